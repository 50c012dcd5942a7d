import * as z from 'zod';
import { bilingual, type Label } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { Money } from '#shared/kernel/money.ts';
import { safeText } from '#shared/kernel/text.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { codes } from '#shared/kernel/vocabulary.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

export const OutcomeId = id('outcome');

/** What can come of it all, and whether it is told in money, in a number, or as one event. */
export const OUTCOME_TYPES = {
  NDA: { ko: '비밀유지계약', en: 'Non-disclosure agreement', measured: 'event' },
  POC: { ko: '실증(PoC)', en: 'Proof of concept', measured: 'event' },
  TECH_DEAL: { ko: '기술 거래', en: 'Technology deal', measured: 'money' },
  INVESTMENT: { ko: '투자 유치', en: 'Investment', measured: 'money' },
  SALES: { ko: '매출', en: 'Sales', measured: 'money' },
  JOBS: { ko: '고용', en: 'Jobs', measured: 'number' },
  MNA: { ko: '인수·합병', en: 'Merger or acquisition', measured: 'money' },
} as const satisfies Readonly<Record<string, Label & { measured: 'event' | 'money' | 'number' }>>;
export const OutcomeType = z.enum(codes(OUTCOME_TYPES)).meta({ id: 'OutcomeType' });
export type OutcomeType = z.infer<typeof OutcomeType>;

/** How far the platform had to do with it. */
export const OutcomeBasis = z
  .enum(['DIRECT', 'CONTRIBUTED', 'SELF_REPORTED'])
  .meta({ id: 'OutcomeBasis', description: 'DIRECT: came of a match or deal here; CONTRIBUTED: helped along by one' });

export const OutcomeEvidence = z
  .strictObject({
    kind: z.enum(['CONTRACT', 'TAX_INVOICE', 'BANK', 'REGISTRY', 'INSURANCE', 'PRESS', 'OTHER']),
    reference: safeText(200).describe('Number, address or description by which it can be found'),
  })
  .meta({ id: 'OutcomeEvidence' });

const facts = {
  type: OutcomeType,
  amount: Money.optional().describe('For what is told in money'),
  number: z.int().min(1).max(1_000_000).optional().describe('For what is told in a number'),
  occurredOn: date(),
  basis: OutcomeBasis,
  listingId: ListingId.optional().describe('Listing of the organisation it came of'),
  note: bilingual(500).optional(),
  evidence: z.array(OutcomeEvidence).max(20).default([]),
};

/** Told in what its type is told in, and in nothing else. */
const measured = (outcome: { type: OutcomeType; amount?: unknown; number?: unknown }): boolean => {
  const wanted = OUTCOME_TYPES[outcome.type].measured;
  return (
    (outcome.amount !== undefined) === (wanted === 'money') && (outcome.number !== undefined) === (wanted === 'number')
  );
};
const MEASURED = {
  error: 'outcome-measure',
  path: ['type'],
  when: ({ issues }: { issues: unknown[] }) => issues.length === 0,
};

export const NewOutcome = z.strictObject(facts).refine(measured, MEASURED).meta({ id: 'NewOutcome' });
export type NewOutcome = z.infer<typeof NewOutcome>;

/** A correction states everything anew, and why. What it replaces stays readable, and counts for figures as of before. */
export const OutcomeCorrection = z
  .strictObject({ ...facts, reason: bilingual(500).describe('Why it is corrected') })
  .refine(measured, MEASURED)
  .meta({ id: 'OutcomeCorrection' });

export const OutcomeWithdrawal = z
  .strictObject({ reason: bilingual(500).describe('Why it no longer stands') })
  .meta({ id: 'OutcomeWithdrawal' });

export const OutcomeDecision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('VERIFY') }),
    z.strictObject({ decision: z.literal('DISPUTE'), reason: bilingual(500).describe('What does not hold') }),
  ])
  .meta({ id: 'OutcomeDecision' });

export const OUTCOME_STATES = ['REPORTED', 'EVIDENCED', 'VERIFIED', 'DISPUTED', 'WITHDRAWN'] as const;
export const OutcomeState = z.enum(OUTCOME_STATES).meta({ id: 'OutcomeState' });

export const Outcome = z
  .strictObject({
    outcomeId: OutcomeId,
    organisationId: OrganisationId,
    dealId: z.string().optional().describe('The deal it came of, where the platform proposed it'),
    ...facts,
    state: OutcomeState,
    reason: bilingual(500).optional().describe('Why this version was made, where it corrects, disputes or withdraws'),
    version: z.int().min(1),
    createdAt: instant(),
    updatedAt: instant().describe('When this version was recorded'),
  })
  .meta({ id: 'Outcome' });
export type Outcome = z.infer<typeof Outcome>;

export const OutcomePage = z
  .strictObject({ items: z.array(Outcome), next: z.string().optional() })
  .meta({ id: 'OutcomePage' });
export const OutcomeHistory = z
  .strictObject({ items: z.array(Outcome).describe('Every version, the first one first') })
  .meta({ id: 'OutcomeHistory' });
