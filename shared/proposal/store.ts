import { Rejection } from '#shared/kernel/rejection.ts';
import { monthBefore, seoulDate, seoulMonth } from '#shared/kernel/time.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Table, Write } from '#shared/table/table.ts';
import { investmentSignal, isAwaited, isOut, otherSide, stateOf } from './rules.ts';
import { Proposal, SIGNAL_KINDS, type SideName, type Signal, type SignalKind, StoredSignal } from './schema.ts';

/** gsi2: every pair somebody acted on, by the month in Seoul of the first act. */
const proposals = entity('Proposal', Proposal, ({ a, b, createdAt }) => ({
  ...keys.proposal(a.listingId, b.listingId),
  ...indexes.proposalsIn(seoulMonth(createdAt), createdAt, a.listingId, b.listingId),
}));
const signals = entity('Signal', StoredSignal, ({ signalId, kind, by, about, day }) => ({
  ...keys.signal(by.listingId, about.listingId, signalId),
  ...indexes.signalsIn(day.slice(0, 7), kind, day, signalId),
}));

/** True for what a side finds in its list whether or not the run in force holds it: an open interest, or its bookmark. */
const isKept = (proposal: Proposal, side: SideName): boolean => {
  const state = stateOf(proposal, seoulDate(proposal.updatedAt));
  return !isOut(state) && (isAwaited(state) || proposal[side].savedAt !== undefined);
};
const sideRow = (proposal: Proposal, side: SideName): Item => {
  const { listingId } = proposal[side];
  const counterpartId = proposal[otherSide(side)].listingId;
  return {
    ...keys.proposalSide(listingId, counterpartId),
    ...(isKept(proposal, side) ? indexes.keptProposals(listingId, counterpartId) : {}),
    entity: 'ProposalSide',
    listingId,
    counterpartId,
  };
};

/** A changed pair, and the row of each side whose list it enters or leaves. The pair's guard holds for the rows too. */
export const proposalWrites = (before: Proposal | undefined, after: Proposal): Write[] => [
  {
    put: proposals.toItem(after),
    when: after.version === 1 ? 'absent' : { version: after.version - 1 },
    otherwise: new Rejection('version-mismatch'),
  },
  ...(['a', 'b'] as const)
    .filter(side => (before !== undefined && isKept(before, side)) !== isKept(after, side))
    .map((side): Write => ({ put: sideRow(after, side), when: 'always' })),
];

export const signalWrite = (signal: StoredSignal): Write => ({ put: signals.toItem(signal), when: 'absent' });

/** The record of a pair, in either order; none where nobody has acted. */
export const findProposal = async (table: Table, one: string, other: string): Promise<Proposal | undefined> => {
  const item = await table.get(keys.proposal(one, other));
  return item === undefined ? undefined : proposals.fromItem(item);
};

/** What has become of a listing's pairs, by counterpart; those nobody has acted on are left out. */
export const findProposals = async (
  table: Table,
  listingId: string,
  counterpartIds: readonly string[],
): Promise<Map<string, Proposal>> => {
  const items = await table.getMany(
    counterpartIds.map(other => keys.proposal(listingId, other)),
    { consistent: true },
  );
  return new Map(
    counterpartIds.flatMap((other, i) => {
      const item = items[i];
      return item === undefined ? [] : [[other, proposals.fromItem(item)]];
    }),
  );
};

/** Counterparts that stay in a listing's list until settled: open interests and bookmarks; eventually consistent. */
export const keptCounterparts = async (table: Table, listingId: string): Promise<string[]> => {
  const rows = await table.queryAll({ index: 'gsi1', pk: `PROPOSALS#${listingId}` });
  return rows.map(({ counterpartId }) => String(counterpartId));
};

/** The first month in which anything could have been proposed. */
const FIRST_MONTH = '2026-01';
const monthsBack = (from: string, to: string): string[] => {
  const months: string[] = [];
  for (let month = to; month >= from && month >= FIRST_MONTH; month = monthBefore(month)) months.push(month);
  return months;
};

/**
 * Every pair of listings that somebody first acted on since a day in Seoul (`YYYY-MM-DD`), up to `now`, with what both sides
 * did and when: `stateOf` gives its state, `responseHours` the time to respond. Pairs that were proposed and that nobody
 * touched are not among them: those are counted in the packs. Eventually consistent.
 */
export const proposalsSince = async (table: Table, day: string, now: string): Promise<Proposal[]> => {
  const months = monthsBack(day.slice(0, 7), seoulMonth(now));
  const items = await Promise.all(months.map(month => table.queryAll({ index: 'gsi2', pk: `PROPOSALS#${month}` })));
  return items
    .flat()
    .map(proposals.fromItem)
    .filter(({ createdAt }) => seoulDate(createdAt) >= day);
};

const storedSince = async (
  table: Table,
  kinds: readonly SignalKind[],
  day: string,
  now: string,
): Promise<StoredSignal[]> => {
  const parts = monthsBack(day.slice(0, 7), seoulMonth(now)).flatMap(month =>
    kinds.map(kind => table.queryAll({ index: 'gsi2', pk: `SIGNALS#${month}#${kind}` })),
  );
  return (await Promise.all(parts))
    .flat()
    .map(signals.fromItem)
    .filter(signal => signal.day >= day);
};

/**
 * What investors and companies did about each other since a day in Seoul, up to `now`, in order of days: evidence of what a side
 * wants and labels for learning. A pair may have several; each kind is written once by a side, meetings once a report.
 * Meanings: see `SIGNAL_KINDS`. Eventually consistent.
 */
export const signalsSince = async (table: Table, day: string, now: string): Promise<Signal[]> => {
  const stored = await storedSince(table, SIGNAL_KINDS, day, now);
  return stored
    .sort((x, y) => (x.day === y.day ? (x.signalId < y.signalId ? -1 : 1) : x.day < y.day ? -1 : 1))
    .flatMap(signal => investmentSignal(signal) ?? []);
};

/** Every pair of listings of which one has refused the other, ever: no run proposes them again. Eventually consistent. */
export const declinedPairs = async (table: Table, now: string): Promise<[string, string][]> => {
  const stored = await storedSince(table, ['decline'], `${FIRST_MONTH}-01`, now);
  return stored.map(({ by, about }) => [by.listingId, about.listingId]);
};
