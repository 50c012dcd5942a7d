import type { Sample } from './sample.ts';

/** Numbers further from the mean than this many standard deviations count as being that far. */
const REACH = 4;
const RIDGE = 3;
const STEPS = 120;
/** Of the companies not found one in so many is fitted to. */
const OTHERS_OF = 3;
const RATE = 0.05;
const [MOMENTUM, SPREAD] = [0.9, 0.98] as const;

/** A straight line per feature: `slope` points a standard deviation from the mean; unknown is the mean. */
export interface Line {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  readonly slope: Float64Array;
}

/** A number in standard deviations from the mean. */
export const placed = ({ mean, deviation }: Line, feature: number, value: number): number =>
  Number.isNaN(value) ? 0 : Math.max(-REACH, Math.min(REACH, (value - mean[feature]!) / deviation[feature]!));

/** Means and deviations of the known numbers of a sample; slopes are 0. */
const level = ({ features, rows, label }: Sample): Line => {
  const width = features.length;
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (let k = 0; k < width; k++) {
    let [count, sum, squares] = [0, 0, 0];
    for (let row = 0; row < label.length; row++) {
      const value = rows[row * width + k]!;
      if (Number.isNaN(value)) continue;
      count++;
      sum += value;
      squares += value * value;
    }
    mean[k] = count === 0 ? 0 : sum / count;
    deviation[k] = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean[k]! ** 2)) + 1e-9;
  }
  return { mean, deviation, slope: new Float64Array(width) };
};

/** All that was found and a third of what was not: enough for so few weights. */
const thinned = ({ features, rows, label, weight, start }: Sample) => {
  const width = features.length;
  const kept: number[] = [];
  const from = [0];
  for (let group = 0; group + 1 < start.length; group++) {
    for (let row = start[group]!; row < start[group + 1]!; row++)
      if (label[row] === 1 || row % OTHERS_OF === 0) kept.push(row);
    from.push(kept.length);
  }
  const some = new Float32Array(kept.length * width);
  for (const [i, row] of kept.entries()) some.set(rows.subarray(row * width, (row + 1) * width), i * width);
  return {
    features,
    rows: some,
    label: Uint8Array.from(kept, row => label[row]!),
    weight: Float32Array.from(kept, row => weight[row]!),
    start: Uint32Array.from(from),
  };
};

/**
 * The conditional logit of a sample: which of the companies drawn for an investor it found, by softmax over its rows, each
 * investor by its weight. Features that rise by definition get no falling slope. Full-batch Adam from 0: deterministic.
 */
export const fitLine = (sample: Sample): Line => {
  const line = level(sample);
  const { features, rows, label, weight, start } = thinned(sample);
  const width = features.length;
  const { slope } = line;
  const at = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) at[i] = placed(line, i % width, rows[i]!);
  const rising = Uint8Array.from(features, feature => (feature.rising === true ? 1 : 0));
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  const pull = new Float64Array(width);
  let total = 0;
  for (let row = 0; row < label.length; row++) total += weight[row]! * label[row]!;
  const longest = start.reduce((most, from, i) => Math.max(most, from - (start[i - 1] ?? 0)), 0);
  const score = new Float64Array(longest);
  for (let step = 1; step <= STEPS && total > 0; step++) {
    for (let k = 0; k < width; k++) pull[k] = RIDGE * slope[k]!;
    for (let group = 0; group + 1 < start.length; group++) {
      const [from, to] = [start[group]!, start[group + 1]!];
      let top = Number.NEGATIVE_INFINITY;
      let ones = 0;
      for (let row = from; row < to; row++) {
        let sum = 0;
        for (let k = 0; k < width; k++) sum += slope[k]! * at[row * width + k]!;
        score[row - from] = sum;
        if (sum > top) top = sum;
        ones += label[row]!;
      }
      let mass = 0;
      for (let row = from; row < to; row++) mass += Math.exp(score[row - from]! - top);
      for (let row = from; row < to; row++) {
        const g = weight[row]! * ((ones * Math.exp(score[row - from]! - top)) / mass - label[row]!);
        for (let k = 0; k < width; k++) pull[k]! += g * at[row * width + k]!;
      }
    }
    const rate = RATE * Math.min(1, (2 * (STEPS - step + 1)) / STEPS);
    for (let k = 0; k < width; k++) {
      const g = pull[k]! / total;
      first[k] = MOMENTUM * first[k]! + (1 - MOMENTUM) * g;
      second[k] = SPREAD * second[k]! + (1 - SPREAD) * g * g;
      const move = first[k]! / (1 - MOMENTUM ** step) / (Math.sqrt(second[k]! / (1 - SPREAD ** step)) + 1e-8);
      slope[k]! -= rate * move;
      if (rising[k] === 1 && slope[k]! < 0) slope[k] = 0;
    }
  }
  return line;
};

/** What the line says of every row of a sample, 0 on average. */
export const along = (line: Line, { features, rows, label }: Sample): Float32Array => {
  const width = features.length;
  const points = new Float32Array(label.length);
  let mean = 0;
  for (let row = 0; row < label.length; row++) {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += line.slope[k]! * placed(line, k, rows[row * width + k]!);
    points[row] = sum;
    mean += sum / label.length;
  }
  return points.map(each => each - mean);
};
