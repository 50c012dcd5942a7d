import type { Past } from './book/past.ts';
import { ASPECTS, type Aspect } from './features/feature.ts';
import type { Calibration } from './model/calibrate.ts';
import { type Model, pairScorer } from './model/learn.ts';
import { MICRO } from './points.ts';
import { SCORE_FLOOR } from './score.ts';
import { topK } from './top-k.ts';
import { type Candidates, FACTORS, type Factor, type Market } from './types.ts';

/** Milli-points of a point. */
const MILLI = 1000;

/** The factor that tells of an aspect of a learned score. */
const FACTOR_OF: Readonly<Record<Aspect, Factor>> = {
  sector: 'sector',
  place: 'region',
  stage: 'stage',
  amount: 'ticket',
  partners: 'partners',
  likeness: 'text',
  momentum: 'momentum',
  activity: 'activity',
};

/** How a learned score is read: its calibration, and the share of all pairs that come true, which is what chance means. */
export interface Scale {
  readonly calibration: Calibration;
  readonly chance: number;
}

const logit = (p: number): number => Math.log(p / (1 - p));

/** The probability that a score in milli-points of a scale stands for. */
export const probabilityAt = ({ calibration }: Scale, score: number): number =>
  1 / (1 + Math.exp(-(score / MILLI + calibration.intercept)));

/**
 * The least score of a candidate by a learned scale, in milli-points: what stands for a probability {@link SCORE_FLOOR} above
 * chance, that is 1.6 times it, which is what the floor says of an untrained score. At least 1.
 */
export const floorOf = ({ calibration, chance }: Scale): number => {
  const least = Math.min(0.5, chance * Math.exp(SCORE_FLOOR / MILLI));
  return least > 0 ? Math.max(1, Math.ceil(MILLI * (logit(least) - calibration.intercept))) : 1;
};

export interface RerankOptions {
  /** Most candidates an investor is left with. */
  readonly top: number;
  /** Least score in milli-points; {@link floorOf} the scale unless told. */
  readonly floor?: number;
}

/**
 * Candidates of the untrained scorer scored anew by a learned model: the best `top` of each investor, best first, ties to the
 * smaller company id. A score is the calibrated logit less its constant, in milli-points: 0 for an average pair of those
 * learnt from, 1000 for odds e times its. It is the sum of its parts, each rounded by itself. No pair is added, so what must not meet
 * does not. An investor's candidates depend on nothing but its own. Throws RangeError for a model made for other features, or
 * where the past lacks a side of the market.
 */
export const rerank = (
  market: Market,
  candidates: Candidates,
  past: Past,
  model: Model,
  scale: Scale,
  options: RerankOptions,
): Candidates => {
  const { top, floor = floorOf(scale) } = options;
  const scorer = pairScorer(model, past);
  const seatOf = (ids: readonly string[]): ((id: string) => number) => {
    const seats = new Map(ids.map((id, seat) => [id, seat]));
    return id => {
      const seat = seats.get(id);
      if (seat === undefined) throw new RangeError(`${id} is not in the book`);
      return seat;
    };
  };
  const investorSeat = seatOf(past.book.investorIds);
  const companySeat = seatOf(past.book.companyIds);
  const width = FACTORS.length;
  const order = ASPECTS.map(aspect => FACTORS.indexOf(FACTOR_OF[aspect]));
  const told = new Float64Array(width);
  const { slope } = scale.calibration;
  const score = (company: number, parts: Int32Array, at: number): number => {
    scorer.parts(company, told);
    let sum = 0;
    for (let k = 0; k < width; k++) {
      const part = Math.round((MILLI * slope * told[k]!) / MICRO);
      parts[at + order[k]!] = part;
      sum += part;
    }
    return sum;
  };

  const pairs = candidates.score.length;
  const kept: number[] = [];
  const scores = new Int32Array(pairs);
  const parts = new Int32Array(pairs * width);
  for (let from = 0; from < pairs; ) {
    const i = candidates.investor[from]!;
    let to = from;
    while (to < pairs && candidates.investor[to] === i) to++;
    scorer.load(investorSeat(market.investorIds[i]!));
    for (let row = from; row < to; row++)
      scores[row] = score(companySeat(market.companyIds[candidates.company[row]!]!), parts, row * width);
    // By company, so that of equal scores the smaller id is kept.
    const rows = Array.from({ length: to - from }, (_, n) => from + n).sort(
      (a, b) => candidates.company[a]! - candidates.company[b]!,
    );
    const best = topK(Math.min(top, rows.length));
    rows.forEach((row, n) => {
      if (scores[row]! >= floor) best.offer(scores[row]!, n);
    });
    const found = new Uint32Array(Math.min(top, rows.length));
    for (const n of found.subarray(0, best.drain(found))) kept.push(rows[n]!);
    from = to;
  }
  return {
    investor: Uint32Array.from(kept, row => candidates.investor[row]!),
    company: Uint32Array.from(kept, row => candidates.company[row]!),
    score: Int32Array.from(kept, row => scores[row]!),
    parts: Int32Array.from({ length: kept.length * width }, (_, n) => {
      const row = kept[Math.floor(n / width)]!;
      return parts[row * width + (n % width)]!;
    }),
  };
};
