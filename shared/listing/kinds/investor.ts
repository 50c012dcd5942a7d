import * as z from 'zod';
import { isRange, Money } from '#shared/kernel/money.ts';
import { safeText } from '#shared/kernel/text.ts';
import type { TierMap } from '#shared/kernel/tier.ts';
import { date } from '#shared/kernel/time.ts';
import { Area, Instrument, InvestorType, Sector, Stage } from '#shared/kernel/vocabulary.ts';
import {
  acquiring,
  acquiringTiers,
  capacity,
  disclosed,
  disclosedTiers,
  ListingId,
  unique,
  WebAddress,
} from './common.ts';

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
    instruments: unique(Instrument, 7).optional(),
    ticket: z
      .strictObject({ min: Money, max: Money })
      // Compared only once both are amounts: what is none cannot be.
      .refine(({ min, max }) => isRange(min, max), { error: 'bad-range', when: ({ issues }) => issues.length === 0 })
      .optional()
      .describe('Range of a single investment; confidential'),
    regions: unique(Area, 20).describe('Areas of interest; empty means anywhere'),
    keywords: unique(safeText(60), 30).default([]),
    website: WebAddress.optional(),
    exclusions: z
      .strictObject({ sectors: unique(Sector, 30).default([]), keywords: unique(safeText(60), 30).default([]) })
      .default({ sectors: [], keywords: [] })
      .describe('Never to be matched; confidential'),
    ...acquiring,
    ...disclosed,
    monthlyCapacity: capacity(5),
    portfolio: z.array(Investment).max(400).default([]).describe('Past investments; confidential'),
  })
  .meta({ id: 'InvestorProfile' });
export type InvestorProfile = z.infer<typeof InvestorProfile>;

export const investorTiers = {
  type: 'T0',
  sectors: 'T0',
  stages: 'T0',
  instruments: 'T0',
  ticket: 'OWN',
  regions: 'T0',
  keywords: 'T0',
  website: 'T0',
  exclusions: 'OWN',
  ...acquiringTiers,
  ...disclosedTiers,
  monthlyCapacity: 'OWN',
  portfolio: 'OWN',
} as const satisfies TierMap<InvestorProfile>;
