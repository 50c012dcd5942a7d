import { dateAfter } from '#shared/kernel/calendar.ts';
import { type Bilingual, withEnglishSource } from '#shared/kernel/i18n.ts';
import { reject } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { DEAL_KINDS, type DealKind, type DealRole, rolesOf } from '#shared/kernel/vocabulary-deal.ts';
import type { DeclineReason } from '#shared/kernel/vocabulary-trade.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { RESPOND_DAYS } from '#shared/proposal/rules.ts';
import { SUSPENDED_NAME } from '#shared/suspension/rules.ts';
import type { Deal, DealParty, DealStage, ShownDeal } from './schema.ts';

/** Calendar days before the last day to answer on which the first reminder is sent. */
const REMIND_BEFORE = 3;
const KINDS = Object.keys(DEAL_KINDS) as DealKind[];

/** The kind of deal that two listings make, and the role of the first of them; undefined where they make none. */
export const kindBetween = (
  mine: Listing['kind'],
  theirs: Listing['kind'],
): { kind: DealKind; roles: readonly [DealRole, DealRole] } | undefined => {
  for (const kind of KINDS) {
    const [first, second] = rolesOf(kind);
    if (first.listings.includes(mine) && second.listings.includes(theirs))
      return { kind, roles: [first.role, second.role] };
    if (second.listings.includes(mine) && first.listings.includes(theirs))
      return { kind, roles: [second.role, first.role] };
  }
  return undefined;
};

/** A side of a deal that begins: with a listing, or as an organisation of that name. */
export type NewParty = Pick<DealParty, 'role' | 'listingId' | 'organisationId' | 'title'>;
export const partyOf = (role: DealRole, { listingId, organisationId, title }: Listing): NewParty => ({
  role,
  listingId,
  organisationId,
  title,
});

/** A deal in which one side has expressed its interest and the other is asked, until `RESPOND_DAYS` from now. */
export const openDeal = (
  { kind, asks, asked }: { readonly kind: DealKind; readonly asks: NewParty; readonly asked: NewParty },
  origin: Deal['origin'],
  message: Bilingual | undefined,
  dealId: string,
  at: string,
): Deal => {
  const order = rolesOf(kind).map(({ role }) => role);
  const parties = [{ ...asks, acceptedAt: at }, asked].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  return {
    dealId,
    kind,
    stage: 'PROPOSED',
    parties,
    origin,
    ...(message === undefined ? {} : { message: withEnglishSource(message) }),
    respondBy: dateAfter(seoulDate(at), RESPOND_DAYS),
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
};

const wrongStage = (stage: DealStage) =>
  reject(
    'wrong-state',
    `거래의 현재 단계는 ${stage}이므로 할 수 없습니다`,
    `The deal is at ${stage}, where this is not possible`,
  );
const next = (deal: Deal, at: string) => ({ ...deal, version: deal.version + 1, updatedAt: at });

/** True once the time to answer is over in Seoul, whether or not a night has come by. */
export const isLate = ({ stage, respondBy }: Pick<Deal, 'stage' | 'respondBy'>, day: string): boolean =>
  stage === 'PROPOSED' && respondBy !== undefined && respondBy < day;

/**
 * The deal with the agreement of these organisations; the same deal where they had agreed before.
 * @throws Rejection `wrong-state` where it has ended, or its time to answer is over.
 */
export const acceptDeal = (deal: Deal, organisationIds: ReadonlySet<string>, at: string): Deal => {
  const asked = deal.parties.filter(
    party => party.acceptedAt === undefined && organisationIds.has(party.organisationId),
  );
  if (asked.length === 0) return deal;
  if (deal.stage !== 'PROPOSED') throw wrongStage(deal.stage);
  if (isLate(deal, seoulDate(at))) throw wrongStage('EXPIRED');
  const parties = deal.parties.map(party => (asked.includes(party) ? { ...party, acceptedAt: at } : party));
  const agreed = parties.every(party => party.acceptedAt !== undefined);
  return { ...next(deal, at), parties, ...(agreed ? { stage: 'INTRODUCED', introducedAt: at } : {}) };
};

/** The deal refused by a side before both have agreed. @throws Rejection `wrong-state` once they have, or it has ended. */
export const declineDeal = (deal: Deal, by: DealRole, reason: DeclineReason, at: string): Deal => {
  if (deal.stage !== 'PROPOSED') throw wrongStage(deal.stage);
  return { ...next(deal, at), stage: 'DECLINED', closed: { reason, by, at } };
};

export type DealDuty = NonNullable<Deal['reminded']> | 'EXPIRE';
/** What is due on a day about a deal that waits for an answer: the latest reminder that has not been sent, or its end. */
export const dealDutyOn = (deal: Deal, day: string): DealDuty | undefined => {
  const { stage, respondBy: by, reminded } = deal;
  if (stage !== 'PROPOSED' || by === undefined) return undefined;
  if (day > by) return 'EXPIRE';
  if (day === by) return reminded === 'DAY' ? undefined : 'DAY';
  return day >= dateAfter(by, -REMIND_BEFORE) && reminded === undefined ? 'BEFORE' : undefined;
};
/** The day from which on the next step is due; none where nothing is. */
export const dealDueFrom = ({ stage, respondBy: by, reminded }: Deal): string | undefined => {
  if (stage !== 'PROPOSED' || by === undefined) return undefined;
  if (reminded === undefined) return dateAfter(by, -REMIND_BEFORE);
  return reminded === 'BEFORE' ? by : dateAfter(by, 1);
};
/** The deal with a step of the duty done. */
export const dealDutyDone = (deal: Deal, step: DealDuty, at: string): Deal =>
  step === 'EXPIRE' ? { ...next(deal, at), stage: 'EXPIRED', closed: { at } } : { ...next(deal, at), reminded: step };

/** True for a deal that came to nothing before the two were introduced: it uses up no capacity. */
export const cameToNothing = ({ stage }: Pick<Deal, 'stage'>): boolean => stage === 'DECLINED' || stage === 'EXPIRED';

/** True once both sides have agreed: only then may one see what the platform knows of the other. */
export const isIntroduced = (deal: Pick<Deal, 'introducedAt'>): boolean => deal.introducedAt !== undefined;

/** A deal of which an NDA is being drafted. */
export const withNdaDraft = (deal: Deal, at: string): Deal => ({ ...next(deal, at), stage: 'NDA_DRAFT' });

/** True while a deal is frozen: one side is suspended. */
export const isFrozen = ({ parties }: Pick<Deal, 'parties'>, suspended: ReadonlySet<string>): boolean =>
  parties.some(({ organisationId }) => suspended.has(organisationId));

/**
 * A deal as its reader sees it. Until both have agreed, whose listing it is that was asked about is for its own people. While a
 * side is suspended the deal is frozen, and the name of that side is for its own people and the operators alone.
 * @param own organisations of the reader, or all for an operator
 */
export const shownDeal = (deal: Deal, suspended: ReadonlySet<string>, own: ReadonlySet<string> | 'ALL'): ShownDeal => {
  const { reminded: _reminded, parties, ...rest } = deal;
  const shown = parties.map(({ organisationId, ...party }): ShownDeal['parties'][number] => {
    const mine = own === 'ALL' || own.has(organisationId);
    const known = mine || isIntroduced(deal) || party.acceptedAt !== undefined;
    return {
      ...party,
      ...(known ? { organisationId } : {}),
      ...(suspended.has(organisationId) && !mine ? { title: SUSPENDED_NAME } : {}),
    };
  });
  return { ...rest, parties: shown, ...(isFrozen(deal, suspended) ? { frozen: true as const } : {}) };
};
