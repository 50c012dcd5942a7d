import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quality } from '#functions/nightly/sweep/quality.ts';
import { sweep } from '#functions/nightly/sweep/use-cases.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { plusDays, seoulDate, seoulMonth } from '#shared/kernel/time.ts';
import type { Match } from '#shared/match/schema.ts';
import type { MatchQuality, MatchQualityHistory } from '#shared/quality/schema.ts';
import { findLists, findQuality } from '#shared/quality/store.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import { openTable, type Table } from '#shared/table/table.ts';
import { cityOf, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
let table: Table;
let client: DynamoDBDocumentClient;
beforeAll(() => {
  client = DynamoDBDocumentClient.from(new DynamoDBClient(here.stack.dynamodb), {
    marshallOptions: { removeUndefinedValues: true },
  });
  table = openTable(client, here.stack.tableName);
});
afterAll(() => client.destroy());

const NOW = new Date().toISOString();
const MONTH = seoulMonth(NOW);
/** The night of a day so many days from now. */
const nightIn = (days: number) => {
  const clock = () => plusDays(NOW, days);
  return sweep({ table, clock, newId: ulids() }, { tasks: [quality] })({ date: seoulDate(clock()) });
};
type Answer<T> = T & { errors?: { code: string }[] };
const read = (query: Record<string, string> = {}) => here.call<Answer<MatchQuality>>('readMatchQuality', { query });

test('a month is judged once, thirty days after its first run, from what was kept of it; anybody reads it', async () => {
  const before = await read();
  expect([before.status, before.body.month]).toEqual([200, undefined]);
  expect(before.body.definitions.length).toBe(6);
  expect(before.headers.get('cache-control')).toBe('public, no-cache');

  const [investor, company] = [`quality-${unique()}`, `quality-${unique()}`];
  const { listing: thesis } = await city().published(investor, 'investor');
  const { listing: raise } = await city().published(company, 'company');
  // Another pairing of the same night, which is none of this.
  for (const kind of ['need', 'technology'] as const) await city().published(`quality-${unique()}`, kind);
  const runId = await city().night(`${MONTH}-01`);
  const { body: matches } = await city().as<{ items: Match[] }>(investor, 'listMatches', {
    params: { listingId: thesis.listingId },
  });
  expect(matches.items.length).toBeGreaterThan(0);
  const lists = await findLists(table, runId);
  expect(lists!.lists.engine).toHaveLength(matches.items.length);
  expect(lists!.investors[0]).toMatchObject({ listingId: thesis.listingId, isNew: true });
  for (const [person, listingId, counterpartId] of [
    [investor, thesis.listingId, raise.listingId],
    [company, raise.listingId, thesis.listingId],
  ] as const)
    expect(
      (await city().as(person, 'respondToMatch', { params: { listingId, counterpartId }, body: { act: 'INTEREST' } }))
        .status,
    ).toBe(200);

  await nightIn(29);
  expect(await findQuality(table, MONTH)).toBeUndefined();
  await nightIn(31);
  const kept = await findQuality(table, MONTH);
  expect(kept).toMatchObject({ month: MONTH, runId, scorer: { id: expect.any(String) } });
  expect(kept!.figures.every(({ insufficient }) => insufficient)).toBe(true);
  expect(Object.keys(kept!.figures[0]!).sort()).toEqual(['insufficient', 'measure', 'method', 'slice']);
  await nightIn(40);
  expect(await findQuality(table, MONTH)).toEqual(kept);
  expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${thesis.listingId}|${raise.organisationId}`));
});

test('as of a day it is what had been told by then, whenever it is asked', async () => {
  // What the night of another month told before.
  const kept = (await findQuality(table, MONTH))!;
  const told = { ...kept, month: '2026-01', runId: '2026-01-01', computedAt: '2026-02-02T17:00:00.000Z' };
  await table.put({
    put: {
      ...keys.quality('2026-01'),
      ...indexes.qualities('2026-01'),
      entity: 'QualityMonth',
      schemaVersion: 1,
      ...told,
    },
    when: 'absent',
  });
  const { body } = await read({ asOf: '2026-02-10' });
  expect(body.month).toEqual(told);
  expect((await read({ asOf: '2026-02-01' })).body.month).toBeUndefined();
  const future = await read({ asOf: '2999-01-01' });
  expect([future.status, future.body.errors?.[0]?.code]).toEqual([422, 'not-past']);
  const history = await here.call<MatchQualityHistory>('listMatchQuality', {
    query: { asOf: '2026-02-10' },
  });
  expect(history.body.items.map(({ month }) => month)).toEqual(['2026-01']);
  expect(new Set(history.body.items[0]!.figures.map(({ slice }) => slice))).toEqual(new Set(['all']));
  const again = await here.call('readMatchQuality', {
    query: { asOf: '2026-02-10' },
    headers: { 'if-none-match': (await read({ asOf: '2026-02-10' })).headers.get('etag')! },
  });
  expect(again.status).toBe(304);
});
