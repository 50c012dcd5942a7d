import { momentOf, toPublic } from '#shared/disclosure/rules.ts';
import type { PublicListing } from '#shared/disclosure/schema.ts';
import { isShown } from '#shared/listing/rules.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { SuspensionMark } from '#shared/suspension/schema.ts';
import type { FeedItem } from './schema.ts';

/**
 * Where a reader is. `key` is the place in the log of changes up to which everything was given out, `at#identifier`. `from` is
 * when the reader began: what was gone by then it never got. `within` tells how far into the next place, which stands for many
 * listings, it has come. `teasers` is there while a reader that has just begun is given the teasers there are, and tells the
 * last of them.
 */
export interface FeedPosition {
  readonly key: string;
  readonly from: string;
  readonly teasers?: string;
  readonly within?: { readonly key: string; readonly listingId: string };
}

/** An entry of the log: a listing at its last change, or an organisation at its last suspension, with its listings. */
export type LogEntry =
  | { readonly key: string; readonly listing: Listing }
  | { readonly key: string; readonly mark: SuspensionMark; readonly listings: readonly Listing[] };

const listed = (at: string, listing: Listing): FeedItem => ({
  change: 'listed',
  at: momentOf(listing.kind, at),
  listing: toPublic(listing),
});
const gone = (at: string, { kind, listingId }: Listing): FeedItem => ({
  change: 'gone',
  at: momentOf(kind, at),
  listingId,
});

/**
 * What an entry tells a reader, by how things are now. Whatever is true of a listing later has a later place of its own, so that
 * telling the present at an old place is never wrong for long, and each reader ends with what is.
 *
 * - A listing that is not published, or whose last day is over, is gone, unless it was before the reader began. One whose last
 *   day ends later is told of when a sweep expires it.
 * - A published one is listed, unless its organisation is suspended: then the place of the suspension tells that it is gone, and
 *   the place where it is lifted will tell that it is listed.
 * - A teaser that was there when the reader began it has been given already, in no order: its place between others would tell
 *   to the second when it was made, and with that perhaps by whom.
 * - A suspension takes all that is published away. Lifting it brings back what has not changed since; the rest follows at its
 *   own place.
 */
export const itemsOf = (entry: LogEntry, suspended: ReadonlySet<string>, from: string, now: string): FeedItem[] => {
  if ('listing' in entry) {
    const { listing } = entry;
    const { organisationId, updatedAt } = listing;
    if (!isShown(listing, now)) return updatedAt <= from ? [] : [gone(updatedAt, listing)];
    if (listing.kind === 'acquisition' && updatedAt <= from) return [];
    return suspended.has(organisationId) ? [] : [listed(updatedAt, listing)];
  }
  const { mark } = entry;
  if (mark.updatedAt <= from) return [];
  const published = [...entry.listings]
    .filter(listing => isShown(listing, now))
    .sort((a, b) => (a.listingId < b.listingId ? -1 : 1));
  if (mark.suspended) return published.map(listing => gone(mark.updatedAt, listing));
  if (suspended.has(mark.organisationId)) return [];
  return published
    .filter(({ updatedAt }) => updatedAt <= mark.updatedAt)
    .map(listing => listed(mark.updatedAt, listing));
};

const listingIdOf = (item: FeedItem): string => (item.change === 'gone' ? item.listingId : item.listing.listingId);

/** The teasers that a reader who begins is given, in the order of their identifiers, which tell nothing. */
export const takeTeasers = (
  { teasers = '', ...position }: FeedPosition,
  shown: readonly PublicListing[],
  limit: number,
): Taken => {
  const rest = shown
    .filter(({ listingId }) => listingId > teasers)
    .sort((a, b) => (a.listingId < b.listingId ? -1 : 1));
  const page = rest.slice(0, limit);
  const items = page.map((listing): FeedItem => ({ change: 'listed', at: listing.updatedAt, listing }));
  const last = page.length < rest.length ? { teasers: page.at(-1)?.listingId ?? teasers } : {};
  return { items, position: { ...position, ...last }, more: true };
};

/** One source of the log as it was read: its entries in order, and whether there are more after the last key read. */
export interface SourcePage {
  readonly entries: readonly LogEntry[];
  /** Last key read, where there is more after it. */
  readonly cut?: string;
}

export interface Taken {
  readonly items: readonly FeedItem[];
  readonly position: FeedPosition;
  readonly more: boolean;
}

/**
 * The next items of a reader from what was read of every source. Entries are taken in the order of their keys and no further
 * than the shortest source reaches, nor than `until`: what may still arrive before that is not given out yet.
 */
export const takeItems = (
  before: FeedPosition,
  pages: readonly SourcePage[],
  { until, limit, suspended, now }: { until: string; limit: number; suspended: ReadonlySet<string>; now: string },
): Taken => {
  const cuts = pages.flatMap(({ cut }) => (cut === undefined || cut > until ? [] : [cut])).sort();
  const end = cuts[0] ?? until;
  const entries = pages
    .flatMap(page => page.entries)
    .filter(({ key }) => key > before.key && key <= end)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const items: FeedItem[] = [];
  const { from, within } = before;
  let { key } = before;
  for (const entry of entries) {
    const all = itemsOf(entry, suspended, from, now);
    const rest = within?.key === entry.key ? all.filter(item => listingIdOf(item) > within.listingId) : all;
    const room = limit - items.length;
    if (rest.length > room) {
      const part = rest.slice(0, room);
      items.push(...part);
      const last = part.at(-1);
      const stay = within?.key === entry.key ? { within } : {};
      const reached = last === undefined ? stay : { within: { key: entry.key, listingId: listingIdOf(last) } };
      return { items, position: { key, from, ...reached }, more: true };
    }
    items.push(...rest);
    key = entry.key;
  }
  const more = cuts.length > 0;
  return { items, position: { key: more ? end : key, from }, more };
};
