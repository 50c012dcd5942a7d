import type { Directory } from '#shared/directory/store.ts';
import { toPublic } from '#shared/disclosure/rules.ts';
import { instantAfter } from '#shared/kernel/time.ts';
import { allListingsOf, listingFrom } from '#shared/listing/store.ts';
import { findSuspended, markFrom } from '#shared/suspension/store.ts';
import { CHANGE_SHARDS } from '#shared/table/keys.ts';
import type { Item, Table } from '#shared/table/table.ts';
import { type FeedPosition, type LogEntry, type SourcePage, type Taken, takeItems, takeTeasers } from './rules.ts';
import { FEED_DELAY_S } from './schema.ts';

/** Rounds of reading in one call at most, where round after round tells a reader nothing. */
const MOST_ROUNDS = 5;
/** Comes after every identifier of a moment. */
const END_OF_MOMENT = '#~';

/**
 * Where changes are: the shards of the log, and the review queue. A listing that was published before and is submitted anew
 * stands there instead of in the log, and its place, the moment of its submission, tells that it is gone.
 */
const SOURCES = [...Array.from({ length: CHANGE_SHARDS }, (_, shard) => `CHANGED#${shard}`), 'REVIEW'];

const entryFrom = async (table: Table, item: Item): Promise<LogEntry | undefined> => {
  const key = String(item.gsi2sk);
  const mark = markFrom(item);
  if (mark !== undefined) return { key, mark, listings: await allListingsOf(table, mark.organisationId) };
  const listing = listingFrom(item);
  return listing.publishedAt === undefined ? undefined : { key, listing };
};

const readSource = async (table: Table, pk: string, after: string, limit: number): Promise<SourcePage> => {
  const { items, next } = await table.query({ index: 'gsi2', pk, sk: { after }, limit });
  const entries = await Promise.all(items.map(item => entryFrom(table, item)));
  const cut = next === undefined ? undefined : String(items.at(-1)?.gsi2sk ?? after);
  return { entries: entries.filter(entry => entry !== undefined), ...(cut === undefined ? {} : { cut }) };
};

/** Where a reader begins that has nothing: before everything. What was gone well before its first call it is not told of. */
export const beginning = (now: string, delayMs = FEED_DELAY_S * 1_000): FeedPosition => ({
  key: '0',
  teasers: '',
  from: instantAfter(now, -delayMs),
});

/**
 * The next items of a reader. A change bears the moment of its request, is written some seconds later at most (ten: then the
 * function is stopped), and shows in the index a little after that: so nothing younger than the delay is given out, and nothing
 * can arrive any more before a place that a reader has passed. Some five read units where nothing is new.
 */
export const readFeed = async (
  { table, directory }: { readonly table: Table; readonly directory: Directory },
  position: FeedPosition,
  { now, limit, delayMs = FEED_DELAY_S * 1_000 }: { now: string; limit: number; delayMs?: number },
): Promise<Taken> => {
  const until = `${instantAfter(now, -delayMs)}${END_OF_MOMENT}`;
  // Listings are spread evenly over the shards: each gives its part, and what is short this time comes with the next call.
  const each = Math.ceil(limit / CHANGE_SHARDS) + 1;
  let taken: Taken = { items: [], position, more: true };
  if (position.teasers !== undefined) {
    const teasers = (await directory.listings()).filter(({ kind }) => kind === 'acquisition');
    taken = takeTeasers(position, teasers.map(toPublic), limit);
  }
  for (let round = 0; round < MOST_ROUNDS && taken.items.length === 0 && taken.more; round += 1) {
    const { key } = taken.position;
    const [suspended, ...pages] = await Promise.all([
      findSuspended(table),
      ...SOURCES.map(pk => readSource(table, pk, key, each)),
    ]);
    taken = takeItems(taken.position, pages, { until, limit, suspended, now });
  }
  return taken;
};
