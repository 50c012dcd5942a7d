import { commit } from '#shared/change/store.ts';
import { expireListing, isOver, lastDay } from '#shared/listing/rules.ts';
import { findListing, listingsDue, listingWrites } from '#shared/listing/store.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import { SYSTEM } from '#shared/trail/schema.ts';
import type { Deps } from '../wiring.ts';
import { type Night, overShards, type SweepTask } from './task.ts';

/**
 * Expires one listing whose last day is over; whatever else the index still shows of it is left alone. It bears the moment of its
 * own change and not of the night, which may be many minutes before: readers of the log have passed that by then.
 */
const expire = async ({ table, newId, clock }: Deps, { now, requestId }: Night, listingId: string): Promise<string> => {
  const before = await findListing(table, listingId);
  if (before === undefined || !['PUBLISHED', 'PAUSED'].includes(before.state) || !isOver(before, now)) return 'skipped';
  const at = clock();
  const listing = expireListing(before, at);
  await commit(
    table,
    newId,
    { now: at, requestId, receipt: undefined, actor: SYSTEM },
    {
      writes: [
        ...listingWrites(before, listing),
        notificationWrite({
          notificationId: newId(),
          recipient: { organisationId: listing.organisationId },
          kind: 'listing.expired',
          subject: listingId,
          facts: { title: listing.title, date: lastDay(listing) ?? '' },
          at,
        }),
      ],
      audit: { subject: listing.organisationId, action: 'listing.expired', changed: [listingId] },
      events: [{ type: 'listing.expired', subject: listingId, data: { kind: listing.kind } }],
      outcome: { body: undefined },
    },
  );
  return 'expired';
};

export const listings: SweepTask = {
  name: 'listings',
  page: overShards(async ({ table }, shard, { date }, page) => {
    const { listingIds, next } = await listingsDue(table, shard, date, page);
    return { items: listingIds, ...(next === undefined ? {} : { next }) };
  }, expire),
};
