import { restore } from '#shared/exchange/sheet/formula.ts';
import { readSheet, type Sheet } from '#shared/exchange/sheet/index.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import { type BadRow, badRow, type SourceFile } from '../../record.ts';

/** The four files of the export and the columns by which each is recognised; others may follow in any order. */
const TABLES = {
  companies: ['company_id', 'name', 'category_code', 'state_code', 'city', 'founded_at'],
  rounds: ['company_id', 'funded_at', 'funding_round_type', 'raised_amount_usd'],
  investments: ['investor_id', 'company_id', 'funded_at', 'round_type', 'round_amount_usd'],
  investors: ['investor_id', 'investor'],
} as const;
type TableName = keyof typeof TABLES;

/** A row by column name; missing optional columns read as empty. */
export interface TableRow {
  readonly file: string;
  readonly line: number;
  readonly get: (column: string) => string;
}
export type Tables = Readonly<Record<TableName, readonly TableRow[]>>;

const recognise = (header: readonly string[]): TableName | undefined => {
  const columns = new Set(header.map(name => name.toLowerCase()));
  return (Object.keys(TABLES) as TableName[]).find(name => TABLES[name].every(column => columns.has(column)));
};

const rowsOf = (path: string, { header, rows }: Sheet): TableRow[] => {
  const at = new Map(header.map((name, i) => [name.toLowerCase(), i]));
  return rows.map(({ line, cells }) => ({
    file: path,
    line,
    get: column => restore(cells[at.get(column) ?? -1] ?? '').trim(),
  }));
};

/** Sorts files into the export's tables by their headers, whatever their names and order. */
export const readTables = (files: readonly SourceFile[]): { tables: Tables; bad: BadRow[]; remarks: Label[] } => {
  const tables: Record<TableName, TableRow[]> = { companies: [], rounds: [], investments: [], investors: [] };
  const bad: BadRow[] = [];
  const remarks: Label[] = [];
  const unknown = {
    ko: '머리글로 알 수 없는 파일입니다 (companies, rounds, investments, investors)',
    en: 'The header is not that of companies, rounds, investments or investors',
  };
  for (const file of files) {
    const sheet = readSheet(file.bytes);
    const faults = sheet.faults.map(({ line, message, cells }) =>
      badRow({ file: file.path, line }, message, { raw: { header: sheet.header, cells } }),
    );
    const name = recognise(sheet.header);
    if (name !== undefined) {
      tables[name] = [...tables[name], ...rowsOf(file.path, sheet)];
      bad.push(...faults);
    } else if (file.given) {
      bad.push(...faults, badRow({ file: file.path, line: 1 }, unknown));
    } else remarks.push({ ko: `${file.path}: ${unknown.ko}`, en: `${file.path}: ${unknown.en}` });
  }
  return { tables, bad, remarks };
};

/** An ISO calendar date that exists and lies between 1800 and 2199; undefined for anything else. */
export const dateIn = (text: string): string | undefined => {
  const match = /^(1[89]|2[01])\d\d-\d\d-\d\d$/.exec(text);
  if (match === null) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
};

/** Whole dollars above zero; undefined where unknown or impossible (a hundred billion is more than any round). */
export const dollarsIn = (text: string): bigint | undefined =>
  /^\d{1,11}(\.0+)?$/.test(text) && BigInt(text.split('.')[0]!) > 0n ? BigInt(text.split('.')[0]!) : undefined;
