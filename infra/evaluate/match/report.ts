import { closeSync, openSync, writeSync } from 'node:fs';
import type { Book } from '#shared/match/engine/book/book.ts';
import { listOf, MEASURES, type Metrics, type Scores, type Task } from './metrics.ts';

const HEADINGS: Readonly<{ [Name in (typeof MEASURES)[number]]: string }> = {
  recall20: 'Recall@20',
  ndcg10: 'NDCG@10',
  hit10: 'HitRate@10',
  mrr: 'MRR',
  coverage: 'coverage',
  gini: 'Gini',
  companyRecall20: 'co R@20',
  companyNdcg10: 'co NDCG@10',
};

/** A Markdown table, aligned to be read as it is. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map(row => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(heads), rule, ...rows.map(line)].join('\n');
};

/** The measures of each method with their standard errors. */
export const figures = (results: readonly { readonly name: string; readonly metrics: Metrics }[]): string =>
  table(
    ['method', ...MEASURES.map(name => HEADINGS[name])],
    results.map(({ name, metrics }) => [
      name,
      ...MEASURES.map(measure => `${metrics[measure].mean.toFixed(4)} ±${metrics[measure].se.toFixed(4)}`),
    ]),
  );

/** A row of the reliability table: pairs of a range of foretold probability, and how many of them came true. */
export interface Reliability {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  readonly foretold: number;
  readonly found: number;
}

const EDGES = [0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 1] as const;

/** Foretold against found, over all pairs of all lists. */
export const reliability = (scores: Scores, task: Task, probability: (score: number) => number): Reliability[] => {
  const rows = EDGES.slice(1).map((to, i) => ({ from: EDGES[i]!, to, pairs: 0, foretold: 0, found: 0 }));
  for (let row = 0; row < scores.rows; row++) {
    const out = new Set(task.seen[row]);
    const found = new Set(task.found[row]);
    for (let column = 0; column < scores.columns; column++) {
      if (out.has(column)) continue;
      const p = probability(scores.value[row * scores.columns + column]!);
      const bucket = rows[Math.max(0, EDGES.findIndex(edge => p < edge) - 1)] ?? rows.at(-1)!;
      bucket.pairs++;
      bucket.foretold += p;
      if (found.has(column)) bucket.found++;
    }
  }
  return rows;
};

export const reliabilityTable = (rows: readonly Reliability[]): string =>
  table(
    ['foretold probability', 'pairs', 'mean foretold', 'share found', 'foretold', 'found'],
    rows
      .filter(({ pairs }) => pairs > 0)
      .map(({ from, to, pairs, foretold, found }) => [
        `${from} – ${to}`,
        String(pairs),
        (foretold / pairs).toFixed(5),
        (found / pairs).toFixed(5),
        foretold.toFixed(0),
        String(found),
      ]),
  );

/** Writes ranked lists as CSV, best first: rank from 1, score in points. */
export const writeLists = (file: string, book: Book, scores: Scores, task: Task, length: number): void => {
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, 'investor_id,company_id,rank,score\n');
    for (let row = 0; row < scores.rows; row++) {
      const lines = listOf(scores, task, row, length).map((column, rank) => {
        const score = scores.value[row * scores.columns + column]!.toFixed(6);
        return `${book.investorIds[task.investors[row]!]},${book.companyIds[task.candidates[column]!]},${rank + 1},${score}\n`;
      });
      writeSync(handle, lines.join(''));
    }
  } finally {
    closeSync(handle);
  }
};
