import type { Example } from '../common/example.ts';

/** All that the parties state. Nothing is missing and nothing is wrong in it. */
export const ndaExample: Example = {
  relation: 'commission',
  materials: [
    {
      discloser: 'company',
      name: {
        ko: 'HR-200 구동부 제어 알고리즘 설계서(제3판)',
        en: 'HR-200 drive control algorithm specification (rev. 3)',
      },
      scope: { ko: '모터 제어 주기와 경로 보정 수식', en: 'Motor control cycle and path correction equations' },
      medium: 'file',
      secrecyMeasure: 'encrypted',
      providedOn: '2026-12-01',
      method: 'secure_share',
    },
    {
      discloser: 'company',
      name: { ko: 'HR-200 배터리 수명시험 성적서', en: 'HR-200 battery life test report' },
      scope: { ko: '충방전 500회 시험의 조건과 결과', en: 'Conditions and results of 500 charge cycles' },
      medium: 'document',
      secrecyMeasure: 'marked',
      providedOn: '2026-12-03',
      method: 'handover',
    },
  ],
  usePeriod: { value: 6, unit: 'month' },
  recipients: [
    { party: 'investor', name: { ko: '박지우', en: 'Jiwoo Park' }, email: 'jiwoo.park@namsan.example' },
    { party: 'company', name: { ko: '최하준', en: 'Hajun Choi' }, email: 'hajun.choi@hangang.example' },
  ],
  consideration: { kind: 'none' },
  return: { by: '2027-06-30', method: 'return_and_destroy' },
  damages: { basis: 'actual' },
  penalty: { amount: '300000000', currency: 'KRW' },
  term: { value: 1, unit: 'year' },
  survival: { value: 3, unit: 'year' },
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
