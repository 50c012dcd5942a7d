import type { collector, RowFault, SourceFile } from '../../record.ts';
import { readCsv } from '../csv.ts';
import { cellReader } from './cells.ts';
import { COLUMNS, type Column, columnAt, columnOf } from './columns.ts';
import { candidateOf } from './row.ts';

/** Positions of our columns in a header, and what is wrong with it. */
export const readHeader = (header: readonly string[]) => {
  const at = new Map<Column, number>();
  const unknown: string[] = [];
  const twice: string[] = [];
  for (const [i, name] of header.entries()) {
    const column = columnOf(name);
    if (column === undefined) {
      if (name !== '') unknown.push(name);
    } else if (at.has(column)) twice.push(name);
    else at.set(column, i);
  }
  return { at, unknown, twice, missing: (['kind', 'name_ko'] as const).filter(column => !at.has(column)) };
};

/** Adds the rows of one CSV file to the collector. A header that cannot be read makes the file one fault. */
export const readCsvInto = ({ reading, add }: ReturnType<typeof collector>, file: SourceFile): void => {
  const { path, header, rows, faults } = readCsv(file);
  const headerFault = (ko: string, en: string): RowFault => ({
    file: path,
    line: 1,
    pointer: '',
    message: { ko, en },
  });
  reading.faults.push(...faults);
  if (header.length === 0) return;
  const { at, unknown, twice, missing } = readHeader(header);
  for (const column of missing) {
    const names = COLUMNS[column].names.join(', ');
    reading.faults.push(headerFault(`필수 열이 없습니다: ${names}`, `A required column is missing: ${names}`));
  }
  for (const name of twice)
    reading.faults.push(headerFault(`같은 열이 두 번 있습니다: ${name}`, `A column appears twice: ${name}`));
  if (missing.length > 0 || twice.length > 0) return;
  if (unknown.length > 0)
    reading.remarks.push({
      ko: `${path}: 알 수 없는 열은 읽지 않습니다: ${unknown.join(', ')}`,
      en: `${path}: unknown columns are not read: ${unknown.join(', ')}`,
    });

  const headerOf = (column: Column | undefined) => (column === undefined ? undefined : header[at.get(column) ?? -1]);
  for (const { line, cells } of rows) {
    const reader = cellReader(column => cells[at.get(column) ?? -1] ?? '');
    const candidate = candidateOf(reader);
    const here = { file: path, line };
    // Values that were refused are missing from the candidate: their columns have been told already.
    const told = new Set(reader.faults.map(({ column }) => column));
    for (const { column, message } of reader.faults) {
      const fault = { ...here, pointer: COLUMNS[column].at[0], message };
      const name = headerOf(column);
      reading.faults.push(name === undefined ? fault : { ...fault, column: name });
    }
    if (told.has('kind')) continue;
    const before = reading.faults.length;
    const isGood = add({ at: here, ...candidate }, fault => {
      const column = columnAt(fault.pointer);
      // A column the file lacks is told by the name it should have.
      return column === undefined ? fault : { ...fault, column: headerOf(column) ?? COLUMNS[column].names[0] };
    });
    if (told.size === 0) continue;
    if (isGood) reading.records.pop();
    const own = reading.faults.splice(before).filter(fault => {
      const column = columnAt(fault.pointer);
      return column === undefined || !told.has(column);
    });
    reading.faults.push(...own);
  }
};
