import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { closingFacts } from '../common/block-facts.ts';
import { ANTI_DILUTIONS, COST_BEARERS, PARTICIPATIONS, SECURITIES, VETOES } from '../common/equity-facts.ts';
import { codes, day, investmentParties, period, rate, shares, words } from '../common/facts.ts';

export const REPORTS = {
  month: { ko: '월', en: 'month' },
  quarter: { ko: '분기', en: 'quarter' },
  half: { ko: '반기', en: 'half-year' },
} as const;
export const VOTES = {
  voting: { ko: '의결권 있음', en: 'Voting' },
  none: { ko: '의결권 없음', en: 'Non-voting' },
} as const;
export const CUMULATIONS = {
  cumulative: { ko: '누적적', en: 'cumulative' },
  non_cumulative: { ko: '비누적적', en: 'non-cumulative' },
} as const;
export const INTERESTS = {
  simple: { ko: '단리', en: 'simple' },
  compound: { ko: '연복리', en: 'annually compounded' },
} as const;
export const INVESTOR_KINDS = {
  fund: { ko: '벤처투자회사·벤처투자조합 등', en: 'Venture investment company or fund' },
  accelerator: { ko: '창업기획자·개인투자조합', en: 'Accelerator or personal investment fund' },
  company: { ko: '일반 법인', en: 'Other company' },
  individual: { ko: '개인', en: 'Individual' },
} as const;
export const FOUNDER_LIABILITIES = {
  none: { ko: '지지 아니함', en: 'None' },
  fault: { ko: '법정 사유의 고의·중과실에 한함', en: 'Wilful or grossly negligent acts in the statutory cases only' },
  joint: { ko: '회사와 연대', en: 'Jointly with the company' },
} as const;

const Holder = z.strictObject({
  name: named(words(80), '성명 또는 상호', 'Name'),
  shares: named(shares(), '소유 주식수', 'Shares held'),
});
const Use = z.strictObject({
  item: named(words(120), '항목', 'Item'),
  amount: named(Money, '금액', 'Amount'),
});
const Line = z.strictObject({ text: named(words(300), '내용', 'Text') });

/** What a share subscription agreement is made from. Price, shares, value after and stake follow where they are not stated. */
export const SsaFacts = z
  .strictObject({
    parties: investmentParties(),
    investorKind: named(codes(INVESTOR_KINDS), '투자자의 종류', 'Kind of investor'),
    related: named(z.boolean(), '투자자가 회사의 특수관계인', 'Investor related to the company'),
    security: named(codes(SECURITIES), '증권의 종류', 'Security'),
    investment: named(Money, '투자금', 'Investment'),
    preMoney: named(Money, '투자 전 기업가치', 'Pre-money valuation'),
    fullyDiluted: named(shares(), '투자 전 완전희석주식수', 'Fully diluted shares before the investment'),
    price: named(Money, '1주의 발행가격', 'Issue price a share'),
    newShares: named(shares(), '발행할 주식수', 'Shares to be issued'),
    postMoney: named(Money, '투자 후 기업가치', 'Post-money valuation'),
    stake: named(rate(), '투자 후 지분율', 'Stake after the investment'),
    parValue: named(Money, '1주의 금액', 'Par value'),
    issued: named(shares(), '발행주식총수', 'Issued shares'),
    authorised: named(shares(), '발행할 주식의 총수', 'Authorised shares'),
    shareholders: named(z.array(Holder).max(200), '주주명부', 'Shareholders'),
    votes: named(codes(VOTES), '의결권', 'Votes'),
    preference: named(
      z.strictObject({
        dividend: named(rate(), '우선배당률', 'Preferred dividend'),
        cumulation: named(codes(CUMULATIONS), '누적 여부', 'Cumulation'),
        participation: named(codes(PARTICIPATIONS), '참가 여부', 'Participation'),
        liquidation: named(rate(100_000), '잔여재산 우선분배율', 'Liquidation preference'),
        convertWithin: named(period(), '전환기간', 'Conversion period'),
        redeemAfter: named(period(), '상환청구 개시', 'Redemption from'),
        redeemWithin: named(period(), '상환청구 기간', 'Redemption until'),
        redemptionRate: named(rate(), '상환 가산율', 'Redemption premium a year'),
        redemptionInterest: named(codes(INTERESTS), '가산 방법', 'Manner of adding it'),
      }),
      '종류주식의 내용',
      'Terms of the class',
    ),
    antiDilution: named(codes(ANTI_DILUTIONS), '희석방지', 'Anti-dilution'),
    resolvedOn: named(day(), '신주발행 결의일', 'Date of the resolution to issue'),
    noticedOn: named(day(), '주주 통지·공고일', 'Date of notice to shareholders'),
    noticeWaived: named(z.boolean(), '주주 전원의 통지기간 단축 동의', 'Notice period waived by all shareholders'),
    closingOn: named(day(), '납입일', 'Closing date'),
    conditions: named(z.array(Line).max(30), '선행조건', 'Conditions precedent'),
    uses: named(z.array(Use).max(20), '투자금의 용도', 'Use of proceeds'),
    disclosures: named(z.array(Line).max(60), '진술·보장의 예외', 'Exceptions to the representations'),
    survival: named(period(), '진술·보장의 존속기간', 'Survival of the representations'),
    veto: named(codes(VETOES), '경영사항의 관여', 'Say in management'),
    matters: named(z.array(Line).max(30), '관여할 경영사항', 'Matters'),
    seats: named(z.int().min(0).max(10), '이사 지명 수', 'Directors to be nominated'),
    observer: named(z.boolean(), '이사회 참관인', 'Board observer'),
    reportEvery: named(codes(REPORTS), '보고 주기', 'Reporting period'),
    listingBy: named(day(), '기업공개 목표일', 'Target date of a listing'),
    pool: named(rate(), '주식매수선택권 한도', 'Option pool'),
    founders: named(z.array(Holder).max(20), '창업자', 'Founders'),
    lockUp: named(period(), '창업자의 처분 제한', 'Founder lock-up'),
    refusalDays: named(z.int().min(1).max(120), '우선매수권 행사기간(일)', 'Days for right of first refusal'),
    drag: named(
      z.strictObject({
        after: named(period(), '행사할 수 있는 때', 'Exercisable after'),
        leastPrice: named(Money, '1주의 최저 매도가격', 'Least price a share'),
      }),
      '동반매도청구권',
      'Drag-along',
    ),
    founderLiability: named(codes(FOUNDER_LIABILITIES), '창업자의 책임', 'Liability of the founders'),
    curePeriod: named(period(), '시정기간', 'Period for cure'),
    penalty: named(rate(), '위약벌', 'Penalty'),
    delayInterest: named(rate(), '지연이자율', 'Interest on delay'),
    costs: named(codes(COST_BEARERS), '비용', 'Costs'),
    ...closingFacts,
  })
  .describe('신주인수계약의 사실관계 / Facts of a share subscription agreement');
export type SsaFacts = z.infer<typeof SsaFacts>;
export type SsaRowField = keyof z.infer<typeof Holder> | keyof z.infer<typeof Use> | keyof z.infer<typeof Line>;
