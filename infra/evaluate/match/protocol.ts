import { type Book, type Declared, NONE } from '#shared/match/engine/book/book.ts';
import { askStep } from '#shared/match/engine/book/state.ts';
import type { Records } from './read.ts';

/** Candidate sets: all alive and ever funded, those raising in the window, and of these the ones never funded before. */
export const SETS = ['A', 'B', 'C'] as const;
export type CandidateSet = (typeof SETS)[number];

/** Investors with fewer companies before the cut-off are not judged: there is nothing to read their taste from. */
export const LEAST_COMPANIES = 5;

/** A cut-off with what happened in the window after it. Positions of investors and companies are those of the book. */
export interface Fold {
  /** First day of the window. */
  readonly from: number;
  /** Days [from, to) are the window; `to` may be a fraction of a day. */
  readonly to: number;
  readonly inSet: Readonly<Record<CandidateSet, Uint8Array>>;
  /** Per investor its companies before the cut-off, ascending. */
  readonly seen: readonly Uint32Array[];
  /** Per investor its new companies of the window, ascending, all sets alike. */
  readonly found: readonly Uint32Array[];
  /** Investors lists are made for, ascending. */
  readonly eligible: Uint32Array;
  /** What companies say of the first round they raise in the window. */
  readonly declared: Declared;
}

const addTo = (sets: (Set<number> | undefined)[], at: number, value: number): void => {
  const set = sets[at];
  if (set === undefined) sets[at] = new Set([value]);
  else set.add(value);
};
const ascending = (sets: readonly (Set<number> | undefined)[], length: number): Uint32Array[] =>
  Array.from({ length }, (_, i) => Uint32Array.from(sets[i] ?? []).sort());

/** What companies say of their first round of the window. */
const declaredIn = ({ rounds, companyIds }: Book, from: number, to: number): Declared => {
  const declared = silent(companyIds.length);
  for (let c = 0; c < companyIds.length; c++)
    for (let at = rounds.start[c]!; at < rounds.start[c + 1]!; at++) {
      if (rounds.day[at]! < from) continue;
      if (rounds.day[at]! < to) {
        declared.kind[c] = rounds.kind[at]!;
        declared.ask[c] = askStep(rounds.amount[at]!);
      }
      break;
    }
  return declared;
};

/** A company of which nothing is declared. */
export const silent = (companies: number): Declared => ({
  kind: new Uint16Array(companies).fill(NONE),
  ask: new Uint16Array(companies).fill(NONE),
});

/**
 * The fold of a cut-off: who is to be ranked for whom, and what was found, exactly as the evaluation's protocol says. Of what
 * happened on the day `until` and after nothing is known: a window to learn from ends there, be it a quarter of a day early.
 */
export const foldAt = (
  { book, acquired }: Records,
  from: number,
  months: number,
  until = Number.POSITIVE_INFINITY,
): Fold => {
  const to = Math.min(until, from + (365.25 * months) / 12);
  const companies = book.companyIds.length;
  const investors = book.investorIds.length;
  const before = new Uint8Array(companies);
  const within = new Uint8Array(companies);
  const note = (company: number, day: number): void => {
    if (day < from) before[company] = 1;
    else if (day < to) within[company] = 1;
  };
  for (let c = 0; c < companies; c++)
    for (let at = book.rounds.start[c]!; at < book.rounds.start[c + 1]!; at++) note(c, book.rounds.day[at]!);
  const inSet = { A: new Uint8Array(companies), B: new Uint8Array(companies), C: new Uint8Array(companies) };
  for (let c = 0; c < companies; c++) {
    if (acquired[c]! < from) continue;
    inSet.A[c] = before[c]! | within[c]!;
    inSet.C[c] = within[c]!;
    inSet.B[c] = within[c]! & (1 - before[c]!);
  }

  const { deals } = book;
  const seen: Set<number>[] = [];
  const found: Set<number>[] = [];
  deals.day.forEach((day, row) => {
    if (day < from) addTo(seen, deals.investor[row]!, deals.company[row]!);
  });
  deals.day.forEach((day, row) => {
    const [who, what] = [deals.investor[row]!, deals.company[row]!];
    if (day >= from && day < to && inSet.A[what] === 1 && seen[who]?.has(what) !== true) addTo(found, who, what);
  });
  return {
    from,
    to,
    inSet,
    seen: ascending(seen, investors),
    found: ascending(found, investors),
    eligible: Uint32Array.from(book.investorIds.keys()).filter(i => (seen[i]?.size ?? 0) >= LEAST_COMPANIES),
    declared: declaredIn(book, from, to),
  };
};

/** Companies of a set, ascending. */
export const candidatesOf = (fold: Fold, set: CandidateSet): Uint32Array =>
  Uint32Array.from(fold.inSet[set].keys()).filter(c => fold.inSet[set][c] === 1);

/** The same calendar day some years before. */
export const yearsBefore = (day: number, years: number): number => {
  const date = new Date(day * 86_400_000);
  return Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / 86_400_000;
};
