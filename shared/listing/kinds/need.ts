import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { isRange, Money } from '#shared/kernel/money.ts';
import type { TierMap } from '#shared/kernel/tier.ts';
import { date } from '#shared/kernel/time.ts';
import { Hub } from '#shared/kernel/vocabulary.ts';
import { TransferType } from '#shared/kernel/vocabulary-trade.ts';
import { capacity, disclosed, disclosedTiers, field, Location, unique } from './common.ts';
import { Trl } from './technology.ts';

/** What has to be reached, so that both sides can tell whether it was. */
export const Metric = z
  .strictObject({
    name: bilingual(120),
    target: bilingual(120).describe('Value to reach, with its unit'),
    current: bilingual(120).optional().describe('Value today'),
  })
  .meta({ id: 'Metric' });

/** A technology that somebody needs. */
export const NeedProfile = z
  .strictObject({
    ...field,
    location: Location,
    hub: Hub.optional(),
    problem: bilingual(2000),
    metrics: z.array(Metric).min(1).max(10),
    leastTrl: Trl.optional().describe('Least readiness that helps'),
    transferTypes: unique(TransferType, 6).min(1),
    deadlines: z
      .strictObject({
        due: date().describe('Last day for proposals, to its end in Seoul'),
        respondBy: date().optional().describe('Every proposal has its answer by the end of this day'),
      })
      .refine(({ due, respondBy }) => respondBy === undefined || respondBy >= due, {
        error: 'respond-before-due',
        path: ['respondBy'],
        when: ({ issues }) => issues.length === 0,
      }),
    budget: z
      .strictObject({ min: Money, max: Money })
      .refine(({ min, max }) => isRange(min, max), { error: 'bad-range', when: ({ issues }) => issues.length === 0 })
      .optional(),
    ...disclosed,
    monthlyCapacity: capacity(20),
  })
  .meta({ id: 'NeedProfile' });
export type NeedProfile = z.infer<typeof NeedProfile>;

export const needTiers = {
  sectors: 'T0',
  tags: 'T0',
  location: 'T0',
  hub: 'T0',
  problem: 'T0',
  metrics: 'T0',
  leastTrl: 'T0',
  transferTypes: 'T0',
  deadlines: 'T0',
  budget: 'T1',
  ...disclosedTiers,
  monthlyCapacity: 'OWN',
} as const satisfies TierMap<NeedProfile>;
