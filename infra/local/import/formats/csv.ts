import { parse } from 'csv-parse/sync';
import type { RowFault, SourceFile } from '../record.ts';
import { decode } from './decode.ts';

/** A row below the header; `line` is where it begins. Cells are trimmed text, never interpreted: `=1+1` stays `=1+1`. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly path: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly faults: readonly RowFault[];
}

const UNREADABLE = {
  ko: 'UTF-8도 CP949(EUC-KR)도 아닌 파일입니다',
  en: 'The file is neither UTF-8 nor CP949 (EUC-KR)',
};
const EMPTY = { ko: '머리글 행이 없습니다', en: 'The file has no header row' };
const lineBreaks = (text: string): number => text.split('\n').length - 1;

type Parsed = { record: string[]; raw: string; info: { lines: number } };

/** Tabs where the header has them and no comma (what spreadsheets call "Unicode text"), commas otherwise. */
const delimiterOf = (text: string): string => {
  const header = text.slice(0, text.search(/\n|$/));
  return header.includes('\t') && !header.includes(',') ? '\t' : ',';
};

/** RFC 4180 with every row's line. Rows that cannot be read or have too many or too few cells become faults. */
export const readCsv = ({ path, bytes }: Pick<SourceFile, 'path' | 'bytes'>): CsvFile => {
  const fault = (line: number, message: RowFault['message']): RowFault => ({ file: path, line, pointer: '', message });
  const decoded = decode(bytes);
  if (decoded === undefined) return { path, header: [], rows: [], faults: [fault(1, UNREADABLE)] };
  // One kind of line break, so that the parser's count of lines is an editor's.
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const faults: RowFault[] = [];
  let parsed: Parsed[] = [];
  try {
    parsed = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      skip_records_with_error: true,
      on_skip: error => {
        const { message } = error ?? { message: '' };
        const line = Number((error as { lines?: number } | undefined)?.lines ?? 1);
        faults.push(fault(line, { ko: `CSV 형식 오류: ${message}`, en: `Not valid CSV: ${message}` }));
      },
    }) as unknown as Parsed[];
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number };
    faults.push(fault(lines ?? 1, { ko: `CSV 형식 오류: ${message}`, en: `Not valid CSV: ${message}` }));
  }
  const [first, ...rest] = parsed.map(({ record, raw, info }) => ({
    // The parser counts to the end of a record; cells may contain line breaks.
    line: info.lines - lineBreaks(raw.replace(/\n$/, '').replace(/^\n+/, '')),
    cells: record.map(cell => cell.trim()),
  }));
  if (first === undefined) return { path, header: [], rows: [], faults: [...faults, fault(1, EMPTY)] };
  const width = first.cells.length;
  const rows: CsvRow[] = [];
  for (const row of rest) {
    const count = row.cells.length;
    if (count < width || row.cells.slice(width).some(cell => cell !== ''))
      faults.push(
        fault(row.line, {
          ko: `열이 ${width}개여야 하는데 ${count}개입니다`,
          en: `The row has ${count} cells, the header ${width}`,
        }),
      );
    else rows.push({ line: row.line, cells: row.cells.slice(0, width) });
  }
  return { path, header: first.cells, rows, faults };
};
