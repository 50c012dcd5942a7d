import { type Language, read } from '#shared/kernel/i18n.ts';
import { type Currency, MINOR_DIGITS, type Money } from '#shared/kernel/money.ts';
import { plusDays } from '#shared/kernel/time.ts';
import { type Converted, type ExchangeRate, type ForeignCurrency, RATE_DAYS } from './schema.ts';

/** A decimal text as a fraction of integers. */
const fractionOf = (decimal: string): { top: bigint; bottom: bigint } => {
  const [whole = '', digits = ''] = decimal.split('.');
  return { top: BigInt(whole + digits), bottom: 10n ** BigInt(digits.length) };
};
/** A quotient of non-negative integers, rounded half up. */
const rounded = (top: bigint, bottom: bigint): bigint => (2n * top + bottom) / (2n * bottom);

/**
 * What an amount is at a rate: from won to the rate's currency, or from that to won. Exact to the last step, which rounds half
 * up to a whole minor unit of the other currency.
 * @param rate won for one whole unit of `foreign`
 * @throws RangeError where neither side is the won
 */
export const convert = (
  money: Money,
  foreign: ForeignCurrency,
  rate: string,
): { amount: string; currency: Currency } => {
  const { top, bottom } = fractionOf(rate);
  const minor = 10n ** BigInt(MINOR_DIGITS[foreign]);
  const amount = BigInt(money.amount);
  if (money.currency === 'KRW') return { amount: String(rounded(amount * minor * bottom, top)), currency: foreign };
  if (money.currency !== foreign) throw new RangeError(`no rate between ${money.currency} and ${foreign}`);
  return { amount: String(rounded(amount * top, minor * bottom)), currency: 'KRW' };
};

/** The first day whose rate may still stand for a day. Both `YYYY-MM-DD`. */
export const oldestFor = (on: string): string => plusDays(`${on}T00:00:00.000Z`, -RATE_DAYS).slice(0, 10);

type Members = Readonly<Record<string, unknown>>;
const isMoney = (value: Members): boolean =>
  typeof value.amount === 'string' && typeof value.currency === 'string' && Object.keys(value).length === 2;

/** The currency whose rate turns an amount into the other of the two: dollars for won, its own for all others. */
const rateOf = ({ currency }: Money): ForeignCurrency => (currency === 'KRW' ? 'USD' : currency);

/** Currencies whose rates are needed to show the amounts in a value in two currencies. */
export const ratesNeeded = (value: unknown): ForeignCurrency[] => {
  const found = new Set<ForeignCurrency>();
  const look = (each: unknown): void => {
    if (typeof each !== 'object' || each === null) return;
    if (isMoney(each as Members)) found.add(rateOf(each as Money));
    else for (const inner of Object.values(each)) look(inner);
  };
  look(value);
  return [...found];
};

export type Rates = ReadonlyMap<ForeignCurrency, ExchangeRate>;

/**
 * A copy of a value with what each amount in it is in the other currency beside it; the amounts themselves are left as they
 * are. Where there is no recent rate it says so.
 */
export const inTwoCurrencies = <T>(value: T, rates: Rates, language: Language): T => {
  const beside = (money: Money): Converted => {
    const rate = rates.get(rateOf(money));
    if (rate === undefined) return { unavailable: 'NO_RECENT_RATE', days: RATE_DAYS };
    const { amount } = convert(money, rate.currency, rate.rate);
    return { amount, rate: rate.rate, rateDate: rate.date, rateSource: read(rate.source, language).text };
  };
  const copy = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(copy);
    if (typeof each !== 'object' || each === null) return each;
    if (!isMoney(each as Members))
      return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, copy(inner)]));
    const money = each as Money;
    return { ...money, [money.currency === 'KRW' ? 'inUsd' : 'inKrw']: beside(money) };
  };
  return copy(value) as T;
};
