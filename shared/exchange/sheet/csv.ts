import { neutralise } from './formula.ts';
import { type Sheet, type SheetFault, type SheetRow, sheetOf } from './sheet.ts';

const DELIMITERS = [',', ';', '\t'] as const;

/** How often each delimiter stands outside quotes in the first line that has text. */
const delimiterOf = (text: string): string => {
  const counts = new Map<string, number>(DELIMITERS.map(delimiter => [delimiter, 0]));
  let isQuoted = false;
  for (let i = text.search(/\S/); i >= 0 && i < text.length; i += 1) {
    const at = text[i]!;
    if (at === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (at === '\n' || at === '\r')) break;
    else if (!isQuoted && counts.has(at)) counts.set(at, counts.get(at)! + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
};

const UNCLOSED = { ko: '따옴표가 닫히지 않았습니다', en: 'A quoted cell is not closed' };
const AFTER_QUOTE = { ko: '닫는 따옴표 뒤에 글자가 있습니다', en: 'Text follows the closing quote of a cell' };
const STRAY_QUOTE = {
  ko: '따옴표로 시작하지 않은 칸에 따옴표가 있습니다',
  en: 'A quote stands within a cell that does not begin with one',
};

const LINE_BREAK = /\r\n|[\r\n]/g;
const breaksIn = (text: string): number => text.match(LINE_BREAK)?.length ?? 0;

/**
 * RFC 4180 read in one pass: every row with the line it begins on, line breaks and quotes within cells kept as they are. A row
 * that cannot be read is a fault and reading goes on with the next line, so that one stray quote does not cost the file.
 */
const rowsOf = (text: string, delimiter: string): { rows: SheetRow[]; faults: SheetFault[] } => {
  const rows: SheetRow[] = [];
  const faults: SheetFault[] = [];
  const end = text.length;
  const isEnd = (i: number): boolean => i >= end || text[i] === '\n' || text[i] === '\r';
  const lineEnd = (from: number): number => {
    const found = text.slice(from, from + 100_000).search(/[\r\n]/);
    if (found >= 0) return from + found;
    return from + 100_000 >= end ? end : lineEnd(from + 100_000);
  };
  const past = (i: number): number => (text.startsWith('\r\n', i) ? i + 2 : i + 1);
  let line = 1;
  let at = 0;
  while (at < end) {
    const start = at;
    const cells: string[] = [];
    let wrong: SheetFault['message'] | undefined;
    for (;;) {
      if (text[at] === '"') {
        const from = at + 1;
        let close = text.indexOf('"', from);
        while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
        if (close < 0) {
          wrong = UNCLOSED;
          break;
        }
        cells.push(text.slice(from, close).replaceAll('""', '"'));
        at = close + 1;
        if (!isEnd(at) && text[at] !== delimiter) wrong = AFTER_QUOTE;
      } else {
        const from = at;
        while (!isEnd(at) && text[at] !== delimiter) {
          if (text[at] === '"') wrong = STRAY_QUOTE;
          at += 1;
        }
        cells.push(text.slice(from, at));
      }
      if (wrong !== undefined || isEnd(at)) break;
      at += 1;
    }
    if (wrong === undefined) rows.push({ line, cells });
    else {
      at = lineEnd(wrong === UNCLOSED ? start : at);
      faults.push({ line, message: wrong, cells: [text.slice(start, at)] });
    }
    at = past(at);
    line += breaksIn(text.slice(start, at));
  }
  return { rows, faults };
};

/** The table of a text file: commas, semicolons or tabs, whichever the header has most of; Excel's `sep=` line is obeyed. */
export const readCsv = (text: string): Sheet => {
  const told = /^"?sep=([,;\t])"?(\r\n|\r|\n)/i.exec(text);
  const body = told === null ? text : text.slice(told[0].length);
  const { rows, faults } = rowsOf(body, told?.[1] ?? delimiterOf(body));
  if (told === null) return sheetOf(rows, faults);
  const down = <T extends { line: number }>(each: T): T => ({ ...each, line: each.line + 1 });
  return sheetOf(rows.map(down), faults.map(down));
};

const cellOf = (text: string): string => (text === '' ? '' : `"${neutralise(text).replaceAll('"', '""')}"`);

/** One line of a CSV file: every cell quoted, so that nothing in it is taken for a separator, and neutralised. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** Excel takes a CSV file for UTF-8 only with this mark at its beginning. */
export const BYTE_ORDER_MARK = '\ufeff';
