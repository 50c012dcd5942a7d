import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { closingFacts, coreTechnology } from '../common/block-facts.ts';
import { codes, day, partiesAs, period, words } from '../common/facts.ts';

export const APPROVALS = {
  meeting: { ko: '주주총회의 특별결의', en: 'Special resolution of the general meeting' },
  simplified: { ko: '간이절차에 따른 이사회의 승인', en: 'Approval of the board by the simplified procedure' },
  not_needed: { ko: '주주총회의 결의가 필요하지 아니함', en: 'No resolution of the general meeting needed' },
} as const;
export const VAT_ROUTES = {
  whole: { ko: '사업의 포괄양도로서 과세하지 아니함', en: 'Transfer of the business as a whole, not taxed' },
  proxy: { ko: '양수인의 대리납부', en: 'Paid by the transferee in the transferor’s place' },
  charged: { ko: '세금계산서를 발급하고 과세', en: 'Charged, with a tax invoice' },
} as const;
export const TRADE_NAMES = {
  dropped: { ko: '쓰지 아니함', en: 'Not used' },
  used: { ko: '계속 씀', en: 'Used further' },
  used_disclaimed: { ko: '계속 쓰되 면책을 등기하거나 통지함', en: 'Used further, with liability disclaimed' },
} as const;

const Asset = z.strictObject({
  name: named(words(200), '명칭', 'Name'),
  kind: named(words(60), '종류', 'Kind'),
  amount: named(Money, '배분 금액', 'Amount allocated'),
});
const Debt = z.strictObject({
  name: named(words(200), '내용', 'Liability'),
  amount: named(Money, '금액', 'Amount'),
});
const Contract = z.strictObject({
  name: named(words(200), '계약 또는 인허가', 'Contract or licence'),
  consent: named(words(120), '필요한 동의', 'Consent needed'),
});
const Instalment = z.strictObject({
  name: named(words(80), '구분', 'Instalment'),
  amount: named(Money, '금액', 'Amount'),
  dueOn: named(day(), '지급일', 'Due on'),
});
const Line = z.strictObject({ text: named(words(300), '내용', 'Text') });

/** What a business transfer agreement is made from. */
export const BtaFacts = z
  .strictObject({
    parties: partiesAs(['transferor', '양도인', 'Transferor'], ['transferee', '양수인', 'Transferee']),
    business: named(words(300), '양도하는 영업', 'Business'),
    wholeOrMaterial: named(z.boolean(), '영업의 전부 또는 중요한 일부', 'Whole or material part of the business'),
    assets: named(z.array(Asset).max(100), '양도 자산', 'Assets'),
    debts: named(z.array(Debt).max(100), '인수하는 채무', 'Liabilities assumed'),
    excluded: named(z.array(Line).max(50), '제외하는 자산과 채무', 'Excluded assets and liabilities'),
    contracts: named(z.array(Contract).max(100), '승계하는 계약과 인허가', 'Contracts and licences'),
    price: named(Money, '양수도대금', 'Price'),
    instalments: named(z.array(Instalment).max(20), '지급 일정', 'Instalments'),
    closingOn: named(day(), '양도일', 'Transfer date'),
    longStop: named(day(), '최종시한', 'Long-stop date'),
    approval: named(codes(APPROVALS), '양도인의 승인절차', "Transferor's approval"),
    resolvedOn: named(day(), '승인일', 'Approved on'),
    employees: named(z.int().min(0).max(100_000), '승계하는 근로자 수', 'Employees taken over'),
    nonCompete: named(
      z.strictObject({
        years: named(z.int().min(0).max(50), '기간(년)', 'Years'),
        area: named(words(120), '지역', 'Area'),
      }),
      '경업금지',
      'Non-compete',
    ),
    tradeName: named(codes(TRADE_NAMES), '상호의 사용', 'Trade name'),
    vat: named(codes(VAT_ROUTES), '부가가치세', 'Value-added tax'),
    survival: named(period(), '진술·보장의 존속기간', 'Survival of the representations'),
    cap: named(Money, '배상 한도', 'Cap'),
    delayInterest: named(z.int().min(0).max(10_000), '지연이자율', 'Interest on delay'),
    buyerSize: named(Money, '양수인 측의 자산 또는 매출액(계열 포함)', "Assets or turnover of the transferee's group"),
    targetSize: named(Money, '대상 영업의 자산 또는 매출액', 'Assets or turnover of the business'),
    coreTechnology: coreTechnology(),
    ...closingFacts,
  })
  .describe('영업양수도계약의 사실관계 / Facts of a business transfer agreement');
export type BtaFacts = z.infer<typeof BtaFacts>;
export type BtaRowField =
  | keyof z.infer<typeof Asset>
  | keyof z.infer<typeof Debt>
  | keyof z.infer<typeof Contract>
  | keyof z.infer<typeof Instalment>
  | keyof z.infer<typeof Line>;
