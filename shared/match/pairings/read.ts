import type { Bilingual } from '#shared/kernel/i18n.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { Context } from '../market.ts';

/** Texts in both languages and words as one text to match by. Pass what anybody may read (T0) and the listing's own words only. */
export const textOf = (texts: readonly (Bilingual | undefined)[], words: readonly string[] = []): string =>
  [...texts.flatMap(text => [text?.ko, text?.en]), ...words].filter(Boolean).join('\n');

/** What the engine takes of any listing. */
export const common = ({ listingId, organisationId }: Listing, { capacity }: Context) => ({
  id: listingId,
  organisationId,
  capacity,
});

/** What the engine takes of a seeker that refuses nothing by sector or word and has no record. */
export const seeker = (listing: Listing, context: Context) => ({
  ...common(listing, context),
  excludedSectors: [],
  excludedKeywords: [],
  portfolio: [],
  excludedCompanyIds: [...context.excluded],
});
