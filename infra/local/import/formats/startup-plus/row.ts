import { sha256Hex } from '#shared/kernel/hash.ts';
import { tidyText } from '#shared/kernel/text.ts';
import { businessDigits } from '#shared/organisation/rules.ts';
import type { CellReader } from './cells.ts';
import type { Column } from './columns.ts';
import { areaOf, countryOf, districtOf, hubOf, instrumentOf, investorTypeOf, sectorOf, stageOf } from './labels.ts';

/** An object without its undefined members, which the strict schemas do not take for missing ones. */
const given = <T extends object>(members: T): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;

const bilingual = (cells: CellReader, ko: Column, en: Column) => {
  const text = given({ ko: cells.text(ko), en: cells.text(en) });
  return Object.keys(text).length === 0 ? undefined : text;
};

/**
 * What a second import recognises an organisation by, where the file gives it no identifier of its own: the business number, and
 * without one its country and name.
 */
export const identityOf = (facts: {
  externalId?: string | undefined;
  businessNumber?: string | undefined;
  country: string;
  name: string;
}): string => {
  if (facts.externalId !== undefined) return facts.externalId;
  const digits = facts.businessNumber === undefined ? undefined : businessDigits(facts.businessNumber);
  if (digits !== undefined) return `business:${digits}`;
  return `name:${sha256Hex(`${facts.country}\n${tidyText(facts.name)}`).slice(0, 32)}`;
};

const organisationIn = (cells: CellReader) => {
  const country = cells.code('country', countryOf) ?? 'KR';
  const businessNumber = cells.text('business_number');
  const representative = bilingual(cells, 'representative_name', 'representative_name_en');
  const title = cells.text('representative_title');
  return given({
    name: bilingual(cells, 'name_ko', 'name_en') ?? {},
    country,
    businessNumber,
    foreignNumber: cells.text('foreign_number'),
    address: bilingual(cells, 'address_ko', 'address_en'),
    representative:
      representative === undefined
        ? undefined
        : { name: representative, title: title === undefined ? { ko: '대표자', en: 'Representative' } : { ko: title } },
    externalId: identityOf({
      externalId: cells.text('external_id'),
      businessNumber,
      country,
      name: cells.text('name_ko') ?? '',
    }),
  });
};

const companyProfile = (cells: CellReader) => {
  const district = cells.code('district', districtOf);
  // Only Seoul has districts here, so that one says the area too.
  const area = cells.code('area', areaOf) ?? (district === undefined ? undefined : 'KR-11');
  return given({
    sectors: cells.codes('sectors', sectorOf),
    location: given({ area, district, city: cells.text('city') }),
    hub: cells.code('hub', hubOf),
    foundedOn: cells.date('founded_on'),
    people: cells.count('people'),
    raising: given({
      stage: cells.code('stage', stageOf),
      amount: cells.amount('amount'),
      instrument: cells.code('instrument', instrumentOf),
    }),
    monthlyCapacity: cells.count('monthly_capacity'),
  });
};

const investorProfile = (cells: CellReader) => {
  const max = cells.amount('ticket_max');
  // "Up to" is a range from nothing; a smallest ticket alone leaves the largest to be asked for.
  const min = cells.amount('ticket_min') ?? (max === undefined ? undefined : { amount: '0', currency: max.currency });
  return given({
    type: cells.code('investor_type', investorTypeOf),
    sectors: cells.codes('sectors', sectorOf),
    stages: cells.codes('stages', stageOf),
    ticket: min === undefined ? undefined : given({ min, max }),
    regions: cells.codes('regions', areaOf),
    keywords: cells.texts('keywords'),
    exclusions: { sectors: cells.codes('excluded_sectors', sectorOf), keywords: cells.texts('excluded_keywords') },
    monthlyCapacity: cells.count('monthly_capacity'),
  });
};

/** What a row says, as a candidate for the API's schemas. Members that are missing stay missing, for the schemas to tell. */
export const candidateOf = (cells: CellReader) => {
  const kind = cells.kind('kind');
  return {
    organisation: organisationIn(cells),
    listing: given({
      kind,
      title: bilingual(cells, 'title_ko', 'title_en') ?? bilingual(cells, 'name_ko', 'name_en') ?? {},
      summary: bilingual(cells, 'summary_ko', 'summary_en') ?? {},
      profile: kind === 'investor' ? investorProfile(cells) : companyProfile(cells),
    }),
  };
};
