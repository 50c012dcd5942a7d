import * as z from 'zod';
import { CatalogueListing } from '#shared/directory/schema.ts';
import { Cursor, Limit } from '#shared/http/paging.ts';
import { LANGUAGES } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { safeText } from '#shared/kernel/text.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { Area, District, Hub, InvestorType, Sector, Stage } from '#shared/kernel/vocabulary.ts';
import { CompanySize, SaleType, TransferType } from '#shared/kernel/vocabulary-trade.ts';
import { ListingKind } from '#shared/listing/schema.ts';
import { UserId } from '#shared/organisation/schema.ts';

export const SavedSearchId = id('saved search');
/** Most searches that a person keeps. */
export const MOST_SEARCHES = 20;

const oneOf = <F extends string, S extends z.ZodType>(field: F, code: S) =>
  z.strictObject({ field: z.literal(field), oneOf: z.array(code).min(1).max(20) });
/** Something that holds of a listing or does not. */
export const Condition = z
  .discriminatedUnion('field', [
    z.strictObject({
      field: z.literal('words'),
      words: safeText(200).describe('All of them; `-word`, `"exact words"`, `OR` and parentheses as in the search'),
    }),
    oneOf('kind', ListingKind),
    oneOf('sector', Sector),
    oneOf('stage', Stage),
    oneOf('area', Area),
    oneOf('district', District),
    oneOf('hub', Hub),
    oneOf('transferType', TransferType),
    oneOf('investorType', InvestorType),
    oneOf('size', CompanySize),
    oneOf('saleType', SaleType),
    z.strictObject({ field: z.literal('trl'), atLeast: z.int().min(1).max(9) }),
    z.strictObject({ field: z.literal('due'), before: date().describe('Proposals due by this day') }),
  ])
  .meta({ id: 'SearchCondition' });
export type Condition = z.infer<typeof Condition>;

const conditions = () => z.array(Condition).max(10).default([]);
export const Rule = z
  .strictObject({
    all: conditions().describe('AND: every one of them holds'),
    any: conditions().describe('OR: one of them at least, where there are any'),
    none: conditions().describe('NOT: none of them holds'),
  })
  .refine(({ all, any }) => all.length + any.length > 0, {
    error: 'empty-rule',
    when: ({ issues }) => issues.length === 0,
  })
  .meta({ id: 'SearchRule' });
export type Rule = z.output<typeof Rule>;

const saved = {
  name: safeText(80),
  rule: Rule,
  alerts: z.boolean().default(true).describe('Tell me of new and changed listings that fit, once a day'),
};
export const NewSavedSearch = z.strictObject(saved).meta({ id: 'NewSavedSearch' });

export const SavedSearch = z
  .strictObject({
    savedSearchId: SavedSearchId,
    ...saved,
    createdAt: instant(),
    alertedUpTo: instant().describe('You were told of what changed up to here'),
  })
  .meta({ id: 'SavedSearch' });
export type SavedSearch = z.infer<typeof SavedSearch>;

const place = { userId: UserId, slot: z.int().min(1).max(MOST_SEARCHES), version: z.int().min(1) };
/** A person has so many places; what was in one that is free now is gone. */
export const StoredSearch = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('KEPT'), ...place, ...SavedSearch.shape }),
  z.strictObject({ state: z.literal('FREE'), ...place }),
]);
export type StoredSearch = z.infer<typeof StoredSearch>;
export type KeptSearch = Extract<StoredSearch, { state: 'KEPT' }>;

export const SavedSearches = z.strictObject({ items: z.array(SavedSearch) }).meta({ id: 'SavedSearches' });
export const ResultQuery = z.strictObject({ lang: z.enum(LANGUAGES).optional(), limit: Limit, cursor: Cursor });
export const ResultPage = z
  .strictObject({ items: z.array(CatalogueListing), total: z.int().min(0), next: z.string().optional() })
  .meta({ id: 'SavedSearchResults' });
