import type { Label } from '#shared/kernel/i18n.ts';
import { loose } from '../names.ts';
import { parseAmount } from './amounts.ts';
import type { Column } from './columns.ts';
import type { Lookup } from './labels.ts';

/** Several values in one cell: `;` between them, also `,`, `|` or a line break. */
const split = (text: string): string[] =>
  text
    .split(/[;,|\n]/)
    .map(part => part.trim())
    .filter(part => part !== '');

/** A date as people write it, as ISO: `2024-03-15`, `2024.3.15`, `2024/3/15`, `20240315`, `2024년 3월 15일`. */
export const parseDate = (text: string): string | undefined => {
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/.exec(text.normalize('NFKC'));
  if (match === null) return undefined;
  const [, year, month, day] = match as unknown as [string, string, string, string];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
};

/** A count such as `12`, `1,200`, `12명`. */
export const parseCount = (text: string): number | undefined => {
  const digits = text.normalize('NFKC').replace(/\s*(명|개|건|곳)$/, '');
  return /^(\d{1,9}|\d{1,3}(,\d{3}){1,2})$/.test(digits) ? Number(digits.replaceAll(',', '')) : undefined;
};

/** Whether a row lists a company or an investor. */
export const parseKind = (text: string): 'company' | 'investor' | undefined => {
  const name = loose(text);
  if (['company', 'startup', '기업', '창업기업', '스타트업'].includes(name)) return 'company';
  return ['investor', '투자자', '투자사', '투자기관'].includes(name) ? 'investor' : undefined;
};

export interface CellFault {
  readonly column: Column;
  readonly message: Label;
}

const MESSAGES = {
  code: { ko: '목록에 없는 값입니다', en: 'Not a known code or name' },
  amount: {
    ko: '금액으로 읽을 수 없습니다 (예: 3억, 300,000,000, USD 1,000,000)',
    en: 'Not an amount, such as 3억, 300,000,000 or USD 1,000,000',
  },
  date: { ko: '날짜가 아닙니다 (예: 2024-03-15)', en: 'Not a date, such as 2024-03-15' },
  count: { ko: '0 이상의 정수가 아닙니다', en: 'Not a whole number' },
} as const satisfies Record<string, Label>;

/** Reads the cells of one row and gathers what cannot be read; an empty cell is a missing value, never a fault here. */
export const cellReader = (cell: (column: Column) => string) => {
  const faults: CellFault[] = [];
  const refuse = (column: Column, kind: keyof typeof MESSAGES, text: string): undefined => {
    const { ko, en } = MESSAGES[kind];
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    faults.push({ column, message: { ko: `${ko}: ${shown}`, en: `${en}: ${shown}` } });
    return undefined;
  };
  const read =
    <T>(kind: keyof typeof MESSAGES, parse: (text: string) => T | undefined) =>
    (column: Column): T | undefined => {
      const text = cell(column);
      return text === '' ? undefined : (parse(text) ?? refuse(column, kind, text));
    };
  return {
    faults,
    text: (column: Column): string | undefined => (cell(column) === '' ? undefined : cell(column)),
    texts: (column: Column): string[] => [...new Set(split(cell(column)))],
    code: (column: Column, lookup: Lookup): string | undefined => read('code', lookup)(column),
    codes: (column: Column, lookup: Lookup): string[] => {
      const found = split(cell(column)).map(text => lookup(text) ?? refuse(column, 'code', text));
      return [...new Set(found.filter(code => code !== undefined))];
    },
    kind: read('code', parseKind),
    amount: read('amount', parseAmount),
    date: read('date', parseDate),
    count: read('count', parseCount),
  };
};
export type CellReader = ReturnType<typeof cellReader>;
