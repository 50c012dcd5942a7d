import type * as z from 'zod';
import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { invalidField, reject } from '#shared/kernel/rejection.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import type { VerificationDecision, VerificationEntry } from './schema.ts';

type State = Organisation['verification']['state'];
type Verification = Organisation['verification'];

/** What each act needs, and where it leads. */
const ACTS = {
  ask: { from: ['UNVERIFIED', 'REJECTED', 'EXPIRED'], to: 'PENDING' },
  /** With a number that was added, or under another name, it is not what was verified. */
  renew: { from: ['UNVERIFIED', 'PENDING', 'VERIFIED', 'REJECTED', 'EXPIRED'], to: 'PENDING' },
  verify: { from: ['PENDING'], to: 'VERIFIED' },
  reject: { from: ['PENDING'], to: 'REJECTED' },
  expire: { from: ['VERIFIED'], to: 'EXPIRED' },
} as const satisfies Record<string, { from: readonly State[]; to: State }>;

/** An organisation with its verification moved on, and the entry that its history gets. */
export interface Step {
  readonly organisation: Organisation;
  readonly entry: VerificationEntry;
}

const advance = (
  before: Organisation,
  act: keyof typeof ACTS,
  at: string,
  entryId: string,
  more: Pick<Verification, 'reason' | 'text'> & { evidence?: z.output<typeof VerificationDecision>['evidence'] } = {},
): Step => {
  const { from, to } = ACTS[act];
  const { state } = before.verification;
  if (!(from as readonly State[]).includes(state))
    throw reject(
      'wrong-state',
      `현재 검증 상태는 ${state}이며, ${from.join(', ')} 상태에서만 할 수 있습니다`,
      `The verification is ${state}; this takes ${from.join(' or ')}`,
    );
  const { evidence = [], ...why } = more;
  const { organisationId } = before;
  return {
    organisation: { ...before, verification: { state: to, at, ...why }, version: before.version + 1, updatedAt: at },
    entry: { type: 'STATE', entryId, organisationId, at, from: state, to, ...why, evidence: [...evidence] },
  };
};

/** True where there is a number that can be verified. */
export const hasNumber = ({
  businessNumber,
  corporateNumber,
  foreignNumber,
}: Pick<Organisation, 'businessNumber' | 'corporateNumber' | 'foreignNumber'>): boolean =>
  businessNumber !== undefined || corporateNumber !== undefined || foreignNumber !== undefined;

/** @throws Rejection `wrong-state` where it waits or is verified already, or there is no number to verify. */
export const askForVerification = (before: Organisation, at: string, entryId: string): Step => {
  if (!hasNumber(before))
    throw reject(
      'wrong-state',
      '검증하려면 먼저 등록번호를 입력해 주십시오',
      'Add a registration number first; there is nothing to verify without one',
    );
  return advance(before, 'ask', at, entryId);
};

/** After a number was added or the name changed: verified anew, whatever it was before. */
export const renewVerification = (before: Organisation, at: string, entryId: string): Step =>
  advance(before, 'renew', at, entryId);

/** An operator's decision. @throws Rejection `invalid-body` for evidence from the future. */
export const decideVerification = (
  before: Organisation,
  decision: z.output<typeof VerificationDecision>,
  at: string,
  entryId: string,
): Step => {
  const early = decision.evidence.findIndex(({ checkedAt }) => Date.parse(checkedAt) > Date.parse(at));
  if (early >= 0)
    throw invalidField(`/evidence/${early}/checkedAt`, 'in-the-future', {
      ko: '확인 시각이 현재보다 늦습니다',
      en: 'Cannot have been checked later than now',
    });
  const { evidence } = decision;
  if (decision.decision === 'VERIFY') return advance(before, 'verify', at, entryId, { evidence });
  const { reason, text } = decision;
  return advance(before, 'reject', at, entryId, { reason, text: withEnglishSource(text), evidence });
};

/** The tax office says that the business has closed. */
export const expireVerification = (before: Organisation, at: string, entryId: string): Step =>
  advance(before, 'expire', at, entryId, {
    reason: 'CLOSED_BUSINESS',
    text: {
      ko: '국세청에 폐업으로 확인되었습니다',
      en: 'The tax office lists the business as closed',
      enSource: 'human',
    },
  });
