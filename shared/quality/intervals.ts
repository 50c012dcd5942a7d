import { seeded } from '#shared/match/engine/model/random.ts';

/** A figure with the interval that holds it, at 95 %. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Resamples of a bootstrap, and the seed they are drawn with: the same data always give the same interval. */
export const RESAMPLES = 1000;
export const SEED = 20_260_101;
/** Normal quantile of 97.5 %. */
const Z = 1.959963984540054;

/** Four decimals: more would say nothing. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
const tidy = ({ value, low, high }: Estimate): Estimate => ({
  value: rounded(value),
  low: rounded(low),
  high: rounded(high),
});

/** A share of `n` with Wilson's score interval. @throws RangeError for no observations */
export const wilson = (hits: number, n: number): Estimate => {
  if (!(n > 0 && hits >= 0 && hits <= n)) throw new RangeError(`${hits} of ${n} is no share`);
  const share = hits / n;
  const scale = 1 + Z ** 2 / n;
  const centre = (share + Z ** 2 / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return tidy({ value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) });
};

/** The figure of rows drawn with replacement, so many times over; rows are what is independent. */
const resampled = <Row>(
  rows: readonly Row[],
  figure: (rows: readonly Row[]) => number,
  resamples: number,
): Float64Array => {
  if (rows.length === 0) throw new RangeError('nothing to estimate from');
  const random = seeded(SEED);
  const drawn: Row[] = new Array(rows.length);
  const values = new Float64Array(resamples);
  for (let n = 0; n < resamples; n++) {
    for (let i = 0; i < rows.length; i++) drawn[i] = rows[Math.floor(random() * rows.length)]!;
    values[n] = figure(drawn);
  }
  return values;
};

/** A figure of rows with its percentile bootstrap interval. */
export const bootstrap = <Row>(
  rows: readonly Row[],
  figure: (rows: readonly Row[]) => number,
  resamples: number = RESAMPLES,
): Estimate => {
  const values = resampled(rows, figure, resamples).sort();
  const at = (share: number): number => values[Math.min(resamples - 1, Math.floor(share * resamples))]!;
  return tidy({ value: figure(rows), low: at(0.025), high: at(0.975) });
};

/**
 * A figure of rows with 1.96 standard errors of its resamples either way: for one that resampling itself moves, as drawing with
 * replacement makes any exposure less even. Never beyond 0 and 1.
 */
export const resampledSpread = <Row>(
  rows: readonly Row[],
  figure: (rows: readonly Row[]) => number,
  resamples: number = RESAMPLES,
): Estimate => {
  const value = figure(rows);
  const values = resampled(rows, figure, resamples);
  const centre = mean([...values]);
  const spread = Math.sqrt(values.reduce((sum, each) => sum + (each - centre) ** 2, 0) / Math.max(1, resamples - 1));
  return tidy({ value, low: Math.max(0, value - Z * spread), high: Math.min(1, value + Z * spread) });
};

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export const median = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
