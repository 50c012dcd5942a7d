import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { isRange, Money } from '#shared/kernel/money.ts';
import { safeText } from '#shared/kernel/text.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { Area, District, Hub, Instrument, InvestorType, Sector, Stage } from '#shared/kernel/vocabulary.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

export const ListingId = id('listing');

const unique = <S extends z.ZodType>(item: S, max: number) =>
  z
    .array(item)
    .max(max)
    .refine(items => new Set(items).size === items.length, { error: 'duplicate-items' })
    .meta({ uniqueItems: true });

const headline = {
  title: bilingual(120).describe('Name shown in lists'),
  summary: bilingual(2000).describe('What it is about, in plain words'),
};

export const Location = z
  .strictObject({
    area: Area,
    district: District.optional().describe('Seoul district, where the area is KR-11'),
    city: safeText(80).optional().describe('City, outside Seoul'),
  })
  .refine(({ area, district }) => district === undefined || area === 'KR-11', {
    error: 'district-outside-seoul',
    path: ['district'],
  })
  .meta({ id: 'Location' });

export const Raise = z
  .strictObject({
    stage: Stage,
    amount: Money.optional().describe('Target amount of the round'),
    instrument: Instrument.optional(),
  })
  .meta({ id: 'Raise', description: 'The round the company is raising' });

/** What a startup lists: who it is and what it raises. */
export const CompanyProfile = z
  .strictObject({
    sectors: unique(Sector, 5).min(1),
    location: Location,
    hub: Hub.optional(),
    foundedOn: date().optional(),
    people: z.int().min(0).max(1_000_000).optional().describe('Number of employees'),
    raising: Raise,
    monthlyCapacity: z.int().min(0).max(100).default(10).describe('Most investors it will be introduced to in a month'),
  })
  .meta({ id: 'CompanyProfile' });

/** One investment an investor made: what the platform can learn its real focus from. */
export const Investment = z
  .strictObject({
    companyListingId: ListingId.optional().describe('Where the company is listed here'),
    companyName: safeText(160),
    sectors: unique(Sector, 5),
    stage: Stage.optional(),
    area: Area.optional(),
    amount: Money.optional(),
    on: date(),
  })
  .meta({ id: 'Investment' });

/** An investor's thesis: what it looks for, what it refuses, and how many introductions a month it can take. */
export const InvestorProfile = z
  .strictObject({
    type: InvestorType,
    sectors: unique(Sector, 12),
    stages: unique(Stage, 8),
    ticket: z
      .strictObject({ min: Money, max: Money })
      // Compared only once both are amounts: what is none cannot be.
      .refine(({ min, max }) => isRange(min, max), { error: 'bad-range', when: ({ issues }) => issues.length === 0 })
      .optional()
      .describe('Range of a single investment; confidential'),
    regions: unique(Area, 20).describe('Areas of interest; empty means anywhere'),
    keywords: unique(safeText(60), 30).default([]),
    exclusions: z
      .strictObject({ sectors: unique(Sector, 30).default([]), keywords: unique(safeText(60), 30).default([]) })
      .default({ sectors: [], keywords: [] })
      .describe('Never to be matched; confidential'),
    monthlyCapacity: z
      .int()
      .min(0)
      .max(100)
      .default(5)
      .describe('Most introductions it wants in a month; confidential'),
    portfolio: z.array(Investment).max(400).default([]).describe('Past investments; confidential'),
  })
  .meta({ id: 'InvestorProfile' });

export const LISTING_KINDS = ['company', 'investor'] as const;
export const ListingKind = z.enum(LISTING_KINDS).meta({ id: 'ListingKind' });

export const LISTING_STATES = ['DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED', 'PUBLISHED', 'CLOSED'] as const;
export const ListingState = z.enum(LISTING_STATES).meta({ id: 'ListingState' });
export type ListingState = z.infer<typeof ListingState>;

export const NewListing = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('company'),
      organisationId: OrganisationId,
      ...headline,
      profile: CompanyProfile,
    }),
    z.strictObject({
      kind: z.literal('investor'),
      organisationId: OrganisationId,
      ...headline,
      profile: InvestorProfile,
    }),
  ])
  .meta({ id: 'NewListing' });
export type NewListing = z.infer<typeof NewListing>;

/** A change names only what changes; inside `profile` too. Checked against the whole profile of its kind once merged. */
export const ListingChange = z
  .strictObject({
    title: headline.title.optional(),
    summary: headline.summary.optional(),
    profile: z
      .record(z.string().regex(/^[a-z][A-Za-z]{0,39}$/, { error: 'bad-name' }), z.json())
      .optional()
      .describe('Members of CompanyProfile or InvestorProfile to replace; null takes an optional one away'),
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

const record = {
  listingId: ListingId,
  organisationId: OrganisationId,
  ...headline,
  state: ListingState,
  review: z
    .strictObject({ reason: ReviewReason, text: bilingual(1000), at: instant() })
    .optional()
    .describe('The last request for changes'),
  version: z.int().min(1),
  createdAt: instant(),
  updatedAt: instant(),
  submittedAt: instant().optional(),
  publishedAt: instant().optional(),
};

export const CompanyListing = z
  .strictObject({ kind: z.literal('company'), ...record, profile: CompanyProfile })
  .meta({ id: 'CompanyListing' });
export const InvestorListing = z
  .strictObject({ kind: z.literal('investor'), ...record, profile: InvestorProfile })
  .meta({ id: 'InvestorListing' });
/** A listing as its organisation and the operators see it: everything. */
export const Listing = z.discriminatedUnion('kind', [CompanyListing, InvestorListing]).meta({ id: 'Listing' });
export type Listing = z.infer<typeof Listing>;
export type CompanyListing = z.infer<typeof CompanyListing>;
export type InvestorListing = z.infer<typeof InvestorListing>;

export const ListingPage = z
  .strictObject({
    items: z.array(Listing),
    next: z.string().optional().describe('Cursor of the next page; none on the last'),
  })
  .meta({ id: 'ListingPage' });
