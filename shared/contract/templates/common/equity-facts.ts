/** What those who issue and those who subscribe for shares choose from. */
export const SECURITIES = {
  common: { ko: '보통주식', en: 'common shares' },
  cps: { ko: '전환우선주식', en: 'convertible preferred shares' },
  rcps: { ko: '상환전환우선주식', en: 'redeemable convertible preferred shares' },
} as const;
export const PARTICIPATIONS = {
  participating: { ko: '참가적', en: 'participating' },
  non_participating: { ko: '비참가적', en: 'non-participating' },
} as const;
export const ANTI_DILUTIONS = {
  none: { ko: '조정하지 아니함', en: 'No adjustment' },
  broad: { ko: '광의의 가중평균', en: 'Broad-based weighted average' },
  narrow: { ko: '협의의 가중평균', en: 'Narrow-based weighted average' },
  full: { ko: '완전 조정', en: 'Full ratchet' },
} as const;
export const VETOES = {
  consultation: { ko: '사전협의', en: 'Prior consultation' },
  consent: { ko: '사전동의', en: 'Prior consent' },
} as const;
export const COST_BEARERS = {
  each: { ko: '각자 부담', en: 'Each its own' },
  company: { ko: '회사 부담', en: 'The company' },
  investor: { ko: '투자자 부담', en: 'The investor' },
} as const;
