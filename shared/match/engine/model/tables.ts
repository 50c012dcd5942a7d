import type { Feature } from '../features/feature.ts';
import { micro } from '../points.ts';
import { binCount } from './bins.ts';
import type { Boosted } from './boost.ts';
import type { Line } from './line.ts';
import { type Cut, goesLeft, type Tree } from './tree.ts';

/** What two features say together, beyond what each says alone: row by bin of `a`, column by bin of `b`. */
export interface PairTable {
  readonly a: number;
  readonly b: number;
  readonly points: Int32Array;
}

/**
 * A score that is a sum of look-ups: one table a feature, one for each pair of features that matter together. Points are
 * natural logarithms of odds, in millionths, 0 for an average pair of those learnt from.
 */
export interface Tables {
  readonly features: readonly Feature[];
  readonly edges: readonly Float32Array[];
  /** What every row of these tables has: how much likelier they are than the others. */
  readonly base: number;
  readonly single: readonly Int32Array[];
  /** Beside its table, what a feature says in proportion. */
  readonly line: Line;
  readonly pairs: readonly PairTable[];
}

interface Draft {
  readonly single: Float64Array[];
  readonly pairs: Map<number, Float64Array>;
}

/** Adds a tree to the tables of the one or two features of each of its sides. */
const fold = ({ root, left, right, leaves }: Tree, bins: readonly number[], draft: Draft, share: number): void => {
  const side = (cut: Cut | undefined, onLeft: boolean, low: number, high: number): void => {
    const single = draft.single[root.feature]!;
    if (cut === undefined || cut.feature === root.feature) {
      for (let bin = 0; bin < bins[root.feature]!; bin++)
        if (goesLeft(root, bin) === onLeft)
          single[bin]! += share * (cut === undefined || goesLeft(cut, bin) ? low : high);
      return;
    }
    const [a, b] = [Math.min(root.feature, cut.feature), Math.max(root.feature, cut.feature)];
    const key = a * bins.length + b;
    let table = draft.pairs.get(key);
    if (table === undefined) {
      table = new Float64Array(bins[a]! * bins[b]!);
      draft.pairs.set(key, table);
    }
    for (let i = 0; i < bins[a]!; i++)
      for (let j = 0; j < bins[b]!; j++) {
        const [rootBin, cutBin] = a === root.feature ? [i, j] : [j, i];
        if (goesLeft(root, rootBin) === onLeft)
          table[i * bins[b]! + j]! += share * (goesLeft(cut, cutBin) ? low : high);
      }
  };
  side(left, true, leaves[0], leaves[1]);
  side(right, false, leaves[2], leaves[3]);
};

/**
 * Moves what a pair's table says of each feature alone into that feature's table, by how often bins come together in
 * `columns`: what is left is what only both together say. The sum of the tables does not change.
 */
const purify = (
  table: Float64Array,
  columns: readonly [Uint8Array, Uint8Array],
  draftA: Float64Array,
  draftB: Float64Array,
): void => {
  const [rows, width] = [draftA.length, draftB.length];
  const mass = new Float64Array(rows * width);
  for (let row = 0; row < columns[0].length; row++) mass[columns[0][row]! * width + columns[1][row]!]!++;
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      let total = 0;
      for (let j = 0; j < width; j++) {
        sum += mass[i * width + j]! * table[i * width + j]!;
        total += mass[i * width + j]!;
      }
      if (total === 0) continue;
      draftA[i]! += sum / total;
      for (let j = 0; j < width; j++) table[i * width + j]! -= sum / total;
    }
    for (let j = 0; j < width; j++) {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < rows; i++) {
        sum += mass[i * width + j]! * table[i * width + j]!;
        total += mass[i * width + j]!;
      }
      if (total === 0) continue;
      draftB[j]! += sum / total;
      for (let i = 0; i < rows; i++) table[i * width + j]! -= sum / total;
    }
  }
};

/**
 * The mean of several boosted models as tables. `columns` are the bins of the rows they are for; each feature's points are 0
 * there on average, so that points say for or against, and what is left is the base.
 */
export const toTables = (
  boosted: readonly Boosted[],
  features: readonly Feature[],
  edges: readonly Float32Array[],
  columns: readonly Uint8Array[],
  line: Line,
): Tables => {
  const bins = edges.map(binCount);
  const draft: Draft = { single: bins.map(count => new Float64Array(count)), pairs: new Map() };
  for (const { trees } of boosted) for (const tree of trees) fold(tree, bins, draft, 1 / boosted.length);
  const pairs = [...draft.pairs]
    .sort(([x], [y]) => x - y)
    .map(([key, table]) => {
      const [a, b] = [Math.floor(key / bins.length), key % bins.length];
      purify(table, [columns[a]!, columns[b]!], draft.single[a]!, draft.single[b]!);
      return { a, b, points: Int32Array.from(table, value => micro(value)) };
    });
  let base = boosted.reduce((sum, each) => sum + each.base / boosted.length, 0);
  const single = draft.single.map((table, feature) => {
    const column = columns[feature]!;
    let mean = 0;
    for (const bin of column) mean += table[bin]! / column.length;
    base += mean;
    return Int32Array.from(table, value => micro(value - mean));
  });
  return { features, edges, base: micro(base), single, line, pairs };
};

/**
 * Two sets of tables: for companies before their first round, of whom only the offer is known, and for those after it. What a
 * number says of the one it need not say of the other.
 */
export interface Split {
  /** Position of the feature that counts the rounds before. */
  readonly by: number;
  readonly first: Tables;
  readonly later: Tables;
}
