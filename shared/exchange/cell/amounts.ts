import { type Currency, MINOR_DIGITS, type Money } from '#shared/kernel/money.ts';

/** Ways to write a currency, before or after the number. Symbols that name several currencies (¥) are not among them. */
const CURRENCY_NAMES: Readonly<Record<string, Currency>> = {
  KRW: 'KRW',
  '₩': 'KRW',
  원: 'KRW',
  원정: 'KRW',
  USD: 'USD',
  US$: 'USD',
  $: 'USD',
  달러: 'USD',
  불: 'USD',
  EUR: 'EUR',
  '€': 'EUR',
  유로: 'EUR',
  JPY: 'JPY',
  엔: 'JPY',
  CNY: 'CNY',
  위안: 'CNY',
  SGD: 'SGD',
  S$: 'SGD',
  싱가포르달러: 'SGD',
};

/** Exponents of ten of the Korean units: large ones multiply the whole group before them, small ones one number. */
const LARGE: Readonly<Record<string, number>> = { 조: 12, 억: 8, 만: 4, '': 0 };
const SMALL: Readonly<Record<string, number>> = { 천: 3, 백: 2, 십: 1, '': 0 };

const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const GROUP = new RegExp(`((?:${NUMBER}[천백십]?)+)([조억만]?)`, 'y');
const PART = new RegExp(`(${NUMBER})([천백십]?)`, 'y');

/** Decimal places carried while adding up; more than any amount is written with. */
const SCALE = 12;

/** A decimal number times a power of ten, as an integer scaled by 10^SCALE; undefined where it has too many decimals. */
const scaled = (number: string, exponent: number): bigint | undefined => {
  const [whole = '0', fraction = ''] = number.replaceAll(',', '').split('.');
  if (fraction.length > SCALE || whole.length > 18) return undefined;
  return BigInt(whole + fraction) * 10n ** BigInt(SCALE - fraction.length + exponent);
};

/** All matches of a sticky expression from start to end of the text; undefined where something else comes between. */
const allOf = (expression: RegExp, text: string): RegExpExecArray[] | undefined => {
  const found: RegExpExecArray[] = [];
  expression.lastIndex = 0;
  while (expression.lastIndex < text.length) {
    const match = expression.exec(text);
    if (match === null) return undefined;
    found.push(match);
  }
  return found;
};

const isDescending = (exponents: readonly number[]): boolean =>
  exponents.every((e, i) => i === 0 || exponents[i - 1]! > e);

/** `1억2천5백만` as an integer scaled by 10^SCALE: 조, 억, 만 in descending order, within each 천, 백, 십 in descending order. */
const koreanNumber = (text: string): bigint | undefined => {
  const groups = allOf(GROUP, text);
  if (groups === undefined || groups.length === 0) return undefined;
  if (!isDescending(groups.map(group => LARGE[group[2]!]!))) return undefined;
  let total = 0n;
  for (const [, body, large] of groups) {
    const parts = allOf(PART, body!);
    if (parts === undefined || !isDescending(parts.map(part => SMALL[part[2]!]!))) return undefined;
    for (const [, number, small] of parts) {
      const value = scaled(number!, LARGE[large!]! + SMALL[small!]!);
      if (value === undefined) return undefined;
      total += value;
    }
  }
  return total;
};

const NAMES = Object.keys(CURRENCY_NAMES).sort((a, b) => b.length - a.length);

/**
 * An amount as people write it: `3억`, `1억 5천만원`, `300,000,000`, `USD 1,000,000`, `$1.5`, `100만 달러`. Won where no currency
 * is named. Undefined where it cannot be read without guessing: signs, `약`, ranges, `3E+08`, misplaced commas, two
 * currencies, or less than the smallest unit of the currency.
 */
export const parseAmount = (text: string): Money | undefined => {
  let rest = text.normalize('NFKC').toUpperCase().replace(/\s+/g, '');
  // NFKC turns the full-width won sign into the narrow one already.
  const front = NAMES.find(name => rest.startsWith(name));
  if (front !== undefined) rest = rest.slice(front.length);
  const back = NAMES.find(name => rest.endsWith(name));
  if (back !== undefined) rest = rest.slice(0, -back.length);
  const currency = CURRENCY_NAMES[front ?? back ?? 'KRW']!;
  if (back !== undefined && CURRENCY_NAMES[back] !== currency) return undefined;
  const value = koreanNumber(rest);
  if (value === undefined) return undefined;
  const minor = value * 10n ** BigInt(MINOR_DIGITS[currency]);
  const unit = 10n ** BigInt(SCALE);
  const amount = String(minor / unit);
  return minor % unit === 0n && amount.length <= 18 ? { amount, currency } : undefined;
};
