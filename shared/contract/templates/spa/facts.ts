import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { closingFacts, coreTechnology } from '../common/block-facts.ts';
import { codes, day, partiesAs, period, rate, shares, words } from '../common/facts.ts';

export const ADJUSTMENTS = {
  none: { ko: '조정하지 아니함', en: 'No adjustment' },
  locked_box: { ko: '기준일 이후의 유출 금지', en: 'Locked box' },
  working_capital: { ko: '순운전자본에 따른 조정', en: 'Adjustment by net working capital' },
  net_debt: { ko: '순차입금에 따른 조정', en: 'Adjustment by net debt' },
} as const;
export const BASKETS = {
  tipping: { ko: '넘으면 전액', en: 'All of it once exceeded' },
  deductible: { ko: '넘는 부분만', en: 'Only the excess' },
} as const;

const Lot = z.strictObject({
  kind: named(words(60), '주식의 종류', 'Class'),
  shares: named(shares(), '주식수', 'Number of shares'),
  stake: named(rate(), '지분율', 'Stake'),
  amount: named(Money, '금액', 'Amount'),
});
const Instalment = z.strictObject({
  name: named(words(80), '구분', 'Instalment'),
  amount: named(Money, '금액', 'Amount'),
  dueOn: named(day(), '지급일', 'Due on'),
});
const Line = z.strictObject({ text: named(words(300), '내용', 'Text') });
const Indemnity = z.strictObject({
  matter: named(words(200), '사유', 'Matter'),
  limit: named(Money, '한도', 'Limit'),
});

/** What a share purchase agreement is made from. */
export const SpaFacts = z
  .strictObject({
    parties: partiesAs(['seller', '매도인', 'Seller'], ['buyer', '매수인', 'Buyer']),
    target: named(words(200), '대상회사', 'Target company'),
    issued: named(shares(), '대상회사의 발행주식총수', 'Issued shares of the target'),
    lots: named(z.array(Lot).max(20), '매매 대상 주식', 'Shares sold'),
    sharesSold: named(shares(), '매매 대상 주식수', 'Number of shares sold'),
    certificates: named(z.boolean(), '주권의 발행', 'Certificates issued'),
    transferRestricted: named(z.boolean(), '정관의 양도제한', 'Transfer restricted by the articles'),
    price: named(Money, '매매대금', 'Purchase price'),
    pricePerShare: named(Money, '1주의 가격', 'Price a share'),
    instalments: named(z.array(Instalment).max(20), '지급 일정', 'Instalments'),
    escrow: named(
      z.strictObject({
        amount: named(Money, '예치금', 'Amount in escrow'),
        period: named(period(), '예치기간', 'Period of escrow'),
        agent: named(words(120), '예치기관', 'Escrow agent'),
      }),
      '에스크로',
      'Escrow',
    ),
    adjustment: named(codes(ADJUSTMENTS), '대금의 조정', 'Price adjustment'),
    referenceDay: named(day(), '기준일', 'Reference date'),
    referenceAmount: named(Money, '기준 금액', 'Reference amount'),
    conditions: named(z.array(Line).max(30), '선행조건', 'Conditions precedent'),
    closingOn: named(day(), '거래종결 예정일', 'Envisaged closing date'),
    longStop: named(day(), '최종시한', 'Long-stop date'),
    disclosures: named(z.array(Line).max(60), '진술·보장의 예외', 'Disclosures'),
    survival: named(period(), '일반 진술·보장의 존속기간', 'Survival, general'),
    survivalTitle: named(period(), '주식·권한에 관한 존속기간', 'Survival, title'),
    deMinimis: named(Money, '개별 최소금액', 'De minimis'),
    basket: named(Money, '합산 최소금액', 'Basket'),
    basketKind: named(codes(BASKETS), '합산 최소금액의 방식', 'Kind of basket'),
    cap: named(Money, '배상 한도', 'Cap'),
    indemnities: named(z.array(Indemnity).max(20), '특별손해배상', 'Specific indemnities'),
    nonCompete: named(
      z.strictObject({ period: named(period(), '기간', 'Period'), area: named(words(120), '지역', 'Area') }),
      '경업금지',
      'Non-compete',
    ),
    delayInterest: named(rate(), '지연이자율', 'Interest on delay'),
    buyerSize: named(Money, '매수인 측의 자산 또는 매출액(계열 포함)', "Assets or turnover of the buyer's group"),
    targetSize: named(Money, '대상 측의 자산 또는 매출액', 'Assets or turnover of the target'),
    coreTechnology: coreTechnology(),
    ...closingFacts,
  })
  .describe('주식매매계약의 사실관계 / Facts of a share purchase agreement');
export type SpaFacts = z.infer<typeof SpaFacts>;
export type SpaRowField =
  | keyof z.infer<typeof Lot>
  | keyof z.infer<typeof Instalment>
  | keyof z.infer<typeof Line>
  | keyof z.infer<typeof Indemnity>;
