import type { Example } from '../common/example.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });

/** The published vector: 5 billion before, 10,000 shares, 1 billion in: 500,000 a share, 2,000 shares, 16.67 %. */
export const tsExample: Example = {
  security: 'rcps',
  investment: won('1000000000'),
  preMoney: won('5000000000'),
  fullyDiluted: 10_000,
  parValue: won('5000'),
  preference: {
    dividend: 100,
    participation: 'participating',
    liquidation: 10_000,
    convertWithin: { value: 10, unit: 'year' },
    redeemAfter: { value: 3, unit: 'year' },
    redemptionRate: 300,
  },
  antiDilution: 'broad',
  veto: 'consultation',
  matters: [{ text: { ko: '정관의 변경', en: 'Amendment of the articles' } }],
  directors: 1,
  lockUp: { value: 3, unit: 'year' },
  refusalDays: 30,
  pool: 1_000,
  conditions: [
    { text: { ko: '정관에 종류주식의 근거를 둘 것', en: 'A basis for the class of shares in the articles' } },
  ],
  uses: [{ item: { ko: '연구개발', en: 'Research and development' }, amount: won('1000000000') }],
  costs: 'each',
  exclusivity: { value: 60, unit: 'day' },
  validUntil: '2027-02-28',
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
