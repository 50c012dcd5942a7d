import type { Example } from '../common/example.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });

/** A majority of a company's shares, part of the price in escrow. */
export const spaExample: Example = {
  target: { ko: '물결트레이드 주식회사', en: 'Mulgyeol Trade Co., Ltd.' },
  issued: 100_000,
  lots: [
    { kind: { ko: '보통주식', en: 'Common' }, shares: 60_000, stake: 6_000, amount: won('6000000000') },
    { kind: { ko: '우선주식', en: 'Preferred' }, shares: 10_000, stake: 1_000, amount: won('1000000000') },
  ],
  certificates: false,
  transferRestricted: true,
  price: won('7000000000'),
  instalments: [
    { name: { ko: '계약금', en: 'On signature' }, amount: won('700000000'), dueOn: '2026-12-01' },
    { name: { ko: '잔금', en: 'Balance' }, amount: won('5600000000'), dueOn: '2027-01-29' },
  ],
  escrow: {
    amount: won('700000000'),
    period: { value: 18, unit: 'month' },
    agent: { ko: '한빛신탁', en: 'Hanbit Trust' },
  },
  adjustment: 'working_capital',
  referenceDay: '2026-09-30',
  referenceAmount: won('1200000000'),
  conditions: [{ text: { ko: '주요 거래처 계약의 갱신', en: 'Renewal of the main customer contract' } }],
  closingOn: '2027-01-29',
  longStop: '2027-03-31',
  disclosures: [{ text: { ko: '진행 중인 상표 이의신청', en: 'The pending opposition to a trademark' } }],
  survival: { value: 18, unit: 'month' },
  survivalTitle: { value: 5, unit: 'year' },
  deMinimis: won('10000000'),
  basket: won('70000000'),
  basketKind: 'tipping',
  cap: won('1400000000'),
  indemnities: [
    { matter: { ko: '과거 세무조사의 추징', en: 'Assessments from past tax audits' }, limit: won('500000000') },
  ],
  nonCompete: { period: { value: 3, unit: 'year' }, area: { ko: '대한민국', en: 'the Republic of Korea' } },
  delayInterest: 1_000,
  buyerSize: won('50000000000'),
  targetSize: won('12000000000'),
  coreTechnology: 'no',
  secrecyPeriod: { value: 3, unit: 'year' },
  personalData: true,
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
