import { type Boosted, boost, type Lesson, pairsByGain, partOf, type Together } from './boost.ts';
import { along, fitLine } from './line.ts';
import { lessonOf, type Sample } from './sample.ts';
import { type Split, type Tables, toTables } from './tables.ts';

export interface TrainOptions {
  readonly seed: number;
  /** Models of each kind whose mean is taken: each sees other rows and features. */
  readonly bags: number;
  readonly trees: number;
  /** Pairs of features that may have a table. */
  readonly pairs: number;
  readonly progress?: (share: number) => void;
}

/** Settings that the folds of 2009, 2010 and 2011 agree on; see docs/matching.md. */
export const TRAIN_DEFAULTS: TrainOptions = { seed: 1, bags: 6, trees: 160, pairs: 120 };

const GROWTH = { rate: 0.1, ridge: 8, leastWeight: 4, rowShare: 0.6, featureShare: 0.5, thinShare: 0.25 } as const;

/** Rows found that a set of tables of its own needs. */
const LEAST_OWN = 50;

/**
 * Learns tables from a sample. First a straight line per feature, the conditional logit; the boosted models start from it. One
 * that may cut by any two features shows which pairs matter, and the others keep to these. Half of them are learnt from all
 * rows, half from those before or after the company's first round alone; either kind of company is judged by the mean of
 * what all rows and what its own kind say. The same sample and options give the same tables. Throws RangeError where all
 * rows have one label.
 */
export const train = (sample: Sample, options: TrainOptions): Split => {
  const { features } = sample;
  const { lesson, edges } = lessonOf(sample);
  const { seed, bags, trees, pairs, progress } = options;
  const scout = Math.ceil(trees / 2);
  const total = scout + 3 * bags * trees;
  let done = 0;
  const line = fitLine(sample);
  const start = along(line, sample);
  const grow = (of: Lesson, offset: Float32Array, n: number, count: number, together: Together): Boosted => {
    const before = done;
    const told = (now: number): void => progress?.((before + now) / total);
    const found = boost(of, { ...GROWTH, trees: count, seed: seed * 1000 + n, progress: told }, together, offset);
    done += count;
    return found;
  };
  const width = edges.length;
  const chosen = new Uint8Array(width * width);
  for (const [a, b] of pairsByGain(grow(lesson, start, 0, scout, () => true).trees).slice(0, pairs)) {
    chosen[a * width + b] = 1;
    chosen[b * width + a] = 1;
  }
  const together: Together = (a, b) => chosen[a * width + b] === 1;
  const bagged = (of: Lesson, offset: Float32Array, from: number): Boosted[] =>
    Array.from({ length: bags }, (_, bag) => grow(of, offset, from + bag, trees, together));

  const general = bagged(lesson, start, 1);
  const by = features.findIndex(({ name }) => name === 'rounds');
  const own = (first: boolean, from: number) => {
    const { rows, ...part } = partOf(lesson, row => (sample.rows[row * width + by] === 0) === first);
    const found = part.label.reduce((sum, came) => sum + came, 0);
    const alone =
      found < LEAST_OWN
        ? []
        : bagged(
            part,
            Float32Array.from(rows, row => start[row]!),
            from,
          );
    return { rows: rows.length, tables: toTables([...general, ...alone], features, edges, part.columns, line) };
  };
  const [first, later] = [own(true, 1 + bags), own(false, 1 + 2 * bags)];
  // Only the difference between the two kinds matters: an average pair of all has 0.
  const shift = Math.round(
    (first.rows * first.tables.base + later.rows * later.tables.base) / Math.max(1, first.rows + later.rows),
  );
  const levelled = (tables: Tables): Tables => ({ ...tables, base: tables.base - shift });
  return { by, first: levelled(first.tables), later: levelled(later.tables) };
};
