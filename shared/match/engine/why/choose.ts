import { EFFORT } from './changes.ts';
import type { Change, Gain } from './types.ts';

/** Changes of one factor that are tried together with those of others. */
export const SHORTLIST = 3;
/** How many single changes and pairs are told. */
const TOLD = { singles: 3, pairs: 2 } as const;

const serial = (changes: readonly Change[]): string => JSON.stringify(changes);
const byEffort = (a: Gain, b: Gain): number =>
  a.effort - b.effort || b.gains - a.gains || (serial(a.changes) < serial(b.changes) ? -1 : 1);

/** Of changes of one kind those that no other beats with as little effort: each further one must gain more. */
const front = (sorted: readonly Gain[]): Gain[] => {
  let best = 0;
  return sorted.filter(({ gains }) => {
    if (gains <= best) return false;
    best = gains;
    return true;
  });
};

/**
 * What is worth telling: the nearest single changes that a whole group gains by, no kind of change twice without gaining more,
 * then pairs that gain more than either of their parts and than every single one that is told.
 */
export const toldGains = (singles: readonly Gain[], pairs: readonly Gain[], group: number): Gain[] => {
  const kinds = Map.groupBy(
    singles.filter(({ gains }) => gains >= group),
    ({ changes }) => changes[0]!.what,
  );
  const some = [...kinds.values()]
    .flatMap(each => front([...each].sort(byEffort)).slice(0, 2))
    .sort(byEffort)
    .slice(0, TOLD.singles);
  const most = Math.max(group - 1, ...some.map(({ gains }) => gains));
  const further = front(pairs.filter(({ gains }) => gains > most).sort(byEffort)).slice(0, TOLD.pairs);
  return [...some, ...further];
};

/** The effort of two changes at once. */
export const together = (a: number, b: number): number => a + b + EFFORT.second;
