import { contentHash } from '#shared/kernel/hash.ts';
import type { OWNER_SIDE, TrailEntry, TrailHead } from './schema.ts';

/** One entry of the trail: in whose chain, and what was done. */
export interface TrailNote {
  /** Identifier of the organisation, deal or run. */
  readonly subject: string;
  readonly action: string;
  /** Names of members, never values and never anybody's identifier. */
  readonly changed?: readonly string[];
  /** User ids of people whom it concerns besides who does it; kept as pseudonyms. */
  readonly about?: readonly string[];
  /** Tells who does it by their side alone: where who reads the chain must not learn the person. */
  readonly as?: typeof OWNER_SIDE;
}

/** `prev` of the first entry of every chain. */
export const GENESIS = '0'.repeat(64);

/**
 * Hash of an entry, format 1: SHA-256 of the UTF-8 canonical JSON (keys sorted by code unit, no blanks) of every member it has
 * but `hash`; an added member changes it as a changed one does.
 */
export const entryHash = ({ hash: _hash, ...sealed }: Readonly<Record<string, unknown>>): string => contentHash(sealed);

/** Where a chain stands: after which entry. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}
export const START: ChainEnd = { seq: 0, hash: GENESIS };

/** The next entry of a chain. */
export const linked = (end: ChainEnd, entry: Omit<TrailEntry, 'format' | 'seq' | 'prev' | 'hash'>): TrailEntry => {
  const sealed = { format: 1 as const, ...entry, seq: end.seq + 1, prev: end.hash };
  return { ...sealed, hash: entryHash(sealed) };
};

export const DIFFERENCES = ['subject', 'format', 'seq', 'prev', 'hash', 'head'] as const;
/** The first place at which a chain is not what was written. */
export interface Break {
  readonly subject: string;
  /** Place in the chain, counted from 1. */
  readonly seq: number;
  readonly differs: (typeof DIFFERENCES)[number];
  readonly expected: string;
  readonly found: string;
}

/** What is wrong with an entry as the one that follows `end`; undefined where it does. Takes anything that was read. */
export const breakAt = (
  subject: string,
  end: ChainEnd,
  entry: Readonly<Record<string, unknown>>,
): Break | undefined => {
  const seq = end.seq + 1;
  const wanted: readonly (readonly [Break['differs'], unknown, unknown])[] = [
    ['seq', seq, entry.seq],
    ['subject', subject, entry.subject],
    ['format', 1, entry.format],
    ['hash', entryHash(entry), entry.hash],
    ['prev', end.hash, entry.prev],
  ];
  const wrong = wanted.find(([, expected, found]) => expected !== found);
  if (wrong === undefined) return undefined;
  const [differs, expected, found] = wrong;
  return { subject, seq, differs, expected: String(expected), found: String(found) };
};

/** What is wrong with the end of a chain: entries cut off or put on, or the last one exchanged. */
export const breakAtEnd = (
  subject: string,
  end: ChainEnd,
  head: Pick<TrailHead, 'version' | 'hash'> | undefined,
): Break | undefined => {
  const [length, hash] = [head?.version ?? 0, head?.hash ?? GENESIS];
  if (length === end.seq && hash === end.hash) return undefined;
  // Cut off: the first entry that is missing. Put on: the first that the head does not know. Exchanged: the last.
  const seq = length === end.seq ? end.seq : Math.min(length, end.seq) + 1;
  return { subject, seq, differs: 'head', expected: `${length} ${hash}`, found: `${end.seq} ${end.hash}` };
};

/** The first break of a whole chain in memory. */
export const firstBreak = (
  subject: string,
  entries: readonly Readonly<Record<string, unknown>>[],
  head: Pick<TrailHead, 'version' | 'hash'> | undefined,
): Break | undefined => {
  let end = START;
  for (const entry of entries) {
    const broken = breakAt(subject, end, entry);
    if (broken !== undefined) return broken;
    end = { seq: end.seq + 1, hash: String(entry.hash) };
  }
  return breakAtEnd(subject, end, head);
};
