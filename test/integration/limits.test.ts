import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { tableCounters } from '#shared/http/limit/counters.ts';
import { type Limiter, openLimiter } from '#shared/http/limit/limiter.ts';
import { POLICIES } from '#shared/http/limit/policies.ts';
import type { Problem } from '#shared/http/problem.ts';
import { openTable } from '#shared/table/table.ts';
import { cityOf, fresh } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

/** What functions said of requests that they let pass without counting. */
const uncounted: string[] = [];
const here = useStack({
  rateFactor: 1,
  output: ({ text }) => {
    if (text.includes('uncounted')) uncounted.push(text);
  },
});
let client: DynamoDBDocumentClient;
beforeAll(() => {
  client = DynamoDBDocumentClient.from(new DynamoDBClient(here.stack.dynamodb));
});
afterAll(() => client.destroy());

/** Waits for a window with enough of it left for what follows. */
const freshWindow = async (seconds: number): Promise<void> => {
  const left = 60 - ((Date.now() / 1000) % 60);
  if (left < seconds) await delay(left * 1_000 + 100);
};
const limiter = (more: { hashKey?: string; factor?: number; table?: DynamoDBDocumentClient } = {}) => {
  const opened: unknown[] = [];
  const made: Limiter = openLimiter({
    counters: tableCounters(openTable(more.table ?? client, here.stack.tableName)),
    hashKey: more.hashKey ?? 'a key of the stack',
    factor: more.factor ?? 1,
    onOpen: error => opened.push(error),
  });
  return { ...made, opened };
};
const NOON = '2026-11-24T03:00:00.000Z';
const admitted = async (made: Limiter, caller: string, times: number, at = NOON): Promise<number> => {
  const answers = await Promise.all(Array.from({ length: times }, () => made.admit('read', caller, at)));
  return answers.filter(answer => answer.admitted).length;
};

describe('through the API', () => {
  test('of 1,000 requests at once at most the quota passes, and others notice nothing', async () => {
    const city = cityOf(here);
    const [token, other] = [await city.token('busy'), await city.token('calm')];
    await freshWindow(30);
    const calls = Array.from({ length: 1_000 }, () => here.call<z.infer<typeof Problem>>('readMe', { token }));
    const [answers, calm] = await Promise.all([Promise.all(calls), here.call('readMe', { token: other })]);
    const passed = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 429);
    expect(uncounted).toEqual([]);
    expect(passed.length + refused.length).toBe(1_000);
    expect(passed.length).toBeLessThanOrEqual(POLICIES.read.quota);
    // Four instances share the quota; what one of them leased and did not come to use is lost.
    expect(passed.length).toBeGreaterThan(POLICIES.read.quota * 0.9);
    expect(calm.status).toBe(200);
    for (const { headers, body } of refused) {
      const wait = Number(headers.get('retry-after'));
      expect(wait).toBeGreaterThanOrEqual(1);
      expect(wait).toBeLessThanOrEqual(60);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(headers.get('ratelimit')).toBe(`"read";r=0;t=${wait}`);
      expect(body.type).toMatch(/too-many-requests$/);
      expect(body.detail).toMatch(/60초에 600회/);
    }
    // Another kind of work has a count of its own.
    const write = await city.as('busy', 'createOrganisation', { body: {}, headers: fresh() });
    expect(write.status).toBe(422);
  }, 90_000);

  test('every reply tells the policy and what is left, refusals too', async () => {
    const city = cityOf(here);
    const ok = await city.as('teller', 'readMe');
    expect(ok.headers.get('ratelimit-policy')).toBe('"read";q=600;w=60');
    expect(ok.headers.get('ratelimit')).toMatch(/^"read";r=599;t=([1-9]|[1-5]\d|60)$/);
    const absent = await city.as('teller', 'GET /v1/listings/x');
    expect([absent.status, absent.headers.get('ratelimit')]).toEqual([404, expect.stringMatching(/^"read";r=59[89];/)]);
    const invalid = await city.as('teller', 'createOrganisation', { body: {}, headers: fresh() });
    expect([invalid.status, invalid.headers.get('ratelimit-policy')]).toEqual([422, '"create";q=60;w=60']);
    const operator = await city.as('operator', 'listReviews');
    expect(operator.headers.get('ratelimit-policy')).toBe('"operator";q=30000;w=60');
    for (const route of ['listDirectory', 'readHealth'])
      expect((await here.call(route)).headers.get('ratelimit'), route).toMatch(/^"(search|read)";r=\d+;t=\d+$/);
  });

  test('an address comes from the gateway alone, and is not stored', async () => {
    const headers = {
      'x-forwarded-for': '198.51.100.77',
      forwarded: 'for=198.51.100.77',
      'x-real-ip': '198.51.100.77',
    };
    await freshWindow(20);
    const asked = Array.from({ length: 20 }, (_, n) => here.call('listDirectory', n % 2 === 0 ? {} : { headers }));
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
    const { Items = [] } = await client.send(new ScanCommand({ TableName: here.stack.tableName }));
    const counts = Items.filter(({ entity }) => entity === 'RequestCount');
    expect(counts.length).toBeGreaterThan(3);
    // All of them came from one place, and were counted as one caller's.
    const now = Math.floor(Date.now() / 60_000);
    expect(counts.filter(({ pk }) => String(pk).startsWith(`COUNT#search#${now}#`))).toHaveLength(1);
    expect(JSON.stringify(counts)).not.toMatch(/127\.0\.0\.1|198\.51|busy|calm|teller/);
    for (const { ttl } of counts) expect(Number(ttl)).toBeGreaterThan(Date.now() / 1000);
  }, 40_000);
});

describe('over the table', () => {
  test('two instances never let through more than the quota together', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [limiter(), limiter()];
      const caller = `two ${round}`;
      const [x, y] = await Promise.all([admitted(a, caller, 400), admitted(b, caller, 400)]);
      // Both asked for more than their part, so that no token is left unused either.
      const rest = (await admitted(a, caller, 300)) + (await admitted(b, caller, 300));
      expect(x + y + rest).toBe(POLICIES.read.quota);
      expect([a.opened, b.opened]).toEqual([[], []]);
    }
  });

  test('a lease is shared by requests that come together, and a count goes on where an instance is new', async () => {
    const first = limiter({ factor: 0.02 });
    expect(await admitted(first, 'small', 5)).toBe(5);
    const second = limiter({ factor: 0.02 });
    expect(await admitted(second, 'small', 50)).toBeLessThanOrEqual(7);
    expect(await admitted(second, 'other', 50)).toBe(12);
  });

  test('the next window begins with nothing used, and ends when it was said', async () => {
    const made = limiter({ factor: 0.01 });
    expect(await admitted(made, 'window', 20)).toBe(6);
    const refused = await made.admit('read', 'window', '2026-11-24T03:00:18.500Z');
    expect(refused).toMatchObject({ admitted: false, left: 0, endsIn: 42 });
    expect(await made.admit('read', 'window', '2026-11-24T03:00:59.999Z')).toMatchObject({
      admitted: false,
      endsIn: 1,
    });
    expect(await admitted(made, 'window', 20, '2026-11-24T03:01:00.000Z')).toBe(6);
    // A clock that goes back finds what was used then.
    expect(await admitted(made, 'window', 20)).toBe(0);
  });

  test('requests pass where the table cannot be asked, and one line tells of it', async () => {
    const nowhere = DynamoDBDocumentClient.from(
      new DynamoDBClient({ ...here.stack.dynamodb, endpoint: 'http://127.0.0.1:9', maxAttempts: 1 }),
    );
    const made = limiter({ table: nowhere, factor: 0.01 });
    expect(await admitted(made, 'dark', 50)).toBe(50);
    expect(made.opened.length).toBe(1);
    nowhere.destroy();
  });
});
