import { ground, type PairScorer } from '../book/ground.ts';
import type { Past } from '../book/past.ts';
import type { Feature } from '../features/feature.ts';
import { type Features, featuresOf } from '../features/index.ts';
import { MICRO } from '../points.ts';
import { binCount, binOf, edgesOf } from './bins.ts';
import type { Lesson } from './boost.ts';
import { seeded } from './random.ts';

/** A past day with what came of it: who could have met whom, and who did. */
export interface Window {
  readonly past: Past;
  /** Companies that could be found, ascending. */
  readonly candidates: Uint32Array;
  /** Those of them that the model will be asked about, where it is not all: the trial and the probabilities are theirs. */
  readonly asked?: Uint32Array;
  /** Per investor of the book the companies it had before, and those it found in the window; ascending. */
  readonly seen: readonly Uint32Array[];
  readonly found: readonly Uint32Array[];
}

export interface SampleOptions {
  /** Companies an investor must have had before to be learnt from. */
  readonly leastSeen: number;
  /** Companies not found that are drawn for each investor. */
  readonly others: number;
  /** True where investors that found nothing count too, with a quarter of the draw each: for probabilities, not for taste. */
  readonly idle?: boolean;
  readonly seed: number;
}

/** Rows of numbers, one a pair, with what came of it. */
export interface Sample {
  readonly features: readonly Feature[];
  readonly rows: Float32Array;
  readonly label: Uint8Array;
  readonly weight: Float32Array;
  /** How many pairs of the window a row stands for: 1 where it was found. */
  readonly stands: Float32Array;
  /** What the untrained formula says. */
  readonly ground: Float32Array;
  /** First row of each investor of each window, and the number of rows. */
  readonly start: Uint32Array;
}

/** Several draws are made of a past: what makes its rows is made once. */
const made = new WeakMap<Past, { readonly of: Features; readonly formula: PairScorer }>();
const madeOf = (past: Past) => {
  const found = made.get(past) ?? { of: featuresOf(past), formula: ground(past) };
  made.set(past, found);
  return found;
};

/**
 * The pairs to learn from: for every investor that found something, all it found and a draw of what it did not. An
 * investor counts by the root of what it found, so that a few busy ones do not set the taste of all.
 */
export const sampleOf = (
  windows: readonly Window[],
  options: SampleOptions,
  progress?: (done: number) => void,
): Sample => {
  const random = seeded(options.seed);
  let features: readonly Feature[] = [];
  const start: number[] = [0];
  const parts: {
    rows: Float32Array;
    label: Uint8Array;
    weight: Float32Array;
    stands: Float32Array;
    untrained: Float32Array;
  }[] = [];
  for (const [turn, { past, candidates, seen, found }] of windows.entries()) {
    const { of, formula } = madeOf(past);
    features = of.features;
    const width = features.length;
    const among = new Uint8Array(past.book.companyIds.length);
    for (const company of candidates) among[company] = 1;
    const learnt = [...past.book.investorIds.keys()]
      .filter(i => seen[i]!.length >= options.leastSeen)
      .map(investor => ({ investor, hits: found[investor]!.filter(company => among[company] === 1) }))
      .filter(({ hits }) => hits.length > 0 || options.idle === true);
    const drawn = (hits: Uint32Array): number => (hits.length > 0 ? options.others : Math.ceil(options.others / 4));
    const room = learnt.reduce((sum, { hits }) => sum + hits.length + drawn(hits), 0);
    const rows = new Float32Array(room * width);
    const label = new Uint8Array(room);
    const weight = new Float32Array(room);
    const stands = new Float32Array(room);
    const untrained = new Float32Array(room);
    let size = 0;
    const before = start.at(-1)!;
    for (const { investor, hits } of learnt) {
      of.load(investor);
      formula.load(investor);
      const taken = new Set([...seen[investor]!, ...hits]);
      const first = size;
      const add = (company: number, came: 0 | 1): void => {
        of.write(company, rows, size * width);
        untrained[size] = formula.score(company) / MICRO;
        label[size] = came;
        stands[size] = 1;
        weight[size++] = 1 / Math.sqrt(Math.max(1, hits.length));
      };
      for (const company of hits) add(company, 1);
      // Where nearly all are taken there may be fewer others than wanted.
      const wanted = candidates.length === 0 ? 0 : drawn(hits);
      for (let draw = 0; size - first - hits.length < wanted && draw < 4 * wanted; draw++) {
        const company = candidates[Math.floor(random() * candidates.length)]!;
        if (taken.has(company)) continue;
        taken.add(company);
        add(company, 0);
      }
      const left = candidates.length - hits.length - seen[investor]!.reduce((sum, c) => sum + among[c]!, 0);
      stands.fill(left / Math.max(1, size - first - hits.length), first + hits.length, size);
      start.push(before + size);
    }
    parts.push({
      rows: rows.slice(0, size * width),
      label: label.slice(0, size),
      weight: weight.slice(0, size),
      stands: stands.slice(0, size),
      untrained: untrained.slice(0, size),
    });
    progress?.(turn + 1);
  }
  const join = <C extends Float32Array | Uint8Array>(columns: readonly C[], whole: C): C => {
    let at = 0;
    for (const column of columns) {
      whole.set(column as never, at);
      at += column.length;
    }
    return whole;
  };
  const count = parts.reduce((sum, { label }) => sum + label.length, 0);
  return {
    features,
    start: Uint32Array.from(start),
    rows: join(
      parts.map(part => part.rows),
      new Float32Array(count * features.length),
    ),
    label: join(
      parts.map(part => part.label),
      new Uint8Array(count),
    ),
    weight: join(
      parts.map(part => part.weight),
      new Float32Array(count),
    ),
    stands: join(
      parts.map(part => part.stands),
      new Float32Array(count),
    ),
    ground: join(
      parts.map(part => part.untrained),
      new Float32Array(count),
    ),
  };
};

/** A sample in bins. Edges are taken from the sample itself unless given. */
export const lessonOf = ({ features, rows, label, weight }: Sample): { lesson: Lesson; edges: Float32Array[] } => {
  const width = features.length;
  const count = label.length;
  const edges: Float32Array[] = [];
  const columns: Uint8Array[] = [];
  const step = Math.max(1, Math.floor(count / 100_000));
  for (let k = 0; k < width; k++) {
    const some = new Float32Array(Math.ceil(count / step));
    for (let i = 0; i < some.length; i++) some[i] = rows[i * step * width + k]!;
    const cut = edgesOf(some);
    edges.push(cut);
    const column = new Uint8Array(count);
    for (let row = 0; row < count; row++) column[row] = binOf(cut, rows[row * width + k]!);
    columns.push(column);
  }
  return {
    edges,
    lesson: {
      columns,
      bins: edges.map(binCount),
      rising: Uint8Array.from(features, f => (f.rising === true ? 1 : 0)),
      label,
      weight,
    },
  };
};
