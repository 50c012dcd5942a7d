import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { openDirectory } from '#shared/directory/store.ts';
import { alertsFor } from '#shared/saved-search/rules.ts';
import { MOST_SEARCHES, type SavedSearch } from '#shared/saved-search/schema.ts';
import { alertWrites, searchesWithAlerts } from '#shared/saved-search/store.ts';
import { openTable } from '#shared/table/table.ts';
import { cityOf, companyProfile, fresh, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const table = () =>
  openTable(DynamoDBDocumentClient.from(new DynamoDBClient(handle.stack.dynamodb)), handle.stack.tableName);
const robots = {
  name: '물류 로봇',
  rule: { all: [{ field: 'words', words: '지게차' }], none: [{ field: 'sector', oneOf: ['GAME'] }] },
};
type Results = { items: { listingId: string }[]; total: number };
const keep = (userId: string, body: object = robots) =>
  city().made201<SavedSearch>(userId, 'createSavedSearch', { body });

describe('saved searches', () => {
  test('are kept, listed, read, answered and forgotten', async () => {
    const user = `searcher-${unique()}`;
    const { listing } = await city().published(`owner-${unique()}`, 'company');
    await city().published(`owner-${unique()}`, 'company', { profile: { ...companyProfile(), sectors: ['GAME'] } });
    const saved = await keep(user);
    expect(saved).toMatchObject({ name: '물류 로봇', alerts: true, rule: { any: [] } });
    const params = { savedSearchId: saved.savedSearchId };
    expect((await city().as(user, 'listSavedSearches')).body).toEqual({ items: [saved] });
    expect((await city().as(user, 'readSavedSearch', { params })).body).toEqual(saved);
    const results = await city().as<Results>(user, 'listSavedSearchResults', { params });
    expect(results.body.items.map(({ listingId }) => listingId)).toEqual([listing.listingId]);
    expect((await city().as(user, 'removeSavedSearch', { params })).status).toBe(204);
    for (const target of ['readSavedSearch', 'listSavedSearchResults', 'removeSavedSearch'])
      expect((await city().as(user, target, { params })).status, target).toBe(404);
    expect((await city().as(user, 'listSavedSearches')).body).toEqual({ items: [] });
  });

  test('are nobody else’s', async () => {
    const params = { savedSearchId: (await keep(`searcher-${unique()}`)).savedSearchId };
    const other = `other-${unique()}`;
    for (const target of ['readSavedSearch', 'listSavedSearchResults', 'removeSavedSearch'])
      expect((await city().as(other, target, { params })).status, target).toBe(404);
  });

  test('are made once by a repeated request', async () => {
    const user = `searcher-${unique()}`;
    const headers = fresh();
    const [first, again] = [
      await city().as<SavedSearch>(user, 'createSavedSearch', { body: robots, headers }),
      await city().as<SavedSearch>(user, 'createSavedSearch', { body: robots, headers }),
    ];
    expect(again.body).toEqual(first.body);
    expect((await city().as<{ items: unknown[] }>(user, 'listSavedSearches')).body.items).toHaveLength(1);
  });

  test(`are ${MOST_SEARCHES} at most, also for two who are quick; a place freed is used again`, async () => {
    const user = `searcher-${unique()}`;
    const first = await keep(user);
    for (let n = 1; n < MOST_SEARCHES - 1; n++) await keep(user);
    const race = await Promise.all(
      [1, 2, 3].map(() => city().as(user, 'createSavedSearch', { body: robots, headers: fresh() })),
    );
    expect(race.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(race.filter(({ status }) => status === 409)).toHaveLength(2);
    await city().as(user, 'removeSavedSearch', { params: { savedSearchId: first.savedSearchId } });
    await keep(user);
    expect((await city().as<{ items: unknown[] }>(user, 'listSavedSearches')).body.items).toHaveLength(MOST_SEARCHES);
  }, 60_000);

  test.each([
    { ...robots, rule: {} },
    { ...robots, rule: { all: [{ field: 'words', words: '' }] } },
    { ...robots, rule: { all: [{ field: 'sector', oneOf: ['NOPE'] }] } },
    { ...robots, rule: { all: Array(11).fill(robots.rule.all[0]) } },
    { ...robots, userId: 'ann' },
    { ...robots, name: '' },
  ])('refuse %j with 422', async body =>
    expect([400, 422]).toContain(
      (await city().as(`searcher-${unique()}`, 'createSavedSearch', { body, headers: fresh() })).status,
    ),
  );

  test('raise an alert once for what is new', async () => {
    const user = `searcher-${unique()}`;
    const saved = await keep(user);
    const { listing } = await city().published(`owner-${unique()}`, 'company');
    const now = new Date().toISOString();
    const sweep = async () => {
      const searches = (await searchesWithAlerts(table())).filter(({ userId }) => userId === user);
      return alertsFor(searches, await openDirectory(table()).listings(), () => 'T0');
    };
    const [alert] = await sweep();
    expect(alert?.listings).toEqual([{ listingId: listing.listingId, title: listing.title, change: 'new' }]);
    await table().transact(alertWrites(alert!, listing.listingId, now));
    expect(await sweep()).toEqual([]);
    await expect(table().transact(alertWrites(alert!, listing.listingId, now))).rejects.toThrow();
    const told = await city().as<{ items: { kind: string; subject: string; text: { ko: string } }[] }>(
      user,
      'listMyNotifications',
    );
    expect(told.body.items).toMatchObject([
      { kind: 'search.matched', subject: saved.savedSearchId, text: { ko: expect.stringContaining('물류 로봇') } },
    ]);
  });
});
