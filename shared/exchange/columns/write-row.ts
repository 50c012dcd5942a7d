import type { Language } from '#shared/kernel/i18n.ts';
import { joinItems } from '../cell/list.ts';
import { CELL_LIMIT } from '../sheet/xlsx-write.ts';
import { type Column, headerOf, MACHINE_ENGLISH } from './index.ts';
import { bilingualsIn, valueAt } from './pointer.ts';

/** The cell of a column: the text of the row's value, empty where it has none. */
const cellOf = (row: unknown, column: Column, language: Language): string => {
  if (column === MACHINE_ENGLISH)
    return joinItems(bilingualsIn(row, ({ en, enSource }) => en !== undefined && enSource === 'machine').sort());
  const value = valueAt(row, column.at) ?? undefined;
  return value === undefined ? '' : column.type.write(value, language);
};

/** Room in a cell, less the apostrophe that may go in front. */
const ROOM = CELL_LIMIT - 1;

/** A text cut so that each piece fits a cell; never within a surrogate pair. */
const pieces = (text: string): string[] => {
  const cut: string[] = [];
  let rest = text;
  while (rest.length > ROOM) {
    const splitsPair = /[\ud800-\udbff]/.test(rest[ROOM - 1]!);
    const end = splitsPair ? ROOM - 1 : ROOM;
    cut.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...cut, rest];
};

/**
 * Rows as a table: a header and cells in the order of the columns. A text longer than a cell may be goes on in further columns,
 * `과거투자 #2` and so on, that the table has only where a row needs them.
 */
export const tableOf = (
  rows: readonly unknown[],
  columns: readonly Column[],
  language: Language,
): { header: string[]; rows: string[][] } => {
  // What several kinds have under one name at different places is one column.
  const byKey = [...Map.groupBy(columns, ({ key }) => key).values()];
  const cellIn = (row: unknown, same: readonly Column[]): string =>
    same.map(column => cellOf(row, column, language)).find(cell => cell !== '') ?? '';
  const cut = rows.map(row => byKey.map(same => pieces(cellIn(row, same))));
  const parts = byKey.map((_, i) => cut.reduce((most, row) => Math.max(most, row[i]!.length), 1));
  return {
    header: byKey.flatMap(([column], i) =>
      Array.from({ length: parts[i]! }, (_, part) => headerOf(column!, language, part + 1)),
    ),
    rows: cut.map(row => row.flatMap((cell, i) => [...cell, ...Array<string>(parts[i]! - cell.length).fill('')])),
  };
};
