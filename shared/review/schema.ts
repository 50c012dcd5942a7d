import * as z from 'zod';
import { Cursor, Limit } from '#shared/http/paging.ts';
import { instant } from '#shared/kernel/time.ts';
import { Hub } from '#shared/kernel/vocabulary.ts';
import { ListingId, ReviewReason } from '#shared/listing/schema.ts';

export const ReviewQueueQuery = z.strictObject({
  centre: Hub.optional().describe('Listings of organisations that this facility looks after'),
  overdue: z.enum(['true', 'false']).optional().describe('Only those whose time to be reviewed is over, or is not'),
  limit: Limit,
  cursor: Cursor,
});

/** One decision of an operator, kept for measuring how long people wait; what was decided stands in the listing. */
export const ReviewDone = z.strictObject({
  listingId: ListingId,
  centre: Hub.optional(),
  decision: z.enum(['APPROVE', 'REQUEST_CHANGES']),
  reason: ReviewReason.optional(),
  submittedAt: instant(),
  dueAt: instant(),
  at: instant(),
});
export type ReviewDone = z.infer<typeof ReviewDone>;

export const ReviewStatisticsQuery = z.strictObject({
  days: z.enum(['30', '90']).default('30').describe('Decisions of the last so many days'),
});

const measured = {
  reviewed: z.int().min(0).describe('Decisions'),
  inTime: z.int().min(0).describe('Decisions made by the moment they were due'),
  inTimePercent: z.number().min(0).max(100).optional().describe('Share of them; none without decisions'),
  medianHours: z
    .number()
    .min(0)
    .optional()
    .describe('Median of the hours from submission to decision, nights included'),
};
export const ReviewStatistics = z
  .strictObject({
    from: instant(),
    to: instant(),
    all: z.strictObject(measured),
    centres: z.array(z.strictObject({ centre: Hub.optional().describe('None: no facility'), ...measured })),
  })
  .meta({ id: 'ReviewStatistics' });
export type ReviewStatistics = z.infer<typeof ReviewStatistics>;
