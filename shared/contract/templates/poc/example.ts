import type { Example } from '../common/example.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });

/** A pilot in a warehouse, paid by both sides and the city. */
export const pocExample: Example = {
  'parties.provider.size': 'startup',
  'parties.host.size': 'large',
  relation: 'none',
  project: { ko: '물류창고 자율주행 운반로봇의 현장 적용', en: 'autonomous transport robots in a warehouse' },
  goals: [
    {
      name: { ko: '시간당 운반 횟수', en: 'Transports an hour' },
      target: { ko: '40회 이상', en: '40 or more' },
      method: { ko: '관제 기록으로 5일간 측정', en: 'Measured over 5 days from the control log' },
    },
  ],
  site: { ko: '송파 물류센터 2층', en: 'the Songpa logistics centre, floor 2' },
  startsOn: '2026-12-15',
  endsOn: '2027-05-31',
  tasks: [
    {
      task: { ko: '로봇 3대 설치와 운용', en: 'Installing and running 3 robots' },
      by: 'provider',
      endsOn: '2027-01-31',
    },
    {
      task: { ko: '창고 도면과 작업 데이터 제공', en: 'Providing plans and work data' },
      by: 'host',
      endsOn: '2026-12-31',
    },
  ],
  total: won('90000000'),
  costShares: [
    { party: 'provider', amount: won('20000000') },
    { party: 'host', amount: won('40000000') },
    { party: 'city', amount: won('30000000') },
  ],
  payWithin: 30,
  support: { body: 'agency', amount: won('30000000'), reportBy: '2027-06-30' },
  resources: [
    {
      name: { ko: '시험 구역 200제곱미터', en: 'Test area of 200 square metres' },
      givenBy: 'host',
      from: '2026-12-15',
    },
  ],
  techDataFrom: '2026-12-20',
  ndaSignedOn: '2026-11-20',
  insurance: { ko: '영업배상책임보험', en: 'commercial general liability insurance' },
  background: [
    { owner: 'provider', title: { ko: '경로 보정 소프트웨어', en: 'Path correction software' } },
    { owner: 'host', title: { ko: '창고 관리 체계', en: 'Warehouse management system' } },
  ],
  foreground: 'by_inventorship',
  evaluateWithin: 14,
  negotiationDays: 60,
  exclusivity: { value: 6, unit: 'month' },
  exclusivityField: { ko: '수도권의 물류창고', en: 'warehouses in the capital area' },
  liabilityCap: won('90000000'),
  curePeriod: { value: 14, unit: 'day' },
  coreTechnology: 'no',
  secrecyPeriod: { value: 3, unit: 'year' },
  personalData: true,
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
