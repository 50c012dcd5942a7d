import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import {
  closingFacts,
  coreTechnology,
  Deliverable,
  Instalment,
  publiclyFunded,
  type RightField,
  rights,
} from '../common/block-facts.ts';
import { codes, day, partiesAs, period, rate, words } from '../common/facts.ts';

export const EXCLUSIVITIES = {
  exclusive_registered: { ko: '전용실시권', en: 'Registered exclusive licence' },
  exclusive_contractual: { ko: '독점적 통상실시권', en: 'Contractual exclusive licence' },
  sole: { ko: '단독 통상실시권', en: 'Sole licence' },
  nonexclusive: { ko: '통상실시권', en: 'Non-exclusive licence' },
} as const;
export const TERRITORIES = {
  kr: { ko: '대한민국', en: 'The Republic of Korea' },
  world: { ko: '전 세계', en: 'Worldwide' },
  listed: { ko: '별지에 적은 국가', en: 'The countries listed' },
} as const;
export const SUBLICENCES = {
  none: { ko: '허용하지 아니함', en: 'Not allowed' },
  consent: { ko: '사전 동의를 받아 허용', en: 'Allowed with prior consent' },
  affiliates: { ko: '계열회사에 한하여 허용', en: 'Allowed to affiliates' },
} as const;
export const OWN_USES = {
  reserved: { ko: '유보함', en: 'Reserved' },
  none: { ko: '유보하지 아니함', en: 'Not reserved' },
} as const;
export const BASES = {
  net_sales: { ko: '순매출액 기준', en: 'By net sales' },
  units: { ko: '판매 수량 기준', en: 'By units sold' },
} as const;
export const REPORTING = {
  quarter: { ko: '분기', en: 'calendar quarter' },
  half: { ko: '반기', en: 'half-year' },
  year: { ko: '사업연도', en: 'business year' },
} as const;
export const MINIMUM_PER = {
  year: { ko: '연', en: 'year' },
  quarter: { ko: '분기', en: 'quarter' },
} as const;
export const TAX_BEARERS = {
  payee: { ko: '지급받는 자 부담', en: 'Borne by the payee' },
  gross_up: { ko: '지급하는 자 부담', en: 'Borne by the payer' },
} as const;
export const VAT = {
  excluded: { ko: '별도', en: 'Not included' },
  included: { ko: '포함', en: 'Included' },
} as const;
export const EXCHANGES = {
  payment_day: { ko: '지급일의 환율', en: 'Rate of the day of payment' },
  period_end: { ko: '산정기간 마지막 날의 환율', en: 'Rate of the last day of the period' },
} as const;
export const IMPROVEMENTS = {
  own: { ko: '각자 소유', en: 'Each owns its own' },
  joint: { ko: '공동 소유', en: 'Owned jointly' },
  grantback_nonexclusive: { ko: '비독점적 실시 허락', en: 'Non-exclusive grant-back' },
  grantback_exclusive: { ko: '독점적 이전', en: 'Exclusive grant-back' },
} as const;
export const SIDES = {
  licensor: { ko: '허락자', en: 'Licensor' },
  licensee: { ko: '실시권자', en: 'Licensee' },
} as const;
export const TERM_BASES = {
  until_expiry: { ko: '권리의 만료까지', en: 'Until the rights expire' },
  date: { ko: '정한 날까지', en: 'Until a date' },
} as const;

const Country = z.strictObject({
  code: named(z.string().regex(/^[A-Z]{2}$/, { error: 'bad-country' }), '국가 코드', 'Country code'),
  name: named(words(60), '국가', 'Country'),
});
const Tier = z.strictObject({
  from: named(Money, '초과 금액', 'Above'),
  rate: named(rate(), '요율', 'Rate'),
});
const Milestone = z.strictObject({
  event: named(words(200), '달성 사건', 'Event'),
  amount: named(Money, '금액', 'Amount'),
  byDay: named(day(), '기한', 'Target date'),
});
const Deduction = z.strictObject({ item: named(words(120), '공제 항목', 'Deduction') });
const KnowHow = z.strictObject({
  title: named(words(200), '명칭', 'Title'),
  scope: named(words(300), '범위', 'Scope'),
});

const royalty = z.strictObject({
  upfront: named(Money, '선급기술료', 'Upfront fee'),
  instalments: named(z.array(Instalment).max(12), '선급기술료의 분할', 'Instalments of the upfront fee'),
  running: named(
    z.strictObject({
      base: named(codes(BASES), '산정 기준', 'Base'),
      rate: named(rate(), '요율', 'Rate'),
      perUnit: named(Money, '개당 기술료', 'Royalty a unit'),
      tiers: named(z.array(Tier).max(10), '구간별 요율', 'Tiers'),
    }),
    '경상기술료',
    'Running royalty',
  ),
  minimum: named(
    z.strictObject({ amount: named(Money, '금액', 'Amount'), per: named(codes(MINIMUM_PER), '기간', 'Per') }),
    '최저기술료',
    'Minimum royalty',
  ),
  milestones: named(z.array(Milestone).max(20), '단계별 기술료', 'Milestones'),
  cap: named(Money, '기술료 총액의 한도', 'Cap on all royalties'),
  payWithin: named(z.int().min(1).max(365), '지급기한(일)', 'Days for payment'),
  lateRate: named(rate(), '연 지연손해금률', 'Interest on arrears a year'),
  taxBearer: named(codes(TAX_BEARERS), '원천징수세의 부담', 'Withholding tax borne by'),
  upfrontGross: named(Money, '세금을 더한 선급기술료', 'Upfront fee with tax'),
  vat: named(codes(VAT), '부가가치세', 'Value-added tax'),
  exchange: named(codes(EXCHANGES), '환율의 기준', 'Exchange rate'),
});

/** What a technology licence is made from. Nothing is required to draft. */
export const LicFacts = z
  .strictObject({
    parties: partiesAs(['licensor', '허락자', 'Licensor'], ['licensee', '실시권자', 'Licensee']),
    technology: named(words(300), '계약기술', 'Licensed technology'),
    rights: rights(),
    knowHow: named(z.array(KnowHow).max(30), '노하우', 'Know-how'),
    product: named(words(300), '계약제품', 'Licensed products'),
    field: named(words(300), '실시분야', 'Field of use'),
    territory: named(codes(TERRITORIES), '계약지역', 'Territory'),
    countries: named(z.array(Country).max(60), '계약지역의 국가', 'Countries of the territory'),
    exclusivity: named(codes(EXCLUSIVITIES), '실시권의 종류', 'Kind of licence'),
    ownUse: named(codes(OWN_USES), '허락자의 실시', 'Licensor’s own use'),
    register: named(z.boolean(), '실시권의 등록', 'Licence to be registered'),
    registrationBy: named(day(), '등록 신청 기한', 'Registration filed by'),
    registrationCosts: named(codes(SIDES), '등록비용의 부담', 'Costs of registration borne by'),
    sublicence: named(codes(SUBLICENCES), '재실시권', 'Sublicences'),
    deliverables: named(z.array(Deliverable).max(30), '인도할 자료', 'Deliverables'),
    assistanceDays: named(z.int().min(0).max(365), '기술지도(일)', 'Days of technical assistance'),
    publiclyFunded: publiclyFunded(),
    coreTechnology: coreTechnology(),
    inventionsSucceeded: named(z.boolean(), '직무발명의 승계', 'Employee inventions succeeded to'),
    royalty: named(royalty, '기술료', 'Royalties'),
    deductions: named(z.array(Deduction).max(20), '순매출액의 공제 항목', 'Deductions from sales'),
    reportEvery: named(codes(REPORTING), '보고 주기', 'Reporting period'),
    reportWithin: named(z.int().min(1).max(120), '보고기한(일)', 'Days for reports'),
    auditNotice: named(z.int().min(1).max(60), '검사 통지기간(일)', 'Days of notice of an audit'),
    auditThreshold: named(rate(), '검사비용 부담 기준', 'Underpayment that shifts the costs'),
    improvements: named(codes(IMPROVEMENTS), '개량기술', 'Improvements'),
    maintenance: named(codes(SIDES), '권리의 유지', 'Maintenance of the rights'),
    enforcement: named(codes(SIDES), '침해 대응의 주도', 'Enforcement led by'),
    diligence: named(
      z.strictObject({
        firstSaleBy: named(day(), '첫 판매 기한', 'First sale by'),
        minimumSpend: named(Money, '연간 최소 투자금액', 'Least spent a year'),
      }),
      '실시의무',
      'Diligence',
    ),
    term: named(
      z.strictObject({ basis: named(codes(TERM_BASES), '기준', 'Basis'), endsOn: named(day(), '종료일', 'Ends on') }),
      '계약기간',
      'Term',
    ),
    curePeriod: named(period(), '시정기간', 'Period for cure'),
    sellOff: named(period(), '재고 판매기간', 'Sell-off period'),
    liabilityCap: named(Money, '책임의 한도', 'Cap on liability'),
    ...closingFacts,
  })
  .describe('기술실시계약의 사실관계 / Facts of a technology licence');
export type LicFacts = z.infer<typeof LicFacts>;
export type LicRowField =
  | RightField
  | keyof z.infer<typeof Country>
  | keyof z.infer<typeof Tier>
  | keyof z.infer<typeof Milestone>
  | keyof z.infer<typeof Deduction>
  | keyof z.infer<typeof KnowHow>
  | keyof z.infer<typeof Instalment>
  | keyof z.infer<typeof Deliverable>;
