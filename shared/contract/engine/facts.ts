import type * as z from 'zod';
import type { FactSource, SourcedFact } from './model.ts';

type Tree = Record<string, unknown> | unknown[];

/** The facts of a draft put together: later and stronger sources over earlier ones. */
export interface FactBook {
  readonly tree: Record<string, unknown>;
  /** The facts that count, in order of path. */
  readonly effective: readonly SourcedFact[];
  /** Paths whose values the template's schema refused; they are treated as missing. */
  readonly refused: readonly string[];
}

const RANK: Readonly<Record<FactSource['kind'], number>> = {
  default: 0,
  computed: 1,
  organisation: 1,
  listing: 1,
  deal: 1,
  user: 2,
};
const SEGMENT = /^([a-z][A-Za-z0-9]*|0|[1-9]\d{0,2})$/;
const isIndex = (segment: string): boolean => /^\d+$/.test(segment);
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;
const within = (path: string, ancestor: string): boolean => path === ancestor || path.startsWith(`${ancestor}.`);

/** Controls but tab and line ends, bidi controls, zero-width marks, non-characters: they are not part of any fact. */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is this expression's purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/gu;

/** Text that can stand in one line of a contract: composed, printable, blanks run together. */
export const cleanText = (text: string): string =>
  text.toWellFormed().normalize('NFC').replace(UNPRINTABLE, '').replace(/\s+/gu, ' ').trim();

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (isTree(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, clean(member)]));
  return value;
};

const member = (tree: unknown, segment: string): unknown =>
  isTree(tree) && Object.hasOwn(tree, segment) ? (tree as Record<string, unknown>)[segment] : undefined;

/** The value at a dotted path; own members only. */
export const valueAt = (tree: unknown, path: string): unknown => path.split('.').reduce(member, tree);

/** True where there is something to show: not an empty text, list or object. */
export const isKnown = (value: unknown): boolean => {
  if (value === undefined || value === null || value === '') return false;
  return isTree(value) ? Object.values(value).some(isKnown) : true;
};

const put = (tree: Record<string, unknown>, path: string, value: unknown): boolean => {
  const segments = path.split('.');
  if (!segments.every(s => SEGMENT.test(s)) || isIndex(segments[0] ?? '')) return false;
  let at: Tree = tree;
  for (const [i, segment] of segments.entries()) {
    if (Array.isArray(at) ? !isIndex(segment) || Number(segment) > at.length : isIndex(segment)) return false;
    const record = at as Record<string, unknown>;
    if (i === segments.length - 1) Object.defineProperty(record, segment, { value, ...OWN });
    else {
      if (!isTree(member(at, segment)))
        Object.defineProperty(record, segment, { value: isIndex(segments[i + 1] ?? '') ? [] : {}, ...OWN });
      at = record[segment] as Tree;
    }
  }
  return true;
};
const OWN = { writable: true, enumerable: true, configurable: true };

/** Removes what the schema refused; when that is a missing member, the object that lacks it. Returns the path removed. */
const removeAt = (tree: Record<string, unknown>, path: readonly PropertyKey[]): string | undefined => {
  for (let length = path.length; length > 0; length -= 1) {
    const keys = path.slice(0, length).map(String);
    const parent = keys.slice(0, -1).reduce<unknown>(member, tree);
    const last = keys.at(-1) ?? '';
    if (!isTree(parent) || member(parent, last) === undefined) continue;
    // A refused row stays as an empty one: the rows after it keep their places and their sources.
    if (Array.isArray(parent) && isTree(parent[Number(last)]) && isKnown(parent[Number(last)]))
      parent[Number(last)] = {};
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
    return keys.join('.');
  }
  return undefined;
};

const fitted = (tree: Record<string, unknown>, schema: z.ZodType, refused: Set<string>): Record<string, unknown> => {
  for (let round = 0; round < 1_000; round += 1) {
    const result = schema.safeParse(tree);
    if (result.success) return tree;
    // Last first, so that a row taken out does not move those still to be looked at.
    for (const issue of result.error.issues.toReversed()) {
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...issue.path, key]) : [issue.path];
      for (const path of paths) refused.add(removeAt(tree, path) ?? path.join('.'));
    }
  }
  return {};
};

/** Objects that are one value, given and replaced as a whole: a text in two languages, an amount, a period. */
const isValue = (value: object): boolean => {
  const keys = Object.keys(value).sort().join();
  return 'ko' in value || 'en' in value || keys === 'amount,currency' || keys === 'unit,value';
};

/** One fact for each value in an object, so that giving one member of it leaves the others as they are. Lists stay whole. */
const spread = ({ path, value, source }: SourcedFact): SourcedFact[] =>
  isTree(value) && !Array.isArray(value) && !isValue(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
        spread({ path: `${path}.${key}`, value: inner as SourcedFact['value'], source }),
      )
    : [{ path, value, source }];

/**
 * Puts facts together. A stronger source wins (user over record over default), among equals the later one; a fact replaces
 * what was there at its path and below. Values the schema refuses are left out and named, never shown.
 */
export const assemble = (facts: readonly SourcedFact[], schema: z.ZodType): FactBook => {
  const refused = new Set<string>();
  const tree: Record<string, unknown> = {};
  let effective: SourcedFact[] = [];
  for (const fact of facts.flatMap(spread).sort((a, b) => RANK[a.source.kind] - RANK[b.source.kind])) {
    const value = clean(fact.value);
    if (value === undefined || value === null) continue;
    if (!put(tree, fact.path, structuredClone(value))) refused.add(cleanText(fact.path));
    else
      effective = [
        ...effective.filter(f => !within(f.path, fact.path)),
        { path: fact.path, value: value as SourcedFact['value'], source: fact.source },
      ];
  }
  effective.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { tree: fitted(tree, schema, refused), effective, refused: [...refused].sort() };
};

/** The source of the value at a path: the nearest fact at or above it, else one below it. */
export const sourceOf = (book: FactBook, path: string): FactSource | undefined => {
  const above = book.effective.filter(f => within(path, f.path)).sort((a, b) => b.path.length - a.path.length);
  return (above[0] ?? book.effective.find(f => within(f.path, path)))?.source;
};
