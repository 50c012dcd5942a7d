import { timesIn } from './spread.ts';
import { proposerOrder, receiverOrder, type StableOptions, type TwoSided } from './stable.ts';

/**
 * What is wrong with pairs that are said to be stable, in words; empty where nothing is. Looks for capacities exceeded on either
 * side, pairs below the floor, and two that would rather have each other than what they have.
 */
export const verifyStable = (
  pairs: TwoSided,
  chosen: Uint32Array,
  proposerCapacity: Uint16Array,
  receiverCapacity: Uint16Array,
  { floor, known, introductions }: StableOptions,
): string[] => {
  const { proposer, receiver, proposerScore, receiverScore } = pairs;
  const nameOf = (pair: number): string => `pair (${proposer[pair]}, ${receiver[pair]})`;
  const isNew = (pair: number): boolean => known?.[pair] !== 1;
  const mostNew = (r: number): number => introductions?.[r] ?? receiverCapacity[r]!;
  const of = (side: Uint32Array, pick: readonly number[]): number[] => pick.map(pair => side[pair]!);
  const faults: string[] = [];
  const within = (who: string, times: Uint32Array, most: (position: number) => number, what: string): void =>
    times.forEach((count, position) => {
      if (count > most(position)) faults.push(`${who} ${position} has ${count} ${what}, ${most(position)} at most`);
    });
  const made = [...chosen];
  within('proposer', timesIn(of(proposer, made), proposerCapacity.length), p => proposerCapacity[p]!, 'pairs');
  within('receiver', timesIn(of(receiver, made), receiverCapacity.length), r => receiverCapacity[r]!, 'pairs');
  within('receiver', timesIn(of(receiver, made.filter(isNew)), receiverCapacity.length), mostNew, 'new introductions');
  const acceptable = (pair: number): boolean =>
    proposerScore[pair]! >= floor.proposer && receiverScore[pair]! >= floor.receiver;
  for (const pair of made) if (!acceptable(pair)) faults.push(`${nameOf(pair)} scores below the floor`);

  const [byProposer, byReceiver] = [proposerOrder(pairs), receiverOrder(pairs)];
  const has = {
    proposer: Map.groupBy(made, pair => proposer[pair]!),
    receiver: Map.groupBy(made, pair => receiver[pair]!),
  };
  const met = new Set(made.map(pair => proposer[pair]! * 2 ** 32 + receiver[pair]!));
  /** True where a side would take a pair: it has room, or likes it better than one of those that would have to go. */
  const takes = (
    own: readonly number[],
    room: number,
    pair: number,
    order: (a: number, b: number) => number,
  ): boolean => room > 0 && (own.length < room || own.some(other => order(pair, other) < 0));
  for (const pair of proposer.keys()) {
    if (!acceptable(pair) || met.has(proposer[pair]! * 2 ** 32 + receiver[pair]!)) continue;
    const mine = has.proposer.get(proposer[pair]!) ?? [];
    if (!takes(mine, proposerCapacity[proposer[pair]!]!, pair, byProposer)) continue;
    const r = receiver[pair]!;
    const theirs = has.receiver.get(r) ?? [];
    const newcomers = theirs.filter(isNew);
    const full = isNew(pair) && newcomers.length >= mostNew(r);
    const wanted = full
      ? takes(newcomers, mostNew(r), pair, byReceiver) && receiverCapacity[r]! > 0
      : takes(theirs, receiverCapacity[r]!, pair, byReceiver);
    if (wanted) faults.push(`${nameOf(pair)} would rather have each other`);
  }
  return faults;
};
