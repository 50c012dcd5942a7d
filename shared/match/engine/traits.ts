import type { CompanyInput, InvestorInput, Market } from './types.ts';

/** Distinct traits a market may have: one bit each. */
const MOST = 32;

/** What companies have that investors may insist on, as bits; an investor's groups row by row. */
export type Traits = Pick<Market, 'companyTraits' | 'requiredStart' | 'requiredTraits'>;

/**
 * Traits as bits. What is required and no company has stands for no bit, so that such a group is never met. Throws RangeError for
 * more than 32 traits.
 */
export const encodeTraits = (investors: readonly InvestorInput[], companies: readonly CompanyInput[]): Traits => {
  const names = [...new Set(companies.flatMap(({ traits = [] }) => traits))].sort();
  if (names.length > MOST) throw new RangeError(`a market has ${names.length} traits, more than ${MOST}`);
  const bits = new Map(names.map((name, bit) => [name, (1 << bit) >>> 0]));
  const maskOf = (traits: readonly string[]): number =>
    traits.reduce((mask, trait) => (mask | (bits.get(trait) ?? 0)) >>> 0, 0);
  const requiredStart = new Uint32Array(investors.length + 1);
  const masks: number[] = [];
  investors.forEach(({ requires = [] }, investor) => {
    for (const group of requires) masks.push(maskOf(group));
    requiredStart[investor + 1] = masks.length;
  });
  return {
    companyTraits: Uint32Array.from(companies, ({ traits = [] }) => maskOf(traits)),
    requiredStart,
    requiredTraits: Uint32Array.from(masks),
  };
};

/** True where a company lacks all traits of a group that an investor insists on. */
export const lacksTraits = (
  { companyTraits, requiredStart, requiredTraits }: Traits,
  investor: number,
  company: number,
): boolean => {
  for (let group = requiredStart[investor]!; group < requiredStart[investor + 1]!; group++)
    if ((companyTraits[company]! & requiredTraits[group]!) === 0) return true;
  return false;
};
