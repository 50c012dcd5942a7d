import type { Task } from './metrics.ts';
import { type CandidateSet, candidatesOf, type Fold } from './protocol.ts';

/** The ranking task of a fold on one candidate set. */
export const taskOf = (fold: Fold, set: CandidateSet): Task => {
  const candidates = candidatesOf(fold, set);
  const column = new Map([...candidates].map((company, at) => [company, at]));
  const among = (companies: Uint32Array): Uint32Array =>
    companies.map(company => column.get(company) ?? 0xffffffff).filter(at => at !== 0xffffffff);
  return {
    investors: fold.eligible,
    candidates,
    seen: Array.from(fold.eligible, investor => among(fold.seen[investor]!)),
    found: Array.from(fold.eligible, investor => among(fold.found[investor]!)),
    activity: Float64Array.from(fold.eligible, investor => fold.seen[investor]!.length),
  };
};
