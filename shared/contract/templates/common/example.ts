import type { SourcedFact } from '../../engine/model.ts';

/** Complete facts of a form with nothing missing and nothing wrong, by path: what the checks branch off from. */
export type Example = Readonly<Record<string, SourcedFact['value']>>;

const ORGANISATIONS = [
  {
    name: { ko: '한강로보틱스 주식회사', en: 'Hangang Robotics Inc.' },
    country: 'KR',
    registrationNumber: '124-81-00998',
    address: { ko: '서울특별시 마포구 백범로 31', en: '31 Baekbeom-ro, Mapo-gu, Seoul' },
    representative: {
      name: { ko: '이도윤', en: 'Doyun Lee' },
      title: { ko: '대표이사', en: 'Chief Executive Officer' },
    },
  },
  {
    name: { ko: '한빛물류 주식회사', en: 'Hanbit Logistics Co., Ltd.' },
    country: 'KR',
    registrationNumber: '220-81-62517',
    address: { ko: '서울특별시 송파구 법원로 11', en: '11 Beobwon-ro, Songpa-gu, Seoul' },
    representative: {
      name: { ko: '정하은', en: 'Haeun Jung' },
      title: { ko: '대표이사', en: 'Chief Executive Officer' },
    },
  },
] as const;

/** Two made-up parties under what a contract calls them, and the language that prevails. */
export const sides = (first: string, second: string): Example => ({
  [`parties.${first}`]: ORGANISATIONS[0],
  [`parties.${second}`]: ORGANISATIONS[1],
  language: 'ko',
});
