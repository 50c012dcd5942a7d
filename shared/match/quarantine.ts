import * as z from 'zod';
import { NAMED } from './schema.ts';

/** A listing that a run was made without, and why; the reason names members and kinds of fault, never what somebody wrote. */
export interface Quarantined {
  readonly listingId: string;
  readonly reason: string;
}

/** More than this share of the listings, and one at least, is no longer an exception: the run fails and the old matches stay. */
const MOST_SHARE = 0.01;
const MOST_REASON = 200;

/** True where so much is quarantined that what is left is not the market. `all` counts the quarantined as well. */
export const isTooMuch = (quarantined: number, all: number): boolean =>
  quarantined > Math.max(1, Math.floor(all * MOST_SHARE));

/** An error as a reason: where a schema failed and how, or the error's name and what it says of a member. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof z.ZodError)
    return `schema: ${error.issues
      .slice(0, 3)
      .map(({ path, code }) => `${path.join('.') || 'record'} ${code}`)
      .join(', ')}`.slice(0, MOST_REASON);
  const { name, message } = error as Error;
  return (name === 'UnsoundInput' ? `engine: ${message}` : `engine: ${name}`).slice(0, MOST_REASON);
};

/**
 * Takes out what `attempt` cannot take, by halving: where all are well, it is called once. What fails only in company with others
 * is not any one's fault, and is thrown.
 */
export const sift = <T>(
  items: readonly T[],
  attempt: (items: readonly T[]) => void,
): { taken: T[]; refused: { item: T; reason: string }[] } => {
  const refused: { item: T; reason: string }[] = [];
  const through = (part: readonly T[]): readonly T[] => {
    try {
      attempt(part);
      return part;
    } catch (error) {
      if (part.length <= 1) {
        refused.push(...part.map(item => ({ item, reason: reasonOf(error) })));
        return [];
      }
      const half = Math.ceil(part.length / 2);
      return [...through(part.slice(0, half)), ...through(part.slice(half))];
    }
  };
  const taken = [...through(items)];
  if (refused.length > 0) attempt(taken);
  return { taken, refused };
};

/** Thrown by a plan that would have to leave out too much. */
export class QuarantineExceeded extends Error {
  override readonly name = 'QuarantineExceeded';
  readonly quarantined: readonly Quarantined[];
  constructor(quarantined: readonly Quarantined[], all: number) {
    super(`${quarantined.length} of ${all} listings cannot be matched`);
    this.quarantined = quarantined;
  }
}

/** For a run's record; undefined where nothing was quarantined. */
export const quarantineOf = (
  quarantined: readonly Quarantined[],
): { count: number; listings: Quarantined[] } | undefined =>
  quarantined.length === 0
    ? undefined
    : {
        count: quarantined.length,
        listings: [...quarantined].sort((a, b) => (a.listingId < b.listingId ? -1 : 1)).slice(0, NAMED),
      };
