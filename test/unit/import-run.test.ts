import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { batchesOf } from '#infra/local/import/batches.ts';
import { openClient, type Send, SignedOut, Unreachable } from '#infra/local/import/client.ts';
import { duration, showProgress } from '#infra/local/import/progress.ts';
import type { BadRow, ImportRecord, Row } from '#infra/local/import/record.ts';
import { faultLine, openReport, summary } from '#infra/local/import/report.ts';
import { run } from '#infra/local/import/run.ts';
import { fixedToken, isLoopback, localOperator, localTokensUrl } from '#infra/local/import/token.ts';
import type { RowResult } from '#shared/exchange/schema.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server on this machine that answers as told. */
const serve = async (answer: (request: IncomingMessage, response: ServerResponse, count: number) => void) => {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => answer(request, response, ++count));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => count };
};
const reply = (response: ServerResponse, status: number, body: unknown = {}, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};
const client = (url: string, token = fixedToken('t'), stop = new AbortController().signal) =>
  openClient({ url, token, language: 'ko', stop, firstWait: 1 });

describe('the client', () => {
  test('sends again after 503, 429 and a broken connection', async () => {
    const { url, requests } = await serve((_, response, count) => {
      if (count === 1) reply(response, 503, {}, { 'retry-after': '0' });
      else if (count === 2) reply(response, 429);
      else if (count === 3) response.destroy();
      else reply(response, 200, { results: [] });
    });
    const sent = await client(url)('POST', '/v1/imports', { body: {} });
    expect(sent).toMatchObject({ status: 200, body: { results: [] } });
    expect(requests()).toBe(4);
  });

  test('waits at least as long as Retry-After says', async () => {
    const { url } = await serve((_, response, count) =>
      reply(response, count === 1 ? 503 : 200, {}, { 'retry-after': '1' }),
    );
    const started = performance.now();
    expect((await client(url)('GET', '/')).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  test('gives up after six attempts, and at once when stopped', async () => {
    const busy = await serve((_, response) => reply(response, 503));
    await expect(client(busy.url)('GET', '/')).rejects.toThrow(Unreachable);
    expect(busy.requests()).toBe(6);
    const stopped = await serve((_, response) => reply(response, 503));
    await expect(client(stopped.url, fixedToken('t'), AbortSignal.abort())('GET', '/')).rejects.toThrow(Unreachable);
    expect(stopped.requests()).toBe(1);
  });

  test('refusals come back as they are, once', async () => {
    const { url, requests } = await serve((_, response) => reply(response, 422, { title: 'no' }));
    expect((await client(url)('GET', '/')).status).toBe(422);
    expect(requests()).toBe(1);
  });

  test('a token that ran out is renewed once; one that cannot be is the end', async () => {
    const tokens: string[] = [];
    const { url } = await serve((request, response) => {
      tokens.push(String(request.headers.authorization));
      reply(response, request.headers.authorization === 'Bearer new' ? 200 : 401);
    });
    let current = 'old';
    const renewable = {
      current: async () => current,
      renew: async () => {
        current = 'new';
        return true;
      },
    };
    expect((await client(url, renewable)('GET', '/')).status).toBe(200);
    expect(tokens).toEqual(['Bearer old', 'Bearer new']);
    await expect(client(url)('GET', '/')).rejects.toThrow(SignedOut);
  });
});

test('tokens of a local stack come from the port after its own', async () => {
  expect(localTokensUrl('http://127.0.0.1:4000/')).toBe('http://127.0.0.1:4001/tokens');
  expect(
    [
      'http://127.0.0.1:1',
      'http://localhost',
      'http://[::1]:4000',
      'https://api.example.org',
      'http://127.0.0.1.example.org',
    ].map(isLoopback),
  ).toEqual([true, true, true, false, false]);
  const { url, requests } = await serve((_, response) => reply(response, 200, { token: 'abc' }));
  const source = localOperator(url);
  expect([await source.current(), await source.current(), requests()]).toEqual(['abc', 'abc', 1]);
});

const record = (n: number, kind: 'company' | 'investor' = 'company', links?: string[]): ImportRecord => ({
  at: { file: 'a.csv', line: n },
  kind,
  externalId: `E-${n}`,
  links,
  row: {
    organisation: { name: { ko: `조직 ${n}` }, externalId: `E-${n}` },
    listing: {
      kind,
      profile: links === undefined ? {} : { portfolio: links.map(companyName => ({ companyName })) },
    },
  },
});
const many = (count: number) => Array.from({ length: count }, (_, i) => record(i + 1));
const runAll = (url: string, records: ImportRecord[], more: Partial<Parameters<typeof run>[0]> = {}) => {
  const stop = new AbortController().signal;
  return run({ records, send: client(url, fixedToken('t'), stop), concurrency: 2, batch: 5, stop, pause: 1, ...more });
};
type Rows = { rows: Row[]; dryRun: boolean };
/** An API that gives each row a result, and keeps what it was sent. */
const api = (resultOf: (row: Row, request: number) => RowResult | 'fail') => {
  const sent: Rows[] = [];
  const send: Send = async (_, path, request = {}) => {
    expect(path).toBe('/v1/imports');
    const body = structuredClone(request.body) as Rows;
    sent.push(body);
    const results = body.rows.map(row => resultOf(row, sent.length));
    const failed = results.includes('fail');
    return {
      status: failed ? 500 : 200,
      body: failed ? { title: 'no' } : { results },
      text: '',
      headers: new Headers(),
    };
  };
  return { send, sent };
};
const created: RowResult = { outcome: 'created', listingId: 'l' };
const nameOf = (row: Row) => (row.organisation.name as { ko: string }).ko;

describe('a run', () => {
  test('stops when the token is refused, and says what is left', async () => {
    const { url } = await serve((_, response) => reply(response, 401));
    expect(await runAll(url, many(30))).toMatchObject({ gaveUp: 'signed-out', failed: 0, left: 30 });
  });

  test('gives up on a server that is gone instead of failing every row', async () => {
    const send = async () => {
      throw new Unreachable('ECONNREFUSED');
    };
    const result = await runAll('', many(100), { send });
    expect(result.gaveUp).toBe('unreachable');
    expect(result.failed).toBeLessThan(30);
    expect(result.failed + result.left).toBe(100);
  });

  test('takes up no further request once stopped, and finishes those under way', async () => {
    const stop = new AbortController();
    const { send, sent } = api(() => created);
    const result = await runAll('', many(50), { send, stop: stop.signal, onDone: () => stop.abort() });
    expect([result.created, result.left, sent.length]).toEqual([10, 40, 2]);
  });

  test('investors come after companies and point at their listings', async () => {
    const { send, sent } = api(row => ({ outcome: 'unchanged', listingId: `listing of ${nameOf(row)}` }));
    const result = await runAll('', [record(9, 'investor', ['E-1', 'E-5']), record(1)], { send });
    expect(sent.map(({ rows }) => rows.map(nameOf))).toEqual([['조직 1'], ['조직 9']]);
    expect((sent[1]!.rows[0]!.listing.profile as { portfolio: unknown }).portfolio).toEqual([
      { companyName: 'E-1', companyListingId: 'listing of 조직 1' },
      { companyName: 'E-5' },
    ]);
    expect(result.kinds).toMatchObject({ company: { unchanged: 1 }, investor: { unchanged: 1 } });
  });

  test('every fault of a refused row is told with the row it came from', async () => {
    const message = { ko: '안 됩니다', en: 'no' };
    const faults = [{ pointer: '/organisation/name/ko', code: 'x', message }];
    const { send } = api(row => (nameOf(row) === '조직 7' ? { outcome: 'refused', faults } : created));
    const bad: BadRow[] = [];
    const result = await runAll('', many(9), { send, onBad: found => bad.push(...found) });
    expect(result).toMatchObject({ created: 8, failed: 1, left: 0 });
    expect(bad).toMatchObject([
      { at: { line: 7 }, faults: [{ file: 'a.csv', line: 7, pointer: '/organisation/name/ko', message }] },
    ]);
  });

  test('a row that breaks a request costs no other', async () => {
    const { send } = api(row => (nameOf(row) === '조직 4' ? 'fail' : created));
    expect(await runAll('', many(12), { send })).toMatchObject({ created: 11, failed: 1, left: 0 });
  });

  test('rows that could not be done at the moment are sent again, alone, and not for ever', async () => {
    const { send, sent } = api((row, request) =>
      nameOf(row) === '조직 2' && request < 3 ? { outcome: 'failed', faults: [] } : created,
    );
    expect(await runAll('', many(3), { send })).toMatchObject({ created: 3, failed: 0 });
    expect(sent.map(({ rows }) => rows.length)).toEqual([3, 1, 1]);
    const never = api(() => ({ outcome: 'failed', faults: [] }));
    expect(await runAll('', many(1), { send: never.send })).toMatchObject({ created: 0, failed: 1 });
  });

  test('requests keep within rows, characters and members', () => {
    const big = { ...record(1), row: { ...record(1).row, more: '가'.repeat(50_000) } };
    expect([...batchesOf(many(120))].map(batch => batch.length)).toEqual([50, 50, 20]);
    expect([...batchesOf([big, big, big, record(2)])].map(batch => batch.length)).toEqual([2, 2]);
    const wide = { ...record(1), row: { ...record(1).row, more: Array.from({ length: 7_000 }, () => 1) } };
    expect([...batchesOf([wide, wide])].map(batch => batch.length)).toEqual([1, 1]);
  });
});

test('the report has every fault, prints twenty, and goes away when there are none', () => {
  const directory = mkdtempSync(join(tmpdir(), 'import-report-'));
  closers.push(() => rmSync(directory, { recursive: true }));
  const path = join(directory, 'deep', 'errors.jsonl');
  const printed: string[] = [];
  const report = openReport(path, 'ko', line => printed.push(line));
  const fault = (line: number) => ({
    file: 'a.csv',
    line,
    pointer: '/x',
    column: '열',
    message: { ko: '안\u0007됨: 값', en: 'no: 값' },
  });
  const bad = (line: number) => ({ at: { file: 'a.csv', line }, faults: [fault(line)] });
  report.add(Array.from({ length: 25 }, (_, i) => bad(i + 2)));
  expect(printed).toHaveLength(20);
  expect(printed[0]).toBe('a.csv:2 [열] 안 됨: 값');
  expect(report.total()).toEqual({
    faults: 25,
    rows: 25,
    reasons: [{ label: { ko: '열: 안\u0007됨', en: '열: no' }, count: 25 }],
  });
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  expect(lines.map(line => JSON.parse(line).line)).toEqual(Array.from({ length: 25 }, (_, i) => i + 2));
  const message = { ko: '가', en: 'b' };
  expect(faultLine({ file: 'a', line: 1, pointer: '/x', value: '3', message }, 'en')).toBe('a:1 /x b (3)');
  openReport(path, 'ko', () => undefined);
  expect(() => readFileSync(path)).toThrow();
});

test('the summary counts by outcome, kind and reason, and says what to do about what is left', () => {
  const none = { created: 0, updated: 0, unchanged: 0 };
  const counts = { created: 8, updated: 1, unchanged: 1 };
  const kinds = {
    company: { ...counts, created: 7 },
    investor: { ...none, created: 1 },
    technology: none,
    need: none,
    acquisition: none,
  };
  const result = { ...counts, kinds, failed: 0, left: 3 };
  const bad = { rows: 2, reasons: [{ label: { ko: '분야: 없음', en: 'sectors: none' }, count: 2 }] };
  expect(summary(result, { bad, seconds: 5, language: 'en' }).split('\n')).toEqual([
    'created 8, updated 1, unchanged 1, failed rows 2, 5.0 s (5s), 2.0 records/s',
    '  company: created 7, updated 1, unchanged 1',
    '  investor: created 1, updated 0, unchanged 0',
    '  2 × sectors: none',
    '3 records are left. Run the same command again to go on.',
  ]);
  const ko = summary({ ...result, gaveUp: 'unreachable' }, { bad, seconds: 5, language: 'ko', dryRun: true }).split(
    '\n',
  );
  expect([ko[0], ko.length]).toEqual(['검사만 했습니다. 실제로는:', 7]);
});

test('progress: one line on a terminal, lines elsewhere, with the rate of the last seconds', () => {
  const show = (isTTY: boolean) => {
    let now = 0;
    let written = '';
    const progress = showProgress(40, 'en', { isTTY, write: text => (written += text) }, () => now);
    for (let i = 0; i < 10; i++) progress.count(i === 0);
    now = 2_000;
    progress.close();
    return written;
  };
  expect(show(false)).toBe('10/40 (25%) · 5.0/s · ETA 6s · failed 1\n');
  expect(show(true)).toBe('\r\x1b[2K10/40 (25%) · 5.0/s · ETA 6s · failed 1\n');
  expect([5, 200, 3_900].map(duration)).toEqual(['5s', '3m 20s', '1h 5m']);
});
