import type { Label } from '#shared/kernel/i18n.ts';
import type { Vocabulary } from '#shared/kernel/vocabulary.ts';

/** States of the United States and the District of Columbia by postal code, which is also their ISO 3166-2 code after `US-`. */
export const STATES = {
  AK: { ko: '알래스카주', en: 'Alaska' },
  AL: { ko: '앨라배마주', en: 'Alabama' },
  AR: { ko: '아칸소주', en: 'Arkansas' },
  AZ: { ko: '애리조나주', en: 'Arizona' },
  CA: { ko: '캘리포니아주', en: 'California' },
  CO: { ko: '콜로라도주', en: 'Colorado' },
  CT: { ko: '코네티컷주', en: 'Connecticut' },
  DC: { ko: '워싱턴 D.C.', en: 'District of Columbia' },
  DE: { ko: '델라웨어주', en: 'Delaware' },
  FL: { ko: '플로리다주', en: 'Florida' },
  GA: { ko: '조지아주', en: 'Georgia' },
  HI: { ko: '하와이주', en: 'Hawaii' },
  IA: { ko: '아이오와주', en: 'Iowa' },
  ID: { ko: '아이다호주', en: 'Idaho' },
  IL: { ko: '일리노이주', en: 'Illinois' },
  IN: { ko: '인디애나주', en: 'Indiana' },
  KS: { ko: '캔자스주', en: 'Kansas' },
  KY: { ko: '켄터키주', en: 'Kentucky' },
  LA: { ko: '루이지애나주', en: 'Louisiana' },
  MA: { ko: '매사추세츠주', en: 'Massachusetts' },
  MD: { ko: '메릴랜드주', en: 'Maryland' },
  ME: { ko: '메인주', en: 'Maine' },
  MI: { ko: '미시간주', en: 'Michigan' },
  MN: { ko: '미네소타주', en: 'Minnesota' },
  MO: { ko: '미주리주', en: 'Missouri' },
  MS: { ko: '미시시피주', en: 'Mississippi' },
  MT: { ko: '몬태나주', en: 'Montana' },
  NC: { ko: '노스캐롤라이나주', en: 'North Carolina' },
  ND: { ko: '노스다코타주', en: 'North Dakota' },
  NE: { ko: '네브래스카주', en: 'Nebraska' },
  NH: { ko: '뉴햄프셔주', en: 'New Hampshire' },
  NJ: { ko: '뉴저지주', en: 'New Jersey' },
  NM: { ko: '뉴멕시코주', en: 'New Mexico' },
  NV: { ko: '네바다주', en: 'Nevada' },
  NY: { ko: '뉴욕주', en: 'New York' },
  OH: { ko: '오하이오주', en: 'Ohio' },
  OK: { ko: '오클라호마주', en: 'Oklahoma' },
  OR: { ko: '오리건주', en: 'Oregon' },
  PA: { ko: '펜실베이니아주', en: 'Pennsylvania' },
  RI: { ko: '로드아일랜드주', en: 'Rhode Island' },
  SC: { ko: '사우스캐롤라이나주', en: 'South Carolina' },
  SD: { ko: '사우스다코타주', en: 'South Dakota' },
  TN: { ko: '테네시주', en: 'Tennessee' },
  TX: { ko: '텍사스주', en: 'Texas' },
  UT: { ko: '유타주', en: 'Utah' },
  VA: { ko: '버지니아주', en: 'Virginia' },
  VT: { ko: '버몬트주', en: 'Vermont' },
  WA: { ko: '워싱턴주', en: 'Washington' },
  WI: { ko: '위스콘신주', en: 'Wisconsin' },
  WV: { ko: '웨스트버지니아주', en: 'West Virginia' },
  WY: { ko: '와이오밍주', en: 'Wyoming' },
} as const satisfies Vocabulary;

/** Area code of a postal code: `US-CA`; `US` where there is none or no such state. */
export const areaOf = (state: string): string => (Object.hasOwn(STATES, state) ? `US-${state}` : 'US');

const COUNTRY: Label = { ko: '미국', en: 'United States' };

/** Name of an area code made by {@link areaOf}: `미국 캘리포니아주`, `California, United States`. */
export const areaName = (area: string): Label => {
  const state = (STATES as Vocabulary)[area.slice(3)];
  return state === undefined ? COUNTRY : { ko: `${COUNTRY.ko} ${state.ko}`, en: `${state.en}, ${COUNTRY.en}` };
};
