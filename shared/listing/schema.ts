import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { safeText } from '#shared/kernel/text.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { Hub } from '#shared/kernel/vocabulary.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { ListingId } from './kinds/common.ts';
import { PROFILES } from './kinds/index.ts';

export { ListingId };

const headline = {
  title: bilingual(120).describe('Name shown in lists'),
  summary: bilingual(2000).describe('What it is about, in plain words'),
  expiresOn: date().optional().describe('Last day it is to be shown; a need ends on its due date in any case'),
};

/** What every listing says in words besides its profile. */
export const LISTING_TEXTS = { title: headline.title, summary: headline.summary } as const;
const identity = {
  externalId: safeText(120)
    .optional()
    .describe('Your own identifier for it; unique among the listings of its kind in the organisation, and fixed'),
};

export const LISTING_KINDS = ['company', 'investor', 'technology', 'need', 'acquisition'] as const;
export const ListingKind = z.enum(LISTING_KINDS).meta({ id: 'ListingKind' });
export type ListingKind = z.infer<typeof ListingKind>;

export const LISTING_STATES = [
  'DRAFT',
  'IN_REVIEW',
  'CHANGES_REQUESTED',
  'PUBLISHED',
  'PAUSED',
  'EXPIRED',
  'CLOSED',
] as const;
export const ListingState = z.enum(LISTING_STATES).meta({ id: 'ListingState' });
export type ListingState = z.infer<typeof ListingState>;

const fresh = <K extends ListingKind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    organisationId: OrganisationId,
    ...identity,
    ...headline,
    profile: PROFILES[kind],
  });
export const NewListing = z
  .discriminatedUnion('kind', [
    fresh('company'),
    fresh('investor'),
    fresh('technology'),
    fresh('need'),
    fresh('acquisition'),
  ])
  .meta({ id: 'NewListing' });
export type NewListing = z.infer<typeof NewListing>;

/** A change names only what changes; inside `profile` too. Checked against the whole profile of its kind once merged. */
export const ListingChange = z
  .strictObject({
    title: headline.title.optional(),
    summary: headline.summary.optional(),
    expiresOn: date().nullable().optional().describe('null takes it away'),
    profile: z
      .record(z.string().regex(/^[a-z][A-Za-z]{0,39}$/, { error: 'bad-name' }), z.json())
      .optional()
      .describe('Members of the profile to replace; null takes an optional one away'),
  })
  .meta({ id: 'ListingChange' });

export const ReviewReason = z
  .enum(['INCOMPLETE', 'UNCLEAR', 'UNVERIFIED_CLAIM', 'WRONG_KIND', 'DUPLICATE', 'OTHER'])
  .meta({ id: 'ReviewReason' });

export const Review = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('APPROVE') }),
    z.strictObject({
      decision: z.literal('REQUEST_CHANGES'),
      reason: ReviewReason,
      text: bilingual(1000).describe('What to change'),
    }),
  ])
  .meta({ id: 'Review' });

/** Whether a listing takes part in matching; it stays listed and found either way. */
export const MatchingChoice = z.enum(['ON', 'OFF']).meta({ id: 'MatchingChoice' });
export const MatchingChange = z
  .strictObject({ matching: MatchingChoice.describe('OFF: no matches, at once and in the nights to come') })
  .meta({ id: 'MatchingChange' });

const record = {
  listingId: ListingId,
  organisationId: OrganisationId,
  ...identity,
  ...headline,
  state: ListingState,
  matching: MatchingChoice.optional().describe('Takes part in matching unless it says OFF'),
  review: z
    .strictObject({ reason: ReviewReason, text: bilingual(1000), at: instant() })
    .optional()
    .describe('The last request for changes'),
  version: z.int().min(1),
  createdAt: instant(),
  updatedAt: instant(),
  submittedAt: instant().optional(),
  reviewDueAt: instant()
    .optional()
    .describe('By when it is to be reviewed: the end of the third business day in Korea after its submission'),
  centre: Hub.optional().describe('Facility that looked after the organisation when it was submitted'),
  publishedAt: instant().optional(),
};

const stored = <K extends ListingKind>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), ...record, profile: PROFILES[kind] });
export const CompanyListing = stored('company').meta({ id: 'CompanyListing' });
export const InvestorListing = stored('investor').meta({ id: 'InvestorListing' });
export const TechnologyListing = stored('technology').meta({ id: 'TechnologyListing' });
export const NeedListing = stored('need').meta({ id: 'NeedListing' });
export const AcquisitionListing = stored('acquisition').meta({ id: 'AcquisitionListing' });
/** A listing as its organisation and the operators see it: everything. */
export const Listing = z
  .discriminatedUnion('kind', [CompanyListing, InvestorListing, TechnologyListing, NeedListing, AcquisitionListing])
  .meta({ id: 'Listing' });
export type Listing = z.infer<typeof Listing>;
/** The listings of one kind. */
export type ListingOf<K extends ListingKind> = Extract<Listing, { kind: K }>;

export const ListingPage = z
  .strictObject({
    items: z.array(Listing),
    next: z.string().optional().describe('Cursor of the next page; none on the last'),
  })
  .meta({ id: 'ListingPage' });
