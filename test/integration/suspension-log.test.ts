import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { findSnapshot, openDirectory, readSnapshot } from '#shared/directory/store.ts';
import type { Matches } from '#shared/match/schema.ts';
import { findSuspended, suspensionMoved, suspensionWrites } from '#shared/suspension/store.ts';
import { openTable, type Table } from '#shared/table/table.ts';
import { cityOf, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

/** How readers of the directory learn of a suspension; what a suspension is to people stands in suspension.test.ts. */
const handle = useStack();
const city = () => cityOf(handle);
const table = (): Table =>
  openTable(DynamoDBDocumentClient.from(new DynamoDBClient(handle.stack.dynamodb)), handle.stack.tableName);
const turn = async (organisationId: string, suspended: boolean) =>
  table().transact(await suspensionWrites(table(), organisationId, suspended, new Date().toISOString()));

test('a suspension reaches readers that are warm, cold with a snapshot, and cold without; and so does its end', async () => {
  const company = await city().published(`owner-${unique()}`, 'company');
  const investor = await city().published(`owner-${unique()}`, 'investor');
  const seenBy = async (reader: ReturnType<typeof openDirectory>) =>
    (await reader.listings()).map(({ listingId }) => listingId).sort();
  const both = [company.listing.listingId, investor.listing.listingId].sort();
  const warm = openDirectory(table());
  const cold = () => openDirectory(table());
  const overHttp = async () =>
    (await handle.call<{ items: { listingId: string }[] }>('listDirectory')).body.items
      .map(({ listingId }) => listingId)
      .sort();
  const expectAll = async (expected: string[]) => {
    expect(await seenBy(warm)).toEqual(expected);
    expect(await seenBy(cold())).toEqual(expected);
    expect(await overHttp()).toEqual(expected);
  };
  const detail = async () =>
    (await handle.call('readDirectoryEntry', { params: { listingId: company.listing.listingId } })).status;
  await expectAll(both);

  await turn(company.organisationId, true);
  await expectAll([investor.listing.listingId]);
  expect(await detail()).toBe(404);

  await city().night('2030-02-01');
  const snapshot = await findSnapshot(table());
  const frozen = await readSnapshot(table(), snapshot!);
  expect(frozen.suspended).toEqual([company.organisationId]);
  expect(frozen.listings.map(({ listingId }) => listingId).sort()).toEqual(both);
  await expectAll([investor.listing.listingId]);

  await turn(company.organisationId, false);
  await expectAll(both);
  expect(await detail()).toBe(200);
});

test('a night leaves a suspended organisation out of its plan, and matches made before are not shown', async () => {
  const owners = [`owner-${unique()}`, `owner-${unique()}`] as const;
  const company = await city().published(owners[0], 'company');
  const investor = await city().published(owners[1], 'investor');
  const matched = async (owner: string, listingId: string) =>
    (await city().as<Matches>(owner, 'listMatches', { params: { listingId } })).body.items.map(
      ({ counterpart }) => counterpart.listingId,
    );
  await city().night('2030-02-02');
  expect(await matched(owners[1], investor.listing.listingId)).toContain(company.listing.listingId);

  await turn(company.organisationId, true);
  expect(await matched(owners[1], investor.listing.listingId)).not.toContain(company.listing.listingId);
  expect(await matched(owners[0], company.listing.listingId)).toEqual([]);
  await city().night('2030-02-03');
  const run = await city().as<{ counts: { companies: number } }>('operator', 'readMatchRun', {
    params: { runId: '2030-02-03' },
  });
  await turn(company.organisationId, false);
  // The night did not propose it, so lifting the suspension alone brings no match of that night.
  expect(await matched(owners[1], investor.listing.listingId)).not.toContain(company.listing.listingId);
  await city().night('2030-02-04');
  expect(await matched(owners[1], investor.listing.listingId)).toContain(company.listing.listingId);
  const later = await city().as<{ counts: { companies: number } }>('operator', 'readMatchRun', {
    params: { runId: '2030-02-04' },
  });
  expect(later.body.counts.companies).toBe(run.body.counts.companies + 1);
});

test('of two suspensions prepared at once the second is told to try again, and loses nothing when it does', async () => {
  const [one, two] = await Promise.all([
    city().organisation(`owner-${unique()}`),
    city().organisation(`owner-${unique()}`),
  ]);
  const at = new Date().toISOString();
  const [first, second] = await Promise.all(
    [one, two].map(({ organisationId }) => suspensionWrites(table(), organisationId, true, at)),
  );
  await table().transact(first!);
  await expect(table().transact(second!)).rejects.toBe(suspensionMoved);
  await turn(two.organisationId, true);
  expect([...(await findSuspended(table()))].sort()).toEqual([one.organisationId, two.organisationId].sort());
  await turn(one.organisationId, false);
  await turn(one.organisationId, false);
  expect([...(await findSuspended(table()))]).toEqual([two.organisationId]);
});
