import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { CURRENCIES, MINOR_DIGITS, Money } from '#shared/kernel/money.ts';
import { convert, inTwoCurrencies, oldestFor, type Rates, ratesNeeded } from '#shared/rate/rules.ts';
import {
  Converted,
  type ExchangeRate,
  ForeignCurrency,
  NewExchangeRate,
  RateValue,
  ShownMoney,
  withShownMoney,
} from '#shared/rate/schema.ts';

const krw = (amount: bigint | string) => ({ amount: String(amount), currency: 'KRW' as const });
const usd = (amount: bigint | string) => ({ amount: String(amount), currency: 'USD' as const });
const amounts = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n });
const rates = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.stringMatching(/^\d{0,6}$/))
  .map(([whole, digits]) => (digits === '' ? String(whole) : `${whole}.${digits}`))
  .filter(rate => RateValue.safeParse(rate).success);
const foreign = fc.constantFrom(...ForeignCurrency.options);
/** A rate as numerator and denominator, written apart from the code under test. */
const fraction = (rate: string): [bigint, bigint] => {
  const digits = (rate.split('.')[1] ?? '').padEnd(6, '0');
  return [BigInt(rate.split('.')[0]!) * 1_000_000n + BigInt(digits), 1_000_000n];
};

describe('converting', () => {
  test.each([
    [krw('1391200'), 'USD', '1391.2', '100000'],
    [krw('1'), 'USD', '1391.2', '0'],
    [krw('7'), 'USD', '1391.2', '1'], // 0.503 cents
    [krw('6'), 'USD', '1391.2', '0'], // 0.431 cents
    [krw('49300000000'), 'USD', '1391.2', '3543703278'], // 35,437,032.777… dollars
    [krw('913'), 'JPY', '9.13', '100'],
    [krw('5'), 'JPY', '10', '1'], // half goes up
    [krw('999999999999999999'), 'USD', '1391.2', '71880391029327199'],
    [usd('1'), 'USD', '1391.2', '14'],
    [usd('999999999999999999'), 'USD', '1391.2', '13911999999999999986'],
    [{ amount: '1', currency: 'JPY' as const }, 'JPY', '9.5', '10'], // half goes up
    [{ amount: '100', currency: 'EUR' as const }, 'EUR', '1612.345', '1612'],
    [krw('0'), 'USD', '0.000001', '0'],
  ] as const)('%o with %s at %s is %s', (money, currency, rate, amount) =>
    expect(convert(money, currency, rate).amount).toBe(amount),
  );

  test('is never further off than half a minor unit, for amounts beyond what a double holds too', () =>
    fc.assert(
      fc.property(amounts, foreign, rates, fc.boolean(), (amount, currency, rate, toWon) => {
        const [top, bottom] = fraction(rate);
        const minor = 10n ** BigInt(MINOR_DIGITS[currency]);
        const money = toWon ? { amount: String(amount), currency } : krw(amount);
        const found = convert(money, currency, rate);
        expect(found.currency).toBe(toWon ? 'KRW' : currency);
        const [n, d] = toWon ? [amount * top, minor * bottom] : [amount * minor * bottom, top];
        const off = BigInt(found.amount) * d - n;
        expect(2n * (off < 0n ? -off : off) <= d).toBe(true);
        // A half goes up, so that equal amounts are rounded alike everywhere.
        expect(2n * off !== -d).toBe(true);
      }),
      { numRuns: 1_000 },
    ));

  test('there and back is within a minor unit of the coarser currency', () =>
    fc.assert(
      fc.property(amounts, foreign, rates, (amount, currency, rate) => {
        const [top, bottom] = fraction(rate);
        const minor = 10n ** BigInt(MINOR_DIGITS[currency]);
        const there = convert(krw(amount), currency, rate);
        const back = BigInt(convert({ ...there, currency }, currency, rate).amount);
        const off = back < amount ? amount - back : back - amount;
        // Half a foreign minor unit in won, and half a won.
        expect(2n * off * minor * bottom <= top + minor * bottom).toBe(true);
        // A currency whose minor unit is worth more than a won comes back as it was.
        if (top <= minor * bottom) return;
        const won = convert({ amount: String(amount), currency }, currency, rate);
        expect(convert({ ...won, currency: 'KRW' }, currency, rate).amount).toBe(String(amount));
      }),
      { numRuns: 1_000 },
    ));

  test('keeps the order of amounts', () =>
    fc.assert(
      fc.property(amounts, amounts, foreign, rates, (a, b, currency, rate) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        for (const of of ['KRW', currency] as const) {
          const at = (amount: bigint) =>
            BigInt(convert({ amount: String(amount), currency: of }, currency, rate).amount);
          expect(at(low) <= at(high)).toBe(true);
        }
      }),
    ));

  test('knows no rate between two foreign currencies', () =>
    expect(() => convert(usd('1'), 'EUR', '1600')).toThrow(RangeError));
});

describe('rates', () => {
  test.each(['0', '0.0', '1391,2', '-1', '1e3', '01.5', '1.', '.5', '12345678', '1.1234567', ''])('%j is none', rate =>
    expect(RateValue.safeParse(rate).success).toBe(false),
  );
  test('are of foreign currencies', () => {
    const rate = { date: '2026-11-23', rate: '1', source: { ko: '출처' } };
    for (const currency of CURRENCIES)
      expect(NewExchangeRate.safeParse({ ...rate, currency }).success, currency).toBe(currency !== 'KRW');
  });
  test('stand in for days without one, ten days long', () => {
    expect(oldestFor('2026-11-24')).toBe('2026-11-14');
    expect(oldestFor('2026-03-05')).toBe('2026-02-23');
  });
});

const rateOf = (currency: ForeignCurrency, rate: string): ExchangeRate => ({
  rateId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT',
  currency,
  date: '2026-11-20',
  rate,
  source: { ko: '견본', en: 'Sample' },
  recordedAt: '2026-11-20T01:00:00.000Z',
});

describe('showing', () => {
  const value = {
    ask: krw('1391200'),
    list: [{ deep: { amount: usd('100') } }, { amount: 'no money', currency: 'KRW', more: 1 }],
    eur: { amount: '100', currency: 'EUR' },
  };
  const known: Rates = new Map([['USD', rateOf('USD', '1391.2')]]);

  test('adds, and changes nothing', () => {
    const shown = inTwoCurrencies(value, known, 'en');
    const told = { rate: '1391.2', rateDate: '2026-11-20', rateSource: 'Sample' };
    expect(shown).toEqual({
      ask: { ...value.ask, inUsd: { amount: '100000', ...told } },
      list: [{ deep: { amount: { ...usd('100'), inKrw: { amount: '1391', ...told } } } }, value.list[1]],
      eur: { ...value.eur, inKrw: { unavailable: 'NO_RECENT_RATE', days: 10 } },
    });
    expect(value.ask).toEqual(krw('1391200'));
    expect(ratesNeeded(value)).toEqual(['USD', 'EUR']);
    expect(inTwoCurrencies(value, known, 'ko').ask).toMatchObject({ inUsd: { rateSource: '견본' } });
  });

  test('fits its schema wherever an amount stands, and leaves all else as it was', () => {
    const part = z.strictObject({ name: z.string() }).meta({ id: 'PartOfATest' });
    const whole = z.strictObject({
      part,
      money: Money.optional().describe('An amount'),
      many: z.array(z.strictObject({ min: Money })),
      either: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('a'), money: Money }),
        z.strictObject({ kind: z.literal('b'), part }),
      ]),
    });
    const shown = withShownMoney(whole);
    expect(withShownMoney(part)).toBe(part);
    expect(shown.shape.part).toBe(part);
    expect(shown.shape.money.description).toBe('An amount');
    const given = {
      part: { name: 'x' },
      money: krw('1'),
      many: [{ min: usd('2') }],
      either: { kind: 'a' as const, money: krw('3') },
    };
    const converted = inTwoCurrencies(given, known, 'en');
    expect(shown.parse(converted)).toEqual(converted);
    expect(shown.parse(given)).toEqual(given);
    expect(whole.safeParse(converted).success).toBe(false);
    expect(shown.safeParse({ ...converted, money: { ...krw('1'), inEur: {} } }).success).toBe(false);
    expect(ShownMoney.parse(converted.money)).toEqual(converted.money);
    expect(Converted.safeParse({ unavailable: 'LATER', days: 1 }).success).toBe(false);
  });
});
