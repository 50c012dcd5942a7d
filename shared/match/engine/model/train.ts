import { boost, pairsByGain, type Together } from './boost.ts';
import { along, fitLine } from './line.ts';
import { lessonOf, type Sample } from './sample.ts';
import { type Tables, toTables } from './tables.ts';
import type { Tree } from './tree.ts';

export interface TrainOptions {
  readonly seed: number;
  /** Models whose mean is taken: each sees other rows and features. */
  readonly bags: number;
  readonly trees: number;
  /** Pairs of features that may have a table. */
  readonly pairs: number;
  readonly progress?: (share: number) => void;
}

/** Settings that the folds of 2009, 2010 and 2011 agree on; see docs/matching.md. */
export const TRAIN_DEFAULTS: TrainOptions = { seed: 1, bags: 4, trees: 240, pairs: 120 };

const GROWTH = { rate: 0.1, ridge: 8, leastWeight: 4, rowShare: 0.6, featureShare: 0.5 } as const;

/**
 * Learns tables from a sample. A straight line per feature first: the conditional logit. Half of the boosted models whose
 * mean is taken start from it and half from nothing; a first one, that may cut by any two features, shows which pairs
 * matter, and the others keep to these. The same sample and options give the same tables. Throws RangeError where all rows
 * have one label.
 */
export const train = (sample: Sample, options: TrainOptions): Tables => {
  const { lesson, edges } = lessonOf(sample);
  const { seed, bags, trees, pairs, progress } = options;
  const scout = Math.ceil(trees / 2);
  const total = scout + bags * trees;
  const grow = (n: number, count: number, before: number, together: Together, offset?: Float32Array): Tree[] =>
    boost(
      lesson,
      { ...GROWTH, trees: count, seed: seed * 1000 + n, progress: done => progress?.((before + done) / total) },
      together,
      offset,
    );
  const width = edges.length;
  const chosen = new Uint8Array(width * width);
  for (const [a, b] of pairsByGain(grow(0, scout, 0, () => true)).slice(0, pairs)) {
    chosen[a * width + b] = 1;
    chosen[b * width + a] = 1;
  }
  const line = fitLine(sample);
  const start = along(line, sample);
  const onLine = (bag: number): boolean => bag % 2 === 1;
  const models = Array.from({ length: bags }, (_, bag) =>
    grow(bag + 1, trees, scout + bag * trees, (a, b) => chosen[a * width + b] === 1, onLine(bag) ? start : undefined),
  );
  const share = models.filter((_, bag) => onLine(bag)).length / bags;
  const slope = line.slope.map(each => each * share);
  return toTables(models, sample.features, edges, lesson.columns, { ...line, slope });
};
