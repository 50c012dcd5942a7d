import type { Example } from '../common/example.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });

/** The published vector: 100 million won, cap 2.5 billion, 20 %, next round at 10 billion, 1,000,000 shares. */
export const safeExample: Example = {
  amount: won('100000000'),
  paidOn: '2026-12-15',
  uses: [
    { item: { ko: '양산 금형 제작', en: 'Production tooling' }, amount: won('60000000') },
    { item: { ko: '인력 채용', en: 'Hiring' }, amount: won('40000000') },
  ],
  capType: 'pre',
  valuationCap: won('2500000000'),
  discount: 2_000,
  qualifyingAmount: won('500000000'),
  roundSecurity: 'same',
  fullyDiluted: 1_000_000,
  issued: 900_000,
  authorised: 4_000_000,
  parValue: won('500'),
  shareholders: [
    { name: { ko: '이도윤', en: 'Doyun Lee' }, shares: 700_000, consentedOn: '2026-11-20' },
    { name: { ko: '정하은', en: 'Haeun Jung' }, shares: 200_000, consentedOn: '2026-11-21' },
  ],
  mfn: true,
  proRata: true,
  reportEvery: 'quarter',
  curePeriod: { value: 14, unit: 'day' },
  illustration: { nextPreMoney: won('10000000000') },
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
