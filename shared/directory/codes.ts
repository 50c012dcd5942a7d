import type { PublicListing, ShownListing } from '#shared/disclosure/schema.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import {
  DISTRICTS,
  HUBS,
  INVESTOR_TYPES,
  KOREAN_AREAS,
  labelOf,
  SECTORS,
  STAGES,
  type Vocabulary,
} from '#shared/kernel/vocabulary.ts';
import { COMPANY_SIZES, SALE_TYPES, TRANSFER_TYPES } from '#shared/kernel/vocabulary-trade.ts';
import type { Facet } from './schema.ts';

/** A listing as its viewer may see it: whatever is found, filtered and counted is found in this. */
export type Seen = PublicListing | ShownListing;

/** What a listing is called by kind. */
const KINDS = {
  company: { ko: '기업', en: 'Company' },
  investor: { ko: '투자자', en: 'Investor' },
  technology: { ko: '기술', en: 'Technology' },
  need: { ko: '수요', en: 'Need' },
  acquisition: { ko: '인수·합병 매물', en: 'Company for sale' },
} as const satisfies Vocabulary;

/** True where `area` is `wanted` or lies in it: `KR` covers `KR-11`. */
export const covers = (wanted: string, area: string): boolean => area === wanted || area.startsWith(`${wanted}-`);

/** The country of an area, and the area. */
const areasAround = (area: string): string[] => (area.length > 2 ? [area.slice(0, 2), area] : [area]);

const given = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/**
 * What a listing can be narrowed down by: a facet's values of a listing. A listing passes a filter where it has one of the
 * values wanted, so a facet's count is what choosing it would leave.
 */
const VALUES = {
  kind: ({ kind }: Seen): string[] => [kind],
  sector: ({ profile }: Seen): string[] => profile.sectors,
  stage: (seen: Seen): string[] =>
    seen.kind === 'company' ? [seen.profile.raising.stage] : seen.kind === 'investor' ? seen.profile.stages : [],
  /** Where it is, or looks: `known` are the areas that any listing names, all of which an investor without regions looks at. */
  area: (seen: Seen, known: readonly string[]): string[] => {
    if (seen.kind === 'acquisition') return areasAround(seen.profile.area);
    if (seen.kind !== 'investor') return areasAround(seen.profile.location.area);
    const { regions } = seen.profile;
    return known.filter(
      area => regions.length === 0 || regions.some(region => covers(region, area) || covers(area, region)),
    );
  },
  district: ({ profile }: Seen): string[] => ('location' in profile ? given(profile.location.district) : []),
  hub: ({ profile }: Seen): string[] => ('hub' in profile ? given(profile.hub) : []),
  transferType: ({ profile }: Seen): string[] => ('transferTypes' in profile ? profile.transferTypes : []),
  investorType: (seen: Seen): string[] => (seen.kind === 'investor' ? [seen.profile.type] : []),
  size: (seen: Seen): string[] => (seen.kind === 'company' ? given(seen.profile.size) : []),
  saleType: (seen: Seen): string[] => (seen.kind === 'acquisition' ? seen.profile.saleTypes : []),
} as const satisfies Record<Facet, (seen: Seen, known: readonly string[]) => string[]>;

/** Values of a facet that a listing has. */
export const valuesOf = (facet: Facet, seen: Seen, known: readonly string[]): readonly string[] =>
  VALUES[facet](seen, known);

/** Areas that listings name, with their countries. */
export const areasNamed = (all: Iterable<Seen>): string[] => {
  const areas = new Set<string>();
  for (const seen of all) {
    const named =
      seen.kind === 'investor'
        ? seen.profile.regions
        : [seen.kind === 'acquisition' ? seen.profile.area : seen.profile.location.area];
    for (const area of named) for (const each of areasAround(area)) areas.add(each);
  }
  return [...areas].sort();
};

const NAMES: Readonly<Record<Facet, Vocabulary>> = {
  kind: KINDS,
  sector: SECTORS,
  stage: STAGES,
  area: { KR: { ko: '대한민국', en: 'Korea' }, ...KOREAN_AREAS },
  district: DISTRICTS,
  hub: HUBS,
  transferType: TRANSFER_TYPES,
  investorType: INVESTOR_TYPES,
  size: COMPANY_SIZES,
  saleType: SALE_TYPES,
};
/** What a value is called. */
export const nameOf = (facet: Facet, value: string): Label => labelOf(NAMES[facet], value);
