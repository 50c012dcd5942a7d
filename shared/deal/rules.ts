import { dateAfter } from '#shared/kernel/calendar.ts';
import { type Bilingual, withEnglishSource } from '#shared/kernel/i18n.ts';
import { invalidField, Rejection, reject } from '#shared/kernel/rejection.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import { DEAL_KINDS, type DealKind, type DealRole, rolesOf } from '#shared/kernel/vocabulary-deal.ts';
import type { DeclineReason } from '#shared/kernel/vocabulary-trade.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { RESPOND_DAYS } from '#shared/proposal/rules.ts';
import { SUSPENDED_NAME } from '#shared/suspension/rules.ts';
import { FREE, type Standing } from './exclusivity.ts';
import { advance } from './moves.ts';
import type { Deal, DealParty, ShownDeal } from './schema.ts';

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

/** The deal of two sides that have both agreed already: they are introduced. */
export const introduced = (deal: Deal, at: string): Deal => {
  const { respondBy: _answered, ...rest } = deal;
  const parties = deal.parties.map(party => ({ ...party, acceptedAt: party.acceptedAt ?? at }));
  return { ...rest, parties, stage: 'INTRODUCED', introducedAt: at, stageSince: at };
};

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

/** Days after a deal came to nothing before the same two may be brought together again by one of them. */
const AGAIN_DAYS = 90;
/** @throws Rejection `already-exists` while a deal between the two goes on, or too soon after one came to nothing. */
export const refuseAgain = (before: Deal | undefined, at: string): void => {
  if (before === undefined) return;
  const over = before.closed !== undefined && before.stage !== 'CLOSED_WON';
  const from = before.closed === undefined ? '' : seoulDate(plusDays(before.closed.at, AGAIN_DAYS));
  if (!over)
    throw new Rejection('already-exists', {
      detail: { ko: '두 당사자 사이에 이미 거래가 열려 있습니다', en: 'A deal between the two exists' },
      existing: `/v1/deals/${before.dealId}`,
    });
  if (seoulDate(at) < from)
    throw new Rejection('already-exists', {
      detail: {
        ko: `성사되지 않은 거래 뒤에는 ${from}부터 다시 연락할 수 있습니다`,
        en: `After a deal that came to nothing another approach is possible from ${from} on`,
      },
      existing: `/v1/deals/${before.dealId}`,
    });
};

/** Somebody who comes without a listing. */
type Sender = Pick<Organisation, 'organisationId' | 'name'>;
/**
 * The deal that an organisation without a listing makes with a listing; undefined where it needs one. First as what is only taken
 * with a listing: who approaches a company wants to work with it, not to sell it a technology.
 */
const kindAlone = (theirs: Listing['kind']): { kind: DealKind; roles: readonly [DealRole, DealRole] } | undefined => {
  for (const loose of [false, true])
    for (const kind of KINDS) {
      const [first, second] = rolesOf(kind);
      for (const [asked, asks] of [
        [second, first],
        [first, second],
      ] as const)
        if (asked.listings.includes(theirs) && asks.withoutListing && asked.withoutListing === loose)
          return { kind, roles: [asks.role, asked.role] };
    }
  return undefined;
};
/** @throws Rejection `invalid-body` where it takes a listing, or the two make no deal. */
const between = (theirs: Listing, mine: Listing | Sender) => {
  const found = 'listingId' in mine ? kindBetween(mine.kind, theirs.kind) : kindAlone(theirs.kind);
  if (found === undefined)
    throw invalidField('/withListingId', 'listing-needed', {
      ko: '이 상대와 거래하려면 맞는 종류의 자기 등록 정보를 밝혀야 합니다',
      en: 'A deal with this one takes a listing of yours of a kind that fits',
    });
  return found;
};
const asking = (role: DealRole, mine: Listing | Sender): NewParty =>
  'listingId' in mine ? partyOf(role, mine) : { role, organisationId: mine.organisationId, title: mine.name };

/** A deal that an organisation asks for directly, with a listing of its own or without. @throws Rejection `invalid-body`. */
export const directDeal = (
  theirs: Listing,
  mine: Listing | Sender,
  message: Bilingual,
  dealId: string,
  at: string,
): Deal => {
  const { kind, roles } = between(theirs, mine);
  const sides = { kind, asks: asking(roles[0], mine), asked: partyOf(roles[1], theirs) };
  return openDeal(sides, { kind: 'DIRECT' }, message, dealId, at);
};

/** The deal that an accepted enquiry is: both have said what they want, so they are introduced. */
export const enquiryDeal = (
  enquiry: { readonly enquiryId: string; readonly listing: Listing; readonly mine: Listing | Sender },
  message: Bilingual,
  dealId: string,
  at: string,
): Deal => {
  const { kind, roles } = between(enquiry.listing, enquiry.mine);
  const sides = { kind, asks: asking(roles[0], enquiry.mine), asked: partyOf(roles[1], enquiry.listing) };
  return introduced(openDeal(sides, { kind: 'ENQUIRY', enquiryId: enquiry.enquiryId }, message, dealId, at), at);
};

/** True once the time to answer is over in Seoul, whether or not a night has come by. */
export const isLate = ({ stage, respondBy }: Pick<Deal, 'stage' | 'respondBy'>, day: string): boolean =>
  stage === 'PROPOSED' && respondBy !== undefined && respondBy < day;

/**
 * The deal with the agreement of a side; the same deal where it had agreed before. Once both have, they are introduced.
 * @throws Rejection `wrong-state` where it has ended, its time to answer is over, or the seller talks to another alone.
 */
export const acceptDeal = (deal: Deal, organisationId: string, at: string, standing: Standing = FREE): Deal => {
  const asked = deal.parties.find(party => party.acceptedAt === undefined && party.organisationId === organisationId);
  if (asked === undefined) return deal;
  if (isLate(deal, seoulDate(at))) throw reject('wrong-state', '답변 기한이 지났습니다', 'The time to answer is over');
  const introduced = advance(deal, 'ACCEPT', asked.role, at, standing);
  return {
    ...introduced,
    parties: deal.parties.map(party => (party === asked ? { ...party, acceptedAt: at } : party)),
  };
};

/** Why a side ends a deal. */
export interface Ending {
  readonly reason: DeclineReason;
  readonly text?: Bilingual | undefined;
}
/** The deal ended by a side: refused before both have agreed, or given up after. @throws Rejection `wrong-state`. */
export const endDeal = (
  deal: Deal,
  act: 'DECLINE' | 'CLOSE_LOST',
  by: DealRole,
  { reason, text }: Ending,
  at: string,
): Deal => ({
  ...advance(deal, act, by, at),
  closed: { reason, by, at, ...(text === undefined ? {} : { text: withEnglishSource(text) }) },
});

/** True for a deal that came to nothing before the two were introduced: it uses up no capacity. */
export const cameToNothing = ({ stage }: Pick<Deal, 'stage'>): boolean => stage === 'DECLINED' || stage === 'EXPIRED';

/** True once both sides have agreed: only then may one see what the platform knows of the other. */
export const isIntroduced = (deal: Pick<Deal, 'introducedAt'>): boolean => deal.introducedAt !== undefined;

/** True while a deal is frozen: one side is suspended. */
export const isFrozen = ({ parties }: Pick<Deal, 'parties'>, suspended: ReadonlySet<string>): boolean =>
  parties.some(({ organisationId }) => suspended.has(organisationId));

/**
 * A deal as its reader sees it. Until both have agreed, whose listing it is that was asked about is for its own people. While a
 * side is suspended the deal is frozen, and the name of that side is for its own people and the operators alone.
 * @param own organisations of the reader, or all for an operator
 */
export const shownDeal = (
  deal: Deal,
  suspended: ReadonlySet<string>,
  own: ReadonlySet<string> | 'ALL',
  held = false,
): ShownDeal => {
  const { reminded: _reminded, alarmed: _alarmed, parties, ...rest } = deal;
  const shown = parties.map(({ organisationId, ...party }): ShownDeal['parties'][number] => {
    const mine = own === 'ALL' || own.has(organisationId);
    const known = mine || isIntroduced(deal) || party.acceptedAt !== undefined;
    return {
      ...party,
      ...(known ? { organisationId } : {}),
      ...(suspended.has(organisationId) && !mine ? { title: SUSPENDED_NAME } : {}),
    };
  });
  return {
    ...rest,
    parties: shown,
    ...(isFrozen(deal, suspended) ? { frozen: true as const } : {}),
    ...(held ? { held: true as const } : {}),
  };
};
