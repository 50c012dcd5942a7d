/** What a part of a score is about, as a person is told. */
export const ASPECTS = ['sector', 'place', 'stage', 'amount', 'partners', 'likeness', 'momentum', 'activity'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** A number of a pair. NaN where it is not known. */
export interface Feature {
  readonly name: string;
  readonly aspect: Aspect;
  /** True where more is a better fit by definition: a model may never score more of it lower. */
  readonly rising?: boolean;
}

/** Numbers of one side, a column each. */
export interface Columns {
  readonly features: readonly Feature[];
  readonly columns: readonly Float32Array[];
}

/** Numbers that need both sides: `load` turns to an investor, `write` gives those of a company. */
export interface PairFeatures {
  readonly features: readonly Feature[];
  load(investor: number): void;
  write(company: number, out: Float32Array, at: number): void;
}

export const column = (length: number, of: (at: number) => number): Float32Array =>
  Float32Array.from({ length }, (_, at) => of(at));
