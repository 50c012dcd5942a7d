import { Command, InvalidArgumentError, Option } from 'commander';
import { TRAIN_DEFAULTS } from '#shared/match/engine/model/train.ts';
import { type CandidateSet, SETS } from './protocol.ts';
import { dayOf } from './read.ts';

export interface Options {
  readonly data: string;
  /** First day of the window to be foretold; NaN where there are `folds`. */
  readonly cutoff: number;
  readonly folds?: readonly number[];
  readonly seeds: readonly number[];
  readonly sets: readonly CandidateSet[];
  readonly months: number;
  readonly set: CandidateSet;
  readonly declared: boolean;
  readonly trainCutoffs?: readonly number[];
  readonly seed: number;
  readonly bags: number;
  readonly baselines: boolean;
  readonly coldInvestors: boolean;
  readonly json?: string;
  readonly predictions?: string;
  readonly list: number;
  readonly capacity?: { readonly slots: number; readonly cap: number };
}

const day = (text: string): number => {
  const found = dayOf(text);
  if (Number.isNaN(found) || text.length !== 10) throw new InvalidArgumentError('a date like 2011-10-01');
  return found;
};
const days = (text: string): number[] => text.split(',').map(part => day(part.trim()));
const whole = (text: string): number => {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 1) return number;
  throw new InvalidArgumentError('a whole number from 1');
};
const wholes = (text: string): number[] => text.split(',').map(part => whole(part.trim()));
const candidateSets = (text: string): CandidateSet[] =>
  text.split(',').map(part => {
    const found = SETS.find(set => set === part.trim());
    if (found === undefined) throw new InvalidArgumentError(`sets are ${SETS.join(', ')}`);
    return found;
  });
const slotsAndCap = (text: string): { slots: number; cap: number } => {
  const [slots, cap, ...rest] = text.split('x').map(whole);
  if (slots === undefined || cap === undefined || rest.length > 0)
    throw new InvalidArgumentError('SLOTSxCAP, e.g. 20x10');
  return { slots, cap };
};

export const readOptions = (argv: readonly string[]): Options => {
  const command = new Command('npm run match:evaluate --')
    .description(
      'Measures the match engine on real outcomes: it learns from what was known before a cut-off, ranks companies for every investor with at least 5 earlier investments, and counts what the following months found. Beside it the baselines, on the same lists.',
    )
    .requiredOption('--data <folder>', 'folder with companies.csv, rounds.csv, investments.csv, investors.csv')
    .option('--cutoff <date>', 'first day of the window that is to be foretold', day, Number.NaN)
    .option('--folds <dates>', 'several cut-offs in place of one: prints means over them and over --seeds', days)
    .option('--seeds <numbers>', 'with --folds: seeds of sampling and learning', wholes, [1])
    .option('--sets <sets>', 'with --folds: candidate sets, e.g. B,C', candidateSets, ['C'])
    .option('--months <number>', 'length of the window', whole, 12)
    .addOption(
      new Option('--set <set>', 'candidates: A all alive, C raising in the window, B those of C never funded before')
        .choices(SETS)
        .default('C'),
    )
    .option('--declared', 'companies state the kind and size bucket of the round they raise', false)
    .option(
      '--train-cutoffs <dates>',
      'first days of the windows to learn from, comma-separated; 1, 2 and 3 years before the cut-off unless told',
      days,
    )
    .option('--seed <number>', 'seed of sampling and learning', whole, 1)
    .option('--bags <number>', 'models of each kind whose mean is taken', whole, TRAIN_DEFAULTS.bags)
    .option(
      '--cold-investors',
      'also rank for investors as newcomers: their history replaced by a profile of six deals',
      false,
    )
    .option('--no-baselines', 'measure our engine alone')
    .option('--json <file>', 'also write the figures to a file')
    .option('--predictions <file>', 'write the ranked lists of our engine: investor_id,company_id,rank,score')
    .option('--list <number>', 'length of the lists written', whole, 200)
    .option(
      '--capacity <SLOTSxCAP>',
      'also allocate: slots an investor, introductions a company, e.g. 20x10',
      slotsAndCap,
    )
    .addHelpText(
      'after',
      '\nExample: npm run match:evaluate -- --data ../data/vc --cutoff 2011-10-01 --months 12 --set C --declared --json figures.json',
    )
    .parse([...argv]);
  const options = command.opts<Options>();
  if (Number.isNaN(options.cutoff) === (options.folds === undefined))
    command.error('error: give one of --cutoff DATE (like 2011-10-01) and --folds DATES');
  return options;
};
