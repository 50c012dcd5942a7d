import type { Market } from '../types.ts';

/** How many texts stand for a fuller one. */
const EXEMPLARS = 5;

/** Telling terms in each company's text. */
const termsOf = ({ text, companyIds }: Market): Uint32Array => {
  const terms = new Uint32Array(companyIds.length);
  for (const company of text.postingCompany) terms[company]!++;
  return terms;
};

/** Of rows in order of their terms the five around the median, where the row itself has fewer terms than the median. */
const around = (sorted: readonly number[], terms: ArrayLike<number>, own: number): number[] => {
  const peers = sorted.filter(each => each !== own);
  if (peers.length < EXEMPLARS) return [];
  const from = (peers.length >> 1) - (EXEMPLARS >> 1);
  const some = peers.slice(from, from + EXEMPLARS);
  return terms[own]! < terms[some[EXEMPLARS >> 1]!]! ? some : [];
};

/**
 * Texts of its own field that stand for a fuller one of a company: the five around the median by how many telling terms they
 * have, among companies with its first sector. None where it has as many itself, or where the field has fewer.
 */
export const companyTexts = (market: Market): ((company: number) => number[]) => {
  const terms = termsOf(market);
  const bySector = market.sector.values.map((): number[] => []);
  const sectorsOf = (company: number) =>
    market.companySector.subarray(market.companySectorStart[company]!, market.companySectorStart[company + 1]!);
  for (let company = 0; company < terms.length; company++)
    for (const code of sectorsOf(company)) bySector[code]!.push(company);
  for (const peers of bySector) peers.sort((a, b) => terms[a]! - terms[b]! || a - b);
  return company => {
    const first = sectorsOf(company)[0];
    return first === undefined ? [] : around(bySector[first]!, terms, company);
  };
};

/** The same of investors, among all of them. */
export const investorTexts = ({ text, investorIds }: Market): ((investor: number) => number[]) => {
  const terms = Uint32Array.from(investorIds, (_, i) => text.investorStart[i + 1]! - text.investorStart[i]!);
  const sorted = [...terms.keys()].sort((a, b) => terms[a]! - terms[b]! || a - b);
  return investor => around(sorted, terms, investor);
};
