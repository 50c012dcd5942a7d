import { daysBetween, decay } from './buckets.ts';
import type { WeighedSignal } from './signals.ts';
import type { Attribute, InvestorInput, PastDeal } from './types.ts';

/** A thesis counts as this many deals, spread evenly over the values ticked. */
export const THESIS_DEALS = 6;
/** Days after which a deal tells half as much about its investor. */
export const RECORD_HALF_LIFE = 1460;
/** Strength of the market's prior in deals: the shrinkage of a lift. */
export const PRIOR_STRENGTH = 3;
/** Added to every value's market count, so that a value nobody has used yet has a share too. */
const PRIOR_FLOOR = 0.5;

/** A deal with its worth for reading the investor (`weight`) and its age in days. */
export interface WeighedDeal {
  deal: PastDeal;
  weight: number;
  age: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const dealKey = ({ companyId, sectors, stage, area, amount, on }: PastDeal): string =>
  JSON.stringify([on, companyId, [...new Set(sectors)].sort(), stage, area, amount]);

/**
 * The deals of a portfolio that were known on a day, in an order of their own (so that sums do not depend on the input's):
 * one deal per company, its first, since a follow-on says little new. Deals without a listed company all count.
 */
export const knownDeals = (portfolio: readonly PastDeal[], asOf: string): WeighedDeal[] => {
  const seen = new Set<string>();
  return portfolio
    .map(deal => ({ deal, key: dealKey(deal), age: daysBetween(deal.on, asOf) }))
    .filter(({ age }) => age >= 0)
    .sort((a, b) => byText(a.key, b.key))
    .filter(({ deal: { companyId } }) => companyId === undefined || (!seen.has(companyId) && seen.add(companyId)))
    .map(({ deal, age }) => ({ deal, age, weight: decay(age, RECORD_HALF_LIFE) }));
};

/** How an attribute is read off the two sides; a value '' is unknown. */
export interface AttributeSource {
  /** Half-life in days of a deal in the market's prior. */
  marketHalfLife: number;
  /** How many values the attribute has at least, whether anybody here has them or not. */
  breadth: number;
  ofCompany: (company: number) => readonly string[];
  ofDeal: (deal: PastDeal) => readonly string[];
  declaredBy: (investor: InvestorInput) => readonly string[];
  /** The values of the book that a stated value stands for; itself unless told. */
  standsFor?: (value: string, book: readonly string[]) => readonly string[];
}

const tidyValues = (values: readonly string[]): string[] => [...new Set(values)].filter(value => value !== '').sort();

/**
 * Builds the columns of one attribute. The market's share of value k is p_k ∝ Σ companies and deals
 * 0.5^(age/marketHalfLife)·[k] + 0.5; something with several values counts in equal parts. A value that could be there
 * and is not counts as one: in a city whose first ten companies are all in one sector, looking for that sector still says
 * something. In a market with all values nothing changes.
 */
export const encodeAttribute = (
  source: AttributeSource,
  companies: number,
  investors: readonly InvestorInput[],
  deals: readonly WeighedDeal[][],
  acts: readonly WeighedSignal[][],
): Attribute => {
  const market = new Map<string, number>();
  const count = (values: readonly string[], weight: number): void => {
    for (const value of values) market.set(value, (market.get(value) ?? 0) + weight / values.length);
  };
  for (let company = 0; company < companies; company++) count(tidyValues(source.ofCompany(company)), 1);
  for (const record of deals)
    for (const { deal, age } of record) count(tidyValues(source.ofDeal(deal)), decay(age, source.marketHalfLife));
  const declared = investors.map(investor => tidyValues(source.declaredBy(investor)));
  for (const values of declared) for (const value of values) count([value], 0);

  const values = [...market.keys()].sort();
  if (values.length >= 0xffff) throw new RangeError(`an attribute has ${values.length} values, more than 65534`);
  const codes = new Map(values.map((value, code) => [value, code]));
  const prior = Float64Array.from(values, value => market.get(value)! + PRIOR_FLOOR);
  const unseen = Math.max(0, source.breadth - values.length);
  const total = prior.reduce((sum, share) => sum + share, unseen);
  for (let code = 0; code < prior.length; code++) prior[code]! /= total;

  const expand = new Map<string, { code: number; part: number }[]>();
  const partsOf = (value: string): { code: number; part: number }[] => {
    let parts = expand.get(value);
    if (parts === undefined) {
      const stood = (source.standsFor?.(value, values) ?? [value]).map(v => codes.get(v)!);
      const mass = stood.reduce((sum, code) => sum + prior[code]!, 0);
      parts = stood.map(code => ({ code, part: prior[code]! / mass }));
      expand.set(value, parts);
    }
    return parts;
  };

  const start = new Uint32Array(investors.length + 1);
  const code: number[] = [];
  const declaredWeight: number[] = [];
  const dealtWeight: number[] = [];
  const actedWeight: number[] = [];
  for (let investor = 0; investor < investors.length; investor++) {
    const rows = new Map<number, [declared: number, dealt: number, acted: number]>();
    const add = (stated: readonly string[], weight: number, column: 0 | 1 | 2): void => {
      for (const value of stated)
        for (const { code, part } of partsOf(value)) {
          const row = rows.get(code) ?? [0, 0, 0];
          row[column] += (weight * part) / stated.length;
          rows.set(code, row);
        }
    };
    add(declared[investor]!, THESIS_DEALS, 0);
    for (const { deal, weight } of deals[investor]!) add(tidyValues(source.ofDeal(deal)), weight, 1);
    for (const { company, weight } of acts[investor]!) add(tidyValues(source.ofCompany(company)), weight, 2);
    for (const [value, [said, did, acted]] of [...rows].sort(([a], [b]) => a - b)) {
      code.push(value);
      declaredWeight.push(said);
      dealtWeight.push(did);
      actedWeight.push(Math.max(acted, -(said + did)));
    }
    start[investor + 1] = code.length;
  }
  return {
    values,
    prior,
    evidence: {
      start,
      code: Uint16Array.from(code),
      declared: Float64Array.from(declaredWeight),
      dealt: Float64Array.from(dealtWeight),
      acted: Float64Array.from(actedWeight),
    },
  };
};

/**
 * An investor's lift for every value: ln((U + α·p) / ((n + α)·p)), where U is its evidence for the value, n for the whole
 * attribute and p the market's share; all 0 where it has none. What it declined takes away from U, never below 0. Positive means
 * it leans there more than the market does.
 */
export const liftsInto = ({ prior, evidence }: Attribute, investor: number, lifts: Float64Array): void => {
  const { start, code, declared, dealt, acted } = evidence;
  const from = start[investor]!;
  const to = start[investor + 1]!;
  if (from === to) {
    lifts.fill(0);
    return;
  }
  let n = 0;
  for (let row = from; row < to; row++) n += declared[row]! + dealt[row]! + acted[row]!;
  lifts.fill(Math.log(PRIOR_STRENGTH / (n + PRIOR_STRENGTH)));
  for (let row = from; row < to; row++) {
    const shrunken = PRIOR_STRENGTH * prior[code[row]!]!;
    const found = declared[row]! + dealt[row]! + acted[row]!;
    lifts[code[row]!] = Math.log((found + shrunken) / ((n + PRIOR_STRENGTH) * prior[code[row]!]!));
  }
};
