import type { Label } from '#shared/kernel/i18n.ts';
import { RESAMPLES, SEED } from './intervals.ts';
import type { MeasureName, Method, Slice } from './schema.ts';

/** Days after a run during which what becomes of its lists is counted. */
export const WINDOW_DAYS = 30;
/** Fewest organisations, of investors and of companies each, that a figure is told over. */
export const LEAST_ORGANISATIONS = 10;

interface Definition {
  readonly version: number;
  readonly name: Label;
  readonly definition: Label;
  readonly unit: 'share' | 'hours';
  /** What is counted, and the fewest of them that a figure is told over. */
  readonly of: 'lists' | 'pairs' | 'companies';
  readonly least: number;
  readonly interval: 'wilson' | 'bootstrap' | 'bootstrap-se';
  /** True where more is better, false where less is. */
  readonly higherIsBetter: boolean;
}

/** What each figure counts. A meaning that changes gets a new version. */
export const DEFINITIONS: Readonly<Record<MeasureName, Definition>> = {
  'precision-at-5': {
    version: 1,
    name: { ko: '상위 5건 정밀도', en: 'Precision at 5' },
    definition: {
      ko: '투자자에게 소개된 목록의 앞 다섯 건(더 짧으면 전부) 가운데 30일 안에 양쪽이 관심을 밝힌 비율의 평균. 그 실행에서 소개를 받은 투자자를 센다.',
      en: 'Of the first five of an investor’s list (all of a shorter one) the share in which both sides expressed interest within 30 days; the mean over investors that the run proposed anything to.',
    },
    unit: 'share',
    of: 'lists',
    least: 30,
    interval: 'bootstrap',
    higherIsBetter: true,
  },
  'ndcg-at-10': {
    version: 1,
    name: { ko: '상위 10건 순위 품질(NDCG)', en: 'NDCG at 10' },
    definition: {
      ko: '30일 안에 양쪽이 관심을 밝힌 상대가 목록의 앞쪽에 있을수록 1에 가깝다. 순위 r의 값은 1/log2(r+1)이고, 가장 좋은 순서의 값으로 나눈다. 그런 상대가 하나라도 있는 투자자의 평균.',
      en: 'Near 1 where those with whom both sides expressed interest within 30 days stand first: rank r counts 1/log2(r+1), divided by what the best order would have; the mean over investors with at least one.',
    },
    unit: 'share',
    of: 'lists',
    least: 30,
    interval: 'bootstrap',
    higherIsBetter: true,
  },
  'mutual-rate': {
    version: 1,
    name: { ko: '상호 수락률', en: 'Mutual acceptance' },
    definition: {
      ko: '소개된 쌍 가운데 30일 안에 한쪽이라도 관심이나 거절을 밝힌 쌍에서 양쪽 모두 관심을 밝힌 비율. 기준 방식은 그 방식도 소개하였을 쌍만 센다.',
      en: 'Of the pairs proposed in which either side expressed interest or declined within 30 days, the share in which both expressed interest. For a baseline only the pairs count that it would have proposed as well.',
    },
    unit: 'share',
    of: 'pairs',
    least: 20,
    interval: 'wilson',
    higherIsBetter: true,
  },
  'response-hours': {
    version: 1,
    name: { ko: '답변까지 걸린 시간(중앙값)', en: 'Time to response, median' },
    definition: {
      ko: '한쪽이 먼저 관심을 밝힌 때부터 다른 쪽이 관심이나 거절로 답한 때까지의 시간(시)의 중앙값. 30일 안에 답한 쌍을 센다.',
      en: 'Hours from one side’s expression of interest to the other’s interest or refusal, the median over pairs answered within 30 days.',
    },
    unit: 'hours',
    of: 'pairs',
    least: 20,
    interval: 'bootstrap',
    higherIsBetter: false,
  },
  coverage: {
    version: 1,
    name: { ko: '소개된 기업의 비율', en: 'Coverage' },
    definition: {
      ko: '소개를 받을 수 있는 기업 가운데 한 곳 이상의 투자자에게 소개된 기업의 비율.',
      en: 'Of the companies that take introductions, the share proposed to at least one investor.',
    },
    unit: 'share',
    of: 'companies',
    least: 30,
    interval: 'wilson',
    higherIsBetter: true,
  },
  'exposure-gini': {
    version: 1,
    name: { ko: '노출 쏠림(지니계수)', en: 'Exposure, Gini' },
    definition: {
      ko: '소개를 받을 수 있는 기업이 소개된 횟수의 지니계수. 0이면 고르고 1에 가까우면 몇 곳에 쏠린다.',
      en: 'Gini coefficient of how often companies that take introductions were proposed: 0 all alike, towards 1 a few get it all.',
    },
    unit: 'share',
    of: 'companies',
    least: 30,
    interval: 'bootstrap-se',
    higherIsBetter: false,
  },
};

export const METHOD_TEXTS: Readonly<Record<Method, { name: Label; definition: Label }>> = {
  engine: {
    name: { ko: '매칭 엔진', en: 'Match engine' },
    definition: { ko: '실제로 소개한 목록.', en: 'The lists that were proposed.' },
  },
  random: {
    name: { ko: '무작위', en: 'Random' },
    definition: {
      ko: '같은 후보와 같은 소개 가능 건수에서 제비뽑기로 고른 목록.',
      en: 'Of the same candidates, within the same capacities, by lot.',
    },
  },
  popularity: {
    name: { ko: '인기순', en: 'Popularity' },
    definition: {
      ko: '같은 후보와 같은 소개 가능 건수에서 그때까지 거래하였거나 거절한 상대가 많은 기업을 앞에 둔 목록.',
      en: 'Of the same candidates, within the same capacities, those that most have dealt with or declined so far first.',
    },
  },
  filter: {
    name: { ko: '조건 일치', en: 'Filters only' },
    definition: {
      ko: '같은 후보와 같은 소개 가능 건수에서 분야·단계·지역·금액 조건이 모두 맞는 기업을 앞에 둔 목록.',
      en: 'Of the same candidates, within the same capacities, those that meet sector, stage, region and amount first.',
    },
  },
};

export const SLICE_TEXTS: Readonly<Record<Slice, Label>> = {
  all: { ko: '전체', en: 'All' },
  'new-investor': {
    ko: '처음 공개된 지 90일이 안 된 투자자',
    en: 'Investors first published less than 90 days before',
  },
  'new-company': { ko: '처음 공개된 지 90일이 안 된 기업', en: 'Companies first published less than 90 days before' },
};

/** What holds for every figure, in words. */
export const NOTES: readonly Label[] = [
  {
    ko: '매월 처음 적용된 매칭 실행의 목록을 그 뒤 30일 동안 일어난 일로 평가한다. 그 전에 이미 의사를 밝힌 쌍은 빼고 센다. 한 번 낸 수치는 바뀌지 아니한다.',
    en: 'The lists of the first match run in force in a month are judged by the 30 days after it; pairs that either side had acted on before are left out. A figure once told never changes.',
  },
  {
    ko: '소개되지 않은 쌍은 답을 받을 수 없으므로, 정밀도와 순위 품질은 실제로 소개한 엔진에 유리하다. 상호 수락률과 답변 시간은 소개된 쌍 안에서만 견준다.',
    en: 'A pair that was not proposed could hardly be answered, so precision and NDCG favour the engine, which did propose; mutual acceptance and time to response compare within the pairs proposed.',
  },
  {
    ko: `구간은 95%이며, ‘wilson’은 윌슨 구간, ‘bootstrap’은 재표집 ${RESAMPLES}회(난수 시작값 ${SEED})의 백분위 구간, ‘bootstrap-se’는 재표집 200회의 표준오차 1.96배이다. 표본이 정한 수보다 적거나, 어느 한쪽이 ${LEAST_ORGANISATIONS}개 조직보다 적으면 수치를 내지 아니한다.`,
    en: `Intervals are at 95 %: ‘wilson’ is Wilson’s, ‘bootstrap’ the percentiles of ${RESAMPLES} resamples drawn with seed ${SEED}, ‘bootstrap-se’ 1.96 standard errors of 200 resamples. No figure is told over fewer than its least sample, or over fewer than ${LEAST_ORGANISATIONS} organisations on either side.`,
  },
];
