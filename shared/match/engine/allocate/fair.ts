import { type AllocateOptions, allocate, inOrder, type Pairs } from './auction.ts';
import { boundOnTotal } from './bound.ts';
import { timesIn } from './spread.ts';

/** Who was shown to whom of late. */
export interface Exposure {
  /** By candidate: 1 where the two were introduced within the window, or are shown to each other now. */
  readonly known: Uint8Array;
  /** By company, introductions that began within the window. */
  readonly introduced: Uint16Array;
  /** By company, 1 where it is shown to somebody now or was within the window. */
  readonly shown: Uint8Array;
}

/** The exposure of a market that was never matched. */
export const noExposure = (pairs: number, companies: number): Exposure => ({
  known: new Uint8Array(pairs),
  introduced: new Uint16Array(companies),
  shown: new Uint8Array(companies),
});

/** Least cap, and how many times the mean exposure it is: four times the mean costs next to nothing and spreads a good deal. */
const LEAST_CAP = 3;
const TIMES_MEAN = 4;

/**
 * Most investors that a company is shown to at a time, and is newly introduced to within the window: max(3, 4 × mean), where
 * the mean is the slots that can be filled for each company that takes introductions.
 */
export const rollingCap = (
  { investor }: Pairs,
  investorCapacity: Uint16Array,
  companyCapacity: Uint16Array,
): number => {
  const fillable = timesIn(investor, investorCapacity.length).reduce(
    (sum, list, i) => sum + Math.min(list, investorCapacity[i]!),
    0,
  );
  const taking = companyCapacity.reduce((count, capacity) => count + (capacity > 0 ? 1 : 0), 0);
  return Math.max(LEAST_CAP, Math.ceil((TIMES_MEAN * fillable) / Math.max(1, taking)));
};

/** Slots of an investor that are kept for companies nobody was shown: none of three, one from four, two from ten. */
export const reservedOf = (capacity: number): number => (capacity >= 10 ? 2 : capacity >= 4 ? 1 : 0);

export interface FairOptions extends Pick<AllocateOptions, 'floor' | 'epsilon'> {
  /** {@link rollingCap} unless told. */
  readonly cap?: number;
  /** {@link reservedOf} unless told. */
  readonly reserve?: (capacity: number) => number;
}

export interface FairAllocation {
  /** Positions of the chosen pairs in the candidates, by investor, then by score from the best, then by company. */
  readonly pairs: Uint32Array;
  readonly total: number;
  readonly cap: number;
  /** How many pairs were made from slots kept for companies that nobody had been shown. */
  readonly reserved: number;
  /** The pairs of each round, by position, with what they add up to and what no choice in it could exceed. */
  readonly rounds: readonly { readonly pairs: Uint32Array; readonly total: number; readonly bound: number }[];
  /** What no choice by the same rounds can exceed; {@link total} over it is the least share of the optimum reached. */
  readonly bound: number;
}

/** What is left of one round for the next. */
interface Left {
  readonly investors: Uint16Array;
  readonly companies: Uint16Array;
  readonly introductions: Uint16Array;
}

/** Chooses among some of the candidates, and returns positions in all of them. */
const round = (
  candidates: Pairs,
  among: Uint32Array,
  { investors, companies, introductions }: Left,
  known: Uint8Array,
  options: AllocateOptions,
) => {
  const some = {
    investor: Uint32Array.from(among, pair => candidates.investor[pair]!),
    company: Uint32Array.from(among, pair => candidates.company[pair]!),
    score: Int32Array.from(among, pair => candidates.score[pair]!),
  };
  const rules = { ...options, known: Uint8Array.from(among, pair => known[pair]!), introductions };
  const made = allocate(some, investors, companies, rules);
  return {
    pairs: made.pairs.map(position => among[position]!),
    total: made.total,
    bound: boundOnTotal(some, investors, companies, made, rules),
  };
};

/**
 * The allocation with exposure spread, in three rounds of the auction. 1. All slots but those kept back, every company up to
 * its capacity and the rolling cap. 2. The slots kept back, for companies that nobody was shown and that are left out tonight
 * as well: one introduction each, where it scores best. 3. What is still free, among all that is left: nobody's slot
 * stays empty for fairness alone. No pair is below the floor in any round. The same for any order of the candidates.
 */
export const allocateFairly = (
  candidates: Pairs,
  investorCapacity: Uint16Array,
  companyCapacity: Uint16Array,
  { known, introduced, shown }: Exposure,
  { reserve = reservedOf, ...options }: FairOptions = {},
): FairAllocation => {
  const { investor, company } = candidates;
  const cap = options.cap ?? rollingCap(candidates, investorCapacity, companyCapacity);
  const kept = investorCapacity.map(capacity => Math.min(capacity, reserve(capacity)));
  const chosen = new Uint8Array(investor.length);
  const taken = { investors: new Uint16Array(kept.length), companies: new Uint16Array(introduced.length) };
  const newly = new Uint16Array(introduced.length);
  const left = (slots: (investor: number) => number, most: number): Left => ({
    investors: investorCapacity.map((_, i) => slots(i)),
    companies: companyCapacity.map((capacity, c) => Math.min(most, Math.min(capacity, cap) - taken.companies[c]!)),
    introductions: introduced.map((count, c) => Math.max(0, cap - count - newly[c]!)),
  });
  const among = (wanted: (pair: number) => boolean): Uint32Array =>
    Uint32Array.from(investor.keys()).filter(pair => chosen[pair] === 0 && wanted(pair));
  const play = (pool: Uint32Array, room: Left) => {
    const made = round(candidates, pool, room, known, options);
    for (const pair of made.pairs) {
      chosen[pair] = 1;
      taken.investors[investor[pair]!]!++;
      taken.companies[company[pair]!]!++;
      if (known[pair] === 0) newly[company[pair]!]!++;
    }
    return made;
  };

  const every = 0xffff;
  const rounds = [
    play(
      among(() => true),
      left(i => investorCapacity[i]! - kept[i]!, every),
    ),
    play(
      among(pair => shown[company[pair]!] === 0 && taken.companies[company[pair]!] === 0),
      left(i => kept[i]!, 1),
    ),
    play(
      among(() => true),
      left(i => investorCapacity[i]! - taken.investors[i]!, every),
    ),
  ];
  const sum = (of: (each: (typeof rounds)[number]) => number): number =>
    rounds.reduce((all, each) => all + of(each), 0);
  return {
    pairs: Uint32Array.from(rounds.flatMap(({ pairs }) => [...pairs])).sort(inOrder(candidates)),
    total: sum(({ total }) => total),
    cap,
    reserved: rounds[1]!.pairs.length,
    rounds,
    bound: sum(({ bound }) => bound),
  };
};
