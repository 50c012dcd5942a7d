import * as z from 'zod';
import { PublicListing, ShownListing } from '#shared/disclosure/schema.ts';
import { Cursor, Limit } from '#shared/http/paging.ts';
import { LANGUAGES } from '#shared/kernel/i18n.ts';
import { safeText } from '#shared/kernel/text.ts';
import { date } from '#shared/kernel/time.ts';
import { Area, District, Hub, InvestorType, Sector, Stage } from '#shared/kernel/vocabulary.ts';
import { CompanySize, SaleType, TransferType } from '#shared/kernel/vocabulary-trade.ts';
import { ListingKind } from '#shared/listing/schema.ts';
import { BesideCurrency } from '#shared/rate/schema.ts';

/** What listings can be narrowed down and counted by. */
export const FACETS = [
  'kind',
  'sector',
  'stage',
  'area',
  'district',
  'hub',
  'transferType',
  'investorType',
  'size',
  'saleType',
] as const;
export type Facet = (typeof FACETS)[number];

/** A text of a record in the reader's language. */
const ReadText = z.strictObject({
  pointer: z.string().describe('JSON pointer of the text in the record'),
  text: z.string(),
  marked: z.boolean().describe('True where there is no English, and this is Korean'),
  source: z.enum(['human', 'machine', 'none']).describe('How the English came about'),
});
export const Reading = z
  .strictObject({
    language: z.literal('en'),
    gaps: z.int().min(0).describe('Texts without English'),
    texts: z.array(ReadText).describe('Every text of the record, in its order'),
  })
  .meta({ id: 'Reading', description: 'The record in English, nothing left out, gaps marked' });
export type Reading = z.infer<typeof Reading>;

/** Values of a filter that are wanted, by commas: any of them will do. */
const anyOf = (code: z.ZodType, example: string) =>
  z
    .string()
    .max(400)
    .regex(/^[A-Za-z0-9_-]+(,[A-Za-z0-9_-]+){0,19}$/, { error: 'bad-list' })
    .refine(text => text.split(',').every(each => code.safeParse(each).success), {
      error: 'unknown-code',
      when: ({ issues }) => issues.length === 0,
    })
    .optional()
    .meta({ example });

/** What the listings found can be narrowed down by. */
export const Filters = z.strictObject({
  kind: anyOf(ListingKind, 'technology,need'),
  sector: anyOf(Sector, 'AI,ROBOTICS'),
  stage: anyOf(Stage, 'SEED').describe('Stage a company raises at, or an investor invests at'),
  area: anyOf(Area, 'KR-11').describe('Where it is, or an investor looks; a country covers its areas'),
  district: anyOf(District, '11200'),
  hub: anyOf(Hub, 'SEONGSU'),
  transferType: anyOf(TransferType, 'POC').describe('How a technology changes hands'),
  investorType: anyOf(InvestorType, 'VC,CVC'),
  size: anyOf(CompanySize, 'STARTUP'),
  saleType: anyOf(SaleType, 'SHARES'),
  trl: z
    .string()
    .regex(/^[1-9]$/, { error: 'bad-trl' })
    .optional()
    .describe('Least readiness of a technology, 1 to 9'),
  dueBefore: date().optional().describe('Needs whose proposals are due by this day, in Seoul'),
  respondBefore: date().optional().describe('Needs that answer every proposal by this day, in Seoul'),
});
export type Filters = z.infer<typeof Filters>;

export const SORTS = ['relevance', 'newest', 'updated', 'due', 'respond'] as const;
export type Sort = (typeof SORTS)[number];

const lang = z.enum(LANGUAGES).optional().describe('Language to read in, before Accept-Language');

export const DirectoryQuery = z.strictObject({
  q: safeText(200)
    .optional()
    .describe(
      'Words in Korean or English; `-word` without it, `+word` only with it, `"exact words"`, `OR`, parentheses',
    ),
  ...Filters.shape,
  sort: z
    .enum(SORTS)
    .optional()
    .describe(
      'Relevance where words are given, newest otherwise; `due` and `respond` list needs by their dates, first due first',
    ),
  lang,
  currency: BesideCurrency,
  limit: Limit,
  cursor: Cursor,
});
export type DirectoryQuery = z.infer<typeof DirectoryQuery>;

export const EntryQuery = z.strictObject({ lang, currency: BesideCurrency });
export const SimilarQuery = z.strictObject({
  kind: anyOf(ListingKind, 'technology').describe('Only of these kinds'),
  limit: z
    .string()
    .regex(/^([1-9]|1\d|20)$/, { error: 'bad-limit' })
    .default('10')
    .describe('How many, 1 to 20'),
  lang,
  currency: BesideCurrency,
});

type Options = readonly [z.ZodObject, ...z.ZodObject[]];
/** The kinds of a listing with their English reading, for who reads English. */
const withReading = <U extends z.ZodDiscriminatedUnion>(union: U, prefix: string): U =>
  z
    .discriminatedUnion(
      'kind',
      (union.options as unknown as Options).map(option =>
        option
          .extend({ reading: Reading.optional() })
          .meta({ id: `${prefix}${option.meta()?.id?.replace(/^(Public|Shown)/, '')}` }),
      ) as unknown as Options,
    )
    .meta({ id: `${prefix}Listing` }) as unknown as U;
/** A published listing as anybody reads it. */
export const DirectoryListing = withReading(PublicListing, 'Directory');
/** A published listing as somebody signed in reads it. */
export const CatalogueListing = withReading(ShownListing, 'Catalogue');

const FacetValue = z
  .strictObject({
    value: z.string(),
    name: z.strictObject({ ko: z.string(), en: z.string() }),
    count: z.int().min(1).describe('Listings that choosing it alone would leave, all other filters as they are'),
  })
  .meta({ id: 'FacetValue' });
export type FacetValue = z.infer<typeof FacetValue>;
const Facets = z
  .strictObject(
    Object.fromEntries(FACETS.map(facet => [facet, z.array(FacetValue)])) as Record<
      (typeof FACETS)[number],
      z.ZodArray<typeof FacetValue>
    >,
  )
  .meta({ id: 'Facets' });
export type Facets = z.infer<typeof Facets>;

const page = <S extends z.ZodType>(item: S, id: string) =>
  z
    .strictObject({
      items: z.array(item),
      total: z.int().min(0).describe('Listings that fit the words and filters'),
      facets: Facets.optional().describe('On the first page'),
      next: z.string().optional().describe('Cursor of the next page; none on the last'),
    })
    .meta({ id });
export const DirectoryPage = page(DirectoryListing, 'DirectoryPage');
export const CataloguePage = page(CatalogueListing, 'CataloguePage');

export const SimilarListings = z.strictObject({ items: z.array(DirectoryListing) }).meta({ id: 'SimilarListings' });
export const SimilarCatalogue = z.strictObject({ items: z.array(CatalogueListing) }).meta({ id: 'SimilarCatalogue' });
