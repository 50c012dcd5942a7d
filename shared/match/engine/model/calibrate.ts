/** Probability of a score: σ(slope · score + intercept). */
export interface Calibration {
  readonly slope: number;
  readonly intercept: number;
}

export const probabilityOf = ({ slope, intercept }: Calibration, score: number): number =>
  1 / (1 + Math.exp(-(slope * score + intercept)));

const ROUNDS = 50;

/**
 * Fits a calibration by the logistic loss (Newton's method), each row standing for so many pairs. The slope is kept above 0,
 * so that a better score is never less probable. The identity where all labels are alike.
 */
export const calibrate = (scores: Float64Array, label: Uint8Array, stands: Float32Array): Calibration => {
  let all = 0;
  let ones = 0;
  let mean = 0;
  for (let row = 0; row < scores.length; row++) {
    all += stands[row]!;
    ones += stands[row]! * label[row]!;
    mean += stands[row]! * scores[row]!;
  }
  if (!(ones > 0 && ones < all)) return { slope: 1, intercept: 0 };
  mean /= all;
  let slope = 1;
  let centre = Math.log(ones / (all - ones));
  for (let round = 0; round < ROUNDS; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
    for (let row = 0; row < scores.length; row++) {
      const x = scores[row]! - mean;
      const p = 1 / (1 + Math.exp(-(slope * x + centre)));
      const pull = stands[row]! * (p - label[row]!);
      const curve = stands[row]! * p * (1 - p);
      g0 += pull;
      g1 += pull * x;
      h00 += curve;
      h01 += curve * x;
      h11 += curve * x * x;
    }
    const det = h00 * h11 - h01 * h01;
    if (!(det > 0)) break;
    const step0 = (h11 * g0 - h01 * g1) / det;
    const step1 = (h00 * g1 - h01 * g0) / det;
    // Far from the optimum Newton overshoots: at most one unit at a time.
    const brake = Math.min(1, 1 / Math.max(Math.abs(step0), Math.abs(step1), 1e-12));
    centre -= brake * step0;
    slope = Math.max(0.05, slope - brake * step1);
    if (Math.max(Math.abs(step0), Math.abs(step1)) < 1e-8) break;
  }
  return { slope, intercept: centre - slope * mean };
};
