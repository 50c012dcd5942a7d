import { gini } from '#shared/match/engine/index.ts';
import { seeded } from '#shared/match/engine/model/random.ts';
import { lot } from './random.ts';

/** Scores of all lists: a row for each investor lists are made for, a column for each candidate. */
export interface Scores {
  readonly rows: number;
  readonly columns: number;
  readonly value: Float32Array;
}

/** Who is ranked, for whom, and what is to be found; positions of candidates are columns. */
export interface Task {
  /** Investors (of the book) by row. */
  readonly investors: Uint32Array;
  /** Companies (of the book) by column. */
  readonly candidates: Uint32Array;
  /** Per row the columns that are left out of its list. */
  readonly seen: readonly Uint32Array[];
  /** Per row the columns to be found. */
  readonly found: readonly Uint32Array[];
  /** Companies an investor had before: its activity, for ranking investors by models that know none. */
  readonly activity: Float64Array;
}

export interface Estimate {
  readonly mean: number;
  /** Standard error by bootstrap over investors (companies for their side). */
  readonly se: number;
}
export const MEASURES = [
  'recall20',
  'ndcg10',
  'hit10',
  'mrr',
  'coverage',
  'gini',
  'companyRecall20',
  'companyNdcg10',
] as const;
export type Measure = (typeof MEASURES)[number];
export type Metrics = Readonly<Record<Measure, Estimate>> & {
  readonly judged: number;
  readonly companies: number;
  readonly pairs: number;
};
/** What is measured of each investor judged (the first four measures) and of each company that was found (the last two). */
export interface Judged {
  readonly investors: readonly (readonly number[])[];
  readonly companies: readonly (readonly number[])[];
}

const LONG = 20;
const SHORT = 10;
const RESAMPLES = 1000;

/** Recall@20, NDCG@10, HitRate@10 and reciprocal rank of one list by the ranks (from 1) of what is to be found. */
export const judge = (ranks: readonly number[]): [recall: number, ndcg: number, hit: number, reciprocal: number] => {
  const hits = ranks.filter(rank => rank <= LONG).length;
  let gain = 0;
  for (const rank of ranks) if (rank <= SHORT) gain += 1 / Math.log2(rank + 1);
  let ideal = 0;
  for (let place = 1; place <= Math.min(SHORT, ranks.length); place++) ideal += 1 / Math.log2(place + 1);
  const first = Math.min(...ranks);
  return [hits / Math.min(LONG, ranks.length), gain / ideal, first <= SHORT ? 1 : 0, 1 / first];
};

const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length === 0 ? 0 : sum / values.length;
};

const spread = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length - 1));
};

/** Mean of each measure with its bootstrap standard error; all measures share the resamples. */
export const estimates = (rows: readonly (readonly number[])[], width: number, seed: number): Estimate[] => {
  const random = seeded(seed);
  const sums = Array.from({ length: width }, () => [] as number[]);
  for (let r = 0; r < RESAMPLES && rows.length > 0; r++) {
    const sum = new Float64Array(width);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[Math.floor(random() * rows.length)]!;
      for (let m = 0; m < width; m++) sum[m]! += row[m]!;
    }
    for (let m = 0; m < width; m++) sums[m]!.push(sum[m]! / rows.length);
  }
  return sums.map((resampled, m) => ({ mean: mean(rows.map(row => row[m]!)), se: spread(resampled) }));
};

/** The best columns of a row, best first; ties by lot. */
export const listOf = (scores: Scores, task: Task, row: number, length: number): number[] => {
  const from = row * scores.columns;
  const out = new Set(task.seen[row]);
  const order: number[] = [];
  const before = (a: number, b: number): boolean =>
    scores.value[from + a]! > scores.value[from + b]! ||
    (scores.value[from + a] === scores.value[from + b] &&
      lot(task.investors[row]!, task.candidates[a]!) < lot(task.investors[row]!, task.candidates[b]!));
  for (let c = 0; c < scores.columns; c++) {
    if (order.length === length && (length === 0 || !before(c, order[length - 1]!))) continue;
    if (out.has(c)) continue;
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(order[middle]!, c)) low = middle + 1;
      else high = middle;
    }
    order.splice(low, 0, c);
    if (order.length > length) order.pop();
  }
  return order;
};

/** Ranks (from 1) of some columns of a row in its whole list; ties by lot. */
const ranksIn = (scores: Scores, task: Task, row: number, wanted: Uint32Array): number[] => {
  const from = row * scores.columns;
  const out = new Set(task.seen[row]);
  const investor = task.investors[row]!;
  return [...wanted].map(column => {
    const score = scores.value[from + column]!;
    const own = lot(investor, task.candidates[column]!);
    let rank = 1;
    for (let c = 0; c < scores.columns; c++) {
      const other = scores.value[from + c]!;
      if (other < score || c === column) continue;
      if ((other > score || lot(investor, task.candidates[c]!) < own) && !out.has(c)) rank++;
    }
    return rank;
  });
};

const standardise = (values: Float64Array): Float64Array => {
  const centre = mean(values);
  const scale = Math.sqrt(mean(values.map(value => (value - centre) ** 2))) || 1;
  return values.map(value => (value - centre) / scale);
};

/** Ranks of a company's true investors among all that lists are made for. */
const suitorRanks = (
  scores: Scores,
  task: Task,
  column: number,
  wanted: readonly number[],
  blind: boolean,
): number[] => {
  let value = Float64Array.from({ length: scores.rows }, (_, row) => scores.value[row * scores.columns + column]!);
  if (blind) {
    const activity = standardise(task.activity.map(Math.log));
    value = standardise(value).map((each, row) => each + activity[row]!);
  }
  const company = task.candidates[column]!;
  const seen = Uint8Array.from(task.seen, columns => (columns.includes(column) ? 1 : 0));
  return wanted.map(row => {
    const own = lot(company, task.investors[row]!);
    let rank = 1;
    for (let other = 0; other < scores.rows; other++) {
      if (value[other]! < value[row]! || other === row || seen[other] === 1) continue;
      if (value[other]! > value[row]! || lot(company, task.investors[other]!) < own) rank++;
    }
    return rank;
  });
};

/**
 * What is measured of each investor and company. `blind` says that a method's scores cannot be compared between investors: the
 * company side then ranks by the standardised score and the standardised logarithm of activity.
 */
export const judgementsOf = (scores: Scores, task: Task, blind: boolean): Judged => {
  const investors: number[][] = [];
  const suitors = new Map<number, number[]>();
  for (const [row, found] of task.found.entries()) {
    if (found.length === 0) continue;
    investors.push(judge(ranksIn(scores, task, row, found)));
    for (const column of found) suitors.set(column, [...(suitors.get(column) ?? []), row]);
  }
  return {
    investors,
    companies: [...suitors].map(([column, rows]) => judge(suitorRanks(scores, task, column, rows, blind))),
  };
};

/** Measures of a method on a task; see {@link judgementsOf} for `blind`. The first 20 of each list count for coverage and Gini. */
export const measure = (scores: Scores, task: Task, blind: boolean): Metrics => {
  const { investors: judged, companies: companySide } = judgementsOf(scores, task, blind);
  const lists = Array.from({ length: scores.rows }, (_, row) => listOf(scores, task, row, LONG));
  const pairs = task.found.reduce((sum, { length }) => sum + length, 0);

  const shown = new Float64Array(scores.columns);
  const exposure = (pickRow: (i: number) => number): [number, number] => {
    shown.fill(0);
    for (let i = 0; i < lists.length; i++) for (const column of lists[pickRow(i)]!) shown[column]!++;
    return [shown.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) / Math.max(1, scores.columns), gini(shown)];
  };
  const whole = exposure(i => i);
  const random = seeded(7);
  const resampled = Array.from({ length: 100 }, () => exposure(() => Math.floor(random() * lists.length)));

  const [recall20, ndcg10, hit10, mrr] = estimates(judged, 4, 1);
  const [companyRecall20, companyNdcg10] = estimates(companySide, 2, 2);
  return {
    judged: judged.length,
    companies: companySide.length,
    pairs,
    recall20: recall20!,
    ndcg10: ndcg10!,
    hit10: hit10!,
    mrr: mrr!,
    coverage: { mean: whole[0], se: spread(resampled.map(([coverage]) => coverage)) },
    gini: { mean: whole[1], se: spread(resampled.map(([, unequal]) => unequal)) },
    companyRecall20: companyRecall20!,
    companyNdcg10: companyNdcg10!,
  };
};
