/**
 * The book of a market: who invested in whom and when, and what was known of the companies. It is the one shape that both
 * a directory of listings and an export of past rounds are brought into, so that a model is trained, measured and used
 * on the same columns. Days are whole days since 1970-01-01.
 */

/** Code of a value that is not known. */
export const NONE = 0xffff;

/** Kind of a round that states none. */
const OTHER = 'other';

/** Places of a company from wide to narrow. */
export const PLACES = ['state', 'region', 'city'] as const;

/** Columns of codes with the names behind them. */
export interface Coded {
  readonly values: readonly string[];
  readonly code: Uint16Array;
}

/** Rows of codes, several a company (CSR by `start`). */
export interface CodedRows {
  readonly values: readonly string[];
  readonly start: Uint32Array;
  readonly code: Uint32Array;
}

/** Rounds, company by company (CSR by `start`), earliest first, one a day: the largest of those that anything tells of. */
export interface Rounds {
  readonly start: Uint32Array;
  readonly day: Int32Array;
  readonly kind: Uint16Array;
  /** NaN where it is not known. */
  readonly amount: Float64Array;
}

/** Investments, earliest first; of one day by investor, then company. */
export interface Deals {
  readonly investor: Uint32Array;
  readonly company: Uint32Array;
  readonly day: Int32Array;
  readonly kind: Uint16Array;
  readonly amount: Float64Array;
}

export interface Book {
  readonly investorIds: readonly string[];
  readonly companyIds: readonly string[];
  readonly sector: CodedRows;
  readonly state: Coded;
  readonly region: Coded;
  readonly city: Coded;
  /** Kinds of rounds: the codes of `Rounds.kind` and `Deals.kind`. */
  readonly kinds: readonly string[];
  /** NaN where it is not known. */
  readonly founded: Float64Array;
  /** Words of the companies' names or texts. */
  readonly words: CodedRows;
  readonly rounds: Rounds;
  readonly deals: Deals;
}

/** What companies say of the round they raise: kind of round and bucket of the amount, `NONE` where they say nothing. */
export interface Declared {
  readonly kind: Uint16Array;
  readonly ask: Uint16Array;
}

export interface CompanyEntry {
  readonly id: string;
  readonly sectors: readonly string[];
  readonly state: string;
  readonly region: string;
  readonly city: string;
  readonly founded: number;
  readonly words: readonly string[];
}
export interface RoundEntry {
  readonly company: string;
  readonly day: number;
  readonly kind: string;
  readonly amount: number;
}
export interface DealEntry extends RoundEntry {
  readonly investor: string;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const book = (values: Iterable<string>): { values: string[]; codeOf: (value: string) => number } => {
  const sorted = [...new Set(values)].filter(value => value !== '').sort(order);
  if (sorted.length >= NONE) throw new RangeError(`an attribute has ${sorted.length} values, more than 65534`);
  const codes = new Map(sorted.map((value, code) => [value, code]));
  return { values: sorted, codeOf: value => codes.get(value) ?? NONE };
};

const rowsOf = (rows: readonly (readonly string[])[]): CodedRows => {
  const values = [...new Set(rows.flat())].filter(value => value !== '').sort(order);
  const codes = new Map(values.map((value, code) => [value, code]));
  const start = new Uint32Array(rows.length + 1);
  const code: number[] = [];
  for (const [row, names] of rows.entries()) {
    for (const name of [...new Set(names)].sort(order)) {
      const found = codes.get(name);
      if (found !== undefined) code.push(found);
    }
    start[row + 1] = code.length;
  }
  return { values, start, code: Uint32Array.from(code) };
};

/**
 * Brings entries into columns; their order does not matter. Rounds and deals of companies that are not among the entries
 * are left out. `investors` are there with or without deals. Throws RangeError for a company that is there twice.
 */
export const makeBook = (
  companies: readonly CompanyEntry[],
  rounds: readonly RoundEntry[],
  deals: readonly DealEntry[],
  investors: readonly string[] = [],
): Book => {
  const entries = [...companies].sort((a, b) => order(a.id, b.id));
  const twice = entries.find(({ id }, i) => id === entries[i + 1]?.id);
  if (twice !== undefined) throw new RangeError(`company ${twice.id} is there twice`);
  const position = new Map(entries.map(({ id }, company) => [id, company]));
  const investorIds = [...new Set([...investors, ...deals.map(({ investor }) => investor)])].sort(order);
  const seat = new Map(investorIds.map((id, investor) => [id, investor]));
  const kinds = book([...rounds, ...deals].map(({ kind }) => kind || OTHER));
  const coded = (read: (entry: CompanyEntry) => string): Coded => {
    const { values, codeOf } = book(entries.map(read));
    return { values, code: Uint16Array.from(entries, entry => codeOf(read(entry))) };
  };

  // A round is known from what the company reports and from what each of its investors does. Largest amount first; of
  // equals what the company reports.
  const happened = [...rounds.map(entry => ({ entry, rank: 0 })), ...deals.map(entry => ({ entry, rank: 1 }))]
    .flatMap(({ entry: { company, day, kind, amount }, rank }) => {
      const at = position.get(company);
      return at === undefined ? [] : [{ at, day, kind: kinds.codeOf(kind || OTHER), amount, rank }];
    })
    .sort(
      (a, b) => a.at - b.at || a.day - b.day || (b.amount || 0) - (a.amount || 0) || a.rank - b.rank || a.kind - b.kind,
    )
    .filter(({ at, day }, i, all) => i === 0 || all[i - 1]!.at !== at || all[i - 1]!.day !== day);
  const start = new Uint32Array(entries.length + 1);
  for (const { at } of happened) start[at + 1]!++;
  for (let c = 0; c < entries.length; c++) start[c + 1]! += start[c]!;

  const invested = deals
    .flatMap(({ investor, company, day, kind, amount }) => {
      const at = position.get(company);
      return at === undefined ? [] : [{ who: seat.get(investor)!, at, day, kind: kinds.codeOf(kind), amount }];
    })
    .sort(
      (a, b) => a.day - b.day || a.who - b.who || a.at - b.at || a.kind - b.kind || (a.amount || 0) - (b.amount || 0),
    );

  return {
    investorIds,
    companyIds: entries.map(({ id }) => id),
    sector: rowsOf(entries.map(({ sectors }) => sectors)),
    state: coded(({ state }) => state),
    region: coded(({ region }) => region),
    city: coded(({ city }) => city),
    kinds: kinds.values,
    founded: Float64Array.from(entries, ({ founded }) => founded),
    words: rowsOf(entries.map(({ words }) => words)),
    rounds: {
      start,
      day: Int32Array.from(happened, ({ day }) => day),
      kind: Uint16Array.from(happened, ({ kind }) => kind),
      amount: Float64Array.from(happened, ({ amount }) => amount),
    },
    deals: {
      investor: Uint32Array.from(invested, ({ who }) => who),
      company: Uint32Array.from(invested, ({ at }) => at),
      day: Int32Array.from(invested, ({ day }) => day),
      kind: Uint16Array.from(invested, ({ kind }) => kind),
      amount: Float64Array.from(invested, ({ amount }) => amount),
    },
  };
};
