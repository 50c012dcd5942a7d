import {
  allocateFairly,
  type Candidates,
  type Exposure,
  gini,
  noExposure,
  timesIn,
} from '#shared/match/engine/index.ts';
import { judge, listOf, type Scores, type Task } from './metrics.ts';
import { table } from './report.ts';

/** Candidates an investor brings to the allocation. */
const LIST = 200;
/** Whole units of a probability: the allocation counts in integers. */
const UNITS = 1_000_000;

export interface CapacityResult {
  readonly text: string;
  readonly data: Readonly<{ [figure: string]: number }>;
}

/** The best companies of every list as the allocation takes them, worth their probability. */
export const probableCandidates = (
  scores: Scores,
  task: Task,
  probability: (score: number) => number,
  length = LIST,
): Candidates => {
  const investor: number[] = [];
  const company: number[] = [];
  const score: number[] = [];
  for (let row = 0; row < scores.rows; row++)
    for (const column of listOf(scores, task, row, length)) {
      investor.push(row);
      company.push(column);
      score.push(Math.round(UNITS * probability(scores.value[row * scores.columns + column]!)));
    }
  return {
    investor: Uint32Array.from(investor),
    company: Uint32Array.from(company),
    score: Int32Array.from(score),
    parts: new Int32Array(0),
  };
};

interface Rule {
  readonly name: string;
  readonly cap: number;
  /** Slots kept for companies nobody was shown. */
  readonly kept: number;
}

/** Nights of a window through which the allocation is followed. */
const NIGHTS = 7;

/** Recall@20 and NDCG@10 of lists over the investors that have something to find. */
const judged = (lists: readonly (readonly number[])[], task: Task): [recall: number, ndcg: number] => {
  const each = task.found.flatMap((found, row) =>
    found.length === 0
      ? []
      : [judge([...found].map(column => lists[row]!.indexOf(column) + 1 || Number.POSITIVE_INFINITY))],
  );
  const mean = (of: 0 | 1): number => each.reduce((sum, row) => sum + row[of], 0) / Math.max(1, each.length);
  return [mean(0), mean(1)];
};

/** What capacities and fairness cost: the lists as the allocation gives them, in order of score, against those without. */
export const capacityFigures = (
  scores: Scores,
  task: Task,
  { slots, cap }: { readonly slots: number; readonly cap: number },
  probability: (score: number) => number,
): CapacityResult => {
  const candidates = probableCandidates(scores, task, probability);
  const pairs = candidates.score.length;
  const capacities = [new Uint16Array(scores.rows).fill(slots), new Uint16Array(scores.columns).fill(0xffff)] as const;
  const settle = (rule: Rule, exposure: Exposure) =>
    allocateFairly(candidates, ...capacities, exposure, { floor: 1, cap: rule.cap, reserve: () => rule.kept });
  const run = (rule: Rule) => {
    const before = process.cpuUsage();
    const made = settle(rule, noExposure(pairs, scores.columns));
    const { user, system } = process.cpuUsage(before);
    const lists: number[][] = Array.from({ length: scores.rows }, () => []);
    for (const pair of made.pairs) lists[candidates.investor[pair]!]!.push(candidates.company[pair]!);
    const shown = timesIn(lists.flat(), scores.columns);
    const [recall20, ndcg10] = judged(lists, task);
    return {
      ...rule,
      recall20,
      ndcg10,
      value: made.total / UNITS,
      filled: made.pairs.length,
      most: shown.reduce((most, times) => Math.max(most, times), 0),
      coverage: shown.filter(times => times > 0).length / Math.max(1, scores.columns),
      gini: gini(shown),
      least: made.bound > 0 ? made.total / made.bound : 1,
      ms: (user + system) / 1000,
    };
  };
  /** Share of the companies shown to anybody within so many nights, where every night knows those before. */
  const followed = (rule: Rule): number => {
    const known = new Uint8Array(pairs);
    const introduced = new Uint16Array(scores.columns);
    const shown = new Uint8Array(scores.columns);
    for (let night = 0; night < NIGHTS; night++)
      for (const pair of settle(rule, { known: known.slice(), introduced: introduced.slice(), shown: shown.slice() })
        .pairs) {
        if (known[pair] === 0) introduced[candidates.company[pair]!]!++;
        known[pair] = 1;
        shown[candidates.company[pair]!] = 1;
      }
    return shown.filter(seen => seen === 1).length / Math.max(1, scores.columns);
  };

  const rules: Rule[] = [
    { name: 'no cap', cap: 0xffff, kept: 0 },
    { name: `cap ${cap}`, cap, kept: 0 },
    { name: `cap ${cap}, 1 slot kept`, cap, kept: 1 },
    { name: `cap ${cap}, 2 slots kept`, cap, kept: 2 },
  ];
  const made = rules.map(run);
  const [free, capped, , fair] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0], (typeof made)[0]];
  const covered = [followed(rules[1]!), followed(rules[3]!)] as const;
  const heads = [
    'allocation',
    'Recall@20',
    'NDCG@10',
    'expected finds',
    'pairs',
    'most shown',
    'coverage',
    'Gini',
    'of the optimum at least',
    'ms of computing',
  ];
  const rows = made.map(each => [
    each.name,
    each.recall20.toFixed(4),
    each.ndcg10.toFixed(4),
    each.value.toFixed(1),
    String(each.filled),
    String(each.most),
    each.coverage.toFixed(3),
    each.gini.toFixed(3),
    `${(100 * each.least).toFixed(3)} %`,
    each.ms.toFixed(0),
  ]);
  const lost = [free.recall20 - capped.recall20, capped.recall20 - fair.recall20] as const;
  return {
    text: [
      `Capacity: ${slots} slots an investor, at most ${cap} introductions a company; lists of ${LIST}`,
      table(heads, rows),
      `Recall@20 lost to capacity: ${lost[0].toFixed(4)}; to two slots kept for companies nobody was shown: ${lost[1].toFixed(4)}`,
      `Companies shown within ${NIGHTS} nights: ${covered[0].toFixed(3)} of all, with two slots kept ${covered[1].toFixed(3)}`,
    ].join('\n\n'),
    data: {
      slots,
      cap,
      recall20Free: free.recall20,
      recall20Capped: capped.recall20,
      recall20Fair: fair.recall20,
      ndcg10Free: free.ndcg10,
      ndcg10Capped: capped.ndcg10,
      ndcg10Fair: fair.ndcg10,
      valueFree: free.value,
      valueCapped: capped.value,
      valueFair: fair.value,
      leastOfOptimum: fair.least,
      coverageNights: covered[1],
      milliseconds: Math.round(fair.ms),
    },
  };
};
