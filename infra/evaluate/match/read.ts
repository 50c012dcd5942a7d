import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import {
  type Book,
  type CompanyEntry,
  type DealEntry,
  makeBook,
  type RoundEntry,
} from '#shared/match/engine/book/book.ts';

/** What the files of a folder hold: the book, and what only the protocol needs. */
export interface Records {
  readonly book: Book;
  /** Day a company was acquired; Infinity where it was not. */
  readonly acquired: Float64Array;
  /** Investors' names, empty where the files have none. */
  readonly names: readonly string[];
  /** Rows that say nothing usable: without a date, or of a company that is not in companies.csv. */
  readonly ignored: number;
}

type Row = Readonly<Record<string, string | undefined>>;

const rowsOf = (folder: string, file: string, needed: readonly string[]): Row[] => {
  const rows: Row[] = parse(readFileSync(join(folder, file)), { columns: true, bom: true, relax_column_count: true });
  const missing = needed.filter(column => rows.length > 0 && rows[0]![column] === undefined);
  if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(', ')}`);
  return rows;
};

const textOf = (value: string | undefined): string => value?.trim() ?? '';

/** Whole days since 1970-01-01; NaN for anything but a calendar date (a time of day is cut off). */
export const dayOf = (text: string | undefined): number => {
  const date = textOf(text).slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) / 86_400_000 : Number.NaN;
};

/** A place that an export names `unknown` is none. */
const placeOf = (value: string | undefined): string => (/^unknown$/i.test(textOf(value)) ? '' : textOf(value));

const amountOf = (text: string | undefined): number => {
  const amount = Number.parseFloat(textOf(text));
  return amount > 0 ? amount : Number.NaN;
};

/** Words of a name, and the first and last four letters of those longer than five: `BioPharm` is a kin of `BioTech`. */
export const wordsOf = (name: string): string[] =>
  (name.toLowerCase().match(/[a-z]+|[^\P{L}a-z]+/gu) ?? [])
    .filter(word => word.length > 1)
    .flatMap(word => (word.length > 5 ? [word, `${word.slice(0, 4)}-`, `-${word.slice(-4)}`] : [word]));

/** Reads the four files of a folder. Throws where one is missing or lacks a column. */
export const readRecords = (folder: string): Records => {
  const companies = rowsOf(folder, 'companies.csv', ['company_id', 'category_code']);
  const rounds = rowsOf(folder, 'rounds.csv', ['company_id', 'funded_at', 'funding_round_type']);
  const deals = rowsOf(folder, 'investments.csv', ['investor_id', 'company_id', 'funded_at', 'round_type']);
  const investors = rowsOf(folder, 'investors.csv', ['investor_id', 'investor']);

  const entries = new Map<string, CompanyEntry>();
  const acquired = new Map<string, number>();
  for (const row of companies) {
    const id = textOf(row.company_id);
    if (id === '' || entries.has(id)) continue;
    const region = placeOf(row.region);
    const sector = textOf(row.category_code);
    entries.set(id, {
      id,
      sectors: sector === '' ? [] : [sector],
      state: placeOf(row.state_code),
      region,
      city: placeOf(row.city).toLowerCase(),
      founded: dayOf(row.founded_at),
      words: wordsOf(textOf(row.name)),
    });
    const day = dayOf(row.acquired_at);
    if (!Number.isNaN(day)) acquired.set(id, day);
  }
  let ignored = 0;
  const dated = <R extends RoundEntry>(entry: R): R[] => {
    if (entries.has(entry.company) && !Number.isNaN(entry.day)) return [entry];
    ignored++;
    return [];
  };
  const book = makeBook(
    [...entries.values()],
    rounds.flatMap(row =>
      dated({
        company: textOf(row.company_id),
        day: dayOf(row.funded_at),
        kind: textOf(row.funding_round_type),
        amount: amountOf(row.raised_amount_usd),
      }),
    ),
    deals.flatMap((row): DealEntry[] => {
      const investor = textOf(row.investor_id);
      if (investor === '') ignored++;
      return investor === ''
        ? []
        : dated({
            investor,
            company: textOf(row.company_id),
            day: dayOf(row.funded_at),
            kind: textOf(row.round_type),
            amount: amountOf(row.round_amount_usd),
          });
    }),
  );
  const names = new Map(investors.map(row => [textOf(row.investor_id), textOf(row.investor)]));
  return {
    book,
    acquired: Float64Array.from(book.companyIds, id => acquired.get(id) ?? Number.POSITIVE_INFINITY),
    names: book.investorIds.map(id => names.get(id) ?? ''),
    ignored,
  };
};
