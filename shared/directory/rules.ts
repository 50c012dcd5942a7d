import type { Listing } from '#shared/listing/schema.ts';
import type { DirectoryQuery, PublicListing } from './schema.ts';

/**
 * What anybody may see of a published listing. Members are named one by one: a new confidential member of a profile stays
 * hidden until somebody decides otherwise.
 */
export const toPublic = (listing: Listing): PublicListing => {
  const { listingId, title, summary, updatedAt } = listing;
  const headline = { listingId, title, summary, publishedAt: listing.publishedAt ?? updatedAt, updatedAt };
  if (listing.kind === 'company') {
    const { sectors, location, hub, foundedOn, people, raising } = listing.profile;
    return { kind: 'company', ...headline, profile: { sectors, location, hub, foundedOn, people, raising } };
  }
  const { type, sectors, stages, regions, keywords } = listing.profile;
  return { kind: 'investor', ...headline, profile: { type, sectors, stages, regions, keywords } };
};

/** True where `area` is `wanted` or lies in it: `KR` covers `KR-11`. */
export const covers = (wanted: string, area: string): boolean => area === wanted || area.startsWith(`${wanted}-`);

/** Text of a listing as it is searched: composed by compatibility (NFKC), lower case, both languages. */
export const searchText = (listing: PublicListing): string => {
  const keywords = listing.kind === 'investor' ? listing.profile.keywords : [];
  return [listing.title.ko, listing.title.en, listing.summary.ko, listing.summary.en, ...keywords]
    .join(' ')
    .normalize('NFKC')
    .toLowerCase();
};

/** True where the listing passes every filter of the query. `text` is its {@link searchText}. */
export const fits = (listing: PublicListing, text: string, query: DirectoryQuery): boolean => {
  if (query.kind !== undefined && listing.kind !== query.kind) return false;
  if (query.sector !== undefined && !listing.profile.sectors.includes(query.sector)) return false;
  if (listing.kind === 'company') {
    const { raising, location, hub } = listing.profile;
    if (query.stage !== undefined && raising.stage !== query.stage) return false;
    if (query.area !== undefined && !covers(query.area, location.area)) return false;
    if (query.district !== undefined && location.district !== query.district) return false;
    if (query.hub !== undefined && hub !== query.hub) return false;
  } else {
    const { stages, regions } = listing.profile;
    if (query.stage !== undefined && !stages.includes(query.stage)) return false;
    const area = query.area;
    if (
      area !== undefined &&
      regions.length > 0 &&
      !regions.some(region => covers(region, area) || covers(area, region))
    )
      return false;
    if (query.district !== undefined || query.hub !== undefined) return false;
  }
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
