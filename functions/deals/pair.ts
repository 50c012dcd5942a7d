import type { OutboxEvent } from '#shared/change/schema.ts';
import { FREE, type Standing } from '#shared/deal/exclusivity.ts';
import { acceptDeal, endDeal, kindBetween, openDeal, partyOf } from '#shared/deal/rules.ts';
import type { Deal } from '#shared/deal/schema.ts';
import { dealWrites, findDeal, findStanding, newDealWrites } from '#shared/deal/store.ts';
import type { Bilingual } from '#shared/kernel/i18n.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { reject } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { isMatched, isShown } from '#shared/listing/rules.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { findListing } from '#shared/listing/store.ts';
import { findActive, findPack } from '#shared/match/store.ts';
import { actOn, newProposal, sideOf, signalOf } from '#shared/proposal/rules.ts';
import type { MatchAct, Proposal, SideName } from '#shared/proposal/schema.ts';
import { findProposal, proposalWrites, signalWrite } from '#shared/proposal/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import type { Table, Write } from '#shared/table/table.ts';
import type { TrailNote } from '#shared/trail/rules.ts';
import { otherParty, toldParty } from './told.ts';

/** A matched pair as somebody is about to act on it. */
export interface Pair {
  readonly mine: Listing;
  readonly counterpart: Listing;
  readonly proposal: Proposal;
  /** Undefined while nobody has acted. */
  readonly stored: Proposal | undefined;
  readonly deal: Deal | undefined;
  /** How that deal stands to other buyers of a company for sale. */
  readonly standing: Standing;
}
/** What an act on a pair comes to. */
export interface PairChange {
  readonly proposal: Proposal;
  readonly deal: Deal | undefined;
  readonly writes: readonly Write[];
  readonly audit: readonly TrailNote[];
  readonly events: readonly Pick<OutboxEvent, 'type' | 'subject' | 'data'>[];
}

const notMatched = reject(
  'conflict',
  '현재 매칭 결과에 없는 상대이거나, 공개 또는 매칭 참여 중이 아닌 등록 정보입니다',
  'The two are not matched in the run in force, or one of them is no longer published or takes no part in matching',
);

/**
 * A pair to act on: matched in the run in force, or acted on before, since an interest outlives the run that led to it. What is no
 * longer shown can still be refused.
 * @throws Rejection `conflict` where it is neither; `organisation-suspended`.
 */
export const requirePair = async (
  table: Table,
  mine: Listing,
  counterpartId: string,
  act: MatchAct['act'],
  now: string,
): Promise<Pair> => {
  const [counterpart, active] = await Promise.all([findListing(table, counterpartId), findActive(table)]);
  if (counterpart === undefined || counterpart.listingId === mine.listingId) throw notMatched;
  const stored = await findProposal(table, mine.listingId, counterpartId);
  const deal = stored?.dealId === undefined ? undefined : await findDeal(table, stored.dealId);
  const pack = stored !== undefined || active === undefined ? undefined : await findPack(table, mine.listingId, active);
  const match = pack?.matches.find(each => each.counterpartId === counterpartId);
  const origin = stored?.origin ?? (match === undefined ? undefined : { runId: active!.runId, score: match.score });
  // Who left the matching still answers for an interest that was expressed before.
  const takesPart = deal === undefined ? isMatched : isShown;
  const open = act === 'DECLINE' || [mine, counterpart].every(each => takesPart(each, now));
  if (origin === undefined || !open) throw notMatched;
  await refuseSuspended(table, mine.organisationId, counterpart.organisationId);
  const { standing } = deal === undefined ? { standing: FREE } : await findStanding(table, deal, now);
  return { mine, counterpart, standing, proposal: stored ?? newProposal(mine, counterpart, origin, now), stored, deal };
};

/** The deal that an act opens, brings about or ends; the same where it does none of this. */
const dealAfter = (
  pair: Pair,
  after: Proposal,
  side: SideName,
  act: MatchAct,
  { dealId, text, at }: { dealId: string; text: Bilingual | undefined; at: string },
) => {
  const { mine, counterpart, proposal, deal } = pair;
  if (act.act === 'INTEREST' && deal === undefined) {
    const between = kindBetween(mine.kind, counterpart.kind);
    if (between === undefined) throw notMatched;
    const [role, others] = between.roles;
    const sides = { kind: between.kind, asks: partyOf(role, mine), asked: partyOf(others, counterpart) };
    return openDeal(sides, { kind: 'MATCH', ...proposal.origin }, act.message, dealId, at);
  }
  if (deal === undefined || after[side] === proposal[side]) return deal;
  if (act.act === 'INTEREST') return acceptDeal(deal, mine.organisationId, at, pair.standing);
  const own = deal.parties.find(({ listingId }) => listingId === mine.listingId)!;
  return act.act === 'DECLINE' ? endDeal(deal, 'DECLINE', own.role, { reason: act.reason, text }, at) : deal;
};

/** What the sides are told: who is asked, both of an introduction, and whoever had asked of a refusal. */
const toldOf = (newId: NewId, before: Deal | undefined, deal: Deal, mine: Listing, at: string): Write[] => {
  const own = deal.parties.find(({ listingId }) => listingId === mine.listingId)!;
  const other = otherParty(deal, own);
  if (before === undefined)
    return [toldParty(newId, deal, other, 'deal.proposed', at, { date: deal.respondBy ?? seoulDate(at) })];
  if (deal.stage === 'INTRODUCED')
    return deal.parties.map(party => toldParty(newId, deal, party, 'deal.introduced', at));
  return other.acceptedAt === undefined
    ? []
    : [toldParty(newId, deal, other, 'deal.declined', at, { reason: deal.closed?.reason ?? 'OTHER' })];
};

/** What the trail calls an act. */
const TOLD = {
  VIEW: 'viewed',
  SAVE: 'saved',
  UNSAVE: 'unsaved',
  INTEREST: 'interested',
  DECLINE: 'declined',
} as const satisfies Record<MatchAct['act'], string>;
const EVENTS = {
  PROPOSED: 'deal.opened',
  INTRODUCED: 'deal.introduced',
  DECLINED: 'deal.declined',
} as const satisfies Partial<Record<Deal['stage'], OutboxEvent['type']>>;

/**
 * An act of one side on a matched pair, as one change: the pair, the signal it is for learning, and the deal that it opens, brings
 * about or ends. Repeating it changes nothing. Every way to propose, accept or decline a match ends here.
 * @param text what the other side is told of a refusal
 * @throws Rejection `wrong-state`.
 */
export const actOnPair = (newId: NewId, pair: Pair, act: MatchAct, at: string, text?: Bilingual): PairChange => {
  const { mine, counterpart, stored } = pair;
  const side = sideOf(pair.proposal, mine.listingId);
  const acted = actOn(pair.proposal, side, act, at);
  const deal = dealAfter(pair, acted, side, act, { dealId: newId(), text, at });
  if (acted === pair.proposal) return { proposal: acted, deal, writes: [], audit: [], events: [] };
  const proposal = deal === undefined ? acted : { ...acted, dealId: deal.dealId };
  const kind = signalOf(act);
  const moved = deal !== undefined && deal !== pair.deal ? deal : undefined;
  const introduction = moved !== undefined && moved.stage !== 'DECLINED';
  return {
    proposal,
    deal,
    writes: [
      ...proposalWrites(stored, proposal),
      ...(kind === undefined
        ? []
        : [signalWrite({ signalId: newId(), kind, by: ref(mine), about: ref(counterpart), day: seoulDate(at) })]),
      ...(moved === undefined
        ? []
        : [
            ...(pair.deal === undefined ? newDealWrites(moved) : dealWrites(pair.deal, moved)),
            ...toldOf(newId, pair.deal, moved, mine, at),
          ]),
    ],
    audit: [
      {
        subject: mine.organisationId,
        action: `match.${TOLD[act.act]}`,
        changed: [`matches.${mine.listingId}.${counterpart.listingId}`],
      },
      // Who refuses before an introduction is told of in their own chain alone: the deal's is read by both.
      ...(introduction
        ? [
            {
              subject: moved.dealId,
              action: pair.deal === undefined ? 'deal.opened' : 'deal.accepted',
              changed: pair.deal === undefined ? ['stage'] : ['parties', 'stage'],
            },
          ]
        : []),
    ],
    events:
      moved === undefined || !(moved.stage in EVENTS)
        ? []
        : [
            {
              type: EVENTS[moved.stage as keyof typeof EVENTS],
              subject: moved.dealId,
              data: { kind: moved.kind, stage: moved.stage },
            },
          ],
  };
};

const ref = ({ listingId, kind }: Listing) => ({ listingId, kind });
