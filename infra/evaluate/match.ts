import { writeFileSync } from 'node:fs';
import { iso, windowsFor } from './match/engine.ts';
import { foldFigures, foldTables, runFolds } from './match/folds.ts';
import { type Options, readOptions } from './match/options.ts';
import { type Records, readRecords } from './match/read.ts';
import { runSingle } from './match/single.ts';

const started = performance.now();
const say = (text: string): void =>
  void process.stderr.write(`[${((performance.now() - started) / 1000).toFixed(0).padStart(3)} s] ${text}\n`);
const refuse = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

/** Measures all methods on several cut-offs and prints means over them. */
const runSeveral = (records: Records, folds: readonly number[], options: Options): void => {
  const { seeds, sets, declared, months, bags, json } = options;
  const found = foldFigures(runFolds(records, folds, seeds, sets, options, say), sets);
  console.log(
    `Cut-offs ${folds.map(iso).join(', ')}, ${months} months${declared ? ', ask declared' : ''}, seeds ${seeds.join(', ')}, bags ${bags}. Mean over folds and seeds ± standard error (bootstrap within folds).`,
  );
  for (const each of found) console.log(`\nSet ${each.set}\n\n${foldTables(each)}`);
  if (json !== undefined)
    writeFileSync(
      json,
      `${JSON.stringify({ folds: folds.map(iso), seeds, months, declared, bags, sets: found }, null, 2)}\n`,
    );
};

const options = readOptions(process.argv);
const late = (options.folds ?? [options.cutoff]).flatMap(cutoff =>
  windowsFor(cutoff, options).filter(day => Math.floor(day + (365.25 * options.months) / 12) > cutoff),
);
if (late.length > 0) refuse(`a window to learn from may not reach past the cut-off: ${late.map(iso).join(', ')}`);
const records = (() => {
  try {
    return readRecords(options.data);
  } catch (error) {
    return refuse(`${options.data}: ${(error as Error).message}`);
  }
})();
const { book } = records;
say(
  `${book.companyIds.length} companies, ${book.investorIds.length} investors, ${book.deals.day.length} investments; ${records.ignored} rows ignored`,
);

if (options.folds === undefined) runSingle(records, options, say);
else runSeveral(records, options.folds, options);

const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
say(
  `done; ${((userCPUTime + systemCPUTime) / 1e6).toFixed(0)} s of computing, peak memory ${(maxRSS / 1024).toFixed(0)} MB`,
);
