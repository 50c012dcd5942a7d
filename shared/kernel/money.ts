import * as z from 'zod';

export const CURRENCIES = ['KRW', 'USD', 'EUR', 'JPY', 'CNY', 'SGD'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** Digits after the point in the everyday unit of each currency (ISO 4217). */
export const MINOR_DIGITS: Readonly<Record<Currency, number>> = { KRW: 0, USD: 2, EUR: 2, JPY: 0, CNY: 2, SGD: 2 };

/** An amount in integer minor units (won, cents) as a string: no float ever touches money. */
export const Money = z
  .strictObject({
    amount: z
      .string()
      .regex(/^(0|[1-9]\d{0,17})$/, { error: 'bad-amount' })
      .describe('Integer minor units as a string: won for KRW, cents for USD'),
    currency: z.enum(CURRENCIES).describe('ISO 4217 code'),
  })
  .meta({ id: 'Money', example: { amount: '300000000', currency: 'KRW' } });
export type Money = z.infer<typeof Money>;

/**
 * Won per whole unit of a currency, for comparing magnitudes (which ticket bucket an ask falls into), never for
 * accounting or display: round figures, part of the scorer's version.
 */
const MAGNITUDE_WON: Readonly<Record<Currency, number>> = {
  KRW: 1,
  USD: 1_400,
  EUR: 1_500,
  JPY: 9,
  CNY: 190,
  SGD: 1_050,
};

/** The order of magnitude of an amount in won. A double: compare with it, never pay with it. */
export const magnitudeInWon = ({ amount, currency }: Money): number =>
  (Number(amount) / 10 ** MINOR_DIGITS[currency]) * MAGNITUDE_WON[currency];

/** True where both are in one currency and the first is not above the second. */
export const isRange = (low: Money, high: Money): boolean =>
  low.currency === high.currency && BigInt(low.amount) <= BigInt(high.amount);
