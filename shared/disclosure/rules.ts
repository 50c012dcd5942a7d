import { disclose, lockedTiers, type Tier } from '#shared/kernel/tier.ts';
import { PROFILE_TIERS } from '#shared/listing/kinds/index.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { PublicListing, ShownListing } from './schema.ts';

const headlineOf = ({ listingId, title, summary, expiresOn, publishedAt, updatedAt }: Listing) => ({
  listingId,
  title,
  summary,
  ...(expiresOn === undefined ? {} : { expiresOn }),
  publishedAt: publishedAt ?? updatedAt,
  updatedAt,
});

/**
 * What anybody may see of a published listing. Members are shown because their tier is T0, never because nobody thought of
 * hiding them; whose listing it is, is no part of it.
 */
export const toPublic = (listing: Listing): PublicListing =>
  ({
    kind: listing.kind,
    ...headlineOf(listing),
    profile: disclose(listing.profile, PROFILE_TIERS[listing.kind], 'T0'),
  }) as PublicListing;

/** What somebody who has reached a tier may see of a published listing. */
export const shownAt = (listing: Listing, reached: Tier): ShownListing =>
  ({
    kind: listing.kind,
    ...headlineOf(listing),
    profile: disclose(listing.profile, PROFILE_TIERS[listing.kind], reached),
    tier: reached,
    locked: lockedTiers(listing.profile, PROFILE_TIERS[listing.kind], reached),
  }) as ShownListing;
