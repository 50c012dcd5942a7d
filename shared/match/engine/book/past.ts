import { type Book, type Coded, type Declared, NONE } from './book.ts';
import { AGE_EDGES, ASK_STEPS, askStep, type CompanyState, RAISED_EDGES, stateOn } from './state.ts';

/** Attributes on which investors specialise, in the order of `Past.attributes`. */
export const ATTRIBUTES = ['sector', 'region', 'state', 'city', 'age', 'raised', 'last', 'kind', 'ask'] as const;
export type AttributeName = (typeof ATTRIBUTES)[number];

/** Rows of codes without their names. */
export interface Codes {
  readonly start: Uint32Array;
  readonly code: Uint16Array;
}

/** One attribute as read off past deals (at the time of the deal) and off the companies to be ranked (at the cut-off). */
export interface Attribute {
  readonly name: AttributeName;
  /** Number of values; codes are smaller. */
  readonly size: number;
  readonly deal: Codes;
  readonly company: Codes;
}

/** What was known on the morning of a day: every investor's first deal with every company, and each company's state. */
export interface Past {
  readonly book: Book;
  readonly asOf: number;
  readonly declared: Declared;
  /** Rows of first deals by investor (CSR); positions in `company`, `day`, `age`. */
  readonly start: Uint32Array;
  readonly company: Uint32Array;
  readonly day: Int32Array;
  /** What the company asked for, as the deal tells: bucket or `NONE`, and the amount. */
  readonly amount: Float64Array;
  readonly stateAtDeal: readonly CompanyState[];
  readonly states: readonly CompanyState[];
  readonly attributes: readonly Attribute[];
}

const single = (values: ArrayLike<number>): Codes => {
  const start = new Uint32Array(values.length + 1);
  const code = new Uint16Array(values.length);
  let size = 0;
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== NONE) code[size++] = values[row]!;
    start[row + 1] = size;
  }
  return { start, code: code.slice(0, size) };
};

const pick = (rows: { readonly start: Uint32Array; readonly code: Uint32Array }, at: ArrayLike<number>): Codes => {
  const start = new Uint32Array(at.length + 1);
  const code: number[] = [];
  for (let row = 0; row < at.length; row++) {
    for (let i = rows.start[at[row]!]!; i < rows.start[at[row]! + 1]!; i++) code.push(rows.code[i]!);
    start[row + 1] = code.length;
  }
  return { start, code: Uint16Array.from(code) };
};

/** The past of a book before a day, with what companies declare for the time after it. */
export const pastAt = (book: Book, asOf: number, declared: Declared): Past => {
  const { deals } = book;
  const investors = book.investorIds.length;
  const companies = book.companyIds.length;
  const rows: number[][] = Array.from({ length: investors }, () => []);
  const met = new Set<number>();
  for (let row = 0; row < deals.day.length && deals.day[row]! < asOf; row++) {
    const key = deals.investor[row]! * companies + deals.company[row]!;
    if (met.has(key)) continue;
    met.add(key);
    rows[deals.investor[row]!]!.push(row);
  }
  const start = new Uint32Array(investors + 1);
  for (let i = 0; i < investors; i++) start[i + 1] = start[i]! + rows[i]!.length;
  const flat = rows.flat();
  const company = Uint32Array.from(flat, row => deals.company[row]!);
  const day = Int32Array.from(flat, row => deals.day[row]!);
  const stateAtDeal = flat.map(row => stateOn(book, deals.company[row]!, deals.day[row]!));
  const states = book.companyIds.map((_, c) => stateOn(book, c, asOf));

  const place = (name: 'state' | 'region' | 'city', column: Coded): Attribute => ({
    name,
    size: column.values.length,
    deal: single(Array.from(company, c => column.code[c]!)),
    company: single(column.code),
  });
  const ofState = (name: 'age' | 'raised' | 'last', size: number): Attribute => ({
    name,
    size,
    deal: single(stateAtDeal.map(state => state[name])),
    company: single(states.map(state => state[name])),
  });
  const every = Uint32Array.from(book.companyIds.keys());
  return {
    book,
    asOf,
    declared,
    start,
    company,
    day,
    amount: Float64Array.from(flat, row => deals.amount[row]!),
    stateAtDeal,
    states,
    attributes: [
      {
        name: 'sector',
        size: book.sector.values.length,
        deal: pick(book.sector, company),
        company: pick(book.sector, every),
      },
      place('region', book.region),
      place('state', book.state),
      place('city', book.city),
      ofState('age', AGE_EDGES.length + 1),
      ofState('raised', RAISED_EDGES.length + 2),
      ofState('last', book.kinds.length + 1),
      {
        name: 'kind',
        size: book.kinds.length,
        deal: single(flat.map(row => deals.kind[row]!)),
        company: single(declared.kind),
      },
      {
        name: 'ask',
        size: ASK_STEPS.length + 1,
        deal: single(flat.map(row => askStep(deals.amount[row]!))),
        company: single(declared.ask),
      },
    ],
  };
};
