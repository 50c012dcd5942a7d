import type { PublicListing } from '#shared/disclosure/schema.ts';
import type { DirectoryQuery } from './schema.ts';

/** True where `area` is `wanted` or lies in it: `KR` covers `KR-11`. */
export const covers = (wanted: string, area: string): boolean => area === wanted || area.startsWith(`${wanted}-`);

/** Text of a listing as it is searched: composed by compatibility (NFKC), lower case, both languages. */
export const searchText = (listing: PublicListing): string => {
  const { profile } = listing;
  const words = 'keywords' in profile ? profile.keywords : (profile.tags ?? []);
  const problem = 'problem' in profile ? [profile.problem.ko, profile.problem.en] : [];
  return [listing.title.ko, listing.title.en, listing.summary.ko, listing.summary.en, ...problem, ...words]
    .join(' ')
    .normalize('NFKC')
    .toLowerCase();
};

/** Stages a company raises at or an investor invests at; none of the other kinds has any. */
const stagesOf = (listing: PublicListing): readonly string[] =>
  listing.kind === 'company'
    ? [listing.profile.raising.stage]
    : listing.kind === 'investor'
      ? listing.profile.stages
      : [];

/** True where a listing is in an area, or looks there; an investor that names no region looks anywhere. */
const isIn = (listing: PublicListing, area: string): boolean => {
  if (listing.kind === 'acquisition') return covers(area, listing.profile.area);
  if (listing.kind !== 'investor') return covers(area, listing.profile.location.area);
  const { regions } = listing.profile;
  return regions.length === 0 || regions.some(region => covers(region, area) || covers(area, region));
};

/** True where the listing passes every filter of the query. `text` is its {@link searchText}. */
export const fits = (listing: PublicListing, text: string, query: DirectoryQuery): boolean => {
  const { profile } = listing;
  if (query.kind !== undefined && listing.kind !== query.kind) return false;
  if (query.sector !== undefined && !profile.sectors.includes(query.sector)) return false;
  if (query.stage !== undefined && !stagesOf(listing).includes(query.stage)) return false;
  if (query.area !== undefined && !isIn(listing, query.area)) return false;
  if (query.district !== undefined && !('location' in profile && profile.location.district === query.district))
    return false;
  if (query.hub !== undefined && !('hub' in profile && profile.hub === query.hub)) return false;
  const words = (query.q ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return words.every(word => text.includes(word));
};

/** Position in the list: newest publication first, ties by identifier. A cursor is the position of the last item seen. */
export interface Position {
  readonly at: string;
  readonly id: string;
}
export const positionOf = (listing: PublicListing): Position => ({ at: listing.publishedAt, id: listing.listingId });

/** Orders by publication, newest first; total, so that pages neither repeat nor skip. */
export const byPublication = (a: Position, b: Position): number =>
  a.at === b.at ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : a.at < b.at ? 1 : -1;
