import type { Label } from '#shared/kernel/i18n.ts';

/** A row as it stands in a file; `line` is where it begins, the first of the file is 1. Cells are text, never interpreted. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What is wrong with a row before anything is made of its cells. */
export interface SheetFault {
  readonly line: number;
  readonly message: Label;
  /** What there is of the row, so that it can be given back. */
  readonly cells: readonly string[];
}

/** A table with a header, whatever file it came from. Cells are as {@link neutralise} left them. */
export interface Sheet {
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly faults: readonly SheetFault[];
}

const NO_HEADER = { ko: '머리글 행이 없습니다', en: 'The file has no header row' };

/** Rows as a sheet: the first that is not empty is the header, and every other must fit it. */
export const sheetOf = (lines: Iterable<SheetRow>, broken: readonly SheetFault[] = []): Sheet => {
  const faults = [...broken];
  const rows: SheetRow[] = [];
  let header: readonly string[] | undefined;
  for (const { line, cells } of lines) {
    if (cells.every(cell => cell.trim() === '')) continue;
    if (header === undefined) {
      header = cells.map(cell => cell.trim());
      while (header.at(-1) === '') header = header.slice(0, -1);
      continue;
    }
    const width = header.length;
    if (cells.length < width || cells.slice(width).some(cell => cell.trim() !== '')) {
      const message = {
        ko: `열이 ${width}개여야 하는데 ${cells.length}개입니다`,
        en: `The row has ${cells.length} cells, the header ${width}`,
      };
      faults.push({ line, message, cells });
    } else rows.push({ line, cells: cells.slice(0, width) });
  }
  if (header === undefined && faults.length === 0) faults.push({ line: 1, message: NO_HEADER, cells: [] });
  return { header: header ?? [], rows, faults: faults.sort((a, b) => a.line - b.line) };
};
