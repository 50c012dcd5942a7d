import { writeFileSync } from 'node:fs';
import { type Past, pastAt } from '#shared/match/engine/book/past.ts';
import { probabilityOf } from '#shared/match/engine/model/calibrate.ts';
import { learn, pairScorer } from '#shared/match/engine/model/learn.ts';
import { MICRO } from '#shared/match/engine/points.ts';
import { BASELINES, scoreAll } from './match/baselines.ts';
import { capacityFigures } from './match/capacity.ts';
import { type Metrics, measure, type Scores } from './match/metrics.ts';
import { readOptions } from './match/options.ts';
import { candidatesOf, type Fold, foldAt, silent, yearsBefore } from './match/protocol.ts';
import { readRecords } from './match/read.ts';
import { figures, reliability, reliabilityTable, writeLists } from './match/report.ts';
import { taskOf } from './match/task.ts';

const DEFAULT_WINDOWS = 3;

const started = performance.now();
const say = (text: string): void =>
  void process.stderr.write(`[${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}\n`);
const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

const options = readOptions(process.argv);
const records = (() => {
  try {
    return readRecords(options.data);
  } catch (error) {
    process.stderr.write(`${options.data}: ${(error as Error).message}\n`);
    process.exit(1);
  }
})();
const { book } = records;
say(
  `${book.companyIds.length} companies, ${book.investorIds.length} investors, ${book.deals.day.length} investments; ${records.ignored} rows ignored`,
);

const pastOf = (fold: Fold): Past =>
  pastAt(book, fold.from, options.declared ? fold.declared : silent(book.companyIds.length));
const fold = foldAt(records, options.cutoff, options.months);
const task = taskOf(fold, options.set);
const found = task.found.reduce((sum, columns) => sum + columns.length, 0);
const heading = `Cut-off ${iso(options.cutoff)}, ${options.months} months, set ${options.set}${options.declared ? ', ask declared' : ''}: ${task.investors.length} investors × ${task.candidates.length} candidates, ${found} pairs to find`;
say(heading);

const wanted =
  options.trainCutoffs ?? Array.from({ length: DEFAULT_WINDOWS }, (_, i) => yearsBefore(options.cutoff, i + 1));
const folds = wanted.map(day => foldAt(records, day, options.months, options.cutoff));
const late = wanted.filter(day => Math.floor(day + (365.25 * options.months) / 12) > options.cutoff);
if (late.length > 0) {
  process.stderr.write(`a window to learn from may not reach past the cut-off: ${late.map(iso).join(', ')}\n`);
  process.exit(1);
}
const past = pastOf(fold);
const results: { name: string; metrics: Metrics }[] = [];
for (const { name, blind, make } of options.baselines ? BASELINES : []) {
  say(name);
  results.push({ name, metrics: measure(scoreAll(make(past), book, task.investors, task.candidates), task, blind) });
}

let shown = 0;
const model = learn(
  folds.map(each => ({
    past: pastOf(each),
    // What companies funded before teach of investors holds for the others too.
    candidates: candidatesOf(each, options.set === 'B' ? 'C' : options.set),
    asked: candidatesOf(each, options.set),
    seen: each.seen,
    found: each.found,
  })),
  {
    seed: options.seed,
    bags: options.bags,
    say,
    progress: share => {
      if (share < 1 && share - shown < 0.1 && share > shown) return;
      shown = share;
      say(`  ${(share * 100).toFixed(0)} %`);
    },
  },
);
say(
  `scoring by ${model.tables === undefined ? 'the untrained formula' : `tables: ${model.tables.first.pairs.length} + ${model.tables.later.pairs.length} pairs of features`}`,
);
const scorer = pairScorer(model, past);
const scores: Scores = {
  rows: task.investors.length,
  columns: task.candidates.length,
  value: new Float32Array(task.investors.length * task.candidates.length),
};
for (let row = 0; row < scores.rows; row++) {
  scorer.load(task.investors[row]!);
  for (let c = 0; c < scores.columns; c++)
    scores.value[row * scores.columns + c] = scorer.score(task.candidates[c]!) / MICRO;
}
say('measuring');
results.push({
  name: model.tables === undefined ? 'engine (untrained formula)' : 'engine (learned)',
  metrics: measure(scores, task, false),
});
const foretold = reliability(scores, task, score => probabilityOf(model.calibration, score));
const capacity =
  options.capacity && capacityFigures(scores, task, options.capacity, score => probabilityOf(model.calibration, score));

const own = results.at(-1)!.metrics;
console.log(
  `${heading}\n${own.judged} investors judged; company side: ${own.companies} companies. Mean ± bootstrap standard error.`,
);
console.log(
  model.trial === undefined
    ? `Nothing learnt: ${model.found} pairs found in ${folds.length} windows\n`
    : `Learnt from ${wanted.map(iso).join(', ')}: ${model.found} pairs found. Trial on the last of them, NDCG@10 among drawn pairs: learned ${model.trial.learned.toFixed(4)}, untrained ${model.trial.untrained.toFixed(4)} (${model.trial.investors} investors)\n`,
);
console.log(`${figures(results)}\n`);
console.log(`Reliability of the engine's probabilities\n\n${reliabilityTable(foretold)}`);
if (capacity !== undefined) console.log(`\n${capacity.text}`);

if (options.predictions !== undefined) writeLists(options.predictions, book, scores, task, options.list);
if (options.json !== undefined)
  writeFileSync(
    options.json,
    `${JSON.stringify({ cutoff: iso(options.cutoff), months: options.months, set: options.set, declared: options.declared, seed: options.seed, bags: options.bags, trainCutoffs: wanted.map(iso), investors: task.investors.length, candidates: task.candidates.length, pairs: found, trial: model.trial ?? null, calibration: model.calibration, methods: results, reliability: foretold, capacity: capacity?.data ?? null, seconds: Math.round((performance.now() - started) / 1000) }, null, 2)}\n`,
  );
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
say(
  `done; ${((userCPUTime + systemCPUTime) / 1e6).toFixed(0)} s of computing, peak memory ${(maxRSS / 1024).toFixed(0)} MB`,
);
