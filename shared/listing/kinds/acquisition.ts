import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { Money } from '#shared/kernel/money.ts';
import type { TierMap } from '#shared/kernel/tier.ts';
import { Area } from '#shared/kernel/vocabulary.ts';
import { AmountBand, BusinessAge, PeopleBand, SaleType } from '#shared/kernel/vocabulary-trade.ts';
import { capacity, disclosed, disclosedTiers, field, Ksic, unique } from './common.ts';
import { Revenue } from './company.ts';

/**
 * A company for sale, told without telling which: bands instead of figures, an area instead of an address. Who it is shows
 * only to those the seller consented to.
 */
export const AcquisitionProfile = z
  .strictObject({
    ...field,
    area: Area,
    ksic: z.array(Ksic).max(5).optional(),
    businessAge: BusinessAge.optional(),
    revenueBand: AmountBand,
    askBand: AmountBand.optional(),
    peopleBand: PeopleBand.optional(),
    saleTypes: unique(SaleType, 4).min(1),
    reason: bilingual(500).optional().describe('Why it is for sale'),
    identity: bilingual(500).optional().describe('Which company it is'),
    revenue: z.array(Revenue).max(10).optional(),
    ask: Money.optional(),
    ...disclosed,
    monthlyCapacity: capacity(5),
  })
  .meta({ id: 'AcquisitionProfile' });
export type AcquisitionProfile = z.infer<typeof AcquisitionProfile>;

export const acquisitionTiers = {
  sectors: 'T0',
  tags: 'T0',
  area: 'T0',
  ksic: 'T0',
  businessAge: 'T0',
  revenueBand: 'T0',
  askBand: 'T0',
  peopleBand: 'T0',
  saleTypes: 'T0',
  reason: 'T1',
  identity: 'T2',
  revenue: 'T2',
  ask: 'T2',
  ...disclosedTiers,
  monthlyCapacity: 'OWN',
} as const satisfies TierMap<AcquisitionProfile>;
