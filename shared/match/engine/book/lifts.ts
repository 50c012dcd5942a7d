import { decay } from '../buckets.ts';
import type { Attribute, AttributeName, Past } from './past.ts';

/** How the lift of an attribute is shrunk and how fast the market's shares fade (half-lives in days). */
export interface LiftRule {
  readonly alpha: number;
  readonly marketHalfLife: number;
  /** True where only deals with a known value count towards an investor's total. */
  readonly knownOnly: boolean;
}

/** Half-life of a deal as evidence of its investor's taste. */
export const HALF_LIFE = 1460;
const MARKET_HALF_LIFE = 730;
const PRIOR_FLOOR = 0.5;

const place: LiftRule = { alpha: 3, marketHalfLife: MARKET_HALF_LIFE, knownOnly: false };
const stage: LiftRule = { alpha: 4, marketHalfLife: MARKET_HALF_LIFE, knownOnly: false };
const stated: LiftRule = { alpha: 3, marketHalfLife: HALF_LIFE, knownOnly: true };

/** The untrained formula's rules. */
export const LIFT_RULES: Readonly<{ [Name in AttributeName]: LiftRule }> = {
  sector: place,
  region: place,
  state: place,
  city: place,
  age: stage,
  raised: stage,
  last: stage,
  kind: stated,
  ask: stated,
};

/** The market's share of each value: p_k ∝ Σ deals 0.5^(age/half-life)·[k] + 0.5, several values of a deal in equal parts. */
export const marketShares = (
  { day, asOf }: Past,
  { size, deal }: Attribute,
  halfLife: number,
  knownOnly: boolean,
): Float64Array => {
  const share = new Float64Array(size).fill(PRIOR_FLOOR);
  let unknown = knownOnly ? 0 : PRIOR_FLOOR;
  for (let row = 0; row < day.length; row++) {
    const from = deal.start[row]!;
    const to = deal.start[row + 1]!;
    if (from === to && !knownOnly) unknown += decay(asOf - day[row]!, halfLife);
    for (let i = from; i < to; i++) share[deal.code[i]!]! += decay(asOf - day[row]!, halfLife) / (to - from);
  }
  const total = share.reduce((sum, each) => sum + each, unknown);
  return share.map(each => each / total);
};

/** Writes an investor's lift of every value; see {@link liftTable}. */
export type LiftTable = (investor: number, lifts: Float64Array) => void;

/**
 * Lifts of one attribute, investor by investor: ln((U + α·p) / ((n + α)·p)), where U is the investor's fading evidence of a
 * value, n its evidence altogether and p the market's share. 0 for every value where there is no evidence.
 */
export const liftTable = (past: Past, attribute: Attribute, rule: LiftRule, halfLife = HALF_LIFE): LiftTable => {
  const { start, day, asOf } = past;
  const { deal, size } = attribute;
  const prior = marketShares(past, attribute, rule.marketHalfLife, rule.knownOnly);
  const evidence = new Float64Array(size);
  const { alpha, knownOnly } = rule;
  return (investor, lifts) => {
    evidence.fill(0);
    let n = 0;
    for (let row = start[investor]!; row < start[investor + 1]!; row++) {
      const from = deal.start[row]!;
      const to = deal.start[row + 1]!;
      const worth = decay(asOf - day[row]!, halfLife);
      if (to > from || !knownOnly) n += worth;
      for (let i = from; i < to; i++) evidence[deal.code[i]!]! += worth / (to - from);
    }
    if (n === 0) {
      lifts.fill(0);
      return;
    }
    for (let k = 0; k < size; k++) lifts[k] = Math.log((evidence[k]! + alpha * prior[k]!) / ((n + alpha) * prior[k]!));
  };
};

/** The mean of a company's lifts; 0 where its value is not known. */
export const meanLift = ({ company: { start, code } }: Attribute, company: number, lifts: Float64Array): number => {
  const from = start[company]!;
  const to = start[company + 1]!;
  if (from === to) return 0;
  let sum = 0;
  for (let i = from; i < to; i++) sum += lifts[code[i]!]!;
  return sum / (to - from);
};
