/** Points of a learned or untrained score are kept in whole millionths: sums are exact in any order and on any machine. */
export const MICRO = 1_000_000;

/** A number of points in whole millionths. */
export const micro = (points: number): number => Math.round(points * MICRO);
