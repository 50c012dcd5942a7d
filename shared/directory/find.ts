import type { ShownListing } from '#shared/disclosure/schema.ts';
import { packStatistics, type SearchIndex, type Statistics, unpackStatistics } from '#shared/search/index.ts';
import { byPosition, isAscending, narrow, type Position, positionIn } from './rules.ts';
import type { Facets, Filters, Sort } from './schema.ts';

/** The published listings as a tier sees them. */
export interface Shelf {
  readonly get: (listingId: string) => ShownListing | undefined;
  readonly all: () => readonly ShownListing[];
  /** The index of their words, made when it is first asked for. */
  readonly index: () => SearchIndex;
}

/** Where a page goes on: the position of the last item, and in order of relevance what scores were reckoned with. */
export interface Mark extends Position {
  readonly statistics?: string;
}

export interface Found {
  readonly items: readonly ShownListing[];
  readonly total: number;
  readonly facets: Facets;
  readonly next?: Mark;
}

type Query = Filters & { readonly q?: string | undefined; readonly sort?: Sort | undefined };
interface Placed {
  readonly seen: ShownListing;
  readonly position: Position;
}

const placed = (shelf: Shelf, sort: Sort, { q }: Query, statistics: Statistics | undefined) => {
  if (q === undefined) {
    const order = sort === 'relevance' ? 'newest' : sort;
    const entries = shelf.all().flatMap((seen): Placed[] => {
      const position = positionIn(order, seen);
      return position === undefined ? [] : [{ seen, position }];
    });
    return { entries, statistics: undefined };
  }
  const words = sort === 'relevance' ? 'some' : 'most';
  const result = shelf.index().search(q, { statistics, words });
  const entries = result.hits.flatMap(({ id, score }): Placed[] => {
    const seen = shelf.get(id);
    const position = seen === undefined ? undefined : sort === 'relevance' ? { at: score, id } : positionIn(sort, seen);
    return seen === undefined || position === undefined ? [] : [{ seen, position }];
  });
  return { entries, statistics: result.statistics };
};

/**
 * One page of what fits words and filters. A page is what follows a position; by relevance, scores are reckoned with the
 * figures of the first page: so listings added meanwhile neither repeat nor hide anything.
 */
export const find = (shelf: Shelf, query: Query, limit: number, after?: Mark): Found => {
  const sort = query.sort ?? (query.q === undefined ? 'newest' : 'relevance');
  const before = after?.statistics === undefined ? undefined : unpackStatistics(after.statistics);
  const { entries, statistics } = placed(shelf, sort, query, before);
  const { found, facets } = narrow(entries, query, shelf.all());
  const order = byPosition(isAscending(sort));
  const rest = found
    .filter(({ position }) => after === undefined || order(after, position) < 0)
    .sort((a, b) => order(a.position, b.position));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const kept = sort === 'relevance' && statistics !== undefined ? { statistics: packStatistics(statistics) } : {};
  return {
    items: page.map(({ seen }) => seen),
    total: found.length,
    facets,
    ...(last === undefined || page.length === rest.length ? {} : { next: { ...last.position, ...kept } }),
  };
};

/** Listings whose words resemble a listing's most, best first; undefined where that one is not on the shelf. */
export const similarTo = (
  shelf: Shelf,
  listingId: string,
  kinds: ReadonlySet<string> | undefined,
  limit: number,
): ShownListing[] | undefined => {
  if (shelf.get(listingId) === undefined) return undefined;
  const most = kinds === undefined ? limit : Number.POSITIVE_INFINITY;
  return shelf
    .index()
    .similar(listingId, most)
    .flatMap(({ id }) => {
      const seen = shelf.get(id);
      return seen === undefined || kinds?.has(seen.kind) === false ? [] : [seen];
    })
    .slice(0, limit);
};
