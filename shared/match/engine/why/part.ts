import type { Market, TextIndex } from '../types.ts';

const rowsWith = (
  start: Uint32Array,
  values: Uint32Array,
  seat: Int32Array,
): { start: Uint32Array; values: Uint32Array; from: Uint32Array } => {
  const next = new Uint32Array(start.length);
  const kept = new Uint32Array(values.length);
  const from = new Uint32Array(values.length);
  let size = 0;
  for (let row = 0; row + 1 < start.length; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      if (seat[values[at]!]! < 0) continue;
      kept[size] = seat[values[at]!]!;
      from[size] = at;
      size++;
    }
    next[row + 1] = size;
  }
  return { start: next, values: kept.slice(0, size), from: from.subarray(0, size) };
};

const textOf = (text: TextIndex, seat: Int32Array): TextIndex => {
  const postings = rowsWith(text.postingStart, text.postingCompany, seat);
  return {
    ...text,
    postingStart: postings.start,
    postingCompany: postings.values,
    postingWeight: Float32Array.from(postings.from, at => text.postingWeight[at]!),
  };
};

/**
 * A market with some of its companies alone, ascending by position: they score what they score in the whole, and turning to
 * another investor costs what they cost.
 */
export const partOf = (market: Market, companies: readonly number[]): Market => {
  const seat = new Int32Array(market.companyIds.length).fill(-1);
  for (const [n, company] of companies.entries()) seat[company] = n;
  const sectors = companies.map(c =>
    market.companySector.subarray(market.companySectorStart[c]!, market.companySectorStart[c + 1]!),
  );
  const companySectorStart = new Uint32Array(companies.length + 1);
  for (const [n, own] of sectors.entries()) companySectorStart[n + 1] = companySectorStart[n]! + own.length;
  const blocked = rowsWith(market.blockedStart, market.blockedCompany, seat);
  return {
    ...market,
    companyIds: companies.map(c => market.companyIds[c]!),
    companyCapacity: Uint16Array.from(companies, c => market.companyCapacity[c]!),
    companySectorStart,
    companySector: Uint16Array.from(sectors.flatMap(own => [...own])),
    companyStage: Uint16Array.from(companies, c => market.companyStage[c]!),
    companyArea: Uint16Array.from(companies, c => market.companyArea[c]!),
    companyAskBucket: Uint16Array.from(companies, c => market.companyAskBucket[c]!),
    companyAsk: Float64Array.from(companies, c => market.companyAsk[c]!),
    blockedStart: blocked.start,
    blockedCompany: blocked.values,
    companyTraits: Uint32Array.from(companies, c => market.companyTraits[c]!),
    text: textOf(market.text, seat),
    companyText: companies.map(c => market.companyText[c]!),
  };
};
