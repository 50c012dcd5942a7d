import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { isSafeText, safeText } from '#shared/kernel/text.ts';
import { Area, District, Sector } from '#shared/kernel/vocabulary.ts';
import { AmountBand, IpKind, SaleType } from '#shared/kernel/vocabulary-trade.ts';

export const ListingId = id('listing');

/** A list without repetition. */
export const unique = <S extends z.ZodType>(item: S, max: number) =>
  z
    .array(item)
    .max(max)
    .refine(items => new Set(items).size === items.length, { error: 'duplicate-items' })
    .meta({ uniqueItems: true });

export const Location = z
  .strictObject({
    area: Area,
    district: District.optional().describe('Seoul district, where the area is KR-11'),
    city: safeText(80).optional().describe('City, outside Seoul'),
  })
  .refine(({ area, district }) => district === undefined || area === 'KR-11', {
    error: 'district-outside-seoul',
    path: ['district'],
  })
  .meta({ id: 'Location' });

/** Korean Standard Industrial Classification: revision 11 is in force since 2024-07-01, older data carries revision 10. */
export const Ksic = z
  .strictObject({
    revision: z.union([z.literal(10), z.literal(11)]),
    code: z
      .string()
      .regex(/^([A-U]|\d{2,5})$/, { error: 'bad-ksic' })
      .describe('Section letter, or 2 to 5 digits'),
  })
  .meta({ id: 'Ksic', description: 'Industry by the Korean Standard Industrial Classification' });

/** Numbers of Korean patents and designs by form; other countries' by their own. */
const KOREAN_IP = /^(10|20|30|40)-(\d{4}-\d{7}|\d{7})$/;

/** A right that stands behind a technology, by its public number. */
export const IpRight = z
  .strictObject({
    kind: IpKind,
    country: z.string().regex(/^[A-Z]{2}$/, { error: 'bad-country' }),
    number: safeText(40).describe('`10-1234567` for a Korean patent, `10-2024-0012345` for an application'),
    title: bilingual(200).optional(),
  })
  .refine(({ country, kind, number }) => country !== 'KR' || kind === 'COPYRIGHT' || KOREAN_IP.test(number), {
    error: 'bad-ip-number',
    path: ['number'],
    when: ({ issues }) => issues.length === 0,
  })
  .meta({ id: 'IpRight' });

/** An address on the web; stored and shown, never fetched. */
export const WebAddress = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .max(300)
  .refine(isSafeText, { error: 'unsafe-text' });

/** What every kind of listing says about its field. */
export const field = {
  sectors: unique(Sector, 5).min(1),
  tags: unique(safeText(40), 20).optional().describe('Technologies in your own words'),
};

/** Texts for those who may know more; each kind has them. */
export const disclosed = {
  forMembers: bilingual(4000).optional().describe('For people of verified organisations (T1)'),
  forConsented: bilingual(8000).optional().describe('For those you consented to (T2)'),
  underNda: bilingual(8000).optional().describe('After a non-disclosure agreement signed by both sides (T3)'),
};
export const disclosedTiers = { forMembers: 'T1', forConsented: 'T2', underNda: 'T3' } as const;

/** What a buyer would acquire; matching alone reads it. */
export const Acquiring = z
  .strictObject({
    sectors: unique(Sector, 12).min(1),
    areas: unique(Area, 20).optional().describe('Areas of interest; anywhere where there is none'),
    saleTypes: unique(SaleType, 4).min(1),
    revenueBands: unique(AmountBand, 6).optional().describe('Revenue of what is to be acquired'),
    budgetBands: unique(AmountBand, 6).optional().describe('What can be paid'),
    keywords: unique(safeText(60), 30).optional(),
  })
  .meta({ id: 'Acquiring', description: 'What it would acquire' });
export const acquiring = {
  acquiring: Acquiring.optional().describe(
    'What it would acquire: read by matching alone, which tells those it is matched with that it would',
  ),
};
export const acquiringTiers = { acquiring: 'OWN' } as const;

/** How many introductions a listing can take. */
export const capacity = (usual: number) =>
  z.int().min(0).max(100).default(usual).describe('Most introductions it wants in a month; confidential');
