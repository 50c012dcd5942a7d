import { HALF_LIFE } from '../book/lifts.ts';
import { attributeOf } from '../book/market.ts';
import type { AttributeName, Past } from '../book/past.ts';
import type { Syndicates } from '../book/ties.ts';
import { decay } from '../buckets.ts';
import { kindOrder } from './company.ts';
import { type Columns, column, type Feature } from './feature.ts';

const YEAR = 365.25;

/** Mean over an investor's deals of something known of each, recent ones counting more; NaN where nothing is known. */
export const meanOver = (
  { start, day, asOf }: Past,
  investor: number,
  of: (row: number) => number,
  halfLife = HALF_LIFE,
): number => {
  let sum = 0;
  let weight = 0;
  for (let row = start[investor]!; row < start[investor + 1]!; row++) {
    const value = of(row);
    if (Number.isNaN(value)) continue;
    const worth = decay(asOf - day[row]!, halfLife);
    sum += worth * value;
    weight += worth;
  }
  return sum / weight;
};

/** The code of a deal's attribute; NaN where it is not known. */
export const dealCode = (past: Past, name: AttributeName): ((row: number) => number) => {
  const { start, code } = attributeOf(past, name).deal;
  return row => (start[row] === start[row + 1] ? Number.NaN : code[start[row]!]!);
};

/** Herfindahl's measure of how an investor's deals gather in one value: 1 all in one. */
const gathered = (past: Past, name: AttributeName) => {
  const codeOf = dealCode(past, name);
  return (investor: number): number => {
    const counts = new Map<number, number>();
    let all = 0;
    for (let row = past.start[investor]!; row < past.start[investor + 1]!; row++) {
      const code = codeOf(row);
      if (Number.isNaN(code)) continue;
      counts.set(code, (counts.get(code) ?? 0) + 1);
      all++;
    }
    let sum = 0;
    for (const count of counts.values()) sum += (count / all) ** 2;
    return all === 0 ? Number.NaN : sum;
  };
};

/** What is known of the investors themselves, from their deals. */
export const investorFeatures = (past: Past, syndicates: Syndicates): Columns => {
  const { book, start, day, asOf, company, stateAtDeal } = past;
  const features: Feature[] = [];
  const columns: Float32Array[] = [];
  const add = (name: string, aspect: Feature['aspect'], of: (investor: number) => number): void => {
    features.push({ name, aspect });
    columns.push(column(book.investorIds.length, of));
  };
  const order = kindOrder(past);
  const kind = dealCode(past, 'kind');
  const ask = dealCode(past, 'ask');

  add('deals', 'activity', i => Math.log1p(start[i + 1]! - start[i]!));
  add('dealsOfYear', 'activity', i => {
    let late = 0;
    for (let row = start[i]!; row < start[i + 1]!; row++) if (asOf - day[row]! <= YEAR) late++;
    return Math.log1p(late);
  });
  add('sinceDeal', 'activity', i => (start[i] === start[i + 1] ? Number.NaN : (asOf - day[start[i + 1]! - 1]!) / YEAR));
  const years = (i: number): number => (start[i] === start[i + 1] ? Number.NaN : (asOf - day[start[i]!]!) / YEAR);
  add('sinceFirst', 'activity', years);
  add('pace', 'activity', i => Math.log((start[i + 1]! - start[i]!) / (years(i) + 0.5)));
  add('sectorFocus', 'sector', gathered(past, 'sector'));
  add('stateFocus', 'place', gathered(past, 'state'));
  add('regionFocus', 'place', gathered(past, 'region'));
  add('usualAsk', 'amount', i => meanOver(past, i, ask));
  add('usualKind', 'stage', i => meanOver(past, i, row => order[kind(row)] ?? Number.NaN));
  add('firstRounds', 'stage', i => meanOver(past, i, row => (stateAtDeal[row]!.rounds === 0 ? 1 : 0)));
  add('usualAge', 'stage', i => meanOver(past, i, row => (day[row]! - book.founded[company[row]!]!) / YEAR));
  add('usualPartners', 'partners', i =>
    Math.log1p(meanOver(past, i, row => syndicates.start[company[row]! + 1]! - syndicates.start[company[row]!]!)),
  );
  return { features, columns };
};
