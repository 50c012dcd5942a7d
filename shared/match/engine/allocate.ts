import { SCORE_FLOOR } from './score.ts';
import type { Candidates } from './types.ts';

/** Least rise of a price in milli-points: what the total may fall short of the optimum, for each filled slot. */
export const EPSILON = 5;

export interface AllocateOptions {
  /** Least score of a pair to be allocated; {@link SCORE_FLOOR} unless told, never below 1. */
  floor?: number;
  /** Bid step in whole milli-points, at least 1; {@link EPSILON} unless told. */
  epsilon?: number;
}

export interface Allocation {
  /** Positions of the chosen pairs in the candidates, by investor, then by score from the best, then by company. */
  pairs: Uint32Array;
  /** Sum of the chosen scores. */
  total: number;
  /**
   * By company, what its cheapest slot was bid up to; 0 where a slot stayed free. Together with the investors' surpluses they
   * prove the bound on the total; a lone suitor without a second choice bids all it has.
   */
  prices: Int32Array;
}

/** The pairs worth allocating, sorted by investor, score from the best, company; a pair that is there twice counts once. */
const eligible = ({ investor, company, score }: Candidates, floor: number): Uint32Array => {
  const sorted = Uint32Array.from(investor.keys())
    .filter(pair => score[pair]! >= floor)
    .sort((a, b) => investor[a]! - investor[b]! || score[b]! - score[a]! || company[a]! - company[b]! || a - b);
  const seen = new Set<number>();
  return sorted.filter(pair => {
    const key = investor[pair]! * 2 ** 32 + company[pair]!;
    return !seen.has(key) && seen.add(key);
  });
};

/**
 * Who meets whom: chooses pairs of greatest total score under both sides' capacities (b-matching) by Bertsekas' auction.
 * Each investor with a free slot bids for the company that leaves it the greatest surplus (score less price), raising that
 * company's cheapest slot until it is worth `epsilon` less than its next best choice, or than nothing; who held that slot
 * loses it and bids again. Prices start at 0 and only companies whose slots are all taken have one, so the total is within
 * `epsilon` a filled slot of the optimum. All in whole numbers and in one order, hence the same on any machine and for any
 * order of the candidates. Throws RangeError for an investor or company beyond the capacities.
 */
export const allocate = (
  candidates: Candidates,
  investorCapacity: Uint16Array,
  companyCapacity: Uint16Array,
  options: AllocateOptions = {},
): Allocation => {
  const { investor, company, score } = candidates;
  const floor = Math.max(1, options.floor ?? SCORE_FLOOR);
  const epsilon = options.epsilon ?? EPSILON;
  if (!Number.isInteger(epsilon) || epsilon < 1)
    throw new RangeError(`epsilon ${epsilon} is not a whole number from 1`);
  const investors = investorCapacity.length;
  const companies = companyCapacity.length;
  for (let pair = 0; pair < investor.length; pair++)
    if (investor[pair]! >= investors || company[pair]! >= companies)
      throw new RangeError(
        `pair ${pair} (${investor[pair]}, ${company[pair]}) is beyond ${investors} × ${companies} capacities`,
      );

  const list = eligible(candidates, floor);
  const listStart = new Uint32Array(investors + 1);
  const suitors = new Uint32Array(companies);
  for (const pair of list) {
    listStart[investor[pair]! + 1]!++;
    suitors[company[pair]!]!++;
  }
  for (let i = 0; i < investors; i++) listStart[i + 1]! += listStart[i]!;

  // Slots of the companies, side by side; more than there are suitors would stay free anyway.
  const slotStart = new Uint32Array(companies + 1);
  for (let c = 0; c < companies; c++) slotStart[c + 1] = slotStart[c]! + Math.min(companyCapacity[c]!, suitors[c]!);
  const slotPrice = new Int32Array(slotStart[companies]!);
  const slotHolder = new Int32Array(slotStart[companies]!).fill(-1);
  const cheapest = slotStart.slice(0, companies);
  const held = new Uint8Array(list.length);
  const free = Int32Array.from(investorCapacity);

  // First come, first served. Whoever loses a slot joins again, though it may have stopped bidding before.
  const waiting: number[] = [];
  const queued = new Uint8Array(investors);
  const join = (i: number): void => {
    if (queued[i] === 1) return;
    queued[i] = 1;
    waiting.push(i);
  };

  /** Gives a company's cheapest slot to the pair at a position of the list, at a price. */
  const settle = (at: number, price: number): void => {
    const c = company[list[at]!]!;
    const slot = cheapest[c]!;
    const loser = slotHolder[slot]!;
    if (loser >= 0) {
      held[loser] = 0;
      const i = investor[list[loser]!]!;
      free[i]!++;
      join(i);
    }
    held[at] = 1;
    slotHolder[slot] = at;
    slotPrice[slot] = price;
    for (let s = slotStart[c]!; s < slotStart[c + 1]!; s++)
      if (slotPrice[s]! < slotPrice[cheapest[c]!]!) cheapest[c] = s;
  };

  /** One bid of an investor; false where nothing is worth its price any more. */
  const bid = (i: number): boolean => {
    let best = -1;
    let bestSurplus = 0;
    let second = 0;
    for (let at = listStart[i]!; at < listStart[i + 1]!; at++) {
      const value = score[list[at]!]!;
      if (value <= second) break; // The rest is worth even less, at any price.
      const c = company[list[at]!]!;
      if (held[at] === 1 || slotStart[c] === slotStart[c + 1]) continue;
      const surplus = value - slotPrice[cheapest[c]!]!;
      if (surplus > bestSurplus) {
        second = bestSurplus;
        bestSurplus = surplus;
        best = at;
      } else if (surplus > second) second = surplus;
    }
    if (best < 0) return false;
    settle(best, score[list[best]!]! - second + epsilon);
    return true;
  };

  for (let i = 0; i < investors; i++) if (free[i]! > 0) join(i);
  for (let turn = 0; turn < waiting.length; turn++) {
    const i = waiting[turn]!;
    queued[i] = 0;
    while (free[i]! > 0 && bid(i)) free[i]!--;
  }

  const pairs = list.filter((_, at) => held[at] === 1);
  return {
    pairs,
    total: pairs.reduce((sum, pair) => sum + score[pair]!, 0),
    prices: Int32Array.from({ length: companies }, (_, c) =>
      slotStart[c] === slotStart[c + 1] ? 0 : slotPrice[cheapest[c]!]!,
    ),
  };
};

/**
 * What no allocation can exceed, nor any fractional one (weak duality of the linear programme): with a price for every
 * company, each investor's greatest surpluses and what the companies' slots would fetch. With the prices of an
 * {@link Allocation} it proves how near the optimum that is. `options` are those it was made with.
 */
export const boundOnTotal = (
  candidates: Candidates,
  investorCapacity: Uint16Array,
  companyCapacity: Uint16Array,
  prices: Int32Array,
  options: AllocateOptions = {},
): number => {
  const list = eligible(candidates, Math.max(1, options.floor ?? SCORE_FLOOR));
  const suitors = new Uint32Array(prices.length);
  for (const pair of list) suitors[candidates.company[pair]!]!++;
  let bound = 0;
  prices.forEach((price, c) => {
    bound += price * Math.min(companyCapacity[c]!, suitors[c]!);
  });
  const surplus = (pair: number): number => candidates.score[pair]! - prices[candidates.company[pair]!]!;
  for (let from = 0; from < list.length; ) {
    const i = candidates.investor[list[from]!]!;
    let to = from;
    while (to < list.length && candidates.investor[list[to]!] === i) to++;
    const best = Float64Array.from(list.subarray(from, to), surplus)
      .filter(value => value > 0)
      .sort();
    for (const value of best.subarray(Math.max(0, best.length - investorCapacity[i]!))) bound += value;
    from = to;
  }
  return bound;
};
