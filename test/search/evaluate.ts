import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { median, type ResultTable, render } from '#test/bench/support.ts';
import { demoCorpus } from './corpus.ts';
import { measureDirectory } from './directory.ts';
import { generate } from './generate.ts';
import { goldenSet, groupOf, relevanceOf } from './relevance.ts';
import { measureScale } from './scale.ts';
import { systems } from './systems.ts';

interface Options {
  readonly sizes: number[];
  readonly texts?: string;
  readonly queries?: boolean;
  readonly scale: boolean;
}

const sizes = (text: string): number[] =>
  text.split(',').map(part => {
    const size = Number(part);
    if (!/^\d+$/.test(part) || size < 100 || size > 500_000) throw new InvalidArgumentError('100 – 500000, by commas');
    return size;
  });

const relevance = (perQuery: boolean): ResultTable[] => {
  const [corpus, golden] = [demoCorpus(), goldenSet()];
  const results = systems.map(system => relevanceOf(system, corpus, golden));
  const count = (group: string) => golden.filter(judged => groupOf(judged) === group).length;
  const table: ResultTable = {
    title: 'Relevance',
    columns: [
      { name: 'system' },
      { name: 'NDCG@10', digits: 3 },
      { name: 'hit@10', digits: 3 },
      { name: 'Korean queries', digits: 3 },
      { name: 'English queries', digits: 3 },
    ],
    rows: results.map(({ name, ndcg, hit, korean, english }) => [name, ndcg, hit, korean, english]),
    notes: [
      `${golden.length} queries (${count('Korean')} Korean, ${count('English')} English, ${count('both')} both) over the ${corpus.size} public records of the demo city, grades 0 to 3 by reading, pooled from all systems. Hit: one of grade 2 or 3 among the first ten.`,
    ],
  };
  if (!perQuery) return [table];
  return [
    table,
    {
      title: 'NDCG@10 of each query',
      columns: [{ name: 'query' }, ...results.map(({ name }) => ({ name, digits: 2 }))],
      rows: golden.map(({ query }, at) => [query, ...results.map(({ each }) => each[at])]),
    },
  ];
};

/** Texts of a file, a line each: every string of a JSON object, or the line itself. */
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const value: unknown = line.startsWith('{') ? JSON.parse(line) : { text: line };
      const texts = Object.values(value as object).filter(each => typeof each === 'string');
      return { title: texts[0] ?? '', tags: '', text: texts.join(' | ') };
    });

const scale = (wanted: readonly number[], file: string | undefined): ResultTable[] => {
  const material = [...demoCorpus().values(), ...(file === undefined ? [] : linesOf(file))];
  const queries = goldenSet().map(({ query }) => query);
  const rows = wanted.flatMap(size => {
    process.stderr.write(`${size} listings\n`);
    const texts = generate(material, size);
    return systems.map(system => {
      const { build, memory, latencies, update } = measureScale(system, texts, queries);
      const sorted = latencies.toSorted((a, b) => a - b);
      return [size, system.name, build, memory, median(latencies), sorted[Math.floor(sorted.length * 0.95)], update];
    });
  });
  return [
    {
      title: 'Time and memory',
      columns: [
        { name: 'listings' },
        { name: 'system' },
        { name: 'build, CPU ms' },
        { name: 'memory, MB', digits: 1 },
        { name: 'query p50, ms', digits: 2 },
        { name: 'query p95, ms', digits: 2 },
        { name: 'one change, ms', digits: 2 },
      ],
      rows,
      notes: [
        `Generated listings (seed 1${file === undefined ? '' : ', with texts of the file given'}), the queries of the golden set, every match ranked and the first ten taken. Memory without the texts themselves.`,
      ],
    },
  ];
};

const directory = (wanted: readonly number[]): ResultTable => ({
  title: 'The directory’s function',
  columns: [
    { name: 'listings' },
    { name: 'hold the snapshot, CPU ms' },
    { name: 'first list, CPU ms' },
    { name: 'first search, CPU ms' },
    { name: 'search p50, ms', digits: 1 },
    { name: 'search p95, ms', digits: 1 },
  ],
  rows: wanted.map(size => {
    const { hold, list, index, p50, p95 } = measureDirectory(
      size,
      goldenSet().map(({ query }) => query),
    );
    return [size, hold, list, index, p50, p95];
  }),
  notes: ['Listings of the demo city with generated texts. Each search is filtered, and counted for every facet.'],
});

const program = new Command('search:evaluate')
  .description(
    'Measures search: relevance on the golden set against MiniSearch, SQLite FTS5 and plain substring search, then time and memory on generated listings.',
  )
  .option('--sizes <numbers>', 'numbers of generated listings', sizes, [2000, 20_000, 100_000])
  .option('--texts <file>', 'JSON Lines or plain lines to generate listings from, besides the demo city')
  .option('--queries', 'NDCG@10 of every query')
  .option('--no-scale', 'relevance only')
  .addHelpText('after', '\nExample: npm run search:evaluate -- --sizes 2000,20000 --queries')
  .action((options: Options) => {
    const tables = [
      ...relevance(options.queries === true),
      ...(options.scale
        ? [directory(options.sizes.filter(size => size <= 20_000)), ...scale(options.sizes, options.texts)]
        : []),
    ];
    process.stdout.write(`${tables.map(render).join('\n\n')}\n`);
  });
program.parse();
