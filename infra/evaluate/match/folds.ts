import { probabilityOf } from '#shared/match/engine/model/calibrate.ts';
import { calibrationAt, type Model, pairScorer } from '#shared/match/engine/model/learn.ts';
import { BASELINES, scoreAll } from './baselines.ts';
import { coldScores, newcomers } from './cold.ts';
import { iso, learnAt, pastOf, type Say, scoresOf } from './engine.ts';
import { type Estimate, estimates, type Judged, judgementsOf, type Scores, type Task } from './metrics.ts';
import type { Options } from './options.ts';
import { type CandidateSet, foldAt } from './protocol.ts';
import type { Records } from './read.ts';
import { reliability, table } from './report.ts';
import { taskOf } from './task.ts';

const ENGINE = 'engine';
const WIDEST: readonly CandidateSet[] = ['A', 'C', 'B'];
const NAMES = ['Recall@20', 'NDCG@10', 'HitRate@10', 'MRR', 'co R@20', 'co NDCG@10'] as const;
/** Of an investor the first four are measured, of a company the last two. */
const INVESTOR_SIDE = 4;

/** A method on one fold and set: what each investor and company got, the mean over seeds where it was run by several. */
interface Run {
  readonly cutoff: number;
  readonly set: CandidateSet;
  readonly method: string;
  readonly judged: Judged;
  /** Means of the measures, one row a seed. */
  readonly bySeed: readonly (readonly number[])[];
  /** Pairs that were foretold, by the mean of probabilities over seeds, and found. */
  readonly foretold?: number;
  readonly found?: number;
}

const meansOf = ({ investors, companies }: Judged): number[] =>
  NAMES.map((_, m) => {
    const [rows, at] = m < INVESTOR_SIDE ? [investors, m] : [companies, m - INVESTOR_SIDE];
    return rows.reduce((sum, row) => sum + row[at]!, 0) / Math.max(1, rows.length);
  });

const combine = (all: readonly Judged[], by: (values: readonly number[]) => number): Judged => {
  const rows = (side: keyof Judged): number[][] =>
    all[0]![side].map((row, i) => row.map((_, m) => by(all.map(each => each[side][i]![m]!))));
  return { investors: rows('investors'), companies: rows('companies') };
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The scores of some of the candidates of another task. */
const columnsOf = ({ scores, task }: { scores: Scores; task: Task }, part: Task): Scores => {
  const column = new Map([...task.candidates].map((company, at) => [company, at]));
  const taken = Array.from(part.candidates, company => column.get(company)!);
  const value = new Float32Array(scores.rows * taken.length);
  for (let row = 0; row < scores.rows; row++)
    taken.forEach((from, to) => {
      value[row * taken.length + to] = scores.value[row * scores.columns + from]!;
    });
  return { rows: scores.rows, columns: taken.length, value };
};

/** Measures every method on every fold and set; our engine with every seed. Sets B and C learn from the same and share it. */
export const runFolds = (
  records: Records,
  folds: readonly number[],
  seeds: readonly number[],
  sets: readonly CandidateSet[],
  options: Options,
  say: Say,
): Run[] => {
  const runs: Run[] = [];
  for (const cutoff of folds) {
    const fold = foldAt(records, cutoff, options.months);
    const past = pastOf(records.book, fold, options.declared);
    // The widest set first: the scores of its parts are among its own.
    const tasks = [...sets]
      .sort((a, b) => WIDEST.indexOf(a) - WIDEST.indexOf(b))
      .map(set => ({ set, task: taskOf(fold, set), judged: new Map<string, Judged[]>() }));
    const day = iso(cutoff);
    for (const { name, blind, make } of options.baselines ? BASELINES : [])
      for (const { set, task } of tasks) {
        say(`${day} ${set} ${name}`);
        const judgements = judgementsOf(
          scoreAll(make(past), records.book, task.investors, task.candidates),
          task,
          blind,
        );
        runs.push({ cutoff, set, method: name, judged: judgements, bySeed: [meansOf(judgements)] });
      }
    const foretold = new Map<CandidateSet, number>();
    for (const seed of seeds) {
      const learnt = new Map<CandidateSet, Model>();
      const scored = new Map<CandidateSet, { scores: Scores; task: Task }>();
      for (const { set, task, judged } of tasks) {
        const from = set === 'B' ? 'C' : set;
        const known = learnt.get(from);
        if (known === undefined) say(`${day} ${from} learning, seed ${seed}`);
        const model = known ?? learnAt(records, cutoff, from, seed, options, () => undefined);
        learnt.set(from, model);
        if (model.tables === undefined) say(`${day} ${set} seed ${seed}: the untrained formula stays`);
        const note = (method: string, scores: Scores): void => {
          judged.set(method, [...(judged.get(method) ?? []), judgementsOf(scores, task, false)]);
        };
        const wide = scored.get(from);
        const scores = wide === undefined ? scoresOf(pairScorer(model, past), task) : columnsOf(wide, task);
        scored.set(from, { scores, task });
        note(ENGINE, scores);
        const calibration = calibrationAt(model, past, task.candidates);
        let sum = 0;
        for (const { foretold } of reliability(scores, task, score => probabilityOf(calibration, score)))
          sum += foretold;
        foretold.set(set, (foretold.get(set) ?? 0) + sum / seeds.length);
        const [recall, ndcg] = meansOf(judged.get(ENGINE)!.at(-1)!);
        say(
          `${day} ${set} seed ${seed}: Recall@20 ${recall!.toFixed(4)}, NDCG@10 ${ndcg!.toFixed(4)}, foretold ${sum.toFixed(0)}`,
        );
        for (const { name, make } of options.coldInvestors ? newcomers(model) : []) {
          say(`${day} ${set} ${name}`);
          note(name, coldScores(past, task, make));
        }
      }
    }
    for (const { set, task, judged } of tasks)
      for (const [method, all] of judged)
        runs.push({
          cutoff,
          set,
          method,
          judged: combine(all, mean),
          bySeed: all.map(meansOf),
          ...(method === ENGINE && {
            foretold: foretold.get(set)!,
            found: task.found.reduce((sum, { length }) => sum + length, 0),
          }),
        });
  }
  return runs;
};

/** Means over folds, each fold's standard error by bootstrap; folds are independent samples. */
const overFolds = (all: readonly Judged[]): Estimate[] => {
  const each = all.map(({ investors, companies }) => [
    ...estimates(investors, INVESTOR_SIDE, 1),
    ...estimates(companies, NAMES.length - INVESTOR_SIDE, 2),
  ]);
  return NAMES.map((_, m) => ({
    mean: mean(each.map(fold => fold[m]!.mean)),
    se: Math.sqrt(each.reduce((sum, fold) => sum + fold[m]!.se ** 2, 0)) / each.length,
  }));
};

export interface FoldFigures {
  readonly set: CandidateSet;
  readonly methods: readonly { readonly method: string; readonly figures: readonly Estimate[] }[];
  /** Our engine less another method, investor by investor. */
  readonly ahead: readonly { readonly method: string; readonly figures: readonly Estimate[] }[];
  readonly folds: readonly { readonly cutoff: number; readonly method: string; readonly means: readonly number[] }[];
  /** Pairs that our engine foretold, and those found. */
  readonly foretold: readonly { readonly cutoff: number; readonly foretold: number; readonly found: number }[];
  /** How many seeds our engine was run with. */
  readonly seeds: number;
  /** Standard deviation of our engine's means between seeds, over all folds. */
  readonly betweenSeeds: readonly number[];
}

export const foldFigures = (runs: readonly Run[], sets: readonly CandidateSet[]): FoldFigures[] =>
  sets.map(set => {
    const of = runs.filter(run => run.set === set);
    const methods = [...new Set(of.map(({ method }) => method))];
    const judged = (method: string): Judged[] => of.filter(run => run.method === method).map(run => run.judged);
    const own = judged(ENGINE);
    const engine = of.filter(({ method }) => method === ENGINE);
    const seeds = engine[0]!.bySeed.map((_, s) => NAMES.map((_, m) => mean(engine.map(run => run.bySeed[s]![m]!))));
    return {
      set,
      methods: methods.map(method => ({ method, figures: overFolds(judged(method)) })),
      ahead: methods
        .filter(method => method !== ENGINE)
        .map(method => ({
          method,
          figures: overFolds(judged(method).map((other, f) => combine([own[f]!, other], ([a, b]) => a! - b!))),
        })),
      folds: of.map(({ cutoff, method, bySeed }) => ({
        cutoff,
        method,
        means: NAMES.map((_, m) => mean(bySeed.map(row => row[m]!))),
      })),
      foretold: engine.map(({ cutoff, foretold = 0, found = 0 }) => ({ cutoff, foretold, found })),
      seeds: seeds.length,
      betweenSeeds: NAMES.map((_, m) => {
        const values = seeds.map(row => row[m]!);
        return Math.sqrt(
          values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / Math.max(1, values.length - 1),
        );
      }),
    };
  });

const shown = ({ mean: centre, se }: Estimate): string => `${centre.toFixed(4)} ±${se.toFixed(4)}`;
const signed = ({ mean: centre, se }: Estimate): string =>
  `${centre < 0 ? '−' : '+'}${Math.abs(centre).toFixed(4)} ±${se.toFixed(4)}`;

/** The figures of one set as tables: means over folds, our engine against each method, and the folds one by one. */
export const foldTables = ({ methods, ahead, folds, foretold, seeds, betweenSeeds }: FoldFigures): string => {
  const cutoffs = [...new Set(folds.map(({ cutoff }) => cutoff))];
  const parts = [
    table(
      ['mean of folds', ...NAMES],
      methods.map(({ method, figures }) => [method, ...figures.map(shown)]),
    ),
    ...(seeds === 1
      ? []
      : [
          `Between seeds the engine's means differ by a standard deviation of ${betweenSeeds.map((sd, m) => `${sd.toFixed(4)} (${NAMES[m]})`).join(', ')}.`,
        ]),
    ...(ahead.length === 0
      ? []
      : [
          table(
            ['engine less', ...NAMES],
            ahead.map(({ method, figures }) => [method, ...figures.map(signed)]),
          ),
        ]),
    table(
      ['Recall@20, NDCG@10', ...cutoffs.map(iso)],
      methods.map(({ method }) => [
        method,
        ...cutoffs.map(cutoff => {
          const { means } = folds.find(fold => fold.cutoff === cutoff && fold.method === method)!;
          return `${means[0]!.toFixed(4)}, ${means[1]!.toFixed(4)}`;
        }),
      ]),
    ),
  ];
  const calls = foretold.map(
    ({ cutoff, foretold: told, found }) => `${iso(cutoff)} ${told.toFixed(0)} foretold, ${found} found`,
  );
  return [...parts, `Pairs: ${calls.join('; ')}.`].join('\n\n');
};
