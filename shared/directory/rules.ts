import { areasNamed, nameOf, type Seen, valuesOf } from './codes.ts';
import { FACETS, type Facet, type Facets, type FacetValue, type Filters, type Sort } from './schema.ts';

type Wanted = readonly (readonly [facet: Facet, values: ReadonlySet<string>])[];

const wantedOf = (filters: Filters): Wanted =>
  FACETS.flatMap(facet => {
    const text = filters[facet];
    return text === undefined ? [] : [[facet, new Set(text.split(','))] as const];
  });

/** Filters that no facet counts. */
const passesDates = (seen: Seen, { trl, dueBefore, respondBefore }: Filters): boolean => {
  if (trl !== undefined && !(seen.kind === 'technology' && seen.profile.trl >= Number(trl))) return false;
  const deadlines = seen.kind === 'need' ? seen.profile.deadlines : undefined;
  if (dueBefore !== undefined && !(deadlines !== undefined && deadlines.due <= dueBefore)) return false;
  if (respondBefore === undefined) return true;
  return deadlines?.respondBy !== undefined && deadlines.respondBy <= respondBefore;
};

export interface Narrowed<T> {
  /** What passes every filter, in the order it came in. */
  readonly found: readonly T[];
  readonly facets: Facets;
}

/**
 * Narrows listings down and counts: a value of a facet counts the listings that pass all other filters and have it, so that
 * each count is what choosing that value alone would leave.
 * @param all every listing the viewer may see: investors look at the areas these name
 */
export const narrow = <T extends { readonly seen: Seen }>(
  entries: readonly T[],
  filters: Filters,
  all: Iterable<Seen>,
): Narrowed<T> => {
  const wanted = wantedOf(filters);
  const asked = filters.area?.split(',') ?? [];
  const known = [...new Set([...areasNamed(all), ...asked])];
  const counts = new Map(FACETS.map(facet => [facet, new Map<string, number>()]));
  const count = (facet: Facet, seen: Seen) => {
    const own = counts.get(facet)!;
    for (const value of valuesOf(facet, seen, known)) own.set(value, (own.get(value) ?? 0) + 1);
  };
  const found: T[] = [];
  for (const entry of entries) {
    const { seen } = entry;
    if (!passesDates(seen, filters)) continue;
    const failed = wanted.filter(([facet, values]) => !valuesOf(facet, seen, known).some(value => values.has(value)));
    if (failed.length === 0) {
      found.push(entry);
      for (const facet of FACETS) count(facet, seen);
    } else if (failed.length === 1) count(failed[0]![0], seen);
  }
  const listed = (facet: Facet): FacetValue[] =>
    [...counts.get(facet)!]
      .map(([value, many]) => ({ value, name: nameOf(facet, value), count: many }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { found, facets: Object.fromEntries(FACETS.map(facet => [facet, listed(facet)])) as Facets };
};

/** Where a listing stands in an order: a date or a score, ties by identifier. A cursor is the position of the last item seen. */
export interface Position {
  readonly at: string | number;
  readonly id: string;
}

/** Orders by position: first what is latest or scores most, or in `ascending` order what is due first. Total. */
export const byPosition =
  (ascending: boolean) =>
  (a: Position, b: Position): number => {
    if (a.at === b.at) return a.id === b.id ? 0 : a.id < b.id ? 1 : -1;
    return a.at < b.at === ascending ? -1 : 1;
  };

export const isAscending = (sort: Sort): boolean => sort === 'due' || sort === 'respond';

/** The position of a listing in an order other than by relevance; undefined where it has none and is not listed. */
export const positionIn = (sort: Exclude<Sort, 'relevance'>, seen: Seen): Position | undefined => {
  const id = seen.listingId;
  if (sort === 'newest') return { at: seen.publishedAt, id };
  if (sort === 'updated') return { at: seen.updatedAt, id };
  if (seen.kind !== 'need') return undefined;
  const { due, respondBy } = seen.profile.deadlines;
  const at = sort === 'due' ? due : respondBy;
  return at === undefined ? undefined : { at, id };
};
