import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { listings as sweepListings } from '#functions/nightly/sweep/listings.ts';
import type { DirectoryPage } from '#shared/directory/schema.ts';
import { type Directory, openDirectory } from '#shared/directory/store.ts';
import type { FeedPosition } from '#shared/feed/rules.ts';
import { FEED_DELAY_S, type FeedItem, FeedPage } from '#shared/feed/schema.ts';
import { beginning, readFeed } from '#shared/feed/store.ts';
import { dateAfter } from '#shared/kernel/calendar.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { instantAfter, seoulDate } from '#shared/kernel/time.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { findListing, listingWrite } from '#shared/listing/store.ts';
import { suspensionWrites } from '#shared/suspension/store.ts';
import type { SweepCursor } from '#shared/sweep/schema.ts';
import { openTable, type Table } from '#shared/table/table.ts';
import { cityOf, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const here = useStack();
const city = () => cityOf(here);
let client: DynamoDBDocumentClient;
let table: Table;
let deps: { table: Table; directory: Directory };
beforeAll(() => {
  client = DynamoDBDocumentClient.from(new DynamoDBClient(here.stack.dynamodb));
  table = openTable(client, here.stack.tableName);
  deps = { table, directory: openDirectory(table) };
});
afterAll(() => client.destroy());

const DAY_MS = 86_400_000;
const now = () => new Date().toISOString();
const suspend = async (organisationId: string, on: boolean) =>
  table.transact(await suspensionWrites(table, organisationId, on, now()));

/** The directory as readers see it: title by listing. */
const directory = async (): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const query = { limit: '100', cursor };
    const { body } = await here.call<z.infer<typeof DirectoryPage>>('listDirectory', { query });
    for (const { listingId, title } of body.items) found.set(listingId, title.ko);
    cursor = body.next;
  } while (cursor !== undefined);
  return found;
};

const keeper = () => {
  const kept = new Map<string, string>();
  const told: FeedItem[] = [];
  const take = (items: readonly FeedItem[]): void => {
    told.push(...items);
    for (const item of items)
      if (item.change === 'gone') kept.delete(item.listingId);
      else kept.set(item.listing.listingId, item.listing.title.ko);
  };
  return { kept, told, take };
};

/** Follows the feed with a delay that suits a busy machine, on which indexes are never late. */
const DELAY_MS = 5_000;
const follower = (limit: number) => {
  const { take, ...state } = keeper();
  let position: FeedPosition = beginning(now(), DELAY_MS);
  const pull = async (): Promise<boolean> => {
    const taken = await readFeed(deps, position, { now: now(), limit, delayMs: DELAY_MS });
    position = JSON.parse(JSON.stringify(taken.position)) as FeedPosition;
    take(taken.items);
    return taken.more;
  };
  const follow = async (stop: AbortSignal): Promise<void> => {
    while (!stop.aborted) if (!(await pull())) await delay(20);
    await delay(DELAY_MS + 200);
    while (await pull());
  };
  return { ...state, follow };
};

describe('with writers at work', () => {
  test('every reader ends with exactly the directory, told nothing twice', async () => {
    const stop = new AbortController();
    const [one, two] = [follower(3), follower(100)];
    const following = [one.follow(stop.signal), two.follow(stop.signal)];
    const writer = async (n: number): Promise<void> => {
      const owner = `feed-${n}-${unique()}`;
      const { organisationId } = await city().organisation(owner);
      const publish = async (): Promise<Listing> =>
        city().approve(await city().submit(owner, await city().draft(owner, organisationId, 'company')));
      for (let round = 0; round < 2; round += 1) {
        let [first, second, third] = await Promise.all([publish(), publish(), publish()]);
        for (let change = 0; change < 3; change += 1)
          [first, second] = await Promise.all([
            city().act(owner, 'changeListing', first, { title: { ko: `제목 ${n} ${round} ${change}` } }),
            city().act(owner, 'changeListing', second, { title: { ko: `이름 ${n} ${round} ${change}` } }),
          ]);
        third = await city().act(owner, 'closeListing', third);
        if (round % 2 === 0) await city().act(owner, 'closeListing', second);
      }
    };
    const late = delay(600).then(() => follower(7));
    const latecomer = late.then(reader => reader.follow(stop.signal));
    await Promise.all([0, 1, 2, 3, 4].map(writer));
    stop.abort();
    const third = await late;
    await Promise.all([...following, latecomer]);
    const shown = await directory();
    expect(shown.size).toBe(5 * (2 + 2 - 1));
    for (const { kept, told } of [one, two, third]) {
      expect(kept).toEqual(shown);
      const marks = told.map(item =>
        item.change === 'gone' ? `${item.listingId} gone` : `${item.listing.listingId} ${item.listing.updatedAt}`,
      );
      expect(new Set(marks).size).toBe(marks.length);
      const moments = told.map(({ at }) => at);
      expect(moments).toEqual([...moments].sort());
    }
    // They were at work together: the first reader saw what was later taken away.
    expect(one.told.filter(({ change }) => change === 'gone').length).toBeGreaterThan(0);
  }, 120_000);

  test('a suspension takes all of an organisation away, lifting it brings back what is still published', async () => {
    const stop = new AbortController();
    const reader = follower(2);
    const following = reader.follow(stop.signal);
    const owner = `feed-suspended-${unique()}`;
    const { organisationId } = await city().organisation(owner);
    const listings = await Promise.all(
      ['가', '나', '다', '라', '마'].map(async ko =>
        city().approve(
          await city().submit(owner, await city().draft(owner, organisationId, 'company', { title: { ko } })),
        ),
      ),
    );
    const mine = () => listings.filter(({ listingId }) => reader.kept.has(listingId)).length;
    await expect.poll(mine, { timeout: 30_000 }).toBe(5);
    await suspend(organisationId, true);
    await expect.poll(mine, { timeout: 30_000 }).toBe(0);
    await suspend(organisationId, false);
    await expect.poll(mine, { timeout: 30_000 }).toBe(5);
    stop.abort();
    await following;
    expect(reader.kept).toEqual(await directory());
  }, 120_000);

  test('a listing that is submitted anew is gone while it waits', async () => {
    const owner = `feed-again-${unique()}`;
    const { organisationId } = await city().organisation(owner);
    const listing = await city().approve(
      await city().submit(owner, await city().draft(owner, organisationId, 'company')),
    );
    const before = beginning(now(), 0);
    // What the night makes of a listing whose last day is over.
    const expired = { ...listing, state: 'EXPIRED', version: listing.version + 1, updatedAt: now() } as Listing;
    await table.put(listingWrite(expired));
    await city().submit(owner, expired);
    const { items } = await readFeed(deps, before, { now: now(), limit: 100, delayMs: -1_000 });
    const own = items.filter(item => item.change === 'gone' && item.listingId === listing.listingId);
    expect(own).toHaveLength(1);
  });
});

test('the sweep of a long night gives each listing the moment of its own expiry, which no reader has passed', async () => {
  const owner = `feed-swept-${unique()}`;
  const tomorrow = dateAfter(seoulDate(now()), 1);
  const { listing } = await city().published(owner, 'company', { expiresOn: tomorrow });
  const [started, later] = [instantAfter(now(), 3 * DAY_MS), instantAfter(now(), 3 * DAY_MS + 400_000)];
  const night = { date: seoulDate(started), now: started, requestId: 'sweep-of-a-test' };
  let from: SweepCursor | undefined;
  do {
    const page = await sweepListings.page({ table, newId: ulids(), clock: () => later }, night, from);
    expect(page.failed).toEqual([]);
    from = page.next;
  } while (from !== undefined);
  const swept = await findListing(table, listing.listingId);
  expect(swept).toMatchObject({ state: 'EXPIRED', updatedAt: later });
});

describe('through the API', () => {
  const walk = async (since?: string, limit = '100') => {
    const { kept, told, take } = keeper();
    let cursor = since;
    for (;;) {
      const { status, body, text } = await here.call<z.infer<typeof FeedPage>>('listDirectoryChanges', {
        query: { limit, since: cursor },
      });
      expect(status, text).toBe(200);
      FeedPage.parse(body);
      take(body.items);
      cursor = body.next;
      if (!body.more) return { kept, told, next: cursor };
    }
  };

  test(`is walked once, goes on from its cursor, and is complete after ${FEED_DELAY_S} seconds`, async () => {
    const owner = `feed-api-${unique()}`;
    const { listing } = await city().published(owner, 'company', { title: { ko: '피드의 시작' } });
    const young = await walk();
    expect(young.kept.has(listing.listingId)).toBe(false);
    await delay(FEED_DELAY_S * 1_000 + 300);
    const all = await walk();
    expect(all.kept).toEqual(await directory());
    expect(all.told.filter(({ change }) => change === 'gone')).toEqual([]);
    const small = await walk(undefined, '1');
    expect(small.kept).toEqual(all.kept);
    const rest = await walk(young.next);
    expect(rest.kept.get(listing.listingId)).toBe('피드의 시작');
    expect((await walk(all.next)).told).toEqual([]);

    const nothing = await here.call('listDirectoryChanges', { query: { since: all.next } });
    const etag = nothing.headers.get('etag') ?? '';
    const same = await here.call('listDirectoryChanges', {
      query: { since: all.next },
      headers: { 'if-none-match': etag },
    });
    expect(same.status).toBe(304);
  }, 120_000);

  test.each(['', 'x', 'A'.repeat(3_000), 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA'])('refuses the cursor %j', async since =>
    expect((await here.call('listDirectoryChanges', { query: { since } })).status).toBe(400),
  );

  test('refuses the cursor of another list', async () => {
    const { body } = await here.call<{ next: string }>('listDirectory', { query: { limit: '1' } });
    expect((await here.call('listDirectoryChanges', { query: { since: body.next } })).status).toBe(400);
    const { next } = await walk();
    expect((await here.call('listDirectory', { query: { cursor: next } })).status).toBe(400);
  });
});
