import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '#shared/change/store.ts';
import { ulids } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/kernel/rejection.ts';
import { openTable, type Table } from '#shared/table/table.ts';
import { firstBreak } from '#shared/trail/rules.ts';
import { SYSTEM } from '#shared/trail/schema.ts';
import { type Stored, tableReader } from '#test/security/support/digest.ts';
import { cityOf, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
let reader: ReturnType<typeof tableReader>;
let table: Table;
beforeAll(() => {
  reader = tableReader(here);
  table = openTable(DynamoDBDocumentClient.from(new DynamoDBClient(here.stack.dynamodb)), here.stack.tableName);
});
afterAll(() => reader.close());

const KEYS = new Set(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'entity', 'schemaVersion']);
const withoutKeys = (item: Stored): Stored =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !KEYS.has(name)));
/** Entries and head of a chain as they are stored. */
const chainOf = async (subject: string) => {
  const items = [...(await reader.items()).values()].filter(({ pk }) => pk === `TRAIL#${subject}`).map(item => item);
  const head = items.find(({ entity }) => entity === 'TrailHead') as { version: number; hash: string } | undefined;
  const entries = items
    .filter(({ entity }) => entity === 'TrailEntry')
    .sort((a, b) => (String(a.sk) < String(b.sk) ? -1 : 1))
    .map(withoutKeys);
  return { entries, head, broken: firstBreak(subject, entries, head) };
};
const context = (userId: string) => ({
  now: '2026-11-24T00:00:00.000Z',
  requestId: `request-${unique()}`,
  actor: { userId },
  receipt: undefined,
});
const outcome = { body: undefined };

test('40 changes at once of different records of one organisation all happen, in one unbroken chain', async () => {
  const owner = `person-${unique()}`;
  const { organisationId } = await city().organisation(owner);
  const drafts = await Promise.all(Array.from({ length: 40 }, () => city().draft(owner, organisationId, 'company')));
  await Promise.all(drafts.map(draft => city().submit(owner, draft)));
  const { entries, broken } = await chainOf(organisationId);
  expect(broken).toBeUndefined();
  expect(entries.length).toBe(81);
});

test('two clients racing on one record: one change each time, the other is told, and the chain knows of one', async () => {
  const owner = `person-${unique()}`;
  const { organisationId } = await city().organisation(owner);
  let listing = await city().draft(owner, organisationId, 'company');
  for (let n = 0; n < 15; n += 1) {
    const answers = await Promise.all(
      ['하나', '둘'].map(ko =>
        city().as<typeof listing>(owner, 'changeListing', {
          params: { listingId: listing.listingId },
          body: { title: { ko: `${ko} ${n}` } },
          headers: { 'if-match': `"v${listing.version}"` },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    listing = answers.find(({ status }) => status === 200)!.body;
  }
  const { entries, broken } = await chainOf(organisationId);
  expect(broken).toBeUndefined();
  expect(entries.length).toBe(17);
});

test('a change that concerns two organisations lands in both chains, one that is refused in neither', async () => {
  const [a, b, who] = [`subject-${unique()}`, `subject-${unique()}`, `person-${unique()}`];
  const audit = [
    { subject: a, action: 'proposal.sent', changed: ['state'], about: [who, 'somebody'] },
    { subject: b, action: 'proposal.received' },
    { subject: a, action: 'proposal.counted' },
  ];
  const put = { pk: `TEST#${a}`, sk: 'TEST', version: 1 };
  const change = { writes: [{ put, when: 'absent' as const }], audit, outcome };
  await commit(table, ulids(), context(who), change);
  const before = await reader.items();
  const again = commit(table, ulids(), context(who), change);
  await expect(again).rejects.toMatchObject({ reason: 'conflict' } satisfies Partial<Rejection>);
  expect((await reader.items()).size).toBe(before.size);
  const [chainA, chainB] = [await chainOf(a), await chainOf(b)];
  expect([chainA.broken, chainB.broken]).toEqual([undefined, undefined]);
  expect(chainA.entries.map(({ seq, action }) => [seq, action])).toEqual([
    [1, 'proposal.sent'],
    [2, 'proposal.counted'],
  ]);
  expect(chainB.entries.map(({ action }) => action)).toEqual(['proposal.received']);
  expect(chainA.entries[0]!.actor).toBe((chainA.entries[0]!.about as string[])[0]);
  expect(JSON.stringify([chainA, chainB])).not.toMatch(/person-|somebody/);
});

test('a person has one pseudonym, however many of their first changes happen at once', async () => {
  const who = `person-${unique()}`;
  const subjects = Array.from({ length: 12 }, () => `subject-${unique()}`);
  await Promise.all(
    subjects.map(subject =>
      commit(table, ulids(), context(who), { writes: [], audit: { subject, action: 'tried' }, outcome }),
    ),
  );
  const chains = await Promise.all(subjects.map(chainOf));
  expect(new Set(chains.map(({ entries }) => entries[0]?.actor)).size).toBe(1);
  expect(chains.every(({ broken }) => broken === undefined)).toBe(true);
});

test('what the nightly job changes is done by the system, and nobody is made up for it', async () => {
  const subject = `subject-${unique()}`;
  const before = [...(await reader.items()).values()].filter(({ entity }) => entity === 'Person').length;
  const night = { ...context('x'), actor: SYSTEM } as const;
  await commit(table, ulids(), night, { writes: [], audit: { subject, action: 'listing.expired' }, outcome });
  const { entries, broken } = await chainOf(subject);
  expect(broken).toBeUndefined();
  expect(entries[0]).toMatchObject({ actor: 'system' });
  expect([...(await reader.items()).values()].filter(({ entity }) => entity === 'Person').length).toBe(before);
});

test('an entry altered in the table is named', async () => {
  const owner = `person-${unique()}`;
  const { organisationId } = await city().organisation(owner);
  await city().draft(owner, organisationId, 'company');
  await city().draft(owner, organisationId, 'company');
  const item = [...(await reader.items()).values()].find(
    ({ pk, seq }) => pk === `TRAIL#${organisationId}` && seq === 2,
  )!;
  await table.put({ put: { ...item, action: 'listing.closed' }, when: 'always' });
  expect((await chainOf(organisationId)).broken).toMatchObject({ subject: organisationId, seq: 2, differs: 'hash' });
});
