/**
 * The match engine: typed columns in, ranked pairs with reason parts out. `encodeMarket` once, `scoreInvestors` shard by
 * shard, `allocate` over all candidates, `explainPair` for the pairs that are shown. Pure and deterministic.
 */
export { type AllocateOptions, type Allocation, allocate, EPSILON, type Pairs } from './allocate/auction.ts';
export { boundOnTotal } from './allocate/bound.ts';
export {
  allocateFairly,
  type Exposure,
  type FairAllocation,
  type FairOptions,
  noExposure,
  reservedOf,
  rollingCap,
} from './allocate/fair.ts';
export { gini, timesIn } from './allocate/spread.ts';
export { proposerOrder, receiverOrder, type StableOptions, stablePairs, type TwoSided } from './allocate/stable.ts';
export { type AllocationRules, mustNotMeetIn, verifyAllocation } from './allocate/verify.ts';
export { verifyStable } from './allocate/verify-stable.ts';
export { ASK_EDGES, askBucket } from './buckets.ts';
export { encodeMarket } from './encode.ts';
export { explainer, explainPair } from './explain.ts';
export { floorOf, probabilityAt, rerank, type Scale } from './rerank.ts';
export { SCORE_FLOOR, type ScoreOptions, scoreInvestors, WEIGHTS } from './score.ts';
export { SIGNAL_WEIGHTS } from './signals.ts';
export { requireSound, UnsoundInput } from './sound.ts';
export { joined, type SuitorOptions, scoreSuitors } from './suitors.ts';
export { type Told, teller } from './told.ts';
export * from './types.ts';

/** Which scorer made a run's scores; the version changes whenever any score could. */
export const SCORER = { id: 'log-lift', version: '1.1.0' } as const;
export const LEARNED_SCORER = { id: 'learned', version: '1.0.0' } as const;
