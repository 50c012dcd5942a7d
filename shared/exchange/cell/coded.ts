import type { Language } from '#shared/kernel/i18n.ts';
import {
  DISTRICTS,
  HUBS,
  INSTRUMENTS,
  INVESTOR_TYPES,
  KOREAN_AREAS,
  SECTORS,
  STAGES,
  type Vocabulary,
} from '#shared/kernel/vocabulary.ts';
import {
  AMOUNT_BANDS,
  BUSINESS_AGES,
  COMPANY_SIZES,
  FEE_MODELS,
  IP_KINDS,
  PEOPLE_BANDS,
  SALE_TYPES,
  TRANSFER_TYPES,
} from '#shared/kernel/vocabulary-trade.ts';
import {
  areaOf,
  countryOf,
  districtOf,
  hubOf,
  instrumentOf,
  investorTypeOf,
  type Lookup,
  sectorOf,
  stageOf,
} from './labels.ts';
import { finder } from './names.ts';

/** A closed list as cells have it: found by code or name, written by the name in the reader's language. */
export interface Coded {
  readonly find: Lookup;
  /** A name that finds the code again; the code itself where no name does. */
  readonly name: (code: string, language: Language) => string;
}

const coded = (vocabulary: Vocabulary, find: Lookup = finder(vocabulary)): Coded => ({
  find,
  name: (code, language) => {
    const label = vocabulary[code]?.[language];
    return label !== undefined && find(label) === code ? label : code;
  },
});

export const SECTOR = coded(SECTORS, sectorOf);
export const STAGE = coded(STAGES, stageOf);
export const INSTRUMENT = coded(INSTRUMENTS, instrumentOf);
export const INVESTOR_TYPE = coded(INVESTOR_TYPES, investorTypeOf);
export const HUB = coded(HUBS, hubOf);
export const DISTRICT = coded(DISTRICTS, districtOf);
export const AREA = coded(KOREAN_AREAS, areaOf);
export const COUNTRY = coded({}, countryOf);
export const COMPANY_SIZE = coded(COMPANY_SIZES);
export const TRANSFER_TYPE = coded(TRANSFER_TYPES);
export const FEE_MODEL = coded(FEE_MODELS);
export const IP_KIND = coded(IP_KINDS);
export const AMOUNT_BAND = coded(AMOUNT_BANDS);
export const PEOPLE_BAND = coded(PEOPLE_BANDS);
export const SALE_TYPE = coded(SALE_TYPES);
export const BUSINESS_AGE = coded(BUSINESS_AGES);
export const KIND = coded(
  {
    company: { ko: '기업', en: 'Company' },
    investor: { ko: '투자자', en: 'Investor' },
    technology: { ko: '기술', en: 'Technology' },
    need: { ko: '수요', en: 'Need' },
    acquisition: { ko: '매각', en: 'Acquisition' },
  },
  finder(
    {},
    {
      company: 'company',
      startup: 'company',
      기업: 'company',
      창업기업: 'company',
      스타트업: 'company',
      investor: 'investor',
      투자자: 'investor',
      투자사: 'investor',
      투자기관: 'investor',
      technology: 'technology',
      기술: 'technology',
      기술공급: 'technology',
      보유기술: 'technology',
      need: 'need',
      수요: 'need',
      수요기술: 'need',
      기술수요: 'need',
      acquisition: 'acquisition',
      매각: 'acquisition',
      기업매각: 'acquisition',
      'M&A': 'acquisition',
    },
  ),
);
export const STATE = coded({
  DRAFT: { ko: '작성 중', en: 'Draft' },
  IN_REVIEW: { ko: '심사 중', en: 'In review' },
  CHANGES_REQUESTED: { ko: '보완 요청', en: 'Changes requested' },
  PUBLISHED: { ko: '게시', en: 'Published' },
  PAUSED: { ko: '일시 중지', en: 'Paused' },
  EXPIRED: { ko: '기간 만료', en: 'Expired' },
  CLOSED: { ko: '종료', en: 'Closed' },
});
