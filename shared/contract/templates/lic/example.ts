import type { Example } from '../common/example.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });

/** A registered exclusive licence of one patent with everything there is to agree. */
export const licExample: Example = {
  technology: { ko: '창고용 로봇의 경로 보정 기술', en: 'path correction for warehouse robots' },
  'parties.licensor.size': 'startup',
  'parties.licensee.size': 'sme',
  rights: [
    {
      kind: 'patent',
      country: 'KR',
      status: 'registered',
      number: '10-2345678',
      title: { ko: '이동 로봇의 경로 보정 방법', en: 'Method of correcting the path of a mobile robot' },
      filedOn: '2022-03-15',
      expiresOn: '2042-03-15',
      coOwned: true,
      coOwnersConsentedOn: '2026-11-10',
    },
    {
      kind: 'patent',
      country: 'SG',
      status: 'registered',
      number: '11202301234X',
      title: { ko: '이동 로봇의 경로 보정 방법', en: 'Method of correcting the path of a mobile robot' },
      filedOn: '2023-03-10',
      expiresOn: '2043-03-10',
    },
  ],
  knowHow: [
    {
      title: { ko: '보정 계수 조정 절차서', en: 'Procedure for tuning the correction coefficients' },
      scope: { ko: '바닥 재질별 계수와 조정 순서', en: 'Coefficients by floor material and order of tuning' },
    },
  ],
  product: { ko: '물류창고용 자율주행 운반로봇', en: 'autonomous transport robots for warehouses' },
  field: { ko: '물류창고 안의 운반', en: 'transport inside warehouses' },
  territory: 'listed',
  countries: [
    { code: 'KR', name: { ko: '대한민국', en: 'Republic of Korea' } },
    { code: 'SG', name: { ko: '싱가포르', en: 'Singapore' } },
  ],
  exclusivity: 'exclusive_registered',
  ownUse: 'reserved',
  register: true,
  registrationBy: '2027-01-31',
  registrationCosts: 'licensee',
  sublicence: 'consent',
  deliverables: [
    {
      name: { ko: '제어기 소스코드와 설명서', en: 'Controller source code and manual' },
      form: { ko: '전자파일', en: 'Electronic file' },
      deliverBy: '2026-12-20',
    },
  ],
  assistanceDays: 10,
  publiclyFunded: false,
  coreTechnology: 'no',
  inventionsSucceeded: true,
  royalty: {
    upfront: won('300000000'),
    instalments: [
      { name: { ko: '계약금', en: 'On signature' }, amount: won('100000000'), dueOn: '2026-12-15' },
      { name: { ko: '잔금', en: 'Balance' }, amount: won('200000000'), dueOn: '2027-03-31' },
    ],
    running: {
      base: 'net_sales',
      rate: 350,
      tiers: [
        { from: won('0'), rate: 350 },
        { from: won('10000000000'), rate: 250 },
      ],
    },
    minimum: { amount: won('50000000'), per: 'year' },
    milestones: [
      {
        event: { ko: '첫 해외 판매', en: 'First sale abroad' },
        amount: won('30000000'),
        byDay: '2028-06-30',
      },
    ],
    cap: won('5000000000'),
    payWithin: 30,
    lateRate: 900,
    vat: 'excluded',
    taxBearer: 'payee',
    exchange: 'payment_day',
  },
  deductions: [{ item: { ko: '따로 청구한 운송비', en: 'Freight invoiced separately' } }],
  reportEvery: 'half',
  reportWithin: 45,
  auditNotice: 14,
  auditThreshold: 500,
  improvements: 'own',
  maintenance: 'licensor',
  enforcement: 'licensor',
  diligence: { firstSaleBy: '2027-12-31', minimumSpend: won('100000000') },
  term: { basis: 'date', endsOn: '2036-12-31' },
  curePeriod: { value: 30, unit: 'day' },
  sellOff: { value: 6, unit: 'month' },
  liabilityCap: won('1000000000'),
  secrecyPeriod: { value: 5, unit: 'year' },
  personalData: true,
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
