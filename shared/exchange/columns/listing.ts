import {
  AMOUNT_BAND,
  AREA,
  BUSINESS_AGE,
  COMPANY_SIZE,
  DISTRICT,
  FEE_MODEL,
  HUB,
  INSTRUMENT,
  INVESTOR_TYPE,
  IP_KIND,
  KIND,
  PEOPLE_BAND,
  SALE_TYPE,
  SECTOR,
  STAGE,
  STATE,
  TRANSFER_TYPE,
} from '../cell/coded.ts';
import { amount, code, codes, count, date, flag, ksic, rate, records, text, texts } from '../cell/types.ts';
import { bilingualColumns, type Column, column } from './column.ts';

const PROFILE = '/listing/profile';

/** Columns that every kind of listing has, in front of the others. */
export const HEAD_COLUMNS: readonly Column[] = [
  column('kind', ['구분', '종류', '유형'], '/listing/kind', code(KIND)),
  column('listing_id', ['등록번호', '등록관리번호'], '/listing/externalId'),
  column('state', ['상태', '등록상태'], '/state', code(STATE)),
];

const headline: readonly Column[] = [
  ...bilingualColumns('title', ['제목', '등록명'], '/listing/title'),
  ...bilingualColumns('summary', ['소개', '소개글', '요약'], '/listing/summary', undefined, ['영문소개']),
  column('expires_on', ['게시종료일', '노출종료일'], '/listing/expiresOn', date),
  column('sectors', ['분야', '산업분야'], `${PROFILE}/sectors`, codes(SECTOR)),
];

const SITED = ['company', 'technology', 'need'] as const;
const place: readonly Column[] = [
  column('area', ['지역', '시도'], `${PROFILE}/location/area`, code(AREA), SITED),
  column('area', ['지역', '시도'], `${PROFILE}/area`, code(AREA), ['acquisition']),
  column('district', '자치구', `${PROFILE}/location/district`, code(DISTRICT), SITED),
  column('city', '도시', `${PROFILE}/location/city`, text, SITED),
  column('hub', '창업허브', `${PROFILE}/hub`, code(HUB), SITED),
  column('tags', ['기술태그', '태그'], `${PROFILE}/tags`, texts, [...SITED, 'acquisition']),
  column('ksic', ['산업분류', '업종코드'], `${PROFILE}/ksic`, ksic, ['company', 'acquisition']),
  column('website', ['누리집', '홈페이지'], `${PROFILE}/website`, text, ['company', 'investor', 'technology']),
  column(
    'ip_rights',
    ['지식재산권', '특허'],
    `${PROFILE}/ipRights`,
    records([
      ['/kind', code(IP_KIND)],
      ['/country', text],
      ['/number', text],
      ['/title/ko', text],
      ['/title/en', text],
    ]),
    ['company', 'technology'],
  ),
];

const revenue = records([
  ['/year', count],
  ['/amount', amount],
]);

const company: readonly Column[] = (
  [
    ['size', '기업규모', 'size', code(COMPANY_SIZE)],
    ['founded_on', ['설립일', '설립일자', '창업일'], 'foundedOn', date],
    ['people', ['직원수', '임직원수', '종업원수'], 'people', count],
    ['stage', ['투자단계', '유치단계'], 'raising/stage', code(STAGE)],
    ['amount', ['희망금액', '투자희망금액'], 'raising/amount', amount],
    ['instrument', ['투자방식', '투자유형'], 'raising/instrument', code(INSTRUMENT)],
    [
      'rounds',
      ['투자이력', '투자유치이력'],
      'rounds',
      records([
        ['/on', date],
        ['/stage', code(STAGE)],
        ['/amount', amount],
        ['/instrument', code(INSTRUMENT)],
        ['/investors', texts],
      ]),
    ],
  ] as const
).map(([key, names, at, type]) => column(key, names, `${PROFILE}/${at}`, type, ['company']));

const investor: readonly Column[] = (
  [
    ['investor_type', '투자자유형', 'type', code(INVESTOR_TYPE)],
    ['stages', '관심단계', 'stages', codes(STAGE)],
    ['instruments', '선호투자방식', 'instruments', codes(INSTRUMENT)],
    ['ticket_min', '최소투자금', 'ticket/min', amount],
    ['ticket_max', '최대투자금', 'ticket/max', amount],
    ['regions', '관심지역', 'regions', codes(AREA)],
    ['keywords', '키워드', 'keywords', texts],
    ['excluded_sectors', '제외분야', 'exclusions/sectors', codes(SECTOR)],
    ['excluded_keywords', '제외키워드', 'exclusions/keywords', texts],
    [
      'portfolio',
      ['과거투자', '포트폴리오'],
      'portfolio',
      records([
        ['/on', date],
        ['/companyName', text],
        ['/sectors', codes(SECTOR)],
        ['/stage', code(STAGE)],
        ['/area', code(AREA)],
        ['/amount', amount],
        ['/companyListingId', text],
      ]),
    ],
  ] as const
).map(([key, names, at, type]) => column(key, names, `${PROFILE}/${at}`, type, ['investor']));

const BOTH_SIDES = ['technology', 'need'] as const;
const technology: readonly Column[] = [
  column('trl', ['기술성숙도', 'TRL단계'], `${PROFILE}/trl`, count, ['technology']),
  ...bilingualColumns('problem', ['해결과제', '기술애로'], `${PROFILE}/problem`, BOTH_SIDES),
  column('transfer_types', ['거래방식', '이전방식'], `${PROFILE}/transferTypes`, codes(TRANSFER_TYPE), BOTH_SIDES),
  column('fee_models', ['기술료방식'], `${PROFILE}/feeModels`, codes(FEE_MODEL), ['technology']),
  ...bilingualColumns('advantage', ['차별성'], `${PROFILE}/advantage`, ['technology']),
  ...bilingualColumns('alternative', ['비교대상'], `${PROFILE}/economics/alternative`, ['technology']),
  ...bilingualColumns('comparison_unit', ['비교단위'], `${PROFILE}/economics/unit`, ['technology']),
  column('cost_ours', ['자사비용'], `${PROFILE}/economics/ours`, amount, ['technology']),
  column('cost_theirs', ['비교대상비용'], `${PROFILE}/economics/theirs`, amount, ['technology']),
  ...bilingualColumns('comparison_basis', ['비교근거'], `${PROFILE}/economics/basis`, ['technology']),
  column('government_funded', ['정부지원여부'], `${PROFILE}/governmentFunded`, flag, ['technology']),
  column('fee_upfront', ['선급기술료'], `${PROFILE}/feeTerms/upfront`, amount, ['technology']),
  column('fee_running', ['경상기술료율'], `${PROFILE}/feeTerms/running`, rate, ['technology']),
  column('fee_minimum', ['최저기술료'], `${PROFILE}/feeTerms/minimum`, amount, ['technology']),
];

const need: readonly Column[] = (
  [
    [
      'metrics',
      ['목표지표', '성능지표'],
      'metrics',
      records([
        ['/name/ko', text],
        ['/target/ko', text],
        ['/current/ko', text],
        ['/name/en', text],
        ['/target/en', text],
        ['/current/en', text],
      ]),
    ],
    ['least_trl', '최소성숙도', 'leastTrl', count],
    ['due', ['제안마감일', '마감일'], 'deadlines/due', date],
    ['respond_by', ['회신기한'], 'deadlines/respondBy', date],
    ['budget_min', '최소예산', 'budget/min', amount],
    ['budget_max', ['최대예산', '예산'], 'budget/max', amount],
  ] as const
).map(([key, names, at, type]) => column(key, names, `${PROFILE}/${at}`, type, ['need']));

const acquisition: readonly Column[] = [
  column('business_age', '업력', `${PROFILE}/businessAge`, code(BUSINESS_AGE), ['acquisition']),
  column('revenue_band', '매출구간', `${PROFILE}/revenueBand`, code(AMOUNT_BAND), ['acquisition']),
  column('ask_band', '희망가구간', `${PROFILE}/askBand`, code(AMOUNT_BAND), ['acquisition']),
  column('people_band', '인원구간', `${PROFILE}/peopleBand`, code(PEOPLE_BAND), ['acquisition']),
  column('sale_types', ['매각방식'], `${PROFILE}/saleTypes`, codes(SALE_TYPE), ['acquisition']),
  ...bilingualColumns('reason', ['매각사유'], `${PROFILE}/reason`, ['acquisition']),
  ...bilingualColumns('identity', ['매각기업정보'], `${PROFILE}/identity`, ['acquisition']),
  column('ask', '희망매각가', `${PROFILE}/ask`, amount, ['acquisition']),
];

const BUYERS = ['company', 'investor'] as const;
const ACQUIRING = `${PROFILE}/acquiring`;
const acquiring: readonly Column[] = [
  column('acquiring_sectors', '인수희망분야', `${ACQUIRING}/sectors`, codes(SECTOR), BUYERS),
  column('acquiring_areas', '인수희망지역', `${ACQUIRING}/areas`, codes(AREA), BUYERS),
  column('acquiring_sale_types', '인수희망방식', `${ACQUIRING}/saleTypes`, codes(SALE_TYPE), BUYERS),
  column('acquiring_revenue', '인수희망매출구간', `${ACQUIRING}/revenueBands`, codes(AMOUNT_BAND), BUYERS),
  column('acquiring_budget', '인수예산구간', `${ACQUIRING}/budgetBands`, codes(AMOUNT_BAND), BUYERS),
  column('acquiring_keywords', '인수희망키워드', `${ACQUIRING}/keywords`, texts, BUYERS),
];

const closing: readonly Column[] = [
  column('revenue', ['매출', '연도별매출'], `${PROFILE}/revenue`, revenue, ['company', 'acquisition']),
  ...bilingualColumns('for_members', ['회원공개내용'], `${PROFILE}/forMembers`),
  ...bilingualColumns('for_consented', ['동의자공개내용'], `${PROFILE}/forConsented`),
  ...bilingualColumns('under_nda', ['비밀유지공개내용'], `${PROFILE}/underNda`),
  column('monthly_capacity', '월소개수', `${PROFILE}/monthlyCapacity`, count),
];

/** Columns of the listing itself. */
export const LISTING_COLUMNS: readonly Column[] = [
  ...headline,
  ...place,
  ...company,
  ...investor,
  ...technology,
  ...need,
  ...acquisition,
  ...acquiring,
  ...closing,
];
