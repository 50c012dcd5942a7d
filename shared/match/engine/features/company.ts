import { NONE } from '../book/book.ts';
import { attributeOf, codeAt, heatOf, logShares } from '../book/market.ts';
import type { AttributeName, Past } from '../book/past.ts';
import type { Syndicates } from '../book/ties.ts';
import { type Columns, column, type Feature } from './feature.ts';

const YEAR = 365.25;

/** Position of every kind of round by the mean size bucket of past deals of the kind: seed rounds first. NaN without deals. */
export const kindOrder = (past: Past): Float64Array => {
  const kind = attributeOf(past, 'kind');
  const ask = attributeOf(past, 'ask');
  const sum = new Float64Array(kind.size);
  const count = new Float64Array(kind.size);
  for (let row = 0; row < past.company.length; row++) {
    const at = kind.deal.start[row]!;
    const size = ask.deal.start[row]!;
    if (at === kind.deal.start[row + 1] || size === ask.deal.start[row + 1]) continue;
    sum[kind.deal.code[at]!]! += ask.deal.code[size]!;
    count[kind.deal.code[at]!]!++;
  }
  return sum.map((total, k) => total / count[k]!);
};

/** What is known of the companies themselves. */
export const companyFeatures = (past: Past, syndicates: Syndicates): Columns => {
  const { book, states, asOf, declared } = past;
  const features: Feature[] = [];
  const columns: Float32Array[] = [];
  const add = (name: string, aspect: Feature['aspect'], of: (company: number) => number): void => {
    features.push({ name, aspect });
    columns.push(column(book.companyIds.length, of));
  };
  const valued = (name: AttributeName, table: Float64Array) => {
    const attribute = attributeOf(past, name);
    return (c: number): number => {
      const value = codeAt(attribute, c);
      return value === NONE ? Number.NaN : table[value]!;
    };
  };
  const order = kindOrder(past);

  add('ask', 'amount', c => (declared.ask[c] === NONE ? Number.NaN : declared.ask[c]!));
  add('kind', 'stage', c => (declared.kind[c] === NONE ? Number.NaN : order[declared.kind[c]!]!));
  add('age', 'stage', c => (asOf - book.founded[c]!) / YEAR);
  add('raised', 'stage', c => Math.log10(1 + states[c]!.total));
  add('rounds', 'stage', c => states[c]!.rounds);
  add('sinceRound', 'momentum', c => (asOf - states[c]!.lastDay) / YEAR);
  add('lastKind', 'stage', c => order[states[c]!.last] ?? -1);
  add('lastAmount', 'amount', c => {
    const { start, day, amount } = book.rounds;
    let found = Number.NaN;
    for (let at = start[c]!; at < start[c + 1]! && day[at]! < asOf; at++)
      if (amount[at]! > 0) found = Math.log10(amount[at]!);
    return found;
  });
  add('stepUp', 'stage', c => {
    const last = order[states[c]!.last] ?? Number.NaN;
    return declared.kind[c] === NONE ? Number.NaN : order[declared.kind[c]!]! - last;
  });
  const own = (c: number): number => syndicates.start[c + 1]! - syndicates.start[c]!;
  add('investors', 'momentum', c => Math.log1p(own(c)));
  add('investorsARound', 'momentum', c => own(c) / Math.max(1, states[c]!.rounds));
  const standing = (c: number, fold: (sum: number, companies: number) => number): number => {
    let found = 0;
    for (let i = syndicates.start[c]!; i < syndicates.start[c + 1]!; i++)
      found = fold(found, syndicates.companies[syndicates.investor[i]!]!);
    return Math.log1p(found);
  };
  add('standing', 'partners', c => standing(c, (sum, n) => sum + n));
  add('bestStanding', 'partners', c => standing(c, Math.max));
  add('sectorShare', 'sector', valued('sector', logShares(past, 'sector')));
  add('sectorHeat', 'momentum', valued('sector', heatOf(past, attributeOf(past, 'sector'))));
  add('regionShare', 'place', valued('region', logShares(past, 'region')));
  add('cityShare', 'place', valued('city', logShares(past, 'city')));
  add('regionHeat', 'momentum', valued('region', heatOf(past, attributeOf(past, 'region'))));
  return { features, columns };
};
