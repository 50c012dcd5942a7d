import { availableParallelism, cpus, loadavg } from 'node:os';
import { seoulDate } from '#shared/kernel/time.ts';
import { type ResultTable, render } from '../support.ts';
import { costOf, readPrices } from './cost.ts';
import type { EngineFigures } from './engine-process.ts';
import type { NightFigures, Size } from './night.ts';
import { draw, type Panel } from './picture.ts';

export const named = ({ investors, companies }: Size): string =>
  `${investors.toLocaleString('en-US')} × ${companies.toLocaleString('en-US')}`;
export const pairsOf = ({ investors, companies }: Size): number => investors * companies;
const over = ({ steps }: NightFigures, of: (step: NightFigures['steps'][string]) => number): number[] =>
  Object.values(steps).map(of);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

export const nightTable = (nights: readonly NightFigures[]): ResultTable => {
  const prices = readPrices();
  return {
    title: 'Whole nights on the local stack',
    against: 'the run after it, on a market in which nothing has changed',
    columns: [
      { name: 'investors × companies' },
      { name: 'run' },
      { name: 'wall s', digits: 1 },
      { name: 'CPU s', digits: 1 },
      { name: 'peak MB' },
      { name: 'read units' },
      { name: 'write units' },
      { name: 'transitions' },
      { name: 'matches' },
      { name: 'training' },
      { name: '$ a night', digits: 4 },
      { name: 'of it table', digits: 4 },
      { name: 'functions', digits: 4 },
    ],
    rows: nights.map(night => {
      const cost = costOf(night, prices);
      return [
        named(night),
        night.which,
        night.wall,
        sum(over(night, ({ cpu }) => cpu)) / 1000,
        Math.max(...over(night, ({ peak }) => peak)),
        sum(over(night, ({ read }) => read)),
        sum(over(night, ({ write }) => write)),
        night.transitions,
        night.matches,
        `${night.training}${night.learned ? ', scored by what was learnt' : ''}`,
        cost.all,
        cost.table,
        cost.functions,
      ];
    }),
    notes: [
      `A generated city, the same for the same sizes. Each function in a process of its own, at most ${availableParallelism()} instances of one at a time beside the table engine; peak is that of the largest process. The second run follows in the same processes.`,
      `Dollars: units, gigabyte-seconds by the time taken here and the memory given on Lambda, invocations and transitions by the prices of ${prices.region} in test/bench/scale/prices.json (${prices.readOn}), on demand, no free tier.`,
    ],
  };
};

export const stepTable = (night: NightFigures): ResultTable => ({
  title: `The steps of the first run over ${named(night)}`,
  against: 'what each function is given on Lambda',
  columns: [
    { name: 'step' },
    { name: 'invocations' },
    { name: 'longest s', digits: 1 },
    { name: 'of s' },
    { name: 'CPU s', digits: 1 },
    { name: 'peak MB' },
    { name: 'of MB' },
    { name: 'read units' },
    { name: 'write units' },
    { name: 'largest answer B' },
  ],
  rows: Object.entries(night.steps).map(([step, taken]) => [
    step,
    taken.invocations,
    taken.longest / 1000,
    taken.timeout,
    taken.cpu / 1000,
    taken.peak,
    taken.memory,
    taken.read,
    taken.write,
    taken.payload,
  ]),
  notes: ['An answer may have 262,144 bytes: what passes from state to state.'],
});

export const engineTable = (markets: readonly EngineFigures[]): ResultTable => ({
  title: 'The engine alone, one core',
  against: 'itself on a smaller market: pairs a second, and memory a listing',
  columns: [
    { name: 'investors × companies' },
    { name: 'M pairs', digits: 1 },
    { name: 'encode s', digits: 1 },
    { name: 'score s', digits: 1 },
    { name: 'M pairs/s', digits: 1 },
    { name: 'allocate s', digits: 2 },
    { name: 'matches' },
    { name: 'held MB' },
    { name: 'held B a listing' },
    { name: 'peak MB' },
  ],
  rows: markets.map(market => [
    named(market),
    pairsOf(market) / 1e6,
    market.encode / 1000,
    market.score / 1000,
    pairsOf(market) / market.score / 1000,
    market.allocate / 1000,
    market.matches,
    market.held,
    (market.held * 2 ** 20) / (market.investors + market.companies),
    market.peak,
  ]),
  notes: [
    'Seconds of computing. Held: the encoded market and 100 candidates for each investor. Peak: with the listings it was made from.',
  ],
});

export const pictureOf = (nights: readonly NightFigures[], markets: readonly EngineFigures[]): string => {
  const first = nights.filter(({ which }) => which === 'first');
  const points = <T extends Size>(all: readonly T[], y: (each: T) => number) =>
    all.map((each): [number, number] => [pairsOf(each), y(each)]);
  const panels: Panel[] = [
    {
      title: 'Time',
      unit: 'seconds of computing',
      lines: [
        { name: 'whole night', points: points(first, night => sum(over(night, ({ cpu }) => cpu)) / 1000) },
        { name: 'scoring alone', points: points(markets, ({ score }) => score / 1000) },
      ],
    },
    {
      title: 'Memory',
      unit: 'MB, largest process',
      lines: [
        { name: 'whole night', points: points(first, night => Math.max(...over(night, ({ peak }) => peak))) },
        { name: 'engine alone', points: points(markets, ({ peak }) => peak) },
      ],
    },
    {
      title: 'Capacity',
      unit: 'units of the table, a night',
      lines: [
        { name: 'written', points: points(first, night => sum(over(night, ({ write }) => write))) },
        { name: 'read', points: points(first, night => sum(over(night, ({ read }) => read))) },
      ],
    },
  ];
  return draw({
    title: 'How a night grows with the market',
    x: 'pairs: investors × companies',
    note: 'Both axes logarithmic; ten companies to an investor, so listings grow as the square root of pairs. Powers are those between the last two sizes.',
    panels,
  });
};

export const pageOf = (tables: readonly ResultTable[]): string => `# How a night grows

As \`npm run bench:matching\` wrote it on ${seoulDate(new Date().toISOString())}: Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, load average ${loadavg()[0]?.toFixed(1)} at
the end. What the figures mean stands in [matching](matching.md#scale), what a night costs in
[operations](operations.md#what-a-night-costs).

![Time, memory and capacity units against pairs](matching-growth.svg)

${tables.map(table => render(table).replace('###', '##')).join('\n')}`;
