/**
 * Pairs that each side values by itself: who proposes and who is proposed to, by position, with the score that either gives
 * the pair. Whole numbers.
 */
export interface TwoSided {
  readonly proposer: Uint32Array;
  readonly receiver: Uint32Array;
  readonly proposerScore: Int32Array;
  readonly receiverScore: Int32Array;
}

export interface StableOptions {
  /** Least score that either side has to give a pair. */
  readonly floor: { readonly proposer: number; readonly receiver: number };
  /** By pair, 1 where the two need no new introduction; none unless told. */
  readonly known?: Uint8Array;
  /** By receiver, most pairs that are not known; as many as its capacity unless told. */
  readonly introductions?: Uint16Array;
}

/** Order in which a side prefers pairs: its own score, the other's, then positions, so that no two are alike. */
const preferring =
  (own: Int32Array, others: Int32Array, { proposer, receiver }: TwoSided) =>
  (a: number, b: number): number =>
    own[b]! - own[a]! || others[b]! - others[a]! || proposer[a]! - proposer[b]! || receiver[a]! - receiver[b]! || a - b;

/** How a proposer ranks pairs: negative where it prefers `a`. */
export const proposerOrder = (pairs: TwoSided) => preferring(pairs.proposerScore, pairs.receiverScore, pairs);
/** How a receiver ranks pairs. */
export const receiverOrder = (pairs: TwoSided) => preferring(pairs.receiverScore, pairs.proposerScore, pairs);

/** Inserts into a list kept from the best to the worst. */
const insert = (list: number[], pair: number, order: (a: number, b: number) => number): void => {
  let at = list.length;
  while (at > 0 && order(pair, list[at - 1]!) < 0) at--;
  list.splice(at, 0, pair);
};

/**
 * Who meets whom where the two sides rank differently: deferred acceptance, many to many. Each proposer with room proposes to
 * the next it likes best; a receiver keeps the best it may have (by capacity, and by new introductions) and lets the others go,
 * who propose on. Then no two would both rather have each other than what they have, and no proposer could do better in any other
 * outcome of which that is true. A pair that is there twice counts once. Returns positions of pairs, by proposer as it
 * ranks them. The same for any order of the pairs.
 */
export const stablePairs = (
  pairs: TwoSided,
  proposerCapacity: Uint16Array,
  receiverCapacity: Uint16Array,
  { floor, known, introductions }: StableOptions,
): Uint32Array => {
  const { proposer, receiver, proposerScore, receiverScore } = pairs;
  const byProposer = proposerOrder(pairs);
  const byReceiver = receiverOrder(pairs);
  const seen = new Set<number>();
  const lists: number[][] = Array.from(proposerCapacity, () => []);
  const sorted = Uint32Array.from(proposer.keys())
    .filter(pair => proposerScore[pair]! >= floor.proposer && receiverScore[pair]! >= floor.receiver)
    .sort((a, b) => proposer[a]! - proposer[b]! || byProposer(a, b));
  for (const pair of sorted) {
    if (proposer[pair]! >= proposerCapacity.length || receiver[pair]! >= receiverCapacity.length)
      throw new RangeError(`pair ${pair} (${proposer[pair]}, ${receiver[pair]}) is beyond the capacities`);
    const key = proposer[pair]! * 2 ** 32 + receiver[pair]!;
    if (seen.has(key)) continue;
    seen.add(key);
    lists[proposer[pair]!]!.push(pair);
  }

  const keeps: number[][] = Array.from(receiverCapacity, () => []);
  const isNew = (pair: number): boolean => known?.[pair] !== 1;
  /** What a receiver lets go of when a pair is added, the pair itself perhaps; -1 where it has room for all. */
  const letGo = (r: number, pair: number): number => {
    const kept = keeps[r]!;
    insert(kept, pair, byReceiver);
    const most = introductions?.[r];
    if (most !== undefined && kept.filter(isNew).length > most) return kept.splice(kept.findLastIndex(isNew), 1)[0]!;
    return kept.length > receiverCapacity[r]! ? kept.pop()! : -1;
  };

  const free = Int32Array.from(proposerCapacity);
  const next = new Uint32Array(proposerCapacity.length);
  const waiting = [...free.keys()];
  for (let turn = 0; turn < waiting.length; turn++) {
    const p = waiting[turn]!;
    while (free[p]! > 0 && next[p]! < lists[p]!.length) {
      const pair = lists[p]![next[p]!++]!;
      free[p]!--;
      const gone = letGo(receiver[pair]!, pair);
      if (gone < 0) continue;
      free[proposer[gone]!]!++;
      if (proposer[gone] !== p) waiting.push(proposer[gone]!);
    }
  }
  return Uint32Array.from(keeps.flat()).sort((a, b) => proposer[a]! - proposer[b]! || byProposer(a, b));
};
