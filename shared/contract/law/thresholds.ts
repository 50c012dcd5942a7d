/** 외국인투자 촉진법 제2조, 시행령 제2조: from this amount in won for each investor, with the stake or an officer sent. */
export const FOREIGN_INVESTMENT = { asOf: '2026-06', amount: 100_000_000, stake: 1_000 } as const;

/**
 * 공정거래법 제11조, 시행령 제18조부터 제20조까지: assets or turnover of the groups in won, stakes in basis points. `large` is
 * general knowledge and to be confirmed.
 */
export const MERGER = {
  asOf: '2026-06',
  one: 300_000_000_000,
  other: 30_000_000_000,
  dealValue: 600_000_000_000,
  stakeUnlisted: 2_000,
  stakeListed: 1_500,
  large: 2_000_000_000_000,
} as const;

/** 시행령 제5조(증권거래세), basis points, from 2026-01-01. */
export const SECURITIES_TAX = { asOf: '2026-06', unlisted: 35, kosdaq: 20, konex: 10, kospi: 5 } as const;
/** 이자제한법 제2조와 그 규정: most a year for a money loan, basis points. */
export const INTEREST_CAP = { asOf: '2026-06', loan: 2_000 } as const;
