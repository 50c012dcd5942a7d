import { notFound, Rejection } from '#shared/kernel/rejection.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Page, Table, Write } from '#shared/table/table.ts';
import { expiresFrom } from './rules.ts';
import { Listing } from './schema.ts';

/**
 * gsi1 finds the listings of an organisation. gsi2 holds the review queue while a listing waits, and the log of changes once
 * it has been published: closings are in the log too, so that readers of the directory learn of them.
 * A change has its place in the log by `updatedAt`, which must not be older than ten seconds when it is written: readers of the
 * log wait so long for changes under way, and no longer.
 */
const listings = entity('Listing', Listing, l => ({
  ...keys.listing(l.listingId),
  ...indexes.listingsOf(l.organisationId, l.listingId),
  ...(l.state === 'IN_REVIEW' && l.submittedAt !== undefined
    ? indexes.inReview(l.submittedAt, l.listingId)
    : l.publishedAt !== undefined
      ? indexes.changed(l.listingId, l.updatedAt)
      : {}),
}));

export const listingFrom = (item: Item): Listing => listings.fromItem(item);

export const listingWrite = (listing: Listing): Write => ({
  put: listings.toItem(listing),
  when: listing.version === 1 ? 'absent' : { version: listing.version - 1 },
  otherwise: new Rejection('version-mismatch'),
});

const dueRow = ({ listingId }: Listing, from: string | undefined): Item => ({
  ...keys.listingDue(listingId),
  ...(from === undefined ? {} : indexes.due('LISTING', from, listingId)),
  entity: 'ListingDue',
  listingId,
});

/**
 * A changed listing, and when it is to be expired where that has changed: the row stands apart, since the listing itself is
 * in the log of changes. The listing's guard holds for both.
 */
export const listingWrites = (before: Listing, after: Listing): Write[] => [
  listingWrite(after),
  ...(expiresFrom(before) === expiresFrom(after) ? [] : [dueWrite(after)]),
];
/** The row of a listing made true again. */
export const dueWrite = (listing: Listing): Write => ({ put: dueRow(listing, expiresFrom(listing)), when: 'always' });

/** Listings to be expired on a date or before it, earliest first, of one shard. */
export const listingsDue = async (
  table: Table,
  shard: number,
  date: string,
  page: Part,
): Promise<{ listingIds: string[]; next?: Item }> => {
  const { items, next } = await table.query({
    index: 'gsi2',
    pk: `DUE#LISTING#${shard}`,
    sk: { atMost: `${date}~` },
    ...part(page),
  });
  return { listingIds: items.map(({ listingId }) => String(listingId)), ...(next === undefined ? {} : { next }) };
};

export const findListing = async (table: Table, listingId: string): Promise<Listing | undefined> => {
  const item = await table.get(keys.listing(listingId));
  return item === undefined ? undefined : listings.fromItem(item);
};

/** @throws Rejection `not-found`. */
export const requireListing = async (table: Table, listingId: string): Promise<Listing> => {
  const listing = await findListing(table, listingId);
  if (listing === undefined) throw notFound();
  return listing;
};

/** In the order of the identifiers; undefined where there is none. */
export const findListings = async (table: Table, listingIds: readonly string[]): Promise<(Listing | undefined)[]> => {
  const items = await table.getMany(listingIds.map(keys.listing));
  return items.map(item => (item === undefined ? undefined : listings.fromItem(item)));
};

type Part = { limit: number; from?: Item };
const part = ({ limit, from }: Part) => ({ limit, ...(from === undefined ? {} : { from }) });

export const listingsOf = (table: Table, organisationId: string, page: Part): Promise<Page> =>
  table.query({ index: 'gsi1', pk: `LISTINGS#${organisationId}`, newestFirst: true, ...part(page) });

/** Every listing of an organisation, in any state; eventually consistent. */
export const allListingsOf = async (table: Table, organisationId: string): Promise<Listing[]> => {
  const items = await table.queryAll({ index: 'gsi1', pk: `LISTINGS#${organisationId}` });
  return items.map(listings.fromItem);
};

export const reviewQueue = (table: Table, page: Part): Promise<Page> =>
  table.query({ index: 'gsi2', pk: 'REVIEW', ...part(page) });
