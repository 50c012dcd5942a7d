import { ground, type PairScorer } from '../book/ground.ts';
import type { Past } from '../book/past.ts';
import { featuresOf } from '../features/index.ts';
import { MICRO } from '../points.ts';
import { type Calibration, calibrate } from './calibrate.ts';
import { type Demand, demandOf, expectedPairs, levelled } from './demand.ts';
import { seeded } from './random.ts';
import { splitReader } from './read.ts';
import { type Sample, sampleOf, type Window } from './sample.ts';
import type { Split } from './tables.ts';
import { TRAIN_DEFAULTS, type TrainOptions, train } from './train.ts';

/** Pairs found in the windows below which nothing is learnt: the untrained formula stays. */
export const LEAST_FOUND = 300;
/** Investors with fewer companies are not learnt from. */
export const LEAST_SEEN = 3;
/** Probabilities are levelled over investors with at least so many, of whom there is enough to tell one from another. */
const LEAST_LEVELLED = 5;
export const OTHERS = 200;
const SHORT = 10;

/** How a model did against the untrained formula on the last window, which neither had seen. */
export interface Trial {
  readonly learned: number;
  readonly untrained: number;
  readonly investors: number;
}

/** What scores pairs: tables, or the untrained formula where `tables` is absent. */
export interface Model {
  readonly version: 2;
  readonly tables?: Split;
  readonly calibration: Calibration;
  /** What companies found in the latest windows; see {@link calibrationAt}. */
  readonly demand?: Demand;
  /** Pairs found in all windows. */
  readonly found: number;
  readonly trial?: Trial;
}

/** Mean NDCG@10 over the investors of a sample, within the rows drawn for each; ties count against. */
export const ndcgOf = ({ start, label }: Sample, scores: Float64Array): { mean: number; investors: number } => {
  let sum = 0;
  let investors = 0;
  for (let group = 0; group + 1 < start.length; group++) {
    let gain = 0;
    let ideal = 0;
    let ones = 0;
    for (let row = start[group]!; row < start[group + 1]!; row++) {
      if (label[row] !== 1) continue;
      ones++;
      if (ones <= SHORT) ideal += 1 / Math.log2(ones + 1);
      let rank = 1;
      for (let other = start[group]!; other < start[group + 1]!; other++)
        if (other !== row && scores[other]! >= scores[row]!) rank++;
      if (rank <= SHORT) gain += 1 / Math.log2(rank + 1);
    }
    if (ones === 0) continue;
    sum += gain / ideal;
    investors++;
  }
  return { mean: investors === 0 ? 0 : sum / investors, investors };
};

export const scoresOf = (tables: Split, { features, rows, label }: Sample): Float64Array => {
  const read = splitReader(tables);
  return Float64Array.from({ length: label.length }, (_, row) => read.score(rows, row * features.length) / MICRO);
};

const foundIn = (sample: Sample): number => sample.label.reduce((sum, came) => sum + came, 0);

export type LearnOptions = Partial<TrainOptions> & {
  /** Companies not found that are drawn for each investor; {@link OTHERS} unless told. */
  readonly others?: number;
  readonly say?: (what: string) => void;
};

/**
 * Learns a model from windows of the past, of which the latest first serves as a trial: tables learnt from the others must
 * rank it at least as well as the untrained formula, and it gives the probabilities. Then all windows are learnt from. With
 * one window, or fewer than {@link LEAST_FOUND} pairs found, the untrained formula stays.
 */
export const learn = (windows: readonly Window[], options: LearnOptions = {}): Model => {
  const { say, others = OTHERS, ...rest } = options;
  const settings: TrainOptions = { ...TRAIN_DEFAULTS, ...rest };
  const ordered = [...windows].sort((a, b) => a.past.asOf - b.past.asOf);
  const draw = (of: readonly Window[], idle: boolean): Sample =>
    sampleOf(of, { leastSeen: LEAST_SEEN, others, idle, seed: settings.seed });
  const last = ordered.at(-1);
  if (last === undefined) return { version: 2, calibration: { slope: 1, intercept: 0 }, found: 0 };
  say?.('drawing the pairs of the last window');
  const held = draw([{ ...last, candidates: last.asked ?? last.candidates }], true);
  const untrained = ndcgOf(held, Float64Array.from(held.ground));
  const plain: Model = {
    version: 2,
    calibration: calibrate(Float64Array.from(held.ground), held.label, held.stands),
    demand: demandOf(ordered, LEAST_LEVELLED),
    found: foundIn(held),
  };
  if (ordered.length === 1) return plain;
  say?.('drawing the pairs of the windows before');
  const before = draw(ordered.slice(0, -1), false);
  const found = plain.found + foundIn(before);
  if (found < LEAST_FOUND || foundIn(before) === 0) return { ...plain, found };
  say?.('learning for the trial on the last window');
  const first = train(before, { ...settings, bags: 1 });
  const heldScores = scoresOf(first, held);
  const learned = ndcgOf(held, heldScores);
  const trial: Trial = { learned: learned.mean, untrained: untrained.mean, investors: learned.investors };
  if (trial.learned < trial.untrained) return { ...plain, found, trial };
  say?.('learning from all windows');
  return {
    version: 2,
    tables: train(draw(ordered, false), settings),
    calibration: calibrate(heldScores, held.label, held.stands),
    demand: plain.demand!,
    found,
    trial,
  };
};

/** A scorer of the pairs of a past by a model: the same path for measuring and for use. */
export const pairScorer = (model: Model, past: Past): PairScorer => {
  if (model.tables === undefined) return ground(past);
  const features = featuresOf(past);
  const known = model.tables.first.features.map(({ name }) => name);
  if (features.features.map(({ name }) => name).join() !== known.join())
    throw new RangeError('the model was made for other features');
  const read = splitReader(model.tables);
  const row = new Float32Array(known.length);
  return {
    load: investor => features.load(investor),
    score(company) {
      features.write(company, row, 0);
      return read.score(row, 0);
    },
    parts(company, parts) {
      features.write(company, row, 0);
      read.parts(row, 0, parts);
    },
  };
};

/** Pairs drawn to level probabilities by, where there are more. */
const DRAWN = 200_000;

/**
 * The calibration for a past and the companies that will be found from it: the model's own was fitted on the window before, and as
 * investors become more each pair becomes less probable. Levelled so that all probabilities add up to what companies that
 * declare the same found before; over investors with at least 5 companies. The model's own where nothing is known of that.
 */
export const calibrationAt = (model: Model, past: Past, candidates: Uint32Array): Calibration => {
  const { calibration, demand } = model;
  const { start, company, book } = past;
  const investors = [...book.investorIds.keys()].filter(i => start[i + 1]! - start[i]! >= LEAST_LEVELLED);
  if (demand === undefined || investors.length === 0 || candidates.length === 0) return calibration;
  const random = seeded(1);
  const scorer = pairScorer(model, past);
  const among = new Set(candidates);
  const all = investors.length * candidates.length <= DRAWN;
  const draws = all ? candidates.length : Math.ceil(DRAWN / investors.length);
  const scores: number[] = [];
  let pairs = 0;
  for (const investor of investors) {
    const seen = new Set(company.subarray(start[investor]!, start[investor + 1]!));
    pairs += candidates.length - [...seen].filter(c => among.has(c)).length;
    scorer.load(investor);
    for (let draw = 0; draw < draws; draw++) {
      const c = candidates[all ? draw : Math.floor(random() * candidates.length)]!;
      if (!seen.has(c)) scores.push(scorer.score(c) / MICRO);
    }
  }
  return levelled(calibration, Float64Array.from(scores), pairs, expectedPairs(demand, past, candidates));
};
