import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { columnsOf, headerOf, INFO_COLUMNS } from '#shared/exchange/columns/index.ts';
import { tableOf } from '#shared/exchange/columns/write-row.ts';
import { BYTE_ORDER_MARK, csvLine } from '#shared/exchange/sheet/csv.ts';
import type { Language } from '#shared/kernel/i18n.ts';
import { LISTING_KINDS } from '#shared/listing/schema.ts';
import type { BadRow, RawRow } from './record.ts';

/** A row of a format that is no table, as the columns of our own; what is no row at all has none. */
const asTable = (row: unknown, language: Language): RawRow => {
  try {
    const { header, rows } = tableOf([row], columnsOf(LISTING_KINDS), language);
    return { header, cells: rows[0]! };
  } catch {
    return { header: [], cells: [] };
  }
};

const reasonOf = ({ faults }: BadRow, language: Language): string =>
  faults
    .map(({ column, pointer, message }) => [column ?? pointer, message[language]].filter(Boolean).join(': '))
    .join('\n');

/**
 * The bad rows as a CSV file that can be mended and imported: each with what is wrong in a first column, where it came from in a
 * second, and its own cells. Columns that no row fills are left out.
 */
export const errorsCsv = (bad: readonly BadRow[], language: Language): string => {
  const rows = bad.map(each => {
    const raw = each.raw ?? asTable(each.row, language);
    const cells = new Map(raw.header.map((name, i) => [name, raw.cells[i] ?? '']));
    // A row that could not be cut into cells is given back in one piece.
    if (raw.header.length === 0 && raw.cells.length > 0) cells.set('?', raw.cells.join(','));
    return { each, cells };
  });
  const filled = new Set(
    rows.flatMap(({ cells }) => [...cells].flatMap(([name, cell]) => (cell === '' ? [] : [name]))),
  );
  const told = rows.flatMap(({ each }) => each.raw?.header ?? []);
  const own = columnsOf(LISTING_KINDS).map(column => headerOf(column, language));
  const isInfo = new Set(
    Object.values(INFO_COLUMNS).flatMap(column => [headerOf(column, 'ko'), headerOf(column, 'en')]),
  );
  const names = [...new Set([...told, ...own, ...filled])].filter(
    name => name !== '' && !isInfo.has(name) && (filled.has(name) || told.includes(name)),
  );
  const { error, source } = INFO_COLUMNS;
  const lines = [
    [headerOf(error, language), headerOf(source, language), ...names],
    ...rows.map(({ each, cells }) => [
      reasonOf(each, language),
      `${each.at.file}:${each.at.line}`,
      ...names.map(name => cells.get(name) ?? ''),
    ]),
  ];
  return BYTE_ORDER_MARK + lines.map(csvLine).join('');
};

/** Writes {@link errorsCsv}. @throws Error of the file system */
export const writeErrors = (path: string, bad: readonly BadRow[], language: Language): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, errorsCsv(bad, language));
};
