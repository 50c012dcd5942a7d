import type * as z from 'zod';
import { reject } from '#shared/kernel/rejection.ts';
import type { NewOutcome, Outcome, OutcomeCorrection, OutcomeDecision, OutcomeWithdrawal } from './schema.ts';
import { OUTCOME_TYPES } from './schema.ts';

/** With evidence it can be verified; without, it is somebody's word. */
const claimed = (evidence: Outcome['evidence']): Outcome['state'] => (evidence.length > 0 ? 'EVIDENCED' : 'REPORTED');

/** An outcome as its organisation reports it. */
export const reportOutcome = (
  input: NewOutcome,
  ids: { readonly outcomeId: string; readonly organisationId: string },
  at: string,
): Outcome => ({ ...input, ...ids, state: claimed(input.evidence), version: 1, createdAt: at, updatedAt: at });

/**
 * What a signed deal proposes as its outcome: in money as the terms say, or an event. None where it is told in money and nothing
 * is paid. The organisation can correct or withdraw it, and the city verifies it, like any other.
 */
export const outcomeOfDeal = (
  facts: Pick<Outcome, 'type' | 'amount' | 'occurredOn' | 'listingId' | 'evidence'>,
  ids: { readonly outcomeId: string; readonly organisationId: string; readonly dealId: string },
  at: string,
): Outcome | undefined => {
  const { amount, ...rest } = facts;
  const inMoney = OUTCOME_TYPES[facts.type].measured === 'money';
  if (inMoney && amount === undefined) return undefined;
  return {
    ...rest,
    ...(inMoney ? { amount } : {}),
    basis: 'DIRECT',
    ...ids,
    state: claimed(facts.evidence),
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
};

const next = (before: Outcome, at: string) => ({ version: before.version + 1, updatedAt: at });

const refuse = (state: Outcome['state'], ko: string, en: string) =>
  reject('wrong-state', `현재 상태는 ${state}입니다. ${ko}`, `The outcome is ${state}. ${en}`);

/** A correction takes verification with it: what was verified is no longer what is stated. */
export const correctOutcome = (
  before: Outcome,
  { reason, ...input }: z.output<typeof OutcomeCorrection>,
  at: string,
): Outcome => {
  if (before.state === 'WITHDRAWN')
    throw refuse(before.state, '철회한 성과는 고칠 수 없습니다', 'What was withdrawn cannot be corrected');
  const { outcomeId, organisationId, dealId, createdAt } = before;
  return {
    ...input,
    outcomeId,
    organisationId,
    ...(dealId === undefined ? {} : { dealId }),
    createdAt,
    reason,
    state: claimed(input.evidence),
    ...next(before, at),
  };
};

export const withdrawOutcome = (
  before: Outcome,
  { reason }: z.output<typeof OutcomeWithdrawal>,
  at: string,
): Outcome => {
  if (before.state === 'WITHDRAWN') throw refuse(before.state, '이미 철회되었습니다', 'It has been withdrawn already');
  return { ...before, reason, state: 'WITHDRAWN', ...next(before, at) };
};

/** The city's word on an outcome: only what has evidence can be verified. */
export const decideOutcome = (before: Outcome, decision: z.output<typeof OutcomeDecision>, at: string): Outcome => {
  if (decision.decision === 'DISPUTE') {
    if (before.state === 'WITHDRAWN' || before.state === 'DISPUTED')
      throw refuse(before.state, '이의를 제기할 수 없습니다', 'It cannot be disputed');
    return { ...before, reason: decision.reason, state: 'DISPUTED', ...next(before, at) };
  }
  if (before.state !== 'EVIDENCED' && before.state !== 'DISPUTED')
    throw refuse(before.state, '증빙이 있어야 확인할 수 있습니다', 'Verification takes evidence');
  if (before.evidence.length === 0)
    throw refuse(before.state, '증빙이 있어야 확인할 수 있습니다', 'Verification takes evidence');
  const { reason: _settled, ...rest } = before;
  return { ...rest, state: 'VERIFIED', ...next(before, at) };
};

/** The outcomes as they stood at an instant: of each the last version recorded by then. In order of their identifiers. */
export const outcomesAsOf = (versions: readonly Outcome[], at: string): Outcome[] => {
  const latest = new Map<string, Outcome>();
  for (const version of versions) {
    const known = latest.get(version.outcomeId);
    if (version.updatedAt <= at && (known === undefined || known.version < version.version))
      latest.set(version.outcomeId, version);
  }
  return [...latest.values()].sort((a, b) => (a.outcomeId < b.outcomeId ? -1 : 1));
};
