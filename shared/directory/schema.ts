import * as z from 'zod';
import { Cursor, Limit } from '#shared/http/paging.ts';
import { bilingual } from '#shared/kernel/i18n.ts';
import { safeText } from '#shared/kernel/text.ts';
import { instant } from '#shared/kernel/time.ts';
import { Area, District, Hub, Sector, Stage } from '#shared/kernel/vocabulary.ts';
import { CompanyProfile, InvestorProfile, ListingId, ListingKind } from '#shared/listing/schema.ts';

const headline = {
  listingId: ListingId,
  title: bilingual(120),
  summary: bilingual(2000),
  publishedAt: instant(),
  updatedAt: instant(),
};

/** What anybody may see of a company listing. */
export const PublicCompany = z
  .strictObject({ kind: z.literal('company'), ...headline, profile: CompanyProfile.omit({ monthlyCapacity: true }) })
  .meta({ id: 'PublicCompany' });
/** What anybody may see of an investor listing: no ticket, no exclusions, no capacity, no portfolio. */
export const PublicInvestor = z
  .strictObject({
    kind: z.literal('investor'),
    ...headline,
    profile: InvestorProfile.pick({ type: true, sectors: true, stages: true, regions: true, keywords: true }),
  })
  .meta({ id: 'PublicInvestor' });
export const PublicListing = z
  .discriminatedUnion('kind', [PublicCompany, PublicInvestor])
  .meta({ id: 'PublicListing' });
export type PublicListing = z.infer<typeof PublicListing>;

export const DirectoryQuery = z.strictObject({
  kind: ListingKind.optional(),
  sector: Sector.optional(),
  stage: Stage.optional().describe('Stage a company raises at, or an investor invests at'),
  area: Area.optional().describe('Where a company is, or an investor looks; a country covers its areas'),
  district: District.optional(),
  hub: Hub.optional(),
  q: safeText(100).optional().describe('Words that must all occur in title, summary or keywords, in Korean or English'),
  limit: Limit,
  cursor: Cursor,
});
export type DirectoryQuery = z.infer<typeof DirectoryQuery>;

export const DirectoryPage = z
  .strictObject({
    items: z.array(PublicListing),
    total: z.int().min(0).describe('Listings that fit the filters'),
    next: z.string().optional(),
  })
  .meta({ id: 'DirectoryPage' });
