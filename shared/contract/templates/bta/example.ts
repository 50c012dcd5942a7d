import type { Example } from '../common/example.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });

/** A material part of a business with its people and contracts. */
export const btaExample: Example = {
  business: {
    ko: '냉장 물류 관제 소프트웨어의 개발과 판매',
    en: 'developing and selling control software for chilled logistics',
  },
  wholeOrMaterial: true,
  assets: [
    {
      name: { ko: '관제 소프트웨어', en: 'Control software' },
      kind: { ko: '저작권', en: 'Copyright' },
      amount: won('1500000000'),
    },
    { name: { ko: '매출채권', en: 'Trade receivables' }, kind: { ko: '채권', en: 'Claims' }, amount: won('400000000') },
  ],
  debts: [{ name: { ko: '선수금', en: 'Advance payments received' }, amount: won('100000000') }],
  excluded: [{ text: { ko: '현금과 세금 채무', en: 'Cash and tax liabilities' } }],
  contracts: [
    {
      name: { ko: '고객사 이용계약', en: 'Customer subscriptions' },
      consent: { ko: '상대방의 동의', en: 'Consent of the customer' },
    },
  ],
  price: won('1800000000'),
  instalments: [
    { name: { ko: '계약금', en: 'On signature' }, amount: won('180000000'), dueOn: '2026-12-01' },
    { name: { ko: '잔금', en: 'Balance' }, amount: won('1620000000'), dueOn: '2027-02-01' },
  ],
  closingOn: '2027-02-01',
  longStop: '2027-04-30',
  approval: 'meeting',
  resolvedOn: '2027-01-15',
  employees: 14,
  nonCompete: { years: 5, area: { ko: '대한민국', en: 'the Republic of Korea' } },
  tradeName: 'dropped',
  vat: 'proxy',
  survival: { value: 2, unit: 'year' },
  cap: won('600000000'),
  delayInterest: 1_000,
  buyerSize: won('50000000000'),
  targetSize: won('12000000000'),
  coreTechnology: 'no',
  secrecyPeriod: { value: 3, unit: 'year' },
  personalData: true,
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
