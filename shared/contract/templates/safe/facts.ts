import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
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

export const CAP_TYPES = {
  pre: { ko: '투자 전 기준', en: 'Pre-money' },
  post: { ko: '투자 후 기준', en: 'Post-money' },
} as const;
export const ROUND_SECURITIES = {
  same: { ko: '후속투자에서 발행하는 주식과 같은 종류의 주식', en: 'shares of the class issued in the Next Financing' },
  common: { ko: '보통주식', en: 'common shares' },
} as const;
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

/** What a Korean SAFE is made from. `interest` and `maturity` are there to be refused: a SAFE has neither. */
export const SafeFacts = z
  .strictObject({
    parties: investmentParties(),
    amount: named(Money, '투자금', 'Investment amount'),
    paidOn: named(day(), '납입일', 'Date of payment'),
    uses: named(z.array(Use).max(20), '투자금의 용도', 'Use of proceeds'),
    capType: named(codes(CAP_TYPES), '가치평가상한의 기준', 'Basis of the valuation cap'),
    valuationCap: named(Money, '가치평가상한', 'Valuation cap'),
    discount: named(rate(5_000), '할인율', 'Discount rate'),
    qualifyingAmount: named(Money, '후속투자의 최소 금액', 'Least amount of the next financing'),
    roundSecurity: named(codes(ROUND_SECURITIES), '발행할 주식', 'Security to be issued'),
    fullyDiluted: named(shares(), '완전희석주식수', 'Fully diluted shares'),
    issued: named(shares(), '발행주식총수', 'Issued shares'),
    authorised: named(shares(), '발행할 주식의 총수', 'Authorised shares'),
    parValue: named(Money, '1주의 금액', 'Par value'),
    shareholders: named(z.array(Shareholder).max(200), '주주와 그 동의', 'Shareholders and their consent'),
    otherSafes: named(z.array(OtherSafe).max(50), '다른 조건부지분인수계약', 'Other SAFEs outstanding'),
    mfn: named(z.boolean(), '최혜대우', 'Most favoured treatment'),
    proRata: named(z.boolean(), '비례참여권', 'Pro rata right'),
    reportEvery: named(codes(REPORTS), '보고 주기', 'Reporting period'),
    curePeriod: named(period(), '시정기간', 'Period for cure'),
    interest: named(rate(), '이자율', 'Interest rate'),
    maturity: named(day(), '만기일', 'Maturity'),
    illustration: named(
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
    ),
    disputes: disputes(),
    language: language(),
    signedOn: signedOn(),
  })
  .describe('조건부지분인수계약의 사실관계 / Facts of a Korean SAFE');
export type SafeFacts = z.infer<typeof SafeFacts>;
export type SafeRowField =
  | keyof z.infer<typeof Shareholder>
  | keyof z.infer<typeof OtherSafe>
  | keyof z.infer<typeof Use>;
