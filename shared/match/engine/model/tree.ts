import { UNKNOWN_BIN } from './bins.ts';

/** Rows in bins, a column a feature, with how much each pulls (`gradient`, `curvature` of the loss) on its score. */
export interface Table {
  readonly columns: readonly Uint8Array[];
  readonly bins: readonly number[];
  /** Per feature 1 where more may never score lower, else 0. */
  readonly rising: Uint8Array;
}

export interface Growth {
  /** Least curvature of a leaf. */
  readonly leastWeight: number;
  /** Shrinks leaves towards 0. */
  readonly ridge: number;
  readonly rate: number;
}

/** A cut of one feature: bins below `at` go left, unknown where `unknownLeft` says. */
export interface Cut {
  readonly feature: number;
  readonly at: number;
  readonly unknownLeft: boolean;
  readonly gain: number;
}

/** At most two cuts deep, so every leaf is a rule over one or two features. A side without a cut is one leaf. */
export interface Tree {
  readonly root: Cut;
  readonly left: Cut | undefined;
  readonly right: Cut | undefined;
  /** left-left, left-right, right-left, right-right; the same twice where a side has no cut. */
  readonly leaves: readonly [number, number, number, number];
}

export const goesLeft = ({ at, unknownLeft }: Cut, bin: number): boolean =>
  bin === UNKNOWN_BIN ? unknownLeft : bin < at;

const BOUNDLESS = 1e9;

interface Sums {
  readonly g: Float64Array;
  readonly h: Float64Array;
}
interface Found extends Cut {
  readonly low: number;
  readonly high: number;
}

const STRIDE = 64;

/** Grows trees over one table; scratch memory is shared between them. */
export const grower = ({ columns, bins, rising }: Table, growth: Growth) => {
  const { leastWeight, ridge, rate } = growth;
  const width = columns.length * STRIDE;
  const sums = (): Sums => ({ g: new Float64Array(width), h: new Float64Array(width) });
  const whole = sums();
  const part = sums();
  const rest = sums();

  /** Sums the pulls of rows by bin, four features at a time so that a row's pull is read once for them. */
  const gather = (
    into: Sums,
    rows: Uint32Array,
    from: number,
    to: number,
    g: Float32Array,
    h: Float32Array,
    of: readonly number[],
  ) => {
    for (const feature of of) {
      const base = feature * STRIDE;
      into.g.fill(0, base, base + STRIDE);
      into.h.fill(0, base, base + STRIDE);
    }
    const { g: sumG, h: sumH } = into;
    let f = 0;
    for (; f + 4 <= of.length; f += 4) {
      const [f0, f1, f2, f3] = [of[f]!, of[f + 1]!, of[f + 2]!, of[f + 3]!];
      const [c0, c1, c2, c3] = [columns[f0]!, columns[f1]!, columns[f2]!, columns[f3]!];
      const [b0, b1, b2, b3] = [f0 * STRIDE, f1 * STRIDE, f2 * STRIDE, f3 * STRIDE];
      for (let i = from; i < to; i++) {
        const row = rows[i]!;
        const pull = g[row]!;
        const curve = h[row]!;
        const s0 = b0 + c0[row]!;
        const s1 = b1 + c1[row]!;
        const s2 = b2 + c2[row]!;
        const s3 = b3 + c3[row]!;
        sumG[s0]! += pull;
        sumH[s0]! += curve;
        sumG[s1]! += pull;
        sumH[s1]! += curve;
        sumG[s2]! += pull;
        sumH[s2]! += curve;
        sumG[s3]! += pull;
        sumH[s3]! += curve;
      }
    }
    for (; f < of.length; f++) {
      const feature = of[f]!;
      const base = feature * STRIDE;
      const column = columns[feature]!;
      for (let i = from; i < to; i++) {
        const row = rows[i]!;
        const slot = base + column[row]!;
        sumG[slot]! += g[row]!;
        sumH[slot]! += h[row]!;
      }
    }
  };

  const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
  const weightOf = (g: number, h: number, low: number, high: number): number => clamp(-g / (h + ridge), low, high);
  const worth = (g: number, h: number, w: number): number => -(2 * g * w + (h + ridge) * w * w);

  /** The best cut of the rows behind `at`, whose leaves stay within [low, high]; undefined where none gains anything. */
  const best = (at: Sums, of: readonly number[], low: number, high: number): Found | undefined => {
    let found: Found | undefined;
    for (const feature of of) {
      const base = feature * STRIDE;
      const count = bins[feature]!;
      let g = 0;
      let h = 0;
      for (let bin = 0; bin < count; bin++) {
        g += at.g[base + bin]!;
        h += at.h[base + bin]!;
      }
      const whole = worth(g, h, weightOf(g, h, low, high));
      const unknownG = at.g[base]!;
      const unknownH = at.h[base]!;
      let knownG = 0;
      let knownH = 0;
      for (let bin = 1; bin < count; bin++) {
        // Cut below `bin`: for bin 1 only the unknown are left.
        for (const unknownLeft of unknownH > 0 ? [true, false] : [false]) {
          const leftG = knownG + (unknownLeft ? unknownG : 0);
          const leftH = knownH + (unknownLeft ? unknownH : 0);
          if (leftH < leastWeight || h - leftH < leastWeight) continue;
          const l = weightOf(leftG, leftH, low, high);
          const r = weightOf(g - leftG, h - leftH, low, high);
          if (rising[feature] === 1 && l > r && bin > 1) continue;
          const gain = worth(leftG, leftH, l) + worth(g - leftG, h - leftH, r) - whole;
          if (gain > (found?.gain ?? 1e-9)) found = { feature, at: bin, unknownLeft, gain, low: l, high: r };
        }
        knownG += at.g[base + bin]!;
        knownH += at.h[base + bin]!;
      }
    }
    return found;
  };

  /**
   * Grows one tree on `rows` (reordered on the way) over the features `of`; `together` says which may meet in a tree.
   * Undefined where no cut gains anything.
   */
  return (
    rows: Uint32Array,
    g: Float32Array,
    h: Float32Array,
    of: readonly number[],
    together: (a: number, b: number) => boolean,
  ): Tree | undefined => {
    gather(whole, rows, 0, rows.length, g, h, of);
    const root = best(whole, of, -BOUNDLESS, BOUNDLESS);
    if (root === undefined) return undefined;
    const column = columns[root.feature]!;
    let middle = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (!goesLeft(root, column[row]!)) continue;
      rows[i] = rows[middle]!;
      rows[middle++] = row;
    }
    const allowed = of.filter(feature => feature === root.feature || together(root.feature, feature));
    const smallLeft = middle * 2 < rows.length;
    gather(part, rows, smallLeft ? 0 : middle, smallLeft ? middle : rows.length, g, h, allowed);
    for (const feature of allowed)
      for (let slot = feature * STRIDE; slot < feature * STRIDE + bins[feature]!; slot++) {
        rest.g[slot] = whole.g[slot]! - part.g[slot]!;
        rest.h[slot] = Math.max(0, whole.h[slot]! - part.h[slot]!);
      }
    // What rises with the root's feature must do so over both sides: neither may cross the middle between them.
    const border = rising[root.feature] === 1 && root.at > 1 ? (root.low + root.high) / 2 : Number.NaN;
    const leftCap = Number.isNaN(border) ? BOUNDLESS : border;
    const rightFloor = Number.isNaN(border) ? -BOUNDLESS : border;
    const left = best(smallLeft ? part : rest, allowed, -BOUNDLESS, leftCap);
    const right = best(smallLeft ? rest : part, allowed, rightFloor, BOUNDLESS);
    const lone = (side: 'low' | 'high') =>
      clamp(root[side], side === 'low' ? -BOUNDLESS : rightFloor, side === 'low' ? leftCap : BOUNDLESS);
    return {
      root,
      left,
      right,
      leaves: [
        rate * (left?.low ?? lone('low')),
        rate * (left?.high ?? lone('low')),
        rate * (right?.low ?? lone('high')),
        rate * (right?.high ?? lone('high')),
      ],
    };
  };
};

/** Adds what a tree says to the score of every row. */
export const addTree = (
  { root, left, right, leaves }: Tree,
  columns: readonly Uint8Array[],
  score: Float32Array,
): void => {
  const table = (cut: Cut | undefined): Uint8Array =>
    Uint8Array.from({ length: STRIDE }, (_, bin) => (cut === undefined || goesLeft(cut, bin) ? 0 : 1));
  const [atRoot, atLeft, atRight] = [table(root), table(left), table(right)];
  const rootColumn = columns[root.feature]!;
  const leftColumn = columns[(left ?? root).feature]!;
  const rightColumn = columns[(right ?? root).feature]!;
  const [ll, lr, rl, rr] = leaves;
  for (let row = 0; row < score.length; row++)
    score[row]! +=
      atRoot[rootColumn[row]!] === 0
        ? atLeft[leftColumn[row]!] === 0
          ? ll
          : lr
        : atRight[rightColumn[row]!] === 0
          ? rl
          : rr;
};
