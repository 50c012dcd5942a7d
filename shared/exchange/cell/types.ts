import type { Label, Language } from '#shared/kernel/i18n.ts';
import { type Currency, MINOR_DIGITS, type Money } from '#shared/kernel/money.ts';
import { parseAmount } from './amounts.ts';
import type { Coded } from './coded.ts';
import { joinItems, joinRecords, splitItems, splitRecords } from './list.ts';
import { parseCount, parseDate, parseFlag, parseKsic, parseRate } from './values.ts';

/** What is wrong within a cell; `at` is a pointer below the cell's own. */
export interface CellFault {
  readonly at: string;
  readonly message: Label;
}

/** How a value stands in a cell. What `write` makes, `read` gives back. */
export interface CellType {
  /** The value of a cell that is not empty, or what is wrong with it, every fault of a list at once. */
  readonly read: (text: string) => { readonly value?: unknown; readonly faults: readonly CellFault[] };
  /** The text of a value; empty for a value that a missing cell stands for. */
  readonly write: (value: unknown, language: Language) => string;
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const wrong = (text: string, { ko, en }: Label, at = ''): CellFault => ({
  at,
  message: { ko: `${ko}: ${shown(text)}`, en: `${en}: ${shown(text)}` },
});

/** One value of a form that either parses or does not. */
const single = <T>(
  message: Label,
  parse: (text: string) => T | undefined,
  write: (value: T, language: Language) => string,
): CellType => ({
  read: text => {
    const value = parse(text);
    return value === undefined ? { faults: [wrong(text, message)] } : { value, faults: [] };
  },
  write: (value, language) => write(value as T, language),
});

/** Several values in one cell; every one that cannot be read is a fault. A code that is told twice counts once. */
const several = <T>(
  message: Label,
  parse: (text: string) => T | undefined,
  write: (value: T, language: Language) => string,
): CellType => ({
  read: text => {
    const parsed = splitItems(text).map(item => [item, parse(item)] as const);
    const faults = parsed.filter(([, value]) => value === undefined).map(([item]) => wrong(item, message));
    const values = parsed.map(([, value]) => value);
    return faults.length > 0
      ? { faults }
      : { value: message === MESSAGES.code ? [...new Set(values)] : values, faults };
  },
  write: (value, language) => joinItems((value as readonly T[]).map(item => write(item, language))),
});

const MESSAGES = {
  text: { ko: '글자가 아닙니다', en: 'Not a text' },
  code: { ko: '목록에 없는 값입니다', en: 'Not a known code or name' },
  amount: {
    ko: '금액으로 읽을 수 없습니다 (예: 3억, 300,000,000, USD 1,000,000)',
    en: 'Not an amount, such as 3억, 300,000,000 or USD 1,000,000',
  },
  date: { ko: '날짜가 아닙니다 (예: 2024-03-15)', en: 'Not a date, such as 2024-03-15' },
  count: { ko: '0 이상의 정수가 아닙니다', en: 'Not a whole number' },
  rate: { ko: '비율이 아닙니다 (예: 3%, 3.25%, 325bp)', en: 'Not a rate, such as 3%, 3.25% or 325bp' },
  flag: { ko: '예 또는 아니오가 아닙니다', en: 'Neither yes nor no' },
  ksic: {
    ko: '산업분류 코드가 아닙니다 (예: 26429, 10:26429)',
    en: 'Not an industry class, such as 26429 or 10:26429',
  },
} as const satisfies Record<string, Label>;

export const text: CellType = {
  read: value => ({ value, faults: [] }),
  write: value => value as string,
};
export const texts: CellType = several(
  MESSAGES.text,
  item => item,
  item => item,
);

/** A won amount is a plain number; others carry their currency, with the decimals it has. */
const amountText = ({ amount, currency }: Money): string => {
  if (currency === 'KRW') return amount;
  const digits = MINOR_DIGITS[currency as Currency];
  const padded = amount.padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const fraction = padded.slice(padded.length - digits);
  return `${currency} ${whole}${/[1-9]/.test(fraction) ? `.${fraction}` : ''}`;
};
export const amount: CellType = single(MESSAGES.amount, parseAmount, amountText);
export const date: CellType = single(MESSAGES.date, parseDate, value => value);
export const count: CellType = single(MESSAGES.count, parseCount, String);
export const rate: CellType = single(MESSAGES.rate, parseRate, points =>
  points % 100 === 0 ? `${points / 100}%` : `${points}bp`,
);
export const flag: CellType = single(MESSAGES.flag, parseFlag, (value, language) =>
  language === 'ko' ? (value ? '예' : '아니오') : value ? 'yes' : 'no',
);
export const ksic: CellType = several(MESSAGES.ksic, parseKsic, ({ revision, code }) => `${revision}:${code}`);
export const code = ({ find, name }: Coded): CellType => single(MESSAGES.code, find, name);
export const codes = ({ find, name }: Coded): CellType => several(MESSAGES.code, find, name);

/** A field of a record in a cell: where its value goes in the record, and how it stands there. */
export type Field = readonly [at: string, type: CellType];

const valueAt = (value: unknown, at: string): unknown =>
  at
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);

/** Records, one a line, their fields in the order given and `|` between them; fields that are missing at the end may be left out. */
export const records = (fields: readonly Field[]): CellType => ({
  read: cell => {
    const faults: CellFault[] = [];
    const value = splitRecords(cell).map((parts, i) => {
      if (parts.length > fields.length)
        faults.push(
          wrong(
            parts.join(' | '),
            { ko: `항목은 ${fields.length}개까지입니다`, en: `At most ${fields.length} fields` },
            `/${i}`,
          ),
        );
      const record: Record<string, unknown> = {};
      for (const [f, [at, type]] of fields.entries()) {
        const part = parts[f] ?? '';
        if (part === '') continue;
        const found = type.read(part);
        faults.push(...found.faults.map(fault => ({ ...fault, at: `/${i}${at}${fault.at}` })));
        const steps = at.split('/').slice(1);
        let inner = record;
        for (const step of steps.slice(0, -1)) {
          inner[step] ??= {};
          inner = inner[step] as Record<string, unknown>;
        }
        inner[steps.at(-1)!] = found.value;
      }
      return record;
    });
    return faults.length > 0 ? { faults } : { value, faults };
  },
  write: (value, language) =>
    joinRecords(
      (value as readonly unknown[]).map(record =>
        fields.map(([at, type]) => {
          const member = valueAt(record, at);
          return member === undefined ? '' : type.write(member, language);
        }),
      ),
    ),
});
