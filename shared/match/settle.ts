import {
  allocate,
  allocateFairly,
  boundOnTotal,
  type Candidates,
  type Exposure,
  FACTORS,
  gini,
  mustNotMeetIn,
  rollingCap,
  stablePairs,
  timesIn,
  verifyAllocation,
  verifyStable,
} from './engine/index.ts';
import { product, type View, viewOfOffers } from './pairings/appeal.ts';
import type { PairingMarket } from './pairings/table.ts';
import type { Fairness } from './schema.ts';

export interface Terms {
  /** What is left of both sides' capacities, by position in the market. */
  readonly seekers: Uint16Array;
  readonly offers: Uint16Array;
  /** For the candidates, in their order. */
  readonly exposure: Exposure;
  /** Least score of the seeker's; the pairing's unless told. */
  readonly floor?: number;
}

/** The pairs of one pairing that are proposed, as their seekers see them, and as the offers do where they have a view of their own. */
export interface Settled {
  readonly chosen: Candidates;
  readonly offers?: View;
  readonly fairness: Fairness;
}

interface Floors {
  readonly seeker: number;
  readonly offer: number;
}

/** An allocation that breaks a rule: nothing of its run is published. */
export class UnsoundAllocation extends Error {
  override readonly name = 'UnsoundAllocation';
}

const thousandth = (share: number): number => Math.round(share * 1000) / 1000;
const millionth = (share: number): number => Math.floor(share * 1e6) / 1e6;

const pick = (of: Candidates, at: Uint32Array): Candidates => {
  const width = FACTORS.length;
  const parts = new Int32Array(at.length * width);
  at.forEach((pair, row) => {
    parts.set(of.parts.subarray(pair * width, (pair + 1) * width), row * width);
  });
  return {
    investor: at.map(pair => of.investor[pair]!),
    company: at.map(pair => of.company[pair]!),
    score: Int32Array.from(at, pair => of.score[pair]!),
    parts,
  };
};

/** Candidates that both sides that have a score would have, as the pairing looks at them. */
const poolOf = ({ pairing, appeal }: PairingMarket, candidates: Candidates, { exposure }: Terms, floor: Floors) => {
  const theirs = appeal && viewOfOffers(candidates, appeal);
  const among = Uint32Array.from(candidates.score.keys()).filter(
    pair => candidates.score[pair]! >= floor.seeker && (theirs === undefined || theirs.score[pair]! >= floor.offer),
  );
  const seen = theirs && pairing.scores === 'PRODUCT' ? { ...candidates, ...product(candidates, theirs) } : candidates;
  return {
    pool: pick(seen, among),
    ...(theirs && pairing.scores === 'OWN' && { theirs: pick({ ...candidates, ...theirs }, among) }),
    exposure: { ...exposure, known: Uint8Array.from(among, pair => exposure.known[pair]!) },
  };
};

/** Deferred acceptance under the same cap; held to be stable before it is believed. */
const stably = (pool: Candidates, theirs: View, { seekers, offers }: Terms, exposure: Exposure, floor: Floors) => {
  const cap = rollingCap(pool, seekers, offers);
  const sides = {
    proposer: pool.investor,
    receiver: pool.company,
    proposerScore: pool.score,
    receiverScore: theirs.score,
  };
  const rules = {
    floor: { proposer: floor.seeker, receiver: floor.offer },
    known: exposure.known,
    introductions: exposure.introduced.map(count => Math.max(0, cap - count)),
  };
  const room = offers.map(capacity => Math.min(capacity, cap));
  const pairs = stablePairs(sides, seekers, room, rules);
  return { pairs, cap, faults: verifyStable(sides, pairs, seekers, room, rules), measured: {} };
};

/** The auction with exposure spread, how near the best it is, and what of the best without caps and kept slots it gives up. */
const spread = (pool: Candidates, { seekers, offers }: Terms, exposure: Exposure, floor: number) => {
  const { pairs, cap, total, bound, reserved } = allocateFairly(pool, seekers, offers, exposure, { floor });
  const free = boundOnTotal(pool, seekers, offers, allocate(pool, seekers, offers, { floor }), { floor });
  return {
    pairs,
    cap,
    faults: [],
    measured: {
      reserved,
      ofOptimum: millionth(bound > 0 ? total / bound : 1),
      price: millionth(free > 0 ? Math.max(0, 1 - total / free) : 0),
    },
  };
};

/**
 * Settles one pairing: of its candidates, as seekers have scored them, the pairs to propose. Whatever was chosen is looked at
 * again by what it has to keep, apart from the choosing. @throws UnsoundAllocation with all that is wrong
 */
export const settle = (of: PairingMarket, candidates: Candidates, terms: Terms): Settled => {
  const { pairing, market } = of;
  const floors: Floors = { seeker: terms.floor ?? pairing.floor.seeker, offer: pairing.floor.offer ?? 0 };
  // Where the product counts, whoever reaches both floors reaches their sum.
  const floor = floors.seeker + (pairing.scores === 'PRODUCT' ? floors.offer : 0);
  const { pool, theirs, exposure } = poolOf(of, candidates, terms, floors);
  const made =
    theirs === undefined ? spread(pool, terms, exposure, floor) : stably(pool, theirs, terms, exposure, floors);
  const chosen = pick(pool, made.pairs);
  const faults = [
    ...made.faults,
    ...verifyAllocation(chosen, {
      investorCapacity: terms.seekers,
      companyCapacity: terms.offers,
      cap: made.cap,
      introductions: exposure.introduced.map(count => Math.max(0, made.cap - count)),
      floor,
      known: Uint8Array.from(made.pairs, pair => exposure.known[pair]!),
      mustNotMeet: mustNotMeetIn(market),
    }),
  ];
  if (faults.length > 0) throw new UnsoundAllocation(`${pairing.id}: ${faults.join('; ')}`);

  const shown = timesIn(chosen.company, market.companyIds.length);
  const taking = [...terms.offers.keys()].filter(offer => terms.offers[offer]! > 0);
  const share = (is: (offer: number) => boolean): number =>
    thousandth(taking.length === 0 ? 0 : taking.filter(is).length / taking.length);
  return {
    chosen,
    ...(theirs && { offers: pick({ ...pool, ...theirs }, made.pairs) }),
    fairness: {
      pairing: pairing.id,
      seekers: market.investorIds.length,
      offers: market.companyIds.length,
      matches: chosen.score.length,
      seekersMatched: new Set(chosen.investor).size,
      offersMatched: new Set(chosen.company).size,
      cap: made.cap,
      gini: thousandth(gini(taking.map(offer => shown[offer]!))),
      coverage: share(offer => shown[offer]! > 0),
      coverageOfWindow: share(offer => shown[offer]! > 0 || exposure.shown[offer] === 1),
      ...made.measured,
    },
  };
};
