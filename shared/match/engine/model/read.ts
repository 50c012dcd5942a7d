import { ASPECTS } from '../features/feature.ts';
import { micro } from '../points.ts';
import { binCount, binOf } from './bins.ts';
import { placed } from './line.ts';
import type { Split, Tables } from './tables.ts';

/** Reads scores off tables. One at a time: it keeps the bins of the row it is at. */
export interface TableReader {
  /** Score of a row of numbers, in whole millionths of a point. */
  score(row: Float32Array, at: number): number;
  /** The score's parts by aspect, in the order of `ASPECTS`; they add up to it exactly. */
  parts(row: Float32Array, at: number, parts: Float64Array): void;
}

/** What all before, or all after their first round have is said of the stage. */
const STAGE = ASPECTS.indexOf('stage');

/**
 * A reader of tables. What two features of different aspects say together is told half with either (the odd millionth
 * with the first), so that each aspect's points are whole.
 */
export const tableReader = ({ features, edges, base, single, line, pairs }: Tables): TableReader => {
  const count = features.length;
  const bins = new Uint8Array(count);
  const width = pairs.map(({ b }) => binCount(edges[b]!));
  const aspect = features.map(feature => ASPECTS.indexOf(feature.aspect));
  const a = Uint16Array.from(pairs, pair => pair.a);
  const b = Uint16Array.from(pairs, pair => pair.b);
  const alone = (k: number, value: number): number =>
    single[k]![bins[k]!]! + micro(line.slope[k]! * placed(line, k, value));
  const locate = (row: Float32Array, at: number): void => {
    for (let k = 0; k < count; k++) bins[k] = binOf(edges[k]!, row[at + k]!);
  };
  return {
    score(row, at) {
      locate(row, at);
      let sum = base;
      for (let k = 0; k < count; k++) sum += alone(k, row[at + k]!);
      for (let p = 0; p < pairs.length; p++) sum += pairs[p]!.points[bins[a[p]!]! * width[p]! + bins[b[p]!]!]!;
      return sum;
    },
    parts(row, at, parts) {
      locate(row, at);
      parts.fill(0);
      parts[STAGE] = base;
      for (let k = 0; k < count; k++) parts[aspect[k]!]! += alone(k, row[at + k]!);
      for (let p = 0; p < pairs.length; p++) {
        const points = pairs[p]!.points[bins[a[p]!]! * width[p]! + bins[b[p]!]!]!;
        const half = Math.floor(points / 2);
        parts[aspect[a[p]!]!]! += points - half;
        parts[aspect[b[p]!]!]! += half;
      }
    },
  };
};

/** A reader that takes the tables a company belongs to. */
export const splitReader = ({ by, first, later }: Split): TableReader => {
  const [before, after] = [tableReader(first), tableReader(later)];
  return {
    score: (row, at) => (row[at + by] === 0 ? before : after).score(row, at),
    parts: (row, at, parts) => (row[at + by] === 0 ? before : after).parts(row, at, parts),
  };
};
