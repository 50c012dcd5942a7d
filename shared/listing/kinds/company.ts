import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { safeText } from '#shared/kernel/text.ts';
import type { TierMap } from '#shared/kernel/tier.ts';
import { date } from '#shared/kernel/time.ts';
import { Hub, Instrument, Stage } from '#shared/kernel/vocabulary.ts';
import { CompanySize } from '#shared/kernel/vocabulary-trade.ts';
import {
  acquiring,
  acquiringTiers,
  capacity,
  disclosed,
  disclosedTiers,
  field,
  IpRight,
  Ksic,
  Location,
  WebAddress,
} from './common.ts';

export const Raise = z
  .strictObject({
    stage: Stage,
    amount: Money.optional().describe('Target amount of the round'),
    instrument: Instrument.optional(),
  })
  .meta({ id: 'Raise', description: 'The round the company is raising' });

export const Round = z
  .strictObject({
    stage: Stage,
    instrument: Instrument.optional(),
    amount: Money.optional(),
    on: date(),
    investors: z.array(safeText(120)).max(30).default([]),
  })
  .meta({ id: 'Round', description: 'A round that was closed' });

export const Revenue = z
  .strictObject({ year: z.int().min(1980).max(2100), amount: Money })
  .meta({ id: 'Revenue', description: 'Revenue of a business year' });

/** What a startup lists: who it is and what it raises. Business age follows from `foundedOn` and is not stored. */
export const CompanyProfile = z
  .strictObject({
    ...field,
    location: Location,
    hub: Hub.optional(),
    size: CompanySize.optional(),
    ksic: z.array(Ksic).max(5).optional(),
    foundedOn: date().optional(),
    people: z.int().min(0).max(1_000_000).optional().describe('Number of employees'),
    website: WebAddress.optional(),
    ipRights: z.array(IpRight).max(50).optional(),
    raising: Raise,
    rounds: z.array(Round).max(40).optional().describe('Rounds closed so far'),
    revenue: z.array(Revenue).max(10).optional(),
    ...acquiring,
    ...disclosed,
    monthlyCapacity: capacity(10).describe('Most investors it will be introduced to in a month'),
  })
  .meta({ id: 'CompanyProfile' });
export type CompanyProfile = z.infer<typeof CompanyProfile>;

export const companyTiers = {
  sectors: 'T0',
  tags: 'T0',
  location: 'T0',
  hub: 'T0',
  size: 'T0',
  ksic: 'T0',
  foundedOn: 'T0',
  people: 'T0',
  website: 'T0',
  ipRights: 'T0',
  raising: 'T0',
  rounds: 'T1',
  revenue: 'T2',
  ...acquiringTiers,
  ...disclosedTiers,
  monthlyCapacity: 'OWN',
} as const satisfies TierMap<CompanyProfile>;
