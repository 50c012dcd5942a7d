import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { type CommonFacts, codes, day, period, rate, shares, words } from './facts.ts';

export const REPORTS = {
  quarter: { ko: '분기', en: 'quarter' },
  half: { ko: '반기', en: 'half-year' },
  year: { ko: '사업연도', en: 'business year' },
} as const;

const Shareholder = z.strictObject({
  name: named(words(80), '성명 또는 상호', 'Name'),
  shares: named(shares(), '소유 주식수', 'Shares held'),
  consentedOn: named(day(), '동의일', 'Date of consent'),
});
const OtherSafe = z.strictObject({
  holder: named(words(80), '투자자', 'Holder'),
  amount: named(Money, '투자금', 'Amount'),
  cap: named(Money, '가치평가상한', 'Valuation cap'),
});
const Use = z.strictObject({
  item: named(words(120), '항목', 'Item'),
  amount: named(Money, '금액', 'Amount'),
});

/** Facts that the SAFE and the convertible note share. */
export const proceeds = {
  amount: named(Money, '투자금', 'Investment amount'),
  paidOn: named(day(), '납입일', 'Date of payment'),
  uses: named(z.array(Use).max(20), '투자금의 용도', 'Use of proceeds'),
};
export const holders = {
  shareholders: named(z.array(Shareholder).max(200), '주주와 그 동의', 'Shareholders and their consent'),
  otherSafes: named(z.array(OtherSafe).max(50), '다른 조건부지분인수계약', 'Other SAFEs outstanding'),
};
export const duties = {
  reportEvery: named(codes(REPORTS), '보고 주기', 'Reporting period'),
  curePeriod: named(period(), '시정기간', 'Period for cure'),
};
/** An example of a conversion: what is assumed, and what follows from it. */
export const illustration = () =>
  named(
    z.strictObject({
      nextPreMoney: named(Money, '후속투자 직전 기업가치', 'Pre-money valuation of the next financing'),
      nextPrice: named(Money, '후속투자의 1주 가격', 'Price a share of the next financing'),
      capPrice: named(Money, '가치평가상한에 따른 1주 가격', 'Price a share by the cap'),
      discountPrice: named(Money, '할인율에 따른 1주 가격', 'Price a share by the discount'),
      price: named(Money, '전환가격', 'Conversion price'),
      shares: named(shares(), '발행할 주식수', 'Shares to be issued'),
      residual: named(Money, '1주에 미달하는 금액', 'Remainder below one share'),
      stake: named(rate(), '전환 직후 지분율', 'Stake right after conversion'),
    }),
    '전환 예시',
    'Example of a conversion',
  );

const shared = z.strictObject({ ...proceeds, ...holders, ...duties });
export type ConditionalFacts = CommonFacts & z.infer<typeof shared>;
export type ConditionalRowField =
  | keyof z.infer<typeof Shareholder>
  | keyof z.infer<typeof OtherSafe>
  | keyof z.infer<typeof Use>;
