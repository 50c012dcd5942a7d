import { columnAt, headerCell } from '#shared/exchange/columns/index.ts';
import { readRow } from '#shared/exchange/columns/read-row.ts';
import { restore } from '#shared/exchange/sheet/formula.ts';
import { readSheet } from '#shared/exchange/sheet/index.ts';
import type { Label } from '#shared/kernel/i18n.ts';
import { badRow, type collector, faultsIn, type Row, type RowFault, type SourceFile } from '../../record.ts';

/** Positions of our columns in a header, a column's parts in their order, and what is wrong with it. */
export const readHeader = (header: readonly string[]) => {
  const at = new Map<string, number[]>();
  const unknown: string[] = [];
  const twice: string[] = [];
  for (const [i, name] of header.entries()) {
    const found = headerCell(name);
    if (found === undefined) {
      if (name !== '') unknown.push(name);
      continue;
    }
    const places = at.get(found.key) ?? [];
    if (places[found.part - 1] === undefined) places[found.part - 1] = i;
    else twice.push(name);
    at.set(found.key, places);
  }
  return { at, unknown, twice, missing: (['kind', 'name_ko'] as const).filter(key => !at.has(key)) };
};

const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** Adds the rows of one CSV or XLSX file to the collector. A header that cannot be read makes the file one bad row. */
export const readTableInto = ({ reading, add }: ReturnType<typeof collector>, file: SourceFile): void => {
  const { header, rows, faults, remarks } = readSheet(file.bytes);
  const place = (line: number) => ({ file: file.path, line });
  const headerFault = (message: Label) => reading.bad.push(badRow(place(1), message));
  reading.remarks.push(...remarks.map(({ ko, en }) => ({ ko: `${file.path}: ${ko}`, en: `${file.path}: ${en}` })));
  const { at, unknown, twice, missing } = readHeader(header);
  for (const { line, message, cells } of faults)
    reading.bad.push(badRow(place(line), message, { raw: { header, cells } }));
  if (header.length === 0) return;
  for (const key of missing)
    headerFault({ ko: `필수 열이 없습니다: ${key}`, en: `A required column is missing: ${key}` });
  for (const name of twice)
    headerFault({ ko: `같은 열이 두 번 있습니다: ${name}`, en: `A column appears twice: ${name}` });
  if (missing.length > 0 || twice.length > 0) return;
  if (unknown.length > 0)
    reading.remarks.push({
      ko: `${file.path}: 알 수 없는 열은 읽지 않습니다: ${unknown.join(', ')}`,
      en: `${file.path}: unknown columns are not read: ${unknown.join(', ')}`,
    });

  for (const { line, cells: stored } of rows) {
    const cells = stored.map(restore);
    const cell = (key: string): string | undefined => {
      const places = at.get(key);
      return places
        ?.map(i => cells[i] ?? '')
        .join('')
        .trim();
    };
    const { row, kind, faults: found } = readRow(cell);
    const candidate = { at: place(line), row: row as Row, raw: { header, cells } };
    // A column that the file lacks is told by the name it should have.
    const told = (fault: RowFault, key: string): RowFault => {
      const value = cell(key) ?? '';
      return {
        ...fault,
        column: header[at.get(key)?.[0] ?? -1] ?? key,
        ...(value === '' ? {} : { value: shown(value) }),
      };
    };
    const explain = (fault: RowFault): RowFault => {
      const column = columnAt(fault.pointer, kind);
      return column === undefined ? fault : told(fault, column.key);
    };
    if (found.length === 0) {
      add(candidate, explain);
      continue;
    }
    const refused = new Set(found.map(({ key }) => key));
    const cellFaults = found.map(({ key, pointer, message }) => told({ ...candidate.at, pointer, message }, key));
    // Without a kind there is no profile to check; otherwise the rest of the row is, so that all its faults are told at once.
    const others =
      kind === undefined
        ? []
        : faultsIn(candidate).filter(({ pointer }) => !refused.has(columnAt(pointer, kind)?.key ?? ''));
    reading.bad.push({ ...candidate, faults: [...cellFaults, ...others.map(explain)] });
  }
};
