import { seeded } from './random.ts';
import { addTree, type Growth, grower, type Table, type Tree } from './tree.ts';

/** Rows to learn from: bins, what happened (0 or 1), and how much each counts. */
export interface Lesson extends Table {
  readonly label: Uint8Array;
  readonly weight: Float32Array;
}

export interface BoostOptions extends Growth {
  readonly trees: number;
  /** Share of rows and of features a tree sees. */
  readonly rowShare: number;
  readonly featureShare: number;
  /** Of the rows that did not come about and score below an average one, the further share that is seen; each counts for more. */
  readonly thinShare: number;
  readonly seed: number;
  /** Told after every tree. */
  readonly progress?: (done: number) => void;
}

/** A boosted model: a row's score is the base and what each tree says, beside what it started from. */
export interface Boosted {
  /** The logit of the weighted share of ones. */
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** Which features may meet in a tree. */
export type Together = (a: number, b: number) => boolean;

/** Those rows of a lesson that `keep` says. */
export const partOf = (lesson: Lesson, keep: (row: number) => boolean): Lesson & { readonly rows: Uint32Array } => {
  const rows = Uint32Array.from(lesson.label.keys()).filter(keep);
  const { bins, rising } = lesson;
  return {
    rows,
    bins,
    rising,
    columns: lesson.columns.map(column => {
      const part = new Uint8Array(rows.length);
      for (let i = 0; i < rows.length; i++) part[i] = column[rows[i]!]!;
      return part;
    }),
    label: Uint8Array.from(rows, row => lesson.label[row]!),
    weight: Float32Array.from(rows, row => lesson.weight[row]!),
  };
};

/** Trees between two looks at which rows score low. */
const LOOK = 8;

/** A share of `items` in their order, at least one. */
const some = (count: number, share: number, random: () => number): number[] => {
  const chosen = Array.from({ length: count }, (_, i) => i).filter(() => random() < share);
  return chosen.length > 0 ? chosen : [Math.floor(random() * count)];
};

/**
 * Gradient boosting of two-cut trees by the weighted logistic loss. The same rows, options and seed give the same trees.
 * They start from `offset` where there is one. Stops early where no tree gains anything. Throws RangeError for rows that are all alike in label.
 */
export const boost = (lesson: Lesson, options: BoostOptions, together: Together, offset?: Float32Array): Boosted => {
  const { label, weight, columns } = lesson;
  const { rowShare, thinShare } = options;
  const count = label.length;
  let ones = 0;
  let all = 0;
  for (let row = 0; row < count; row++) {
    all += weight[row]!;
    ones += weight[row]! * label[row]!;
  }
  if (!(ones > 0 && ones < all)) throw new RangeError('there is nothing to tell apart');
  const base = Math.log(ones / (all - ones));
  const random = seeded(options.seed);
  const grow = grower(lesson, options);
  const score = new Float32Array(count).fill(base);
  if (offset !== undefined) for (let row = 0; row < count; row++) score[row]! += offset[row]!;
  const low = new Uint8Array(count);
  const g = new Float32Array(count);
  const h = new Float32Array(count);
  const order = new Uint32Array(count);
  const trees: Tree[] = [];
  for (let turn = 0; turn < options.trees; turn++) {
    if (turn % LOOK === 0)
      for (let row = 0; row < count; row++) low[row] = label[row] === 0 && score[row]! < base ? 1 : 0;
    let size = 0;
    for (let row = 0; row < count; row++) {
      const share = low[row] === 1 ? thinShare : 1;
      if (random() >= rowShare * share) continue;
      order[size++] = row;
      const p = 1 / (1 + Math.exp(-score[row]!));
      g[row] = (weight[row]! * (p - label[row]!)) / share;
      h[row] = (weight[row]! * p * (1 - p)) / share;
    }
    const tree = grow(order.subarray(0, size), g, h, some(columns.length, options.featureShare, random), together);
    options.progress?.(turn + 1);
    if (tree === undefined) continue;
    trees.push(tree);
    addTree(tree, columns, score);
  }
  return { base, trees };
};

/** Pairs of features that met in trees, those that gained most first. */
export const pairsByGain = (trees: readonly Tree[]): [a: number, b: number][] => {
  const gains = new Map<string, { pair: [number, number]; gain: number }>();
  for (const { root, left, right } of trees)
    for (const side of [left, right]) {
      if (side === undefined || side.feature === root.feature) continue;
      const pair: [number, number] = [Math.min(root.feature, side.feature), Math.max(root.feature, side.feature)];
      const found = gains.get(pair.join()) ?? { pair, gain: 0 };
      found.gain += side.gain;
      gains.set(pair.join(), found);
    }
  return [...gains.values()]
    .sort((x, y) => y.gain - x.gain || x.pair[0] - y.pair[0] || x.pair[1] - y.pair[1])
    .map(({ pair }) => pair);
};
