import { check, type collector, type RowFault, type SourceFile } from '../../record.ts';
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

  const headerOf = (column: Column): string | undefined => header[at.get(column) ?? -1];
  // A column the file lacks is told by the name it should have.
  const explain = (fault: RowFault): RowFault => {
    const column = columnAt(fault.pointer);
    return column === undefined ? fault : { ...fault, column: headerOf(column) ?? COLUMNS[column].names[0] };
  };
  for (const { line, cells } of rows) {
    const reader = cellReader(column => cells[at.get(column) ?? -1] ?? '');
    const candidate = { at: { file: path, line }, ...candidateOf(reader) };
    if (reader.faults.length === 0) {
      add(candidate, explain);
      continue;
    }
    const refused = new Set(reader.faults.map(({ column }) => column));
    for (const { column, message } of reader.faults)
      reading.faults.push(explain({ ...candidate.at, pointer: COLUMNS[column].at, message }));
    // Without a kind there is no profile to check; otherwise the rest of the row is, so that all its faults are told at once.
    const checked = refused.has('kind') ? [] : check(candidate);
    if (!Array.isArray(checked)) continue;
    reading.faults.push(...checked.filter(({ pointer }) => !refused.has(columnAt(pointer) as Column)).map(explain));
  }
};
