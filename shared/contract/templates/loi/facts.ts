import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { coreTechnology } from '../common/block-facts.ts';
import { codes, day, disputes, language, partiesAs, period, rate, signedOn, words } from '../common/facts.ts';

export const STRUCTURES = {
  shares: { ko: '주식의 양수도', en: 'Purchase of shares' },
  business: { ko: '영업의 양수도', en: 'Transfer of a business' },
  new_shares: { ko: '신주의 인수', en: 'Subscription for new shares' },
  merger: { ko: '합병', en: 'Merger' },
} as const;
export const DEPOSITS = {
  credited: { ko: '대금에 충당', en: 'Credited to the price' },
  forfeited: {
    ko: '매수인의 책임으로 무산되면 매도인에게 귀속',
    en: 'Kept by the seller where the buyer causes the failure',
  },
} as const;

const Line = z.strictObject({ text: named(words(300), '내용', 'Text') });
const Step = z.strictObject({
  name: named(words(120), '단계', 'Step'),
  by: named(day(), '기한', 'By'),
});

/** What a letter of intent on an acquisition is made from. */
export const LoiFacts = z
  .strictObject({
    parties: partiesAs(['seller', '매도인', 'Seller'], ['buyer', '매수인', 'Buyer']),
    target: named(words(200), '거래의 대상', 'Target'),
    structure: named(codes(STRUCTURES), '거래의 구조', 'Structure'),
    stake: named(rate(), '취득할 지분율', 'Stake to be acquired'),
    priceFrom: named(Money, '예상 대금의 하한', 'Price from'),
    priceTo: named(Money, '예상 대금의 상한', 'Price to'),
    priceBasis: named(words(300), '대금의 산정 근거', 'Basis of the price'),
    diligence: named(period(), '실사기간', 'Period of due diligence'),
    exclusiveUntil: named(day(), '배타적 협상의 종료일', 'Exclusive until'),
    conditions: named(z.array(Line).max(30), '선행조건의 예시', 'Conditions precedent envisaged'),
    timetable: named(z.array(Step).max(20), '일정', 'Timetable'),
    deposit: named(Money, '이행보증금', 'Deposit'),
    depositTerms: named(codes(DEPOSITS), '이행보증금의 처리', 'Treatment of the deposit'),
    validUntil: named(day(), '유효기간', 'Valid until'),
    buyerSize: named(Money, '매수인 측의 자산 또는 매출액(계열 포함)', "Assets or turnover of the buyer's group"),
    targetSize: named(Money, '대상 측의 자산 또는 매출액', 'Assets or turnover of the target'),
    coreTechnology: coreTechnology(),
    secrecyPeriod: named(period(), '비밀유지의무의 존속기간', 'Survival of the duty of confidence'),
    disputes: disputes(),
    language: language(),
    signedOn: signedOn(),
  })
  .describe('인수의향서의 사실관계 / Facts of a letter of intent');
export type LoiFacts = z.infer<typeof LoiFacts>;
export type LoiRowField = keyof z.infer<typeof Line> | keyof z.infer<typeof Step>;
