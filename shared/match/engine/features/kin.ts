import { NONE } from '../book/book.ts';
import { HALF_LIFE } from '../book/lifts.ts';
import { attributeOf, codeAt } from '../book/market.ts';
import type { AttributeName, Past } from '../book/past.ts';
import { decay } from '../buckets.ts';

/** Likeness of two values: equal, both known and different, or one of them unknown. */
type Likeness = readonly [equal: number, different: number, unknown: number];
const SECTOR: Likeness = [1, 0.12, 0.3];
const KIND: Likeness = [1, 0.3, 0.5];
const STAGE: Likeness = [1, 0.4, 0.5];
const [SAME_CITY, SAME_REGION, SAME_STATE, ELSEWHERE] = [1, 0.7, 0.4, 0.1] as const;
/** Likeness of amounts by the distance of their buckets. */
const AMOUNT = [1, 0.7, 0.35, 0.15, 0.07, 0.04, 0.02, 0.01] as const;
const AMOUNT_UNKNOWN = 0.5;
/** Deals of the market that the mean likeness is taken over. */
const SAMPLE = 1200;
const STRENGTH = 2;

/** Columns of one side: sector, city, region, state, kind, last, ask. */
interface Side {
  readonly sector: Uint16Array;
  readonly city: Uint16Array;
  readonly region: Uint16Array;
  readonly state: Uint16Array;
  readonly kind: Uint16Array;
  readonly last: Uint16Array;
  readonly ask: Uint16Array;
}

const NAMES = ['sector', 'city', 'region', 'state', 'kind', 'last', 'ask'] as const;

const sideOf = (past: Past, of: 'deal' | 'company', count: number): Side =>
  Object.fromEntries(
    NAMES.map(name => {
      const attribute = attributeOf(past, name);
      const read = { ...attribute, company: attribute[of] };
      return [name, Uint16Array.from({ length: count }, (_, row) => codeAt(read, row))];
    }),
  ) as unknown as Side;

/** Likeness of every value of one side with one value of the other: a table by code, the last for unknown. */
const table = (size: number, [equal, different, unknown]: Likeness): Float64Array => {
  const found = new Float64Array((size + 1) ** 2).fill(different);
  for (let k = 0; k < size; k++) {
    found[k * (size + 1) + k] = equal;
    found[k * (size + 1) + size] = unknown;
  }
  found.fill(unknown, size * (size + 1));
  return found;
};

const amountTable = (size: number): Float64Array => {
  const found = new Float64Array((size + 1) ** 2).fill(AMOUNT_UNKNOWN);
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) found[a * (size + 1) + b] = AMOUNT[Math.min(AMOUNT.length - 1, Math.abs(a - b))]!;
  return found;
};

/**
 * How much a company is like an investor's past deals in everything at once, against how much it is like the market's:
 * ln((Σ worth·K + α·m) / ((n + α)·m)), K the product of the likenesses of sector, place, kind, last round and amount, m its
 * mean over the market. What lifts add up attribute by attribute, this sees together: seed deals at home and late ones abroad.
 */
export const kinTable = (past: Past) => {
  const { book, start, day, asOf } = past;
  const companies = book.companyIds.length;
  const deals = sideOf(past, 'deal', day.length);
  const offers = sideOf(past, 'company', companies);
  const sizeOf = (name: AttributeName): number => attributeOf(past, name).size;
  const bySector = table(sizeOf('sector'), SECTOR);
  const byKind = table(sizeOf('kind'), KIND);
  const byLast = table(sizeOf('last'), STAGE);
  const byAmount = amountTable(sizeOf('ask'));
  // Codes with the unknown as the last one, so that a likeness is one look-up.
  const closed = (codes: Uint16Array, size: number): Uint16Array => codes.map(code => Math.min(code, size));
  const [dealSector, dealKind, dealLast, dealAsk] = [
    closed(deals.sector, sizeOf('sector')),
    closed(deals.kind, sizeOf('kind')),
    closed(deals.last, sizeOf('last')),
    closed(deals.ask, sizeOf('ask')),
  ];
  const [ofSector, ofKind, ofLast, ofAsk] = [
    closed(offers.sector, sizeOf('sector')),
    closed(offers.kind, sizeOf('kind')),
    closed(offers.last, sizeOf('last')),
    closed(offers.ask, sizeOf('ask')),
  ];
  const [widthSector, widthKind, widthLast, widthAsk] = [
    sizeOf('sector') + 1,
    sizeOf('kind') + 1,
    sizeOf('last') + 1,
    sizeOf('ask') + 1,
  ];
  const kernel = (row: number, c: number): number => {
    const city = offers.city[c]!;
    const region = offers.region[c]!;
    const state = offers.state[c]!;
    const near =
      city !== NONE && deals.city[row] === city
        ? SAME_CITY
        : region !== NONE && deals.region[row] === region
          ? SAME_REGION
          : state !== NONE && deals.state[row] === state
            ? SAME_STATE
            : ELSEWHERE;
    return (
      near *
      bySector[dealSector[row]! * widthSector + ofSector[c]!]! *
      byKind[dealKind[row]! * widthKind + ofKind[c]!]! *
      byLast[dealLast[row]! * widthLast + ofLast[c]!]! *
      byAmount[dealAsk[row]! * widthAsk + ofAsk[c]!]!
    );
  };
  const late = [...day.keys()].sort((a, b) => day[b]! - day[a]! || a - b);
  const step = Math.max(1, Math.floor(late.length / (2 * SAMPLE)));
  const sample = late.filter((_, at) => at % step === 0).slice(0, SAMPLE);
  const usual = new Float32Array(companies);
  for (let c = 0; c < companies; c++) {
    let sum = 0;
    for (const row of sample) sum += kernel(row, c);
    usual[c] = sum / Math.max(1, sample.length);
  }
  let from = 0;
  let to = 0;
  let worth = new Float64Array(0);
  let n = 0;
  return {
    load(investor: number): void {
      from = start[investor]!;
      to = start[investor + 1]!;
      worth = Float64Array.from({ length: to - from }, (_, i) => decay(asOf - day[from + i]!, HALF_LIFE));
      n = worth.reduce((sum, each) => sum + each, 0);
    },
    /** Log-likeness, and the greatest single likeness. */
    of(company: number): [all: number, closest: number] {
      let sum = 0;
      let most = 0;
      for (let row = from; row < to; row++) {
        const each = kernel(row, company) * worth[row - from]!;
        sum += each;
        if (each > most) most = each;
      }
      const m = usual[company]!;
      return [m > 0 ? Math.log((sum + STRENGTH * m) / ((n + STRENGTH) * m)) : 0, most];
    },
  };
};
