import type { Example } from '../common/example.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });

/** Two firms develop a controller, share its cost sixty to forty and own it jointly. */
export const jdaExample: Example = {
  'parties.developer.size': 'startup',
  'parties.partner.size': 'large',
  project: { ko: '군집 운반로봇 제어기의 개발', en: 'the development of a controller for fleets of transport robots' },
  startsOn: '2026-12-15',
  endsOn: '2027-12-14',
  tasks: [
    { task: { ko: '제어 알고리즘 개발', en: 'Control algorithm' }, by: 'developer', endsOn: '2027-06-30' },
    { task: { ko: '창고 환경의 시험', en: 'Tests in the warehouse' }, by: 'partner', endsOn: '2027-11-30' },
  ],
  deliverables: [
    {
      name: { ko: '제어기 시제품', en: 'Controller prototype' },
      form: { ko: '장치 3대와 소스코드', en: '3 units and source code' },
      deliverBy: '2027-07-15',
    },
  ],
  leadDeveloper: { ko: '최하준 연구소장', en: 'Hajun Choi, head of research' },
  leadPartner: { ko: '오지민 부장', en: 'Jimin Oh, department head' },
  committeeMembers: 2,
  meetEvery: { value: 1, unit: 'month' },
  budget: won('500000000'),
  costShares: [
    { party: 'developer', amount: won('200000000') },
    { party: 'partner', amount: won('300000000') },
  ],
  background: [{ owner: 'developer', title: { ko: '경로 보정 소프트웨어', en: 'Path correction software' } }],
  foreground: 'joint',
  ownership: { developer: 6_000, partner: 4_000 },
  filingLead: 'developer',
  publicationNotice: 30,
  acceptWithin: 14,
  nonCompete: { value: 6, unit: 'month' },
  nonCompeteField: { ko: '물류창고용 군집 로봇', en: 'robot fleets for warehouses' },
  noHire: { value: 1, unit: 'year' },
  publiclyFunded: false,
  coreTechnology: 'no',
  liabilityCap: won('500000000'),
  curePeriod: { value: 30, unit: 'day' },
  secrecyPeriod: { value: 5, unit: 'year' },
  personalData: true,
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
