import { loose } from '#shared/exchange/cell/names.ts';

/** Words of industries, categories and funds, and the sectors they speak of; the order decides which come first. */
const WORDS: readonly (readonly [RegExp, ...string[]])[] = [
  [/반도체|전자부품/, 'SEMICONDUCTOR'],
  [/의약|바이오|생명|제약/, 'BIO'],
  [/의료|헬스케어|피트니스|보건/, 'HEALTHCARE'],
  [/인공지능|AI|딥테크/, 'AI'],
  [/소프트웨어|프로그래밍|클라우드/, 'CLOUD_SAAS'],
  [/데이터|자료처리|정보 ?서비스|포털/, 'DATA'],
  [/보안|경비|경호/, 'SECURITY'],
  [/금융|은행|보험|신탁|핀테크|저축/, 'FINTECH'],
  [/게임/, 'GAME'],
  [/영화|영상|방송|출판|오디오|음반|공연|콘텐츠|콘텐트|컨텐츠|예술|문화|소셜미디어|인쇄/, 'CONTENT_MEDIA'],
  [/자동차|모빌리티|교통|여객|철도|선박|운송장비|보트/, 'MOBILITY'],
  [/항공기|우주|무기|총포/, 'AEROSPACE'],
  [/물류|화물|해상 운송|운송관련|창고/, 'LOGISTICS'],
  [/전지|에너지|발전|전기업|가스|석유|연료|증기|환경|그린|탄소|기후|폐기물|재생/, 'ENERGY'],
  [/건설|건축|부동산|토목|공사|프롭/, 'PROPTECH'],
  [/식품|음식|농|축산|수산|어업|음료|작물|곡물|낙농|사료|도시락|과자|푸드|과실|육류|담배/, 'FOODTECH'],
  [/의복|패션|섬유|가죽|신발|화장품|뷰티|귀금속|봉제|편조|직물|방적/, 'BEAUTY_FASHION'],
  [/도매|소매|커머스|상품|판매|무점포/, 'COMMERCE'],
  [/교습|교육|학원|유아/, 'EDUTECH'],
  [/여행|숙박|레저|유원지|오락|관광/, 'TRAVEL_LEISURE'],
  [/광고|마케팅|시장조사/, 'MARKETING'],
  [/인사|비즈니스|법률|컨설팅|사업지원|경영|본부/, 'HR_WORK'],
  [/통신|네트워크/, 'TELECOM'],
  [/로봇|로보틱스/, 'ROBOTICS'],
  [/센서|정밀기기|측정|사물인터넷/, 'IOT'],
  [/화학|소재|철강|금속|플라스틱|고무|유리|시멘트|요업|광물|섬유|종이|펄프|목재|나무|비철/, 'MATERIALS'],
  [/임팩트|소셜벤처|사회적|복지/, 'SOCIAL_IMPACT'],
  [/홈리빙|펫|가구|생활용품|가정용|스포츠|악기|수리/, 'LIFESTYLE'],
  [/제조|기계|장비|하드웨어|부품/, 'MANUFACTURING'],
];
const MOST = 3;

/** The sectors that a text speaks of, three at most; none where it speaks of none. */
export const sectorsIn = (text: string): string[] =>
  WORDS.flatMap(([words, ...sectors]) => (words.test(text) ? sectors : [])).slice(0, MOST);

const REGIONS: readonly (readonly [string, string])[] = [
  ['서울', 'KR-11'],
  ['부산', 'KR-26'],
  ['대구', 'KR-27'],
  ['인천', 'KR-28'],
  ['대전', 'KR-30'],
  ['울산', 'KR-31'],
  ['세종', 'KR-50'],
  ['경기', 'KR-41'],
  ['강원', 'KR-42'],
  ['충북', 'KR-43'],
  ['충남', 'KR-44'],
  ['전북', 'KR-45'],
  ['전남', 'KR-46'],
  ['경북', 'KR-47'],
  ['경남', 'KR-48'],
  ['제주', 'KR-49'],
];
/** Areas named in the names of funds. 광주 is left out: it is also a town of Gyeonggi. */
export const regionsIn = (names: readonly string[]): string[] =>
  REGIONS.flatMap(([word, code]) => (names.some(name => name.includes(word)) ? [code] : []));

/** Codes of a classification by the names of its classes, spaces and punctuation not counting. */
export type KsicCodes = (industry: string) => string | undefined;

const key = (name: string): string => loose(name).replace(/[;ㆍ]/g, '');

/**
 * Reads a table of the classification: columns in pairs of code and name, one pair a level. A name that several levels share means
 * the one with three digits, at which the exchange classifies, or the one nearest to it.
 */
export const ksicCodes = (header: readonly string[], rows: readonly (readonly string[])[]): KsicCodes => {
  const levels = header.flatMap((name, i) => {
    const level = /^ksic(\d)_nm$/i.exec(name)?.[1];
    const code = header.findIndex(other => other.toLowerCase() === `ksic${level}_cd`);
    return level === undefined || code < 0 ? [] : [{ name: i, code, distance: Math.abs(Number(level) - 3) }];
  });
  const codes = new Map<string, string>();
  for (const { name, code } of levels.sort((a, b) => a.distance - b.distance))
    for (const row of rows) {
      const found = key(row[name] ?? '');
      if (found !== '' && !codes.has(found)) codes.set(found, row[code] ?? '');
    }
  return industry => codes.get(key(industry));
};
