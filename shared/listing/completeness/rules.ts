import type { Label } from '#shared/kernel/i18n.ts';
import type { Listing, ListingKind } from '../schema.ts';
import type { Completeness } from './schema.ts';

/** What a member adds to a profile, out of the sum of its kind, and what the owner gains by it. */
interface Part {
  readonly weight: number;
  readonly why: Label;
}
const part = (weight: number, ko: string, en: string): Part => ({ weight, why: { ko, en } });

const SHARED = {
  'title.en': part(
    4,
    '영문 제목이 있으면 해외 이용자가 찾을 수 있습니다',
    'With an English title people overseas can find it',
  ),
  'summary.en': part(
    6,
    '영문 소개가 있으면 해외 투자자가 읽을 수 있습니다',
    'With an English summary investors overseas can read it',
  ),
  tags: part(8, '기술 키워드는 검색과 매칭의 주요 근거입니다', 'Technology words are what search and matching go by'),
  website: part(4, '홈페이지는 상대가 가장 먼저 확인하는 곳입니다', 'A website is where the other side looks first'),
  forMembers: part(
    6,
    '확인된 회원에게 더 보여 주면 관심 표명이 늘어납니다',
    'Telling verified members more brings more of them to ask',
  ),
  forConsented: part(
    6,
    '동의한 상대에게 보여 줄 내용이 있어야 요청이 이어집니다',
    'Who asks for consent should find something behind it',
  ),
} as const;

/** Weighted members of each kind that can be left out; paths inside the profile, but the English of title and summary. */
export const COMPLETENESS: Readonly<Record<ListingKind, Readonly<Record<string, Part>>>> = {
  company: {
    ...SHARED,
    'raising.amount': part(
      16,
      '희망 투자 금액은 투자자의 투자 범위와 맞추는 데 쓰여 매칭 품질을 가장 크게 높입니다',
      'The amount sought is held against what investors invest: nothing lifts the quality of matches more',
    ),
    'raising.instrument': part(
      8,
      '투자 방식을 밝히면 맞지 않는 투자자가 걸러집니다',
      'The instrument keeps out investors that use others',
    ),
    foundedOn: part(
      8,
      '설립일로 업력이 계산되어 단계 조건에 쓰입니다',
      'The founding day gives the business age that conditions go by',
    ),
    people: part(6, '인원수는 회사 규모를 가늠하게 합니다', 'The number of people tells how large it is'),
    ipRights: part(8, '지식재산은 기술의 근거입니다', 'Rights are evidence of the technology'),
    rounds: part(8, '지난 투자 이력은 신뢰의 근거입니다', 'Rounds closed so far are a ground for trust'),
    revenue: part(
      8,
      '매출은 동의한 상대에게만 보이며 검토를 앞당깁니다',
      'Revenue shows only to those you consent to, and speeds up their review',
    ),
    size: part(2, '기업 규모 필터에 나타납니다', 'Puts it under the filter by size'),
    ksic: part(4, '산업분류 코드로 업종 필터에 나타납니다', 'An industry code puts it under the filters by industry'),
    hub: part(2, '입주 시설로 찾는 사람에게 보입니다', 'Shows it to those who look by facility'),
  },
  investor: {
    'title.en': SHARED['title.en'],
    'summary.en': SHARED['summary.en'],
    website: SHARED.website,
    forMembers: SHARED.forMembers,
    forConsented: SHARED.forConsented,
    ticket: part(
      20,
      '투자 금액 범위는 공개되지 않으며, 맞지 않는 소개를 가장 많이 줄입니다',
      'The ticket stays confidential, and keeps out more ill-fitting introductions than anything else',
    ),
    instruments: part(10, '투자 방식이 맞는 기업만 소개됩니다', 'Only companies that raise by these are introduced'),
    keywords: part(
      14,
      '관심 키워드가 구체적일수록 매칭이 정확해집니다',
      'The more precise the keywords, the better the matches',
    ),
    'exclusions.sectors': part(6, '제외 분야는 결코 소개되지 않습니다', 'Sectors excluded are never introduced'),
    portfolio: part(
      16,
      '투자 이력에서 실제 관심사를 배웁니다. 공개되지 않습니다',
      'The real focus is learned from past investments; they stay confidential',
    ),
    regions: part(8, '관심 지역이 있으면 가까운 기업부터 소개됩니다', 'With regions named, companies there come first'),
  },
  technology: {
    ...SHARED,
    economics: part(
      16,
      '경제성 비교는 수요 기업이 결정하는 근거입니다',
      'The economic comparison is what buyers decide by',
    ),
    advantage: part(
      12,
      '기존 대안보다 나은 점이 없으면 “효과 불분명”으로 거절됩니다',
      'Without an advantage over today’s alternative buyers decline for want of benefit',
    ),
    ipRights: part(
      12,
      '지식재산 번호는 계약서에 그대로 쓰입니다',
      'Numbers of rights go into the contract as they are',
    ),
    feeModels: part(6, '대가 방식을 밝히면 협상이 빨라집니다', 'Naming the fee model shortens negotiations'),
    feeTerms: part(6, '희망 조건은 동의한 상대에게만 보입니다', 'Terms asked for show only to those you consent to'),
    governmentFunded: part(
      4,
      '정부 과제 성과 여부는 이전 절차를 좌우합니다',
      'Whether it was publicly funded decides the procedure of transfer',
    ),
    hub: part(2, '입주 시설로 찾는 사람에게 보입니다', 'Shows it to those who look by facility'),
  },
  need: {
    'title.en': SHARED['title.en'],
    'summary.en': SHARED['summary.en'],
    tags: SHARED.tags,
    forMembers: SHARED.forMembers,
    forConsented: SHARED.forConsented,
    budget: part(
      18,
      '예산 범위가 있으면 실현 가능한 제안이 들어옵니다',
      'With a budget, proposals come that can be paid',
    ),
    'deadlines.respondBy': part(
      14,
      '회신 기한을 약속하면 제안이 늘어납니다',
      'A promised day of answer brings more proposals',
    ),
    leastTrl: part(
      12,
      '필요한 기술성숙도를 밝히면 이른 기술이 걸러집니다',
      'The least readiness keeps out what is too early',
    ),
    'metrics.0.current': part(
      10,
      '현재 수치가 있어야 개선 폭을 알 수 있습니다',
      'Only with today’s value can an improvement be told',
    ),
    hub: part(2, '담당 시설로 찾는 사람에게 보입니다', 'Shows it to those who look by facility'),
  },
  acquisition: {
    'title.en': SHARED['title.en'],
    'summary.en': SHARED['summary.en'],
    tags: SHARED.tags,
    ksic: part(4, '산업분류 코드로 업종 필터에 나타납니다', 'An industry code puts it under the filters by industry'),
    forMembers: SHARED.forMembers,
    forConsented: SHARED.forConsented,
    askBand: part(
      16,
      '희망가 구간이 있으면 자금이 맞는 매수자만 요청합니다',
      'With a price band, buyers ask who can pay it',
    ),
    reason: part(12, '매각 사유는 매수자가 가장 먼저 묻습니다', 'Why it is for sale is what buyers ask first'),
    identity: part(
      14,
      '동의한 매수자에게 보여 줄 회사 정보가 필요합니다',
      'Buyers you consent to need to learn which company it is',
    ),
    revenue: part(10, '매출은 동의한 매수자에게만 보입니다', 'Revenue shows only to buyers you consent to'),
    ask: part(6, '희망가는 동의한 매수자에게만 보입니다', 'The price shows only to buyers you consent to'),
    peopleBand: part(6, '인원 구간은 규모를 가늠하게 합니다', 'The band of people tells how large it is'),
    businessAge: part(6, '업력은 매수 조건에 자주 쓰입니다', 'The business age is a frequent condition of buyers'),
    underNda: part(
      6,
      '비밀유지계약 뒤에 보여 줄 자료가 실사를 앞당깁니다',
      'What you show under an agreement brings diligence forward',
    ),
  },
};

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (of, step) => (typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[step] : undefined),
    value,
  );
/** Said at all: a list with nothing in it says nothing. */
const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
const valueAt = (listing: Pick<Listing, 'title' | 'summary' | 'profile'>, member: string): unknown =>
  /^(title|summary)\./.test(member) ? at(listing, member.split('.')) : at(listing.profile, member.split('.'));

/** Weight of what every listing has to say anyway, of each kind. */
const REQUIRED = 20;

/** How complete a listing is, and the three members that would help most. Adding one never lowers it. */
export const completenessOf = (listing: Pick<Listing, 'kind' | 'title' | 'summary' | 'profile'>): Completeness => {
  const parts = Object.entries(COMPLETENESS[listing.kind]);
  const total = REQUIRED + parts.reduce((sum, [, { weight }]) => sum + weight, 0);
  const missing = parts.filter(([member]) => !isFilled(valueAt(listing, member)));
  const lacking = missing.reduce((sum, [, { weight }]) => sum + weight, 0);
  return {
    percent: Math.floor(((total - lacking) * 100) / total),
    next: [...missing]
      .sort(([, a], [, b]) => b.weight - a.weight)
      .slice(0, 3)
      .map(([name, { weight, why }]) => ({
        member: /^(title|summary)\./.test(name) ? name : `profile.${name}`,
        points: Math.max(1, Math.round((weight * 100) / total)),
        why,
      })),
  };
};
