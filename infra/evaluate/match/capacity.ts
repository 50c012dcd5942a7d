import { allocate, boundOnTotal, type Candidates } from '#shared/match/engine/index.ts';
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

/** What capacities cost: the lists as the allocation gives them, in order of score, against those without a cap. */
export const capacityFigures = (
  scores: Scores,
  task: Task,
  { slots, cap }: { readonly slots: number; readonly cap: number },
  probability: (score: number) => number,
): CapacityResult => {
  const candidates = probableCandidates(scores, task, probability);
  const run = (limit: number) => {
    const capacities = [new Uint16Array(scores.rows).fill(slots), new Uint16Array(scores.columns).fill(limit)] as const;
    const before = performance.now();
    const { pairs, total, prices } = allocate(candidates, ...capacities, { floor: 1 });
    const ms = performance.now() - before;
    const bound = boundOnTotal(candidates, ...capacities, prices, { floor: 1 });
    const least = bound > 0 ? total / bound : 1;
    const lists: number[][] = Array.from({ length: scores.rows }, () => []);
    const shown = new Uint32Array(scores.columns);
    for (const pair of pairs) {
      lists[candidates.investor[pair]!]!.push(candidates.company[pair]!);
      shown[candidates.company[pair]!]!++;
    }
    let recall = 0;
    let ndcg = 0;
    let judged = 0;
    task.found.forEach((found, row) => {
      if (found.length === 0) return;
      const ranks = [...found].map(column => lists[row]!.indexOf(column) + 1 || Number.POSITIVE_INFINITY);
      const [r, n] = judge(ranks);
      recall += r;
      ndcg += n;
      judged++;
    });
    return {
      recall20: recall / Math.max(1, judged),
      ndcg10: ndcg / Math.max(1, judged),
      most: shown.reduce((most, times) => Math.max(most, times), 0),
      value: total / UNITS,
      filled: pairs.length,
      ms,
      least,
    };
  };
  const free = run(0xffff);
  const capped = run(cap);
  const row = (name: string, { recall20, ndcg10, most, value, filled, ms, least }: typeof free): string[] => [
    name,
    recall20.toFixed(4),
    ndcg10.toFixed(4),
    value.toFixed(1),
    String(filled),
    String(most),
    `${(100 * least).toFixed(3)} %`,
    ms.toFixed(0),
  ];
  return {
    text: `Capacity: ${slots} slots an investor, at most ${cap} introductions a company; lists of ${LIST}\n\n${table(
      ['allocation', 'Recall@20', 'NDCG@10', 'expected finds', 'pairs', 'most shown', 'of the optimum at least', 'ms'],
      [row('no cap', free), row(`cap ${cap}`, capped)],
    )}\n\nRecall@20 lost to capacity: ${(free.recall20 - capped.recall20).toFixed(4)}`,
    data: {
      slots,
      cap,
      recall20Free: free.recall20,
      recall20Capped: capped.recall20,
      ndcg10Free: free.ndcg10,
      ndcg10Capped: capped.ndcg10,
      valueFree: free.value,
      valueCapped: capped.value,
      leastOfOptimum: capped.least,
      milliseconds: Math.round(capped.ms),
    },
  };
};
