import { type Seen, valuesOf } from '#shared/directory/codes.ts';
import { searchFields } from '#shared/directory/fields.ts';
import { byPosition, type Position, positionIn } from '#shared/directory/rules.ts';
import type { ShelfTier } from '#shared/directory/shelves.ts';
import { shownAt } from '#shared/disclosure/rules.ts';
import type { ShownListing } from '#shared/disclosure/schema.ts';
import type { Bilingual } from '#shared/kernel/i18n.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { openIndex, type SearchIndex } from '#shared/search/index.ts';
import type { Condition, KeptSearch, Rule } from './schema.ts';

/** Whether a listing has words; what an index says of it. */
type HasWords = (words: string, listingId: string) => boolean;

/** Asks an index, once for the same words. Whether a listing has them depends on nothing but the listing. */
export const wordsIn = (index: SearchIndex): HasWords => {
  const found = new Map<string, ReadonlySet<string>>();
  return (words, listingId) => {
    const known = found.get(words) ?? new Set(index.search(words, { words: 'every' }).hits.map(({ id }) => id));
    found.set(words, known);
    return known.has(listingId);
  };
};

const holds = (condition: Condition, seen: Seen, hasWords: HasWords): boolean => {
  switch (condition.field) {
    case 'words':
      return hasWords(condition.words, seen.listingId);
    case 'trl':
      return seen.kind === 'technology' && seen.profile.trl >= condition.atLeast;
    case 'due':
      return seen.kind === 'need' && seen.profile.deadlines.due <= condition.before;
    default: {
      const wanted: readonly string[] = condition.oneOf;
      return valuesOf(condition.field, seen, wanted).some(value => wanted.includes(value));
    }
  }
};

/** True where a listing fits a rule: all of `all`, one of `any` where there are any, none of `none`. */
export const fitsRule = ({ all, any, none }: Rule, seen: Seen, hasWords: HasWords): boolean => {
  const is = (condition: Condition) => holds(condition, seen, hasWords);
  return all.every(is) && (any.length === 0 || any.some(is)) && !none.some(is);
};

const indexOf = (listings: readonly Seen[]): SearchIndex => {
  const fields = new Map(listings.map(seen => [seen.listingId, searchFields(seen)]));
  const index = openIndex(id => fields.get(id));
  for (const [id, each] of fields) index.set(id, each);
  return index;
};

/** True where a listing as its viewer sees it fits a rule. For many listings, index them once: {@link fitsRule}. */
export const matchesRule = (rule: Rule, seen: Seen): boolean => fitsRule(rule, seen, wordsIn(indexOf([seen])));

/** Those of a tier's listings that fit, newest publication first, from a position on. */
export const resultsOf = (
  rule: Rule,
  { all, index }: { readonly all: () => readonly ShownListing[]; readonly index: () => SearchIndex },
  limit: number,
  after: Position | undefined,
): { items: ShownListing[]; total: number; next?: Position } => {
  const hasWords = wordsIn(index());
  const order = byPosition(false);
  const found = all()
    .filter(seen => fitsRule(rule, seen, hasWords))
    .map(seen => ({ seen, position: positionIn('newest', seen)! }))
    .sort((a, b) => order(a.position, b.position));
  const rest = after === undefined ? found : found.filter(({ position }) => order(after, position) < 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ seen }) => seen),
    total: found.length,
    ...(last === undefined || page.length === rest.length ? {} : { next: last.position }),
  };
};

/** What somebody is to be told: which listings fit their search that did not exist, or were different, when they last were. */
export interface Alert {
  readonly search: KeptSearch;
  readonly listings: readonly {
    readonly listingId: string;
    readonly title: Bilingual;
    readonly change: 'new' | 'changed';
  }[];
}

/**
 * The alerts of a night. Searches without alerts, and those that nothing fits, have none.
 * @param changed listings that are to be seen now and have changed since the earliest `alertedUpTo`; others do no harm
 * @param tierOf the tier that a person has with every listing: what they may not see, they are not told of
 */
export const alertsFor = (
  searches: readonly KeptSearch[],
  changed: readonly Listing[],
  tierOf: (userId: string) => ShelfTier,
): Alert[] => {
  const tiers = new Map<ShelfTier, { listings: ShownListing[]; hasWords: HasWords }>();
  const at = (tier: ShelfTier) => {
    const known = tiers.get(tier);
    if (known !== undefined) return known;
    const listings = changed.map(listing => shownAt(listing, tier));
    const made = { listings, hasWords: wordsIn(indexOf(listings)) };
    tiers.set(tier, made);
    return made;
  };
  return searches
    .filter(({ alerts }) => alerts)
    .flatMap(search => {
      const { listings, hasWords } = at(tierOf(search.userId));
      const fitting = changed.flatMap(({ updatedAt, publishedAt = updatedAt }, i) => {
        const seen = listings[i]!;
        if (updatedAt <= search.alertedUpTo || !fitsRule(search.rule, seen, hasWords)) return [];
        const change = publishedAt > search.alertedUpTo ? ('new' as const) : ('changed' as const);
        return [{ listingId: seen.listingId, title: seen.title, change }];
      });
      return fitting.length === 0 ? [] : [{ search, listings: fitting }];
    });
};
