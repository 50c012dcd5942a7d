import type { Example } from '../common/example.ts';

const won = (amount: string) => ({ amount, currency: 'KRW' });

/** An intended purchase of all shares, with exclusivity and a deposit. */
export const loiExample: Example = {
  target: { ko: '한강로보틱스 주식회사의 주식', en: 'the shares of Hangang Robotics Inc.' },
  structure: 'shares',
  stake: 10_000,
  priceFrom: won('8000000000'),
  priceTo: won('10000000000'),
  priceBasis: { ko: '최근 결산의 상각전영업이익과 순차입금', en: 'EBITDA and net debt of the last annual accounts' },
  diligence: { value: 6, unit: 'month' },
  exclusiveUntil: '2027-02-15',
  conditions: [{ text: { ko: '주요 계약 상대방의 동의', en: 'Consent of the main counterparties' } }],
  timetable: [
    { name: { ko: '실사의 완료', en: 'End of due diligence' }, by: '2027-01-31' },
    { name: { ko: '본계약의 체결', en: 'Signature of the definitive agreement' }, by: '2027-02-28' },
  ],
  deposit: won('300000000'),
  depositTerms: 'credited',
  validUntil: '2027-03-31',
  buyerSize: won('50000000000'),
  targetSize: won('12000000000'),
  coreTechnology: 'no',
  secrecyPeriod: { value: 2, unit: 'year' },
  disputes: { mode: 'court', court: 'seoul_central' },
  signedOn: '2026-11-30',
};
