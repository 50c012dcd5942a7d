import {
  DISTRICTS,
  HUBS,
  INSTRUMENTS,
  INVESTOR_TYPES,
  KOREAN_AREAS,
  SECTORS,
  STAGES,
} from '#shared/kernel/vocabulary.ts';
import { finder, loose } from './names.ts';

/** From what people write in a cell to our code; undefined where the text names nothing. */
export type Lookup = (text: string) => string | undefined;

export const sectorOf: Lookup = finder(SECTORS, {
  헬스케어: 'HEALTHCARE',
  교육: 'EDUTECH',
  에너지: 'ENERGY',
  농업: 'FOODTECH',
  애그테크: 'FOODTECH',
  부동산: 'PROPTECH',
  로봇: 'ROBOTICS',
  보안: 'SECURITY',
  금융: 'FINTECH',
  우주: 'AEROSPACE',
  모바일통신: 'TELECOM',
  전자상거래: 'COMMERCE',
  소재: 'MATERIALS',
  제조: 'MANUFACTURING',
});

export const stageOf: Lookup = finder(STAGES, {
  예비: 'PRE_FOUNDING',
  프리시리즈A: 'PRE_A',
  'pre-series A': 'PRE_A',
  A: 'SERIES_A',
  B: 'SERIES_B',
  C: 'SERIES_C',
  시리즈D: 'SERIES_D_PLUS',
  'series D': 'SERIES_D_PLUS',
  시리즈E: 'SERIES_D_PLUS',
  'series E': 'SERIES_D_PLUS',
  '시리즈D+': 'SERIES_D_PLUS',
  'series D+': 'SERIES_D_PLUS',
  상장전: 'PRE_IPO',
});

export const instrumentOf: Lookup = finder(INSTRUMENTS);

export const investorTypeOf: Lookup = finder(INVESTOR_TYPES, {
  벤처캐피탈: 'VC',
  벤처캐피털: 'VC',
  창업투자회사: 'VC',
  신기사: 'NEW_TECH_FINANCE',
  액셀러레이터: 'ACCELERATOR',
  창업기획자: 'ACCELERATOR',
  AC: 'ACCELERATOR',
  엔젤: 'ANGEL',
  개인투자조합: 'ANGEL',
  angel: 'ANGEL',
  해외투자자: 'OVERSEAS',
});

export const hubOf: Lookup = finder(HUBS, { 공덕: 'GONGDEOK', 성수: 'SEONGSU', 창동: 'CHANGDONG', 'M+': 'M_PLUS' });

export const districtOf: Lookup = finder(
  DISTRICTS,
  // 강남 for 강남구; 중구 keeps its last syllable, for 중 alone says nothing.
  Object.fromEntries(
    Object.entries(DISTRICTS).flatMap(([code, { ko }]) => (ko.length > 2 ? [[ko.slice(0, -1), code] as const] : [])),
  ),
);

const FULL_AREAS: Readonly<Record<string, string>> = {
  서울특별시: 'KR-11',
  서울시: 'KR-11',
  부산광역시: 'KR-26',
  부산시: 'KR-26',
  대구광역시: 'KR-27',
  대구시: 'KR-27',
  인천광역시: 'KR-28',
  인천시: 'KR-28',
  광주광역시: 'KR-29',
  광주시: 'KR-29',
  대전광역시: 'KR-30',
  대전시: 'KR-30',
  울산광역시: 'KR-31',
  울산시: 'KR-31',
  세종특별자치시: 'KR-50',
  세종시: 'KR-50',
  경기도: 'KR-41',
  강원도: 'KR-42',
  강원특별자치도: 'KR-42',
  충청북도: 'KR-43',
  충청남도: 'KR-44',
  전라북도: 'KR-45',
  전북특별자치도: 'KR-45',
  전라남도: 'KR-46',
  경상북도: 'KR-47',
  경상남도: 'KR-48',
  제주도: 'KR-49',
  제주특별자치도: 'KR-49',
  전국: 'KR',
};
const koreanAreaOf = finder(KOREAN_AREAS, FULL_AREAS);

/** Names of all countries in both languages, from the platform's own locale data. */
const COUNTRIES: ReadonlyMap<string, string> = (() => {
  const names = new Map<string, string>();
  const languages = ['ko', 'en'].map(code => new Intl.DisplayNames(code, { type: 'region', fallback: 'none' }));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters
    .flatMap(first => letters.map(second => first + second))
    // Codes withdrawn (DD, SU) carry their successor's name; unions and private codes are no countries.
    .filter(code => new Intl.Locale(`und-${code}`).region === code && !/^(EU|EZ|UN|QO|X[AB]|ZZ)$/.test(code));
  for (const code of codes)
    for (const language of languages) {
      const name = language.of(code);
      if (name !== undefined && !names.has(loose(name))) names.set(loose(name), code);
    }
  for (const [name, code] of Object.entries({
    한국: 'KR',
    'South Korea': 'KR',
    Korea: 'KR',
    USA: 'US',
    UK: 'GB',
    홍콩: 'HK',
    'Hong Kong': 'HK',
    마카오: 'MO',
    Macao: 'MO',
  }))
    names.set(loose(name), code);
  return names;
})();

/** ISO 3166-1 code of a country by code or by its Korean or English name. */
export const countryOf: Lookup = text => {
  const code = text.normalize('NFKC').trim().toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? (code === 'UK' ? 'GB' : code) : COUNTRIES.get(loose(text));
};

/** An area by code (`KR-11`, `US-CA`), by the name of a Korean 시·도 in any usual form, or by a country. */
export const areaOf: Lookup = text => {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code)) return code;
  return koreanAreaOf(text) ?? countryOf(text);
};
