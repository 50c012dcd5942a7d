import * as z from 'zod';
import { PublicListing } from '#shared/disclosure/schema.ts';
import { Limit } from '#shared/http/paging.ts';
import { instant } from '#shared/kernel/time.ts';
import { ListingId } from '#shared/listing/schema.ts';

/** Days that a cursor of the feed stays good for. */
export const FEED_CURSOR_DAYS = 365;
/** Seconds after which a change is in the feed, at the latest. */
export const FEED_DELAY_S = 30;

export const FeedQuery = z.strictObject({
  since: z
    .string()
    .min(1)
    .max(2048)
    .optional()
    .describe(
      `\`next\` of the call before; opaque, signed, valid for ${FEED_CURSOR_DAYS} days. Without it: from the beginning`,
    ),
  limit: Limit,
});

/** One change of the directory as anybody may see it. */
export const FeedItem = z
  .discriminatedUnion('change', [
    z
      .strictObject({ change: z.literal('listed'), at: instant(), listing: PublicListing })
      .meta({ id: 'ListedItem', description: 'Published or changed: put it in the place of what you have' }),
    z
      .strictObject({ change: z.literal('gone'), at: instant(), listingId: ListingId })
      .meta({ id: 'GoneItem', description: 'No longer in the directory, whatever the reason: take it away' }),
  ])
  .meta({ id: 'FeedItem' });
export type FeedItem = z.infer<typeof FeedItem>;

export const FeedPage = z
  .strictObject({
    items: z.array(FeedItem).describe('In the order in which it happened; companies for sale come first, in no order'),
    next: z.string().describe('Cursor to go on from, also where there is nothing new'),
    more: z.boolean().describe('True where the next call has more at once'),
  })
  .meta({ id: 'FeedPage' });
