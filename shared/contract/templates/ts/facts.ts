import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { ANTI_DILUTIONS, COST_BEARERS, PARTICIPATIONS, SECURITIES, VETOES } from '../common/equity-facts.ts';
import {
  codes,
  day,
  disputes,
  investmentParties,
  language,
  period,
  rate,
  shares,
  signedOn,
  words,
} from '../common/facts.ts';

const Use = z.strictObject({
  item: named(words(120), '항목', 'Item'),
  amount: named(Money, '금액', 'Amount'),
});
const Matter = z.strictObject({ text: named(words(200), '사항', 'Matter') });
const Condition = z.strictObject({ text: named(words(200), '조건', 'Condition') });

/** What an investment term sheet is made from. Price, shares, post-money value and stake follow where they are not stated. */
export const TsFacts = z
  .strictObject({
    parties: investmentParties(),
    security: named(codes(SECURITIES), '증권의 종류', 'Security'),
    investment: named(Money, '투자금', 'Investment'),
    preMoney: named(Money, '투자 전 기업가치', 'Pre-money valuation'),
    fullyDiluted: named(shares(), '투자 전 완전희석주식수', 'Fully diluted shares before the investment'),
    price: named(Money, '1주의 발행가격', 'Issue price a share'),
    newShares: named(shares(), '발행할 주식수', 'Shares to be issued'),
    postMoney: named(Money, '투자 후 기업가치', 'Post-money valuation'),
    stake: named(rate(), '투자 후 지분율', 'Stake after the investment'),
    parValue: named(Money, '1주의 금액', 'Par value'),
    preference: named(
      z.strictObject({
        dividend: named(rate(), '우선배당률', 'Preferred dividend'),
        participation: named(codes(PARTICIPATIONS), '참가 여부', 'Participation'),
        liquidation: named(rate(100_000), '잔여재산 우선분배율', 'Liquidation preference'),
        convertWithin: named(period(), '전환기간', 'Conversion period'),
        redeemAfter: named(period(), '상환청구 개시', 'Redemption from'),
        redemptionRate: named(rate(), '상환 가산율', 'Redemption premium a year'),
      }),
      '우선권',
      'Preferences',
    ),
    antiDilution: named(codes(ANTI_DILUTIONS), '희석방지', 'Anti-dilution'),
    veto: named(codes(VETOES), '경영사항의 관여', 'Say in management'),
    matters: named(z.array(Matter).max(30), '관여할 경영사항', 'Matters'),
    directors: named(z.int().min(0).max(10), '이사 지명 수', 'Directors to be nominated'),
    lockUp: named(period(), '창업자의 처분 제한', 'Founder lock-up'),
    refusalDays: named(z.int().min(1).max(120), '우선매수권 행사기간(일)', 'Days for right of first refusal'),
    pool: named(rate(), '주식매수선택권 한도', 'Option pool'),
    conditions: named(z.array(Condition).max(30), '선행조건', 'Conditions precedent'),
    uses: named(z.array(Use).max(20), '투자금의 용도', 'Use of proceeds'),
    costs: named(codes(COST_BEARERS), '비용', 'Costs'),
    exclusivity: named(period(), '배타적 협상기간', 'Exclusivity'),
    validUntil: named(day(), '유효기간', 'Valid until'),
    disputes: disputes(),
    language: language(),
    signedOn: signedOn(),
  })
  .describe('투자 주요조건서의 사실관계 / Facts of an investment term sheet');
export type TsFacts = z.infer<typeof TsFacts>;
export type TsRowField = keyof z.infer<typeof Use> | keyof z.infer<typeof Matter>;
