import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openClient, SignedOut, Unreachable } from '#infra/local/import/client.ts';
import { duration, showProgress } from '#infra/local/import/progress.ts';
import type { ImportRecord } from '#infra/local/import/record.ts';
import { faultLine, openReport, summary } from '#infra/local/import/report.ts';
import { run } from '#infra/local/import/run.ts';
import { fixedToken, isLoopback, localOperator, localTokensUrl } from '#infra/local/import/token.ts';

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
  test('sends again after 503, 429 and a broken connection, with the same key', async () => {
    const keys: unknown[] = [];
    const { url } = await serve((request, response, count) => {
      keys.push(request.headers['idempotency-key']);
      if (count === 1) reply(response, 503, {}, { 'retry-after': '0' });
      else if (count === 2) reply(response, 429);
      else if (count === 3) response.destroy();
      else reply(response, 201, { organisationId: 'x' }, { etag: '"v1"', 'idempotent-replayed': 'true' });
    });
    const sent = await client(url)('POST', '/v1/organisations', { body: {}, idempotencyKey: 'key-12345' });
    expect(sent).toEqual({ status: 201, body: { organisationId: 'x' }, etag: '"v1"', replayed: true });
    expect(keys).toEqual(Array(4).fill('key-12345'));
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

const record = (n: number, kind: 'company' | 'investor' = 'company', links: string[] = []): ImportRecord => {
  const name = { ko: `조직 ${n}` };
  const base = { at: { file: 'a.csv', line: n }, externalId: `E-${n}`, organisation: { name, country: 'KR' } };
  if (kind === 'company')
    return {
      ...base,
      listing: {
        kind,
        title: name,
        summary: name,
        profile: { sectors: ['AI'], location: { area: 'KR' }, raising: { stage: 'SEED' } },
      },
    };
  const portfolio = links.map(companyName => ({ companyName, sectors: [], on: '2020-01-01' }));
  return {
    ...base,
    listing: {
      kind,
      title: name,
      summary: name,
      profile: { type: 'VC', sectors: [], stages: [], regions: [], portfolio },
    },
    links,
  };
};
const runAll = (url: string, records: ImportRecord[], more: Partial<Parameters<typeof run>[0]> = {}) => {
  const stop = new AbortController().signal;
  return run({ records, send: client(url, fixedToken('t'), stop), concurrency: 4, stop, ...more });
};
const published = (listingId: string) => ({ listingId, kind: 'company', state: 'PUBLISHED' });

describe('a run', () => {
  test('stops when the token is refused, and says what is left', async () => {
    const { url } = await serve((_, response) => reply(response, 401));
    const result = await runAll(
      url,
      Array.from({ length: 30 }, (_, i) => record(i + 1)),
    );
    expect(result).toMatchObject({ gaveUp: 'signed-out', failed: 0, left: 30 });
  });

  test('gives up on a server that is gone instead of failing every row', async () => {
    const send = async () => {
      throw new Unreachable('ECONNREFUSED');
    };
    const result = await runAll(
      '',
      Array.from({ length: 100 }, (_, i) => record(i + 1)),
      { send },
    );
    expect(result.gaveUp).toBe('unreachable');
    expect(result.failed).toBeLessThan(30);
    expect(result.failed + result.left).toBe(100);
  });

  test('takes up no further record once stopped, and finishes those under way', async () => {
    const stop = new AbortController();
    const { url } = await serve((request, response) => {
      if (request.method === 'POST' && request.url === '/v1/organisations')
        reply(response, 201, { organisationId: 'o' });
      else reply(response, 201, published('l'), { etag: '"v3"' });
    });
    const result = await run({
      records: Array.from({ length: 50 }, (_, i) => record(i + 1)),
      send: client(url),
      concurrency: 2,
      stop: stop.signal,
      onDone: () => stop.abort(),
    });
    expect(result.created).toBe(2);
    expect(result.left).toBe(48);
  });

  test('investors come after companies and point at their listings', async () => {
    const sent: unknown[] = [];
    const { url } = await serve((_, response) => reply(response, 500));
    const send: Parameters<typeof run>[0]['send'] = async (_, path, request = {}) => {
      const of = (body: unknown) => ({ status: 201, body, etag: '"v1"', replayed: false });
      if (path === '/v1/organisations')
        return of({ organisationId: (request.body as { name: { ko: string } }).name.ko });
      sent.push(request.body);
      return of(published(`listing of ${(request.body as { organisationId: string }).organisationId}`));
    };
    await runAll(url, [record(9, 'investor', ['E-1', 'E-5']), record(1)], { send });
    expect(sent).toMatchObject([
      { kind: 'company' },
      { kind: 'investor', profile: { portfolio: [{ companyListingId: 'listing of 조직 1' }, { companyName: 'E-5' }] } },
    ]);
    expect(JSON.stringify(sent[1]).match(/companyListingId/g)).toHaveLength(1);
  });

  test('every fault of a refusal is told with the row it came from', async () => {
    const { url } = await serve((_, response) =>
      reply(response, 422, {
        type: 'https://x/problems/invalid-body',
        title: '입력값이 올바르지 않습니다',
        errors: [{ in: 'body', pointer: '/name/ko', code: 'x', message: '안 됩니다' }],
      }),
    );
    const faults: unknown[] = [];
    const result = await runAll(url, [record(7)], { onFaults: found => faults.push(...found) });
    expect(result).toMatchObject({ failed: 1, left: 0 });
    expect(faults).toEqual([
      { file: 'a.csv', line: 7, pointer: '/organisation/name/ko', message: { ko: '안 됩니다', en: '안 됩니다' } },
    ]);
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
    message: { ko: '안\u0007됨', en: 'no' },
  });
  report.add(Array.from({ length: 25 }, (_, i) => fault(i + 2)));
  report.add([fault(2)]);
  expect(printed).toHaveLength(20);
  expect(printed[0]).toBe('a.csv:2 /x [열] 안 됨');
  expect(report.total()).toEqual({ faults: 26, rows: 25 });
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  expect(lines.map(line => JSON.parse(line).line)).toEqual([...Array.from({ length: 25 }, (_, i) => i + 2), 2]);
  expect(faultLine({ file: 'a', line: 1, pointer: '', message: { ko: '가', en: 'b' } }, 'en')).toBe('a:1 b');
  openReport(path, 'ko', () => undefined);
  expect(() => readFileSync(path)).toThrow();
});

test('the summary counts, and says what to do about what is left', () => {
  const result = { created: 8, continued: 1, existing: 1, failed: 0, left: 3 };
  const options = { badRows: 2, seconds: 5 };
  expect(summary(result, { ...options, language: 'en' })).toBe(
    'created 8, continued 1, already there 1, failed rows 2, 5.0 s, 2.0 records/s\n3 records are left. Run the same command again to go on.',
  );
  expect(summary({ ...result, gaveUp: 'unreachable' }, { ...options, language: 'ko' }).split('\n')).toHaveLength(3);
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
