import type * as z from 'zod';
import type { Listing, Review } from '#shared/listing/schema.ts';
import type { ReviewDone, ReviewStatistics } from './schema.ts';

/** What is kept of a decision on a listing as it was submitted. */
export const reviewDone = (
  { listingId, centre, submittedAt, reviewDueAt }: Listing,
  review: z.output<typeof Review>,
  at: string,
): ReviewDone => ({
  listingId,
  ...(centre === undefined ? {} : { centre }),
  decision: review.decision,
  ...(review.decision === 'REQUEST_CHANGES' ? { reason: review.reason } : {}),
  submittedAt: submittedAt ?? at,
  dueAt: reviewDueAt ?? at,
  at,
});

/** The middle value, or the mean of the two middle ones; undefined of nothing. */
export const median = (values: readonly number[]): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : sorted.length === 0
      ? undefined
      : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const tenths = (value: number): number => Math.round(value * 10) / 10;

const measure = (done: readonly ReviewDone[]) => {
  const inTime = done.filter(({ at, dueAt }) => at <= dueAt).length;
  const middle = median(done.map(({ at, submittedAt }) => (Date.parse(at) - Date.parse(submittedAt)) / 3_600_000));
  return {
    reviewed: done.length,
    inTime,
    ...(middle === undefined
      ? {}
      : { inTimePercent: tenths((100 * inTime) / done.length), medianHours: tenths(middle) }),
  };
};

/** How long people waited for a decision, for all and by centre, in the order of their names. */
export const reviewStatistics = (done: readonly ReviewDone[], from: string, to: string): ReviewStatistics => {
  const within = done.filter(({ at }) => at > from && at <= to);
  const names = [...new Set(within.map(({ centre }) => centre))].sort((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1));
  return {
    from,
    to,
    all: measure(within),
    centres: names.map(centre => ({
      ...(centre === undefined ? {} : { centre }),
      ...measure(within.filter(each => each.centre === centre)),
    })),
  };
};
