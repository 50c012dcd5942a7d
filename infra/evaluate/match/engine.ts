import type { Book } from '#shared/match/engine/book/book.ts';
import type { PairScorer } from '#shared/match/engine/book/ground.ts';
import { type Past, pastAt } from '#shared/match/engine/book/past.ts';
import { learn, type Model } from '#shared/match/engine/model/learn.ts';
import { MICRO } from '#shared/match/engine/points.ts';
import type { Scores, Task } from './metrics.ts';
import type { Options } from './options.ts';
import { type CandidateSet, candidatesOf, type Fold, foldAt, silent, yearsBefore } from './protocol.ts';
import type { Records } from './read.ts';

const DEFAULT_WINDOWS = 3;

/** Tells a person what is being done. */
export type Say = (text: string) => void;

/** A day as a date. */
export const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** First days of the windows that are learnt from for a cut-off: 1, 2 and 3 years before it unless told. */
export const windowsFor = (cutoff: number, { trainCutoffs }: Pick<Options, 'trainCutoffs'>): readonly number[] =>
  trainCutoffs ?? Array.from({ length: DEFAULT_WINDOWS }, (_, i) => yearsBefore(cutoff, i + 1));

/** What was known on the first day of a fold's window, with what companies declare where they do. */
export const pastOf = (book: Book, fold: Fold, declared: boolean): Past =>
  pastAt(book, fold.from, declared ? fold.declared : silent(book.companyIds.length));

/** Learns a model from nothing but what happened before the cut-off. */
export const learnAt = (
  records: Records,
  cutoff: number,
  set: CandidateSet,
  seed: number,
  options: Pick<Options, 'months' | 'declared' | 'bags' | 'trainCutoffs'>,
  say: Say,
): Model => {
  let shown = 0;
  return learn(
    windowsFor(cutoff, options).map(day => {
      const fold = foldAt(records, day, options.months, cutoff);
      return {
        past: pastOf(records.book, fold, options.declared),
        // What companies funded before teach of investors holds for the others too.
        candidates: candidatesOf(fold, set === 'B' ? 'C' : set),
        asked: candidatesOf(fold, set),
        seen: fold.seen,
        found: fold.found,
      };
    }),
    {
      seed,
      bags: options.bags,
      say,
      progress: share => {
        if (share < 1 && share - shown < 0.1 && share > shown) return;
        shown = share;
        say(`  ${(share * 100).toFixed(0)} %`);
      },
    },
  );
};

/** Scores of every list of a task, in points. */
export const scoresOf = (scorer: PairScorer, { investors, candidates }: Task): Scores => {
  const value = new Float32Array(investors.length * candidates.length);
  for (let row = 0; row < investors.length; row++) {
    scorer.load(investors[row]!);
    for (let c = 0; c < candidates.length; c++)
      value[row * candidates.length + c] = scorer.score(candidates[c]!) / MICRO;
  }
  return { rows: investors.length, columns: candidates.length, value };
};
