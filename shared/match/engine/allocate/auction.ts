import { SCORE_FLOOR } from '../score.ts';
import type { Candidates } from '../types.ts';

/** Scored pairs as the allocation looks at them. */
export type Pairs = Pick<Candidates, 'investor' | 'company' | 'score'>;

/** Least rise of a price in milli-points: what the total may fall short of the optimum, for each filled slot. */
export const EPSILON = 5;

export interface AllocateOptions {
  /** Least score of a pair to be allocated; {@link SCORE_FLOOR} unless told, never below 1. */
  floor?: number;
  /** Bid step in whole milli-points, at least 1; {@link EPSILON} unless told. */
  epsilon?: number;
  /** By candidate, 1 where the two were introduced before and need no new introduction; none unless told. */
  known?: Uint8Array;
  /** By company, most pairs that are not known; as many as its capacity unless told. */
  introductions?: Uint16Array;
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
  /** The same of the slots that only known pairs may take. */
  knownPrices: Int32Array;
}

/** Order of chosen pairs: by investor, score from the best, company; what is there twice by its position. */
export const inOrder =
  ({ investor, company, score }: Pairs) =>
  (a: number, b: number): number =>
    investor[a]! - investor[b]! || score[b]! - score[a]! || company[a]! - company[b]! || a - b;

/** The pairs worth allocating, in order; a pair that is there twice counts once. */
export const eligible = (candidates: Pairs, floor: number): Uint32Array => {
  const { investor, company, score } = candidates;
  const list = Uint32Array.from(investor.keys()).filter(pair => score[pair]! >= floor);
  const order = inOrder(candidates);
  // Shards come in order already.
  if (list.some((pair, at) => at > 0 && order(list[at - 1]!, pair) > 0)) list.sort(order);
  const lastWith = new Int32Array(company.reduce((most, c) => Math.max(most, c), -1) + 1).fill(-1);
  return list.filter(pair => {
    const c = company[pair]!;
    if (lastWith[c] === investor[pair]) return false;
    lastWith[c] = investor[pair]!;
    return true;
  });
};

export const floorOf = ({ floor = SCORE_FLOOR }: AllocateOptions): number => Math.max(1, floor);

/**
 * How many slots a company has of either class: those open to any pair, at 2c, and those for known pairs only, at 2c + 1. Slots
 * beyond the suitors would stay free and are not made.
 */
export const slotsOf = (
  list: Uint32Array,
  { company }: Pairs,
  companyCapacity: Uint16Array,
  { known, introductions }: AllocateOptions,
): Uint16Array => {
  const suitors = new Uint32Array(companyCapacity.length);
  const acquainted = new Uint32Array(companyCapacity.length);
  for (const pair of list) {
    suitors[company[pair]!]!++;
    if (known?.[pair] === 1) acquainted[company[pair]!]!++;
  }
  const slots = new Uint16Array(2 * companyCapacity.length);
  for (let c = 0; c < companyCapacity.length; c++) {
    const room = companyCapacity[c]!;
    const open = Math.min(room, introductions?.[c] ?? room);
    slots[2 * c] = Math.min(open, suitors[c]!);
    slots[2 * c + 1] = Math.min(room - open, acquainted[c]!);
  }
  return slots;
};

const NO_PRICE = Number.POSITIVE_INFINITY;

/** @throws RangeError for options or pairs that cannot be. */
const refuse = ({ investor, company }: Pairs, investors: number, companies: number, epsilon: number): void => {
  if (!Number.isInteger(epsilon) || epsilon < 1)
    throw new RangeError(`epsilon ${epsilon} is not a whole number from 1`);
  for (let pair = 0; pair < investor.length; pair++)
    if (investor[pair]! >= investors || company[pair]! >= companies)
      throw new RangeError(
        `pair ${pair} (${investor[pair]}, ${company[pair]}) is beyond ${investors} × ${companies} capacities`,
      );
};

/**
 * Who meets whom: chooses pairs of greatest total score under both sides' capacities (b-matching) by Bertsekas' auction.
 * Each investor with a free slot bids for the company that leaves it the greatest surplus (score less price), raising that
 * company's cheapest slot until it is worth `epsilon` less than its next best choice, or than nothing; who held that slot
 * loses it and bids again. Prices start at 0 and only companies whose slots are all taken have one, so the total is within
 * `epsilon` a filled slot of the optimum. A company that may take few new introductions has two classes of slots, which known
 * pairs choose between by price. All in whole numbers and in one order, hence the same on any machine and for any order of the
 * candidates. Throws RangeError for an investor or company beyond the capacities.
 */
export const allocate = (
  candidates: Pairs,
  investorCapacity: Uint16Array,
  companyCapacity: Uint16Array,
  options: AllocateOptions = {},
): Allocation => {
  const { investor, company, score } = candidates;
  const { known, epsilon = EPSILON } = options;
  const investors = investorCapacity.length;
  const companies = companyCapacity.length;
  refuse(candidates, investors, companies, epsilon);

  const list = eligible(candidates, floorOf(options));
  const listStart = new Uint32Array(investors + 1);
  for (const pair of list) listStart[investor[pair]! + 1]!++;
  for (let i = 0; i < investors; i++) listStart[i + 1]! += listStart[i]!;

  // Slots of a class side by side.
  const slots = slotsOf(list, candidates, companyCapacity, options);
  const slotStart = new Uint32Array(slots.length + 1);
  for (let k = 0; k < slots.length; k++) slotStart[k + 1] = slotStart[k]! + slots[k]!;
  const slotPrice = new Int32Array(slotStart[slots.length]!);
  const slotHolder = new Int32Array(slotPrice.length).fill(-1);
  const cheapest = slotStart.slice(0, slots.length);
  const priceOf = (k: number): number => (slots[k] === 0 ? NO_PRICE : slotPrice[cheapest[k]!]!);
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

  /** Gives the cheapest slot of a class to the pair at a position of the list, at a price. */
  const settle = (at: number, k: number, price: number): void => {
    const slot = cheapest[k]!;
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
    for (let s = slotStart[k]!; s < slotStart[k + 1]!; s++)
      if (slotPrice[s]! < slotPrice[cheapest[k]!]!) cheapest[k] = s;
  };

  /** One bid of an investor; false where nothing is worth its price any more. */
  const bid = (i: number): boolean => {
    let best = -1;
    let bestClass = -1;
    let bestSurplus = 0;
    let bestOther = 0; // What the other class of the best company would leave.
    let second = 0;
    for (let at = listStart[i]!; at < listStart[i + 1]!; at++) {
      const value = score[list[at]!]!;
      if (value <= second) break; // The rest is worth even less, at any price.
      if (held[at] === 1) continue;
      const open = 2 * company[list[at]!]!;
      const openPrice = priceOf(open);
      const knownPrice = known?.[list[at]!] === 1 ? priceOf(open + 1) : NO_PRICE;
      const surplus = value - Math.min(openPrice, knownPrice);
      if (surplus > bestSurplus) {
        second = bestSurplus;
        bestSurplus = surplus;
        best = at;
        bestClass = knownPrice <= openPrice ? open + 1 : open;
        bestOther = value - Math.max(openPrice, knownPrice);
      } else if (surplus > second) second = surplus;
    }
    if (best < 0) return false;
    settle(best, bestClass, score[list[best]!]! - Math.max(second, bestOther) + epsilon);
    return true;
  };

  for (let i = 0; i < investors; i++) if (free[i]! > 0) join(i);
  for (let turn = 0; turn < waiting.length; turn++) {
    const i = waiting[turn]!;
    queued[i] = 0;
    while (free[i]! > 0 && bid(i)) free[i]!--;
  }

  const pairs = list.filter((_, at) => held[at] === 1);
  const pricesOf = (offset: 0 | 1): Int32Array =>
    Int32Array.from({ length: companies }, (_, c) => (slots[2 * c + offset] === 0 ? 0 : priceOf(2 * c + offset)));
  return {
    pairs,
    total: pairs.reduce((sum, pair) => sum + score[pair]!, 0),
    prices: pricesOf(0),
    knownPrices: pricesOf(1),
  };
};
