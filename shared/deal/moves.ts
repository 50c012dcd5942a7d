import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { invalidField, type Rejection, reject } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { DEAL_ROLES, DEAL_STAGES, type DealRole, rolesOf } from '#shared/kernel/vocabulary-deal.ts';
import { exclusiveUntil, FREE, type Standing } from './exclusivity.ts';
import { type DealActName, type Guard, MOVES, type Move, PROPOSING } from './machine.ts';
import type { Deal, NewDealSignature } from './schema.ts';

/** Who moves a deal: one of its sides, or the nightly sweep. */
export type Mover = DealRole | 'SYSTEM';
/** Years for which an agreement of confidentiality is kept after its end (the Fair Transactions in Subcontracting Act's period). */
const RETENTION_YEARS = 7;

export const isOfBoth = ({ kind }: Pick<Deal, 'kind'>, roles: readonly DealRole[]): boolean =>
  rolesOf(kind).every(({ role }) => roles.includes(role));
const signed = (deal: Deal, document: 'NDA' | 'CONTRACT'): boolean => {
  const own = (deal.signatures ?? []).filter(each => each.document === document);
  return (
    isOfBoth(
      deal,
      own.map(({ role }) => role),
    ) && new Set(own.map(({ documentHash }) => documentHash)).size === 1
  );
};

/** Each guard: whether it holds, and what is told where it does not. */
const GUARDS: Readonly<
  Record<Guard, { holds: (deal: Deal, standing: Standing, at: string) => boolean; ko: string; en: string }>
> = {
  'nda-signed': {
    holds: deal => signed(deal, 'NDA'),
    ko: '양측이 같은 비밀유지계약에 서명해야 합니다',
    en: 'Both sides have to sign the same NDA first',
  },
  'contract-signed': {
    holds: deal => signed(deal, 'CONTRACT'),
    ko: '양측이 같은 계약서에 서명해야 합니다',
    en: 'Both sides have to sign the same contract first',
  },
  'terms-agreed': {
    holds: ({ terms }) => terms?.agreed !== undefined,
    ko: '양측이 같은 조건에 합의해야 합니다',
    en: 'Both sides have to accept the same terms first',
  },
  'loi-valid': {
    holds: ({ loi }, _, at) => loi !== undefined && seoulDate(at) <= loi.validUntil,
    ko: '인수의향서의 유효기간이 지났습니다',
    en: 'The letter of intent is no longer valid',
  },
  alone: {
    holds: (_, { taken }) => !taken,
    ko: '다른 매수인과 독점 협상 중입니다',
    en: 'The seller is bound to talk to another buyer alone',
  },
  held: {
    holds: (_, { held }) => held,
    ko: '열람이 중지된 매수인이 아닙니다',
    en: 'The access of this buyer is not suspended',
  },
  'not-held': {
    holds: (_, { held }) => !held,
    ko: '매도인이 다른 매수인의 인수의향서를 수락하여 이 거래는 중지되었습니다',
    en: 'The seller accepted the letter of intent of another buyer: this deal is suspended',
  },
};

const impossible = (deal: Deal, act: DealActName): Rejection =>
  reject(
    'wrong-state',
    `거래의 현재 단계는 「${DEAL_STAGES[deal.stage].ko}」이므로 할 수 없습니다 (${act})`,
    `The deal is at “${DEAL_STAGES[deal.stage].en}”, where this is not possible (${act})`,
  );

const may = ({ who }: Move, deal: Deal, by: Mover): boolean => {
  if (who === 'SYSTEM' || by === 'SYSTEM') return who === by;
  if (who === 'ASKED') return deal.parties.some(({ role, acceptedAt }) => role === by && acceptedAt === undefined);
  return who === 'EITHER' || who === by;
};

/** The row of the machine for an act on a deal where it stands; none where it is not possible. */
export const moveFor = (deal: Deal, act: DealActName): Move | undefined =>
  MOVES.find(move => move.act === act && move.from.includes(deal.stage) && (move.kinds?.includes(deal.kind) ?? true));

/**
 * The deal moved by an act. Whoever reopens or returns what was drafted voids the signatures under it.
 * @throws Rejection `wrong-state` where the machine has no row for it, the act is the other side's, or a guard does not hold.
 */
export const advance = (deal: Deal, act: DealActName, by: Mover, at: string, standing: Standing = FREE): Deal => {
  const move = moveFor(deal, act);
  if (move === undefined) throw impossible(deal, act);
  if (!may(move, deal, by)) {
    const { who } = move;
    const side = who in DEAL_ROLES ? DEAL_ROLES[who as DealRole] : { ko: '상대방', en: 'other side' };
    throw reject('wrong-state', `${side.ko}만 할 수 있습니다 (${act})`, `Only the ${side.en} can do this (${act})`);
  }
  const failed = move.guards.find(guard => !GUARDS[guard].holds(deal, standing, at));
  if (failed !== undefined) throw reject('wrong-state', GUARDS[failed].ko, GUARDS[failed].en);
  const { stalledAt, ...kept } = deal;
  const changed = { ...kept, version: deal.version + 1, updatedAt: at };
  if (move.to === 'SAME') return { ...deal, version: deal.version + 1, updatedAt: at };
  const stage = move.to === 'BEFORE' ? (stalledAt ?? 'INTRODUCED') : move.to;
  const voided = act === 'REOPEN' || act === 'RETURN';
  return {
    ...changed,
    stage,
    stageSince: at,
    ...(act === 'STALL' ? { stalledAt: deal.stage } : {}),
    ...(voided && deal.signatures !== undefined
      ? { signatures: deal.signatures.filter(({ document }) => document === 'NDA') }
      : {}),
    ...(act === 'REOPEN' && deal.terms !== undefined
      ? { terms: { number: deal.terms.number, by: deal.terms.by, acceptedBy: [] } }
      : {}),
    ...(act === 'ACCEPT' ? { introducedAt: at } : {}),
    ...(act === 'ACCEPT_LOI' && deal.loi !== undefined
      ? { loi: { ...deal.loi, acceptedAt: at }, exclusiveUntil: exclusiveUntil(deal, at) }
      : {}),
  };
};

const once = (deal: Deal, before: Deal): Deal => ({ ...deal, version: before.version + 1 });

/** A version of the terms proposed by a side: the other has to accept this very one. @throws Rejection `wrong-state`. */
export const proposeTerms = (deal: Deal, by: DealRole, at: string, standing: Standing): Deal => {
  const effect = PROPOSING[deal.kind === 'ACQUISITION' ? 'SALE' : 'TALKS'][deal.stage];
  if (effect === undefined || standing.held) throw impossible(deal, 'NEGOTIATE');
  const moved = effect === 'NONE' ? deal : advance(deal, effect, by, at, standing);
  const terms = { number: (deal.terms?.number ?? 0) + 1, by, acceptedBy: [by] };
  return once({ ...moved, terms, updatedAt: at }, deal);
};

/**
 * The latest terms accepted by a side; once both have, they are agreed and the deal moves on. Accepting again changes nothing.
 * @throws Rejection `conflict` for a version that is not the latest; `wrong-state` where there is none, or not now.
 */
export const acceptTerms = (deal: Deal, by: DealRole, number: number, at: string, standing: Standing): Deal => {
  const { terms } = deal;
  if (terms === undefined) throw impossible(deal, 'AGREE_TERMS');
  if (terms.number !== number)
    throw reject(
      'conflict',
      `최신 조건은 ${terms.number}번입니다`,
      `The latest version of the terms is number ${terms.number}`,
    );
  if (terms.acceptedBy.includes(by)) return deal;
  const acceptedBy = [...terms.acceptedBy, by];
  if (moveFor(deal, 'AGREE_TERMS') === undefined || standing.held) throw impossible(deal, 'AGREE_TERMS');
  // Terms that were reopened are accepted anew, by one side first.
  if (!isOfBoth(deal, acceptedBy)) return once({ ...deal, terms: { ...terms, acceptedBy }, updatedAt: at }, deal);
  const agreed = { ...deal, terms: { ...terms, acceptedBy, agreed: number } };
  return once(advance(agreed, 'AGREE_TERMS', by, at, standing), deal);
};

const yearsAfter = (date: string, years: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10);
};

/**
 * A side's signature under the NDA or the contract. Until the other side has signed, a side may sign anew; once both have signed
 * the same file, the deal moves on, and an NDA has its day of retention.
 * @throws Rejection `conflict` where the other side signed another file or named another end; `wrong-state`; `invalid-body`.
 */
export const signDocument = (
  deal: Deal,
  by: DealRole,
  input: NewDealSignature,
  at: string,
  standing: Standing,
): Deal => {
  const act = input.document === 'NDA' ? 'SIGN_NDA' : 'SIGN';
  if (moveFor(deal, act) === undefined || standing.held) throw impossible(deal, act);
  if (act === 'SIGN' && deal.terms?.agreed === undefined)
    throw reject('wrong-state', GUARDS['terms-agreed'].ko, GUARDS['terms-agreed'].en);
  if (input.signedOn > seoulDate(at))
    throw invalidField('/signedOn', 'in-the-future', {
      ko: '서명일은 오늘까지여야 합니다',
      en: 'The day of signing must not be in the future',
    });
  if (input.document === 'NDA' && input.endsOn < input.signedOn)
    throw invalidField('/endsOn', 'before-signing', {
      ko: '종료일이 서명일보다 앞섭니다',
      en: 'It ends before it was signed',
    });
  const others = (deal.signatures ?? []).filter(each => !(each.document === input.document && each.role === by));
  const other = others.find(({ document }) => document === input.document);
  if (other !== undefined && other.documentHash !== input.documentHash)
    throw reject(
      'conflict',
      '상대방이 서명한 문서와 다른 문서입니다 (SHA-256 불일치)',
      'The other side signed another file: the hashes differ',
    );
  if (input.document === 'NDA' && other?.endsOn !== undefined && other.endsOn !== input.endsOn)
    throw reject('conflict', '상대방이 적은 종료일과 다릅니다', 'The other side named another last day');
  const signature = { ...input, signatory: withEnglishSource(input.signatory), role: by, at };
  const next: Deal = { ...deal, signatures: [...others, signature], updatedAt: at, version: deal.version + 1 };
  if (other === undefined) return next;
  const nda =
    input.document === 'NDA'
      ? {
          nda: {
            documentHash: input.documentHash,
            signedOn: [input.signedOn, other.signedOn].sort()[1]!,
            endsOn: input.endsOn,
            retainUntil: yearsAfter(input.endsOn, RETENTION_YEARS),
          },
        }
      : {};
  return once({ ...advance(next, act, by, at, standing), ...nda }, deal);
};
