/** Bin of a number that is not known; known numbers are in bins from 1, ascending. */
export const UNKNOWN_BIN = 0;

/** Most bins a feature has, the one for unknown included. */
export const MOST_BINS = 60;

/** Shares of the numbers below each cut: even in the middle, close at both ends, where the best and the worst are told apart. */
const CUTS = [
  0.002,
  0.005,
  0.01,
  ...Array.from({ length: 47 }, (_, i) => (i + 1) / 48),
  0.985,
  0.99,
  0.993,
  0.996,
  0.998,
  0.999,
];

/**
 * Edges that cut known numbers into at most `MOST_BINS - 1` bins. An edge lies halfway between two
 * neighbours and a number below it is in the bin before. `values` may hold NaN.
 */
export const edgesOf = (values: Float32Array): Float32Array => {
  const known = values.filter(value => !Number.isNaN(value)).sort();
  const edges: number[] = [];
  for (const cut of CUTS) {
    const at = Math.floor(cut * known.length);
    if (at === 0 || known.length === 0) continue;
    // The step up that the quantile falls on or after: equal numbers stay together.
    const high = known[at]!;
    let low = at - 1;
    while (low >= 0 && known[low] === high) low--;
    if (low < 0) continue;
    const edge = Math.fround((known[low]! + high) / 2);
    const cuts = edge > known[low]! ? edge : high;
    if (edges.length === 0 || cuts > edges.at(-1)!) edges.push(cuts);
  }
  return Float32Array.from(edges);
};

/** Bin of a number among a feature's edges. */
export const binOf = (edges: Float32Array, value: number): number => {
  if (Number.isNaN(value)) return UNKNOWN_BIN;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value < edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low + 1;
};

export const binCount = (edges: Float32Array): number => edges.length + 2;
