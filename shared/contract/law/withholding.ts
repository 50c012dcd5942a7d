/** Rate withheld at source from royalties paid abroad, in basis points: 20 % corporate tax and a tenth of it as local tax. */
export const ROYALTY_WITHHOLDING = { asOf: '2026-06', national: 2_000, local: 200, total: 2_200 } as const;

/**
 * Ceilings of tax treaties on royalties, in basis points, from secondary tables of 2018 to 2020: none of them was read in a treaty
 * or in the tax service's own table. A draft shows them as to be confirmed and computes nothing with them.
 */
export const TREATY_ROYALTY: readonly {
  readonly country: string;
  readonly ko: string;
  readonly en: string;
  /** Lowest and highest rate by kind of royalty. */
  readonly low: number;
  readonly high: number;
  readonly verified: false;
}[] = [
  { country: 'US', ko: '미국', en: 'the United States', low: 1_000, high: 1_500, verified: false },
  { country: 'CN', ko: '중국', en: 'China', low: 1_000, high: 1_000, verified: false },
  { country: 'JP', ko: '일본', en: 'Japan', low: 1_000, high: 1_000, verified: false },
  { country: 'HK', ko: '홍콩', en: 'Hong Kong', low: 1_000, high: 1_000, verified: false },
  { country: 'DE', ko: '독일', en: 'Germany', low: 200, high: 1_000, verified: false },
  { country: 'NL', ko: '네덜란드', en: 'the Netherlands', low: 1_000, high: 1_500, verified: false },
  { country: 'NZ', ko: '뉴질랜드', en: 'New Zealand', low: 1_000, high: 1_000, verified: false },
  { country: 'VN', ko: '베트남', en: 'Vietnam', low: 500, high: 1_000, verified: false },
  { country: 'SG', ko: '싱가포르', en: 'Singapore', low: 500, high: 500, verified: false },
  { country: 'GB', ko: '영국', en: 'the United Kingdom', low: 200, high: 1_000, verified: false },
];
