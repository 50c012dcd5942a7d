import { type Currency, MINOR_DIGITS, type Money } from '#shared/kernel/money.ts';
import { hangulNumber } from './korean.ts';
import type { Format } from './types.ts';

/** A value in both languages. `borrowed`: no English was given, the Korean stands in for it. */
export interface Shown {
  readonly ko: string;
  readonly en: string;
  readonly borrowed?: boolean;
}
export interface Period {
  readonly value: number;
  readonly unit: 'day' | 'month' | 'year';
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const UNITS_KO = { day: '일', month: '개월', year: '년' } as const;
const FOREIGN: Readonly<Record<Exclude<Currency, 'KRW'>, { name: string; unit: string; sign: string }>> = {
  USD: { name: '미화', unit: '달러', sign: 'US$' },
  EUR: { name: '유로화', unit: '유로', sign: '€' },
  JPY: { name: '일본화', unit: '엔', sign: 'JP¥' },
  CNY: { name: '중국화', unit: '위안', sign: 'CN¥' },
  SGD: { name: '싱가포르화', unit: '달러', sign: 'S$' },
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** Minor units as a decimal figure with thousands separators: `30000050` US cents → `300,000.50`; whole units without cents. */
export const figure = ({ amount, currency }: Money): string => {
  const digits = MINOR_DIGITS[currency];
  if (digits === 0) return grouped(amount);
  const padded = amount.padStart(digits + 1, '0');
  const cents = padded.slice(-digits);
  return `${grouped(padded.slice(0, -digits))}${/^0+$/.test(cents) ? '' : `.${cents}`}`;
};

/** Won in words and figures for a contract: `일금 삼억원정(₩300,000,000)`; other currencies `미화 300,000달러(US$300,000)`. */
export const showMoney = (money: Money): Shown => {
  const number = figure(money);
  if (money.currency === 'KRW')
    return { ko: `일금 ${hangulNumber(BigInt(money.amount))}원정(₩${number})`, en: `KRW ${number}` };
  const { name, unit, sign } = FOREIGN[money.currency];
  return { ko: `${name} ${number}${unit}(${sign}${number})`, en: `${sign}${number}` };
};

/** Won as public bodies write it (행정업무의 운영 및 혁신에 관한 규정 시행규칙 제2조제2항): `금113,560원(금일십일만삼천오백육십원)`. */
export const publicWon = (won: bigint): string => `금${grouped(won.toString())}원(금${hangulNumber(won)}원)`;

/** `2026-11-23` → `2026년 11월 23일`, `23 November 2026`. */
export const showDate = (iso: string): Shown | undefined => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) return undefined;
  return { ko: `${year}년 ${Number(month)}월 ${Number(day)}일`, en: `${Number(day)} ${name} ${year}` };
};

/** `{value: 6, unit: 'month'}` → `6개월`, `6 months`. */
export const showPeriod = ({ value, unit }: Period): Shown => ({
  ko: `${value}${UNITS_KO[unit]}`,
  en: `${value} ${unit}${value === 1 ? '' : 's'}`,
});

/** `10000` → `10,000주`, `10,000 shares`. */
export const showShares = (count: number): Shown => {
  const number = grouped(String(count));
  return { ko: `${number}주`, en: `${number} ${count === 1 ? 'share' : 'shares'}` };
};

/** Basis points: `1667` → `16.67%`. */
export const showRate = (bps: number): Shown => {
  const text = `${grouped(String(Math.floor(bps / 100)))}${
    bps % 100 === 0
      ? ''
      : `.${String(bps % 100)
          .padStart(2, '0')
          .replace(/0$/, '')}`
  }%`;
  return { ko: text, en: text };
};

const showText = (value: unknown): Shown | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : { ko: value, en: value };
  if (!isRecord(value) || typeof value.ko !== 'string' || value.ko === '') return undefined;
  const { ko, en } = value;
  return typeof en === 'string' && en !== '' ? { ko, en } : { ko, en: ko, borrowed: true };
};

const isPeriod = (value: unknown): value is Period =>
  isRecord(value) &&
  Number.isSafeInteger(value.value) &&
  typeof value.unit === 'string' &&
  Object.hasOwn(UNITS_KO, value.unit);
const isMoney = (value: unknown): value is Money =>
  isRecord(value) &&
  typeof value.amount === 'string' &&
  /^\d{1,18}$/.test(value.amount) &&
  typeof value.currency === 'string' &&
  Object.hasOwn(MINOR_DIGITS, value.currency);

/** A value in both languages, or undefined where it is missing or not of the kind the format shows. */
export const show = (value: unknown, as: Format): Shown | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof as === 'object')
    return typeof value === 'string' && Object.hasOwn(as.labels, value) ? as.labels[value] : undefined;
  switch (as) {
    case 'text':
      return showText(value);
    case 'date':
      return typeof value === 'string' ? showDate(value) : undefined;
    case 'period':
      return isPeriod(value) ? showPeriod(value) : undefined;
    case 'money':
      return isMoney(value) ? showMoney(value) : undefined;
    case 'count':
      return Number.isSafeInteger(value) ? { ko: String(value), en: String(value) } : undefined;
    case 'shares':
      return Number.isSafeInteger(value) ? showShares(Number(value)) : undefined;
    case 'rate':
      return Number.isSafeInteger(value) ? showRate(Number(value)) : undefined;
  }
};

/** The numbers in a text, sorted: both languages of a text must hold the same. */
export const numbersIn = (text: string): string =>
  (text.match(/\d[\d,]*(\.\d+)?/g) ?? [])
    .map(n => n.replaceAll(',', ''))
    .sort()
    .join(' ');
