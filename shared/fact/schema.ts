import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { Money } from '#shared/kernel/money.ts';
import { safeText } from '#shared/kernel/text.ts';
import type { MemberTier } from '#shared/kernel/tier.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { codes, type Vocabulary } from '#shared/kernel/vocabulary.ts';
import { WebAddress } from '#shared/listing/kinds/common.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

type Unit = 'MONEY' | 'COUNT' | 'DATE' | 'LEVEL';
type Path = {
  readonly ko: string;
  readonly en: string;
  readonly unit: Unit;
  /** What one of several such facts is of. */
  readonly of?: 'YEAR' | 'STAGE';
  /** Months after which it is stale; for ever where there are none. */
  readonly shelf?: number;
  readonly tier: MemberTier;
};
/** What facts there are about an organisation: their unit, how long they keep, and from which tier on they are shown. */
export const FACT_PATHS = {
  FOUNDED_ON: { ko: '설립일', en: 'Founded on', unit: 'DATE', tier: 'T0' },
  PEOPLE: { ko: '임직원 수', en: 'Number of people', unit: 'COUNT', shelf: 12, tier: 'T0' },
  PATENTS: { ko: '등록 특허 수', en: 'Patents granted', unit: 'COUNT', shelf: 24, tier: 'T0' },
  TRL: { ko: '기술성숙도', en: 'Technology readiness level', unit: 'LEVEL', shelf: 12, tier: 'T0' },
  TOTAL_RAISED: { ko: '누적 투자 유치액', en: 'Total raised', unit: 'MONEY', shelf: 12, tier: 'T1' },
  ROUND_AMOUNT: { ko: '투자 라운드 금액', en: 'Amount of a round', unit: 'MONEY', of: 'STAGE', tier: 'T1' },
  REVENUE: { ko: '매출액', en: 'Revenue', unit: 'MONEY', of: 'YEAR', shelf: 18, tier: 'T2' },
} as const satisfies Vocabulary & Record<string, Path>;
export const FactPath = z
  .enum(codes(FACT_PATHS))
  .meta({ id: 'FactPath', description: 'What a fact is about; revenue is of a year, a round of a stage' });
export type FactPath = z.infer<typeof FactPath>;
export const pathOf = (path: FactPath): Path => FACT_PATHS[path];

export const FactValue = z
  .discriminatedUnion('unit', [
    z.strictObject({ unit: z.literal('MONEY'), money: Money }),
    z.strictObject({ unit: z.literal('COUNT'), count: z.int().min(0).max(1_000_000_000) }),
    z.strictObject({ unit: z.literal('DATE'), date: date() }),
    z.strictObject({ unit: z.literal('LEVEL'), level: z.int().min(1).max(9) }),
  ])
  .meta({ id: 'FactValue' });
export type FactValue = z.infer<typeof FactValue>;

export const FACT_SOURCES = ['SELF', 'OPERATOR', 'REGISTRY', 'IMPORT', 'PRESS'] as const;
const from = {
  url: WebAddress.optional().describe('Where it can be read; stored, never fetched'),
  recordId: safeText(120).optional().describe('Identifier of the record there'),
};
export const FactSource = z.strictObject({ type: z.enum(FACT_SOURCES), ...from }).meta({ id: 'SourceOfFact' });

const said = {
  path: FactPath,
  of: z
    .string()
    .regex(/^(\d{4}|[A-Z][A-Z_]{1,15})$/, { error: 'bad-of' })
    .optional()
    .describe('The year of a revenue, the stage of a round'),
  value: FactValue,
  asOf: date().describe('The day it was true'),
};
const confidence = z.int().min(0).max(100).describe('How sure the source is, 0 to 100');

/** What an organisation says of itself. */
export const StatedFact = z
  .strictObject({ ...said, ...from, confidence: confidence.default(60) })
  .meta({ id: 'StatedFact' });
/** What an operator knows from elsewhere. */
export const RecordedFact = z
  .strictObject({
    ...said,
    source: z.strictObject({ type: z.enum(['OPERATOR', 'REGISTRY', 'IMPORT', 'PRESS']), ...from }),
    confidence,
  })
  .meta({ id: 'RecordedFact' });

export const FactId = id('fact');
/** A fact as it was recorded; never changed. What became of it follows from all facts and decisions. */
export const Fact = z
  .strictObject({
    factId: FactId,
    organisationId: OrganisationId,
    ...said,
    source: FactSource,
    confidence,
    recordedAt: instant(),
  })
  .meta({ id: 'Fact' });
export type Fact = z.infer<typeof Fact>;

export const FactStatus = z.enum(['CURRENT', 'CONFLICT', 'SUPERSEDED']).meta({ id: 'FactStatus' });
const standing = {
  status: FactStatus,
  stale: z.boolean().describe('Older than facts of its kind keep'),
};
/** A fact with what it counts. */
export const WeighedFact = z.strictObject({ ...Fact.shape, ...standing }).meta({ id: 'WeighedFact' });
export type WeighedFact = z.infer<typeof WeighedFact>;

/** A fact as others see it: with its source, without its record. */
export const ShownFact = z
  .strictObject({
    ...said,
    source: z.strictObject({ type: z.enum(FACT_SOURCES), url: from.url }),
    confidence,
    ...standing,
  })
  .meta({ id: 'ShownFact' });
export type ShownFact = z.infer<typeof ShownFact>;

export const DecisionId = id('decision on facts');
export const NewFactDecision = z
  .strictObject({
    factId: FactId.describe('The fact that holds'),
    reason: bilingual(1000).describe('Why it holds against the others'),
  })
  .meta({ id: 'NewFactDecision' });
/** Which of several facts holds. Undoing it brings the others back. */
export const FactDecision = z
  .strictObject({
    decisionId: DecisionId,
    organisationId: OrganisationId,
    factId: FactId,
    path: FactPath,
    of: said.of,
    reason: bilingual(1000),
    at: instant(),
    undoneAt: instant().optional(),
    version: z.int().min(1),
  })
  .meta({ id: 'FactDecision' });
export type FactDecision = z.infer<typeof FactDecision>;

export const FactQuery = z.strictObject({
  path: FactPath.optional(),
  asOf: date().optional().describe('What was on record at the end of that day in Seoul'),
});
export const Facts = z
  .strictObject({ items: z.array(WeighedFact), decisions: z.array(FactDecision) })
  .meta({ id: 'Facts' });
