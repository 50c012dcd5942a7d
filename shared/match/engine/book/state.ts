import { type Book, NONE } from './book.ts';

const YEAR = 365.25;
const MILLION = 1e6;

/** Edges in years of the age of a company. */
export const AGE_EDGES = [1, 2, 3.5, 5.5, 8] as const;
/** Edges of what a company has raised before, in the book's currency of US dollars. */
export const RAISED_EDGES = [1, 0.5 * MILLION, 2 * MILLION, 6 * MILLION, 15 * MILLION, 40 * MILLION] as const;
/** Edges of the amount asked for, in US dollars. */
export const ASK_STEPS = [1, 0.25 * MILLION, MILLION, 3 * MILLION, 8 * MILLION, 20 * MILLION, 50 * MILLION] as const;

/** Position of a number among ascending edges; an edge belongs to the bucket above it. */
export const bucketAmong = (edges: readonly number[], value: number): number => {
  let bucket = 0;
  while (bucket < edges.length && value >= edges[bucket]!) bucket++;
  return bucket;
};

/** Bucket of an amount, `NONE` where it is not known. */
export const askStep = (amount: number): number => (amount > 0 ? bucketAmong(ASK_STEPS, amount) : NONE);

/** What is known of a company on a day, from strictly earlier days. */
export interface CompanyState {
  /** Bucket of its age; `NONE` where the founding is not known. */
  readonly age: number;
  readonly raised: number;
  /** Kind of its last round; the last before the first. */
  readonly last: number;
  /** Rounds before. */
  readonly rounds: number;
  /** Sum of the known amounts. */
  readonly total: number;
  /** Day of the last round; NaN before the first. */
  readonly lastDay: number;
}

/** A company as it was on the morning of `day`: rounds of that day do not count yet. */
export const stateOn = (book: Book, company: number, day: number): CompanyState => {
  const { start, day: on, kind, amount } = book.rounds;
  const from = start[company]!;
  let total = 0;
  let at = from;
  for (; at < start[company + 1]! && on[at]! < day; at++) total += amount[at]! || 0;
  const founded = book.founded[company]!;
  return {
    age: Number.isNaN(founded) ? NONE : bucketAmong(AGE_EDGES, (day - founded) / YEAR),
    raised: at === from ? RAISED_EDGES.length + 1 : bucketAmong(RAISED_EDGES, total),
    last: at > from ? kind[at - 1]! : book.kinds.length,
    rounds: at - from,
    total,
    lastDay: at > from ? on[at - 1]! : Number.NaN,
  };
};
