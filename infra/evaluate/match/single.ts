import { writeFileSync } from 'node:fs';
import { probabilityOf } from '#shared/match/engine/model/calibrate.ts';
import { calibrationAt, pairScorer } from '#shared/match/engine/model/learn.ts';
import { BASELINES, scoreAll } from './baselines.ts';
import { capacityFigures } from './capacity.ts';
import { coldScores, newcomers } from './cold.ts';
import { iso, learnAt, pastOf, type Say, scoresOf, windowsFor } from './engine.ts';
import { type Metrics, measure } from './metrics.ts';
import type { Options } from './options.ts';
import { foldAt } from './protocol.ts';
import type { Records } from './read.ts';
import { figures, reliability, reliabilityTable, writeLists } from './report.ts';
import { taskOf } from './task.ts';

/** Measures all methods on one cut-off, prints the figures, and writes the files that are asked for. */
export const runSingle = (records: Records, options: Options, say: Say): void => {
  const { book } = records;
  const started = performance.now();
  const fold = foldAt(records, options.cutoff, options.months);
  const task = taskOf(fold, options.set);
  const found = task.found.reduce((sum, columns) => sum + columns.length, 0);
  const heading = `Cut-off ${iso(options.cutoff)}, ${options.months} months, set ${options.set}${options.declared ? ', ask declared' : ''}: ${task.investors.length} investors × ${task.candidates.length} candidates, ${found} pairs to find`;
  say(heading);

  const wanted = windowsFor(options.cutoff, options);
  const past = pastOf(book, fold, options.declared);
  const results: { name: string; metrics: Metrics }[] = [];
  for (const { name, blind, make } of options.baselines ? BASELINES : []) {
    say(name);
    results.push({
      name,
      metrics: measure(scoreAll(make(past), book, task.investors, task.candidates), task, blind),
    });
  }

  const model = learnAt(records, options.cutoff, options.set, options.seed, options, say);
  say(
    `scoring by ${model.tables === undefined ? 'the untrained formula' : `tables: ${model.tables.first.pairs.length} + ${model.tables.later.pairs.length} pairs of features`}`,
  );
  const scorer = pairScorer(model, past);
  const scores = scoresOf(scorer, task);
  say('measuring');
  const own = measure(scores, task, false);
  results.push({
    name: model.tables === undefined ? 'engine (untrained formula)' : 'engine (learned)',
    metrics: own,
  });
  if (options.coldInvestors)
    for (const { name, make } of newcomers(model)) {
      say(name);
      results.push({ name, metrics: measure(coldScores(past, task, make), task, false) });
    }
  const calibration = calibrationAt(model, past, task.candidates);
  const probability = (score: number): number => probabilityOf(calibration, score);
  const foretold = reliability(scores, task, probability);
  const capacity = options.capacity && capacityFigures(scores, task, options.capacity, probability);

  console.log(
    `${heading}\n${own.judged} investors judged; company side: ${own.companies} companies. Mean ± bootstrap standard error.`,
  );
  console.log(
    model.trial === undefined
      ? `Nothing learnt: ${model.found} pairs found in ${wanted.length} windows\n`
      : `Learnt from ${wanted.map(iso).join(', ')}: ${model.found} pairs found. Trial on the last of them, NDCG@10 among drawn pairs: learned ${model.trial.learned.toFixed(4)}, untrained ${model.trial.untrained.toFixed(4)} (${model.trial.investors} investors)\n`,
  );
  console.log(`${figures(results)}\n`);
  console.log(`Reliability of the engine's probabilities\n\n${reliabilityTable(foretold)}`);
  if (capacity !== undefined) console.log(`\n${capacity.text}`);

  if (options.predictions !== undefined) writeLists(options.predictions, book, scores, task, options.list);
  if (options.json !== undefined)
    writeFileSync(
      options.json,
      `${JSON.stringify({ cutoff: iso(options.cutoff), months: options.months, set: options.set, declared: options.declared, seed: options.seed, bags: options.bags, trainCutoffs: wanted.map(iso), investors: task.investors.length, candidates: task.candidates.length, pairs: found, trial: model.trial ?? null, calibration, methods: results, reliability: foretold, capacity: capacity?.data ?? null, seconds: Math.round((performance.now() - started) / 1000) }, null, 2)}\n`,
    );
};
