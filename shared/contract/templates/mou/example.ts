import type { Example } from '../common/example.ts';

/** A memorandum that binds nobody but to secrecy, its own costs and a forum. */
export const mouExample: Example = {
  'parties.first.size': 'startup',
  'parties.second.size': 'large',
  aim: { ko: '물류 자동화 기술의 실증과 확산', en: 'the trial and spread of logistics automation' },
  areas: [
    { area: { ko: '운반로봇의 현장 실증', en: 'Trials of transport robots on site' } },
    { area: { ko: '물류 데이터의 공동 분석', en: 'Joint analysis of logistics data' } },
  ],
  duties: [
    { by: 'first', duty: { ko: '로봇과 기술 인력의 지원', en: 'Robots and engineers' } },
    { by: 'second', duty: { ko: '시험 장소의 제공', en: 'A site for trials' } },
  ],
  members: 3,
  meetEvery: { value: 2, unit: 'month' },
  publicity: 'joint',
  binding: 'none',
  term: { value: 1, unit: 'year' },
  endNotice: { value: 30, unit: 'day' },
  secrecyPeriod: { value: 2, unit: 'year' },
  personalData: false,
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
