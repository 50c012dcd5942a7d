import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { Money } from '#shared/kernel/money.ts';
import type { TierMap } from '#shared/kernel/tier.ts';
import { Hub } from '#shared/kernel/vocabulary.ts';
import { FeeModel, TransferType } from '#shared/kernel/vocabulary-trade.ts';
import { capacity, disclosed, disclosedTiers, field, IpRight, Location, unique, WebAddress } from './common.ts';

/** Technology readiness level, 1 (principle observed) to 9 (proven in operation). */
export const Trl = z.int().min(1).max(9).meta({ id: 'Trl', description: 'Technology readiness level, 1 to 9' });

/** What it costs beside what is used today: what buyers decide by. */
export const EconomicComparison = z
  .strictObject({
    alternative: bilingual(200).describe('What is used today'),
    unit: bilingual(80).describe('What the figures are per: a unit, a year, a plant'),
    ours: Money,
    theirs: Money,
    basis: bilingual(500).optional().describe('Where the figures come from'),
  })
  .refine(({ ours, theirs }) => ours.currency === theirs.currency, {
    error: 'currencies-differ',
    path: ['theirs'],
    when: ({ issues }) => issues.length === 0,
  })
  .meta({ id: 'EconomicComparison' });

/** Fee terms asked for. Rates in basis points: 300 is 3 %. */
export const FeeTerms = z
  .strictObject({
    upfront: Money.optional(),
    running: z.int().min(1).max(10_000).optional().describe('Running royalty in basis points of net sales'),
    minimum: Money.optional().describe('Minimum a year'),
  })
  .meta({ id: 'FeeTerms' });

/** A technology that somebody offers. */
export const TechnologyProfile = z
  .strictObject({
    ...field,
    location: Location,
    hub: Hub.optional(),
    trl: Trl,
    problem: bilingual(1000).describe('The problem it solves'),
    ipRights: z.array(IpRight).max(50).optional(),
    transferTypes: unique(TransferType, 6).min(1),
    feeModels: unique(FeeModel, 4).optional(),
    website: WebAddress.optional(),
    advantage: bilingual(1000).optional().describe('Advantage over the leading alternative'),
    economics: EconomicComparison.optional(),
    governmentFunded: z.boolean().optional().describe('Result of publicly funded research'),
    feeTerms: FeeTerms.optional(),
    ...disclosed,
    monthlyCapacity: capacity(10),
  })
  .meta({ id: 'TechnologyProfile' });
export type TechnologyProfile = z.infer<typeof TechnologyProfile>;

export const technologyTiers = {
  sectors: 'T0',
  tags: 'T0',
  location: 'T0',
  hub: 'T0',
  trl: 'T0',
  problem: 'T0',
  ipRights: 'T0',
  transferTypes: 'T0',
  feeModels: 'T0',
  website: 'T0',
  advantage: 'T1',
  economics: 'T1',
  governmentFunded: 'T1',
  feeTerms: 'T2',
  ...disclosedTiers,
  monthlyCapacity: 'OWN',
} as const satisfies TierMap<TechnologyProfile>;
