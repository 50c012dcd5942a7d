import * as z from 'zod';
import { PublicListing } from '#shared/disclosure/schema.ts';
import { Cursor, Limit } from '#shared/http/paging.ts';
import { safeText } from '#shared/kernel/text.ts';
import { Area, District, Hub, Sector, Stage } from '#shared/kernel/vocabulary.ts';
import { ListingKind } from '#shared/listing/schema.ts';

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
