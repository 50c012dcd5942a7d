/** Members of a row, in the order the documentation lists them. */
export type Column = keyof typeof COLUMNS;

/**
 * Columns of the CSV: names that a header may carry, and where the value goes in `{organisation, listing}` (for a company, for
 * an investor), so that a fault found there can be told by its column. Blanks, case, `_`, `*` and notes in brackets
 * such as `기업명(필수)` do not count in a header.
 */
export const COLUMNS = {
  kind: { names: ['kind', '구분'], at: '/listing/kind' },
  name_ko: { names: ['name_ko', 'name', '기업명', '투자사명', '조직명'], at: '/organisation/name' },
  name_en: { names: ['name_en', '영문명'], at: '/organisation/name/en' },
  business_number: { names: ['business_number', '사업자등록번호', '사업자번호'], at: '/organisation/businessNumber' },
  foreign_number: { names: ['foreign_number', '해외등록번호'], at: '/organisation/foreignNumber' },
  external_id: { names: ['external_id', '관리번호'], at: '/organisation/externalId' },
  country: { names: ['country', '국가'], at: '/organisation/country' },
  representative_name: { names: ['representative_name', '대표자', '대표자명'], at: '/organisation/representative' },
  representative_name_en: {
    names: ['representative_name_en', '대표자영문명'],
    at: '/organisation/representative/name/en',
  },
  representative_title: { names: ['representative_title', '대표자직위'], at: '/organisation/representative/title' },
  address_ko: { names: ['address_ko', 'address', '주소'], at: '/organisation/address' },
  address_en: { names: ['address_en', '영문주소'], at: '/organisation/address/en' },
  title_ko: { names: ['title_ko', 'title', '제목'], at: '/listing/title' },
  title_en: { names: ['title_en', '영문제목'], at: '/listing/title/en' },
  summary_ko: { names: ['summary_ko', 'summary', '소개'], at: '/listing/summary' },
  summary_en: { names: ['summary_en', '영문소개'], at: '/listing/summary/en' },
  sectors: { names: ['sectors', '분야'], at: '/listing/profile/sectors' },
  stage: { names: ['stage', '투자단계'], at: '/listing/profile/raising/stage' },
  amount: { names: ['amount', '희망금액'], at: '/listing/profile/raising/amount' },
  instrument: { names: ['instrument', '투자방식'], at: '/listing/profile/raising/instrument' },
  area: { names: ['area', '지역'], at: '/listing/profile/location' },
  district: { names: ['district', '자치구'], at: '/listing/profile/location/district' },
  city: { names: ['city', '도시'], at: '/listing/profile/location/city' },
  hub: { names: ['hub', '창업허브'], at: '/listing/profile/hub' },
  founded_on: { names: ['founded_on', '설립일'], at: '/listing/profile/foundedOn' },
  people: { names: ['people', '직원수'], at: '/listing/profile/people' },
  investor_type: { names: ['investor_type', '투자자유형'], at: '/listing/profile/type' },
  stages: { names: ['stages', '관심단계'], at: '/listing/profile/stages' },
  ticket_min: { names: ['ticket_min', '최소투자금'], at: '/listing/profile/ticket' },
  ticket_max: { names: ['ticket_max', '최대투자금'], at: '/listing/profile/ticket/max' },
  regions: { names: ['regions', '관심지역'], at: '/listing/profile/regions' },
  keywords: { names: ['keywords', '키워드'], at: '/listing/profile/keywords' },
  excluded_sectors: { names: ['excluded_sectors', '제외분야'], at: '/listing/profile/exclusions/sectors' },
  excluded_keywords: { names: ['excluded_keywords', '제외키워드'], at: '/listing/profile/exclusions/keywords' },
  monthly_capacity: { names: ['monthly_capacity', '월소개수'], at: '/listing/profile/monthlyCapacity' },
} as const satisfies Record<string, { names: readonly [string, ...string[]]; at: string }>;

const headerKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]/g, '')
    .replace(/[\s_*-]/g, '');

const BY_NAME = new Map(
  (Object.keys(COLUMNS) as Column[]).flatMap(column =>
    COLUMNS[column].names.map((name): [string, Column] => [headerKey(name), column]),
  ),
);

/** The column of a header cell; undefined where it is none of ours. */
export const columnOf = (header: string): Column | undefined => BY_NAME.get(headerKey(header));

/** The column whose value sits at a JSON pointer or around it: the longest match wins. */
export const columnAt = (pointer: string): Column | undefined => {
  const around = (Object.keys(COLUMNS) as Column[]).filter(column =>
    `${pointer}/`.startsWith(`${COLUMNS[column].at}/`),
  );
  return around.sort((a, b) => COLUMNS[b].at.length - COLUMNS[a].at.length)[0];
};
