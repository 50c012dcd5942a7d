import type { Example } from '../common/example.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });

/** One patent and one application, with their know-how, for three hundred million won in two instalments. */
export const asgExample: Example = {
  technology: { ko: '창고용 로봇의 경로 보정 기술', en: 'path correction for warehouse robots' },
  'parties.assignor.size': 'startup',
  'parties.assignee.size': 'sme',
  rights: [
    {
      kind: 'patent',
      country: 'KR',
      status: 'registered',
      number: '10-2345678',
      title: { ko: '이동 로봇의 경로 보정 방법', en: 'Method of correcting the path of a mobile robot' },
      filedOn: '2022-03-15',
      expiresOn: '2042-03-15',
    },
    {
      kind: 'patent',
      country: 'KR',
      status: 'pending',
      number: '10-2025-0012345',
      title: { ko: '바닥 재질의 판별 장치', en: 'Device for telling floor materials apart' },
      filedOn: '2025-02-03',
    },
  ],
  knowHow: [
    {
      title: { ko: '보정 계수 조정 절차서', en: 'Procedure for tuning the correction coefficients' },
      scope: { ko: '바닥 재질별 계수와 조정 순서', en: 'Coefficients by floor material and order of tuning' },
    },
  ],
  deliverables: [
    {
      name: { ko: '제어기 소스코드와 설명서', en: 'Controller source code and manual' },
      form: { ko: '전자파일', en: 'Electronic file' },
      deliverBy: '2026-12-20',
    },
  ],
  price: won('300000000'),
  instalments: [
    { name: { ko: '계약금', en: 'On signature' }, amount: won('100000000'), dueOn: '2026-12-10' },
    { name: { ko: '잔금', en: 'Balance' }, amount: won('200000000'), dueOn: '2027-01-31' },
  ],
  lateRate: 900,
  vat: 'excluded',
  registrationBy: '2027-01-31',
  transferCosts: 'assignee',
  supportDays: 10,
  licenceBack: 'nonexclusive',
  licenceBackField: { ko: '물류창고 밖의 실내 로봇', en: 'indoor robots outside warehouses' },
  existingLicences: [
    {
      holder: { ko: '북한산제조 주식회사', en: 'Bukhansan Manufacturing Co., Ltd.' },
      scope: { ko: '국내 통상실시권', en: 'Non-exclusive licence for Korea' },
      registered: false,
    },
  ],
  nonCompete: { value: 2, unit: 'year' },
  nonCompeteField: { ko: '물류창고용 로봇의 경로 보정', en: 'path correction for warehouse robots' },
  materialAsset: true,
  boardApprovedOn: '2026-11-20',
  wholeBusiness: false,
  publiclyFunded: false,
  coreTechnology: 'no',
  inventionsSucceeded: true,
  curePeriod: { value: 30, unit: 'day' },
  liabilityCap: won('300000000'),
  originals: 2,
  stampBearer: 'equal',
  secrecyPeriod: { value: 5, unit: 'year' },
  personalData: true,
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
