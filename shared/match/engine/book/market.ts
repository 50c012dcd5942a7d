import { NONE } from './book.ts';
import { HALF_LIFE, marketShares } from './lifts.ts';
import type { Attribute, AttributeName, Past } from './past.ts';

const YEAR = 365.25;
const SMOOTHING = 5;

/**
 * How lively a value is: ln((rounds of the last 12 months + 5) / (rounds of the 24 months before / 2 + 5)), by value of a
 * company's attribute. `rounds` are those of all companies, not of deals.
 */
export const heatOf = ({ book, asOf }: Past, { size, company }: Attribute): Float64Array => {
  const late = new Float64Array(size);
  const before = new Float64Array(size);
  const { start, day } = book.rounds;
  for (let c = 0; c < book.companyIds.length; c++)
    for (let at = start[c]!; at < start[c + 1]! && day[at]! < asOf; at++) {
      const years = (asOf - day[at]!) / YEAR;
      if (years > 3) continue;
      const column = years <= 1 ? late : before;
      for (let i = company.start[c]!; i < company.start[c + 1]!; i++) column[company.code[i]!]!++;
    }
  return late.map((count, k) => Math.log((count + SMOOTHING) / (before[k]! / 2 + SMOOTHING)));
};

export const attributeOf = (past: Past, name: AttributeName): Attribute =>
  past.attributes.find(attribute => attribute.name === name)!;

/** ln of the market's share of every value. */
export const logShares = (past: Past, name: AttributeName): Float64Array =>
  marketShares(past, attributeOf(past, name), HALF_LIFE / 2, false).map(Math.log);

/** The only value of a company's attribute, `NONE` where it has none; the first of several. */
export const codeAt = ({ company: { start, code } }: Attribute, company: number): number =>
  start[company]! === start[company + 1]! ? NONE : code[start[company]!]!;
