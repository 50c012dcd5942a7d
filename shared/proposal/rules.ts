import { dateAfter } from '#shared/kernel/calendar.ts';
import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { reject } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { DECLINE_REASONS } from '#shared/kernel/vocabulary-trade.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type {
  MatchAct,
  MatchStanding,
  Proposal,
  ProposalSide,
  ProposalState,
  SideName,
  Signal,
  SignalKind,
  StoredSignal,
} from './schema.ts';

/** Days in Seoul within which an expression of interest is to be answered, the day itself not counted. */
export const RESPOND_DAYS = 14;

/** Kinds of listing in the order of who looks for something: of a pair the earlier one is side A. */
const SEEKING: readonly Listing['kind'][] = ['investor', 'need', 'company', 'technology', 'acquisition'];
type Sided = Pick<Listing, 'listingId' | 'kind' | 'organisationId'>;

/** The two listings of a pair as sides A and B; of one kind, by identifier. */
export const pairOf = <T extends Pick<Listing, 'listingId' | 'kind'>>(one: T, other: T): readonly [T, T] => {
  const order = SEEKING.indexOf(one.kind) - SEEKING.indexOf(other.kind);
  const first = order === 0 ? one.listingId < other.listingId : order < 0;
  return first ? [one, other] : [other, one];
};

/** What makes a record of a matched pair, once somebody acts on it. */
export const newProposal = (one: Sided, other: Sided, origin: Proposal['origin'], at: string): Proposal => {
  const [a, b] = pairOf(one, other).map(
    ({ listingId, kind, organisationId }): ProposalSide => ({ listingId, kind, organisationId }),
  );
  return { a: a!, b: b!, origin, version: 0, createdAt: at, updatedAt: at };
};

export const sideOf = (proposal: Pick<Proposal, 'a' | 'b'>, listingId: string): SideName =>
  proposal.a.listingId === listingId ? 'a' : 'b';
export const otherSide = (side: SideName): SideName => (side === 'a' ? 'b' : 'a');

/** The state of a pair on a day in Seoul: what is over by the calendar has expired, whether or not a night has come by. */
export const stateOf = ({ a, b, respondBy, expiredAt }: Proposal, day: string): ProposalState => {
  if (a.declined !== undefined || b.declined !== undefined) return 'DECLINED';
  if (a.interestedAt !== undefined && b.interestedAt !== undefined) return 'MUTUAL';
  if (expiredAt !== undefined || (respondBy !== undefined && respondBy < day)) return 'EXPIRED';
  if (a.interestedAt !== undefined) return 'INTERESTED_A';
  if (b.interestedAt !== undefined) return 'INTERESTED_B';
  return a.viewedAt !== undefined || b.viewedAt !== undefined ? 'VIEWED' : 'PROPOSED';
};

/** True for what is shown to nobody any more and never proposed again. */
export const isOut = (state: ProposalState): boolean => state === 'DECLINED' || state === 'EXPIRED';
/** True while one side has expressed interest and waits for the other. */
export const isAwaited = (state: ProposalState): boolean => state === 'INTERESTED_A' || state === 'INTERESTED_B';

const wrongState = (state: ProposalState) =>
  reject(
    'wrong-state',
    `매칭의 현재 상태는 ${state}이므로 할 수 없습니다`,
    `The match is ${state}, in which this is not possible`,
  );

const done = (own: ProposalSide, act: MatchAct, at: string): ProposalSide => {
  switch (act.act) {
    case 'VIEW':
      return own.viewedAt === undefined ? { ...own, viewedAt: at } : own;
    case 'SAVE':
      return own.savedAt === undefined ? { ...own, savedAt: at } : own;
    case 'UNSAVE': {
      const { savedAt, ...rest } = own;
      return savedAt === undefined ? own : rest;
    }
    case 'INTEREST':
      return own.interestedAt === undefined ? { ...own, viewedAt: own.viewedAt ?? at, interestedAt: at } : own;
    case 'DECLINE': {
      const { reason, note } = act;
      const kept = note === undefined ? {} : { note: withEnglishSource(note) };
      return own.declined === undefined ? { ...own, declined: { reason, ...kept, at } } : own;
    }
  }
};

/**
 * The pair after an act of one side; the very same pair where that side had done so before. The first interest begins the time
 * to respond. A pair that both want is not declined: its deal is closed instead.
 * @throws Rejection `wrong-state` where the pair is out, or mutual and declined.
 */
export const actOn = (proposal: Proposal, side: SideName, act: MatchAct, at: string): Proposal => {
  const state = stateOf(proposal, seoulDate(at));
  const own = done(proposal[side], act, at);
  if (own === proposal[side]) return proposal;
  if (isOut(state) || (state === 'MUTUAL' && act.act === 'DECLINE')) throw wrongState(state);
  const begins = act.act === 'INTEREST' && proposal.respondBy === undefined;
  return {
    ...proposal,
    [side]: own,
    ...(begins ? { respondBy: dateAfter(seoulDate(at), RESPOND_DAYS) } : {}),
    version: proposal.version + 1,
    updatedAt: at,
  };
};

/** The pair after its time to respond is over. */
export const expireProposal = (proposal: Proposal, at: string): Proposal => ({
  ...proposal,
  expiredAt: at,
  version: proposal.version + 1,
  updatedAt: at,
});

const SIGNALS = { VIEW: 'view', SAVE: 'save', UNSAVE: undefined, INTEREST: 'contact', DECLINE: 'decline' } as const;
/** What an act says for learning; nothing for taking a bookmark away. */
export const signalOf = ({ act }: Pick<MatchAct, 'act'>): SignalKind | undefined => SIGNALS[act];

const toAct = (state: ProposalState, side: SideName): MatchStanding['toAct'] => {
  if (state === 'PROPOSED' || state === 'VIEWED') return 'EITHER';
  if (!isAwaited(state)) return 'NOBODY';
  return (state === 'INTERESTED_A') === (side === 'a') ? 'THEM' : 'ME';
};

/**
 * How a pair stands as one side reads it. What a side only keeps for itself (bookmark, note) is for its own people: neither the
 * other side nor an operator sees it.
 */
export const standingOf = (
  proposal: Proposal | undefined,
  side: SideName,
  day: string,
  reader: 'own' | 'operator',
): MatchStanding => {
  if (proposal === undefined) return { state: 'PROPOSED', toAct: 'EITHER', mine: {}, theirs: {} };
  const state = stateOf(proposal, day);
  const { viewedAt, savedAt, interestedAt, declined } = proposal[side];
  const theirs = proposal[otherSide(side)];
  const own = reader === 'own';
  return {
    state,
    toAct: toAct(state, side),
    ...(isAwaited(state) && proposal.respondBy !== undefined ? { respondBy: proposal.respondBy } : {}),
    ...(proposal.dealId === undefined ? {} : { dealId: proposal.dealId }),
    mine: {
      ...(viewedAt === undefined ? {} : { viewedAt }),
      ...(savedAt === undefined || !own ? {} : { savedAt }),
      ...(interestedAt === undefined ? {} : { interestedAt }),
      ...(declined === undefined
        ? {}
        : {
            declined: {
              reason: declined.reason,
              label: DECLINE_REASONS[declined.reason],
              ...(declined.note === undefined || !own ? {} : { note: declined.note }),
              at: declined.at,
            },
          }),
    },
    theirs: {
      ...(theirs.interestedAt === undefined ? {} : { interestedAt: theirs.interestedAt }),
      ...(theirs.declined === undefined
        ? {}
        : {
            declined: {
              reason: theirs.declined.reason,
              label: DECLINE_REASONS[theirs.declined.reason],
              at: theirs.declined.at,
            },
          }),
    },
  };
};

/** A stored signal as one between an investor and a company; none where it is between others. */
export const investmentSignal = ({ kind, by, about, day, intent }: StoredSignal): Signal | undefined => {
  const said = { kind, day, ...(intent === undefined ? {} : { intent }) };
  if (by.kind === 'investor' && about.kind === 'company')
    return { investorListing: by.listingId, companyListing: about.listingId, by: 'investor', ...said };
  if (by.kind === 'company' && about.kind === 'investor')
    return { investorListing: about.listingId, companyListing: by.listingId, by: 'company', ...said };
  return undefined;
};

/** Hours from the first expression of interest to the other side's answer; none while it waits or where none came. */
export const responseHours = ({ a, b }: Proposal): number | undefined => {
  const [first, second] = [a, b]
    .filter(({ interestedAt }) => interestedAt !== undefined)
    .sort((x, y) => (x.interestedAt! < y.interestedAt! ? -1 : 1));
  if (first === undefined) return undefined;
  const other = first === a ? b : a;
  const answered = second?.interestedAt ?? other.declined?.at;
  return answered === undefined ? undefined : (Date.parse(answered) - Date.parse(first.interestedAt!)) / 3_600_000;
};
