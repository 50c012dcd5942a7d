import { lockedFacts, shownFacts } from '#shared/fact/rules.ts';
import type { WeighedFact } from '#shared/fact/schema.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { disclose, lockedTiers, mayShow, TIERS, type Tier } from '#shared/kernel/tier.ts';
import { startOfSeoulDay } from '#shared/kernel/time.ts';
import { PROFILE_TIERS } from '#shared/listing/kinds/index.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { StoredGrant } from './grant/schema.ts';
import type { PublicListing, ShownListing } from './schema.ts';

/** Moments of a teaser are told by the day: to the millisecond they could be those of another listing of its organisation. */
export const momentOf = (kind: Listing['kind'], at: string): string =>
  kind === 'acquisition' ? startOfSeoulDay(at) : at;

const headlineOf = ({ kind, listingId, title, summary, expiresOn, publishedAt, updatedAt }: Listing) => ({
  listingId,
  title,
  summary,
  ...(expiresOn === undefined ? {} : { expiresOn }),
  publishedAt: momentOf(kind, publishedAt ?? updatedAt),
  updatedAt: momentOf(kind, updatedAt),
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

/** A public company with the facts about it that anybody may see; other kinds show none. */
export const withPublicFacts = (listing: PublicListing, weighed: readonly WeighedFact[]): PublicListing =>
  listing.kind === 'company' ? { ...listing, facts: shownFacts(weighed, 'T0') } : listing;

/** The same for somebody who has reached a tier; what facts there are beyond it counts as locked. */
export const withFacts = (listing: ShownListing, weighed: readonly WeighedFact[]): ShownListing => {
  if (listing.kind !== 'company') return listing;
  const locked = new Set([...listing.locked, ...lockedFacts(weighed, listing.tier)]);
  return { ...listing, facts: shownFacts(weighed, listing.tier), locked: TIERS.filter(tier => locked.has(tier)) };
};

/** What somebody who has reached a tier may see of a published listing. */
export const shownAt = (listing: Listing, reached: Tier): ShownListing =>
  ({
    kind: listing.kind,
    ...headlineOf(listing),
    profile: disclose(listing.profile, PROFILE_TIERS[listing.kind], reached),
    tier: reached,
    locked: lockedTiers(listing.profile, PROFILE_TIERS[listing.kind], reached),
  }) as ShownListing;

const MISSING = {
  'needs-verification': {
    ko: '확인된 조직의 구성원이어야 합니다',
    en: 'Takes membership of an organisation that is verified and not suspended',
  },
  'needs-consent': {
    ko: '등록 조직의 동의가 필요합니다',
    en: 'Takes the consent of the organisation whose listing it is',
  },
  'needs-their-signature': {
    ko: '등록 조직의 비밀유지계약 서명이 필요합니다',
    en: 'Takes the signature of their side under the non-disclosure agreement',
  },
  'needs-your-signature': {
    ko: '귀 조직의 비밀유지계약 서명이 필요합니다',
    en: 'Takes the signature of your side under the non-disclosure agreement',
  },
} as const satisfies Record<string, Label>;

/** The refusal of a tier that was asked for and not reached: 403 with everything that is missing up to it, in order. */
export const missingFor = (wanted: Tier, reached: Tier, grant: StoredGrant | undefined): Rejection => {
  const consented = grant?.state === 'GRANTED';
  const lacking: (keyof typeof MISSING | false)[] = [
    reached === 'T0' && 'needs-verification',
    mayShow(wanted, 'T2') && !consented && 'needs-consent',
    mayShow(wanted, 'T3') && !(consented && grant.nda?.owner !== undefined) && 'needs-their-signature',
    mayShow(wanted, 'T3') && !(consented && grant.nda?.viewer !== undefined) && 'needs-your-signature',
  ];
  return new Rejection('forbidden', {
    detail: {
      ko: `${wanted} 단계를 열람할 수 없습니다`,
      en: `You have not reached tier ${wanted} with this listing`,
    },
    faults: lacking
      .filter(code => code !== false)
      .map(code => ({ in: 'query', pointer: '/tier', code, message: MISSING[code] })),
  });
};
