import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { CURRENCIES, Money } from '#shared/kernel/money.ts';
import { date, instant } from '#shared/kernel/time.ts';

/** A currency with a rate: all but the won, in which rates are told. */
export const ForeignCurrency = z.enum(CURRENCIES).exclude(['KRW']).meta({ id: 'ForeignCurrency' });
export type ForeignCurrency = z.infer<typeof ForeignCurrency>;

/** Won for one whole unit of a currency, as a decimal: `1391.2` won a dollar. Never a float. */
export const RateValue = z
  .string()
  .regex(/^(0|[1-9]\d{0,6})(\.\d{1,6})?$/, { error: 'bad-rate' })
  .refine(rate => /[1-9]/.test(rate), { error: 'bad-rate' })
  .describe('Won for one whole unit of the currency, as a decimal text');

export const NewExchangeRate = z
  .strictObject({
    currency: ForeignCurrency,
    date: date().describe('Day that the rate is of, in Seoul; not a day to come'),
    rate: RateValue,
    source: bilingual(200).describe('Who published it'),
  })
  .meta({
    id: 'NewExchangeRate',
    example: { currency: 'USD', date: '2026-11-23', rate: '1391.2', source: { ko: '…' } },
  });

/** A rate of a day. Never changed: what was recorded later for the same day counts, what was before stays. */
export const ExchangeRate = NewExchangeRate.extend({ rateId: id('exchange rate'), recordedAt: instant() }).meta({
  id: 'ExchangeRate',
});
export type ExchangeRate = z.infer<typeof ExchangeRate>;

/** Days for which a rate may stand in for a day without one: longer than any row of holidays. */
export const RATE_DAYS = 10;

export const RatesQuery = z.strictObject({ on: date().optional().describe('Day in Seoul; today unless told') });
export const ExchangeRates = z
  .strictObject({
    on: date(),
    items: z.array(ExchangeRate).describe(`The last rate of each currency, at most ${RATE_DAYS} days old on that day`),
    missing: z.array(ForeignCurrency).describe('Currencies without so recent a rate'),
  })
  .meta({ id: 'ExchangeRates' });

/** An amount in another currency, with the rate it was reckoned at; or why there is none. */
export const Converted = z
  .union([
    z.strictObject({
      amount: z
        .string()
        .regex(/^(0|[1-9]\d{0,30})$/)
        .describe('Integer minor units as a string, rounded half up'),
      rate: RateValue,
      rateDate: date(),
      rateSource: z.string(),
    }),
    z.strictObject({
      unavailable: z.literal('NO_RECENT_RATE'),
      days: z.int().describe('There is no rate of the last so many days'),
    }),
  ])
  .meta({ id: 'Converted' });
export type Converted = z.infer<typeof Converted>;

/** An amount as it is shown: the original, which is what counts, and beside it what that is in another currency. */
export const ShownMoney = Money.extend({
  inUsd: Converted.optional().describe('What an amount in won is in dollars (cents)'),
  inKrw: Converted.optional().describe('What an amount in another currency is in won'),
}).meta({ id: 'ShownMoney' });

/** Asks for amounts in dollars and won side by side; a reader in English gets them without asking. */
export const BesideCurrency = z
  .enum(['USD'])
  .optional()
  .describe('USD: amounts in won also in dollars, amounts in other currencies also in won');

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  discriminator?: string;
};

const rebuilt = (schema: z.ZodType): z.ZodType => {
  const { type, shape = {}, element, innerType, options = [], discriminator } = schema.def as unknown as Def;
  switch (type) {
    case 'object':
      return z.strictObject(
        Object.fromEntries(Object.entries(shape).map(([key, each]) => [key, withShownMoney(each)])),
      );
    case 'array':
      return z.array(withShownMoney(element!));
    case 'optional':
      return z.optional(withShownMoney(innerType!));
    case 'nullable':
      return z.nullable(withShownMoney(innerType!));
    case 'default':
      return withShownMoney(innerType!);
    case 'union': {
      const each = options.map(withShownMoney);
      return discriminator === undefined
        ? z.union(each as [z.ZodType, ...z.ZodType[]])
        : z.discriminatedUnion(discriminator, each as never);
    }
    default:
      return schema;
  }
};

const holdsMoney = (schema: z.ZodType): boolean => {
  if (schema === Money) return true;
  const { shape = {}, element, innerType, options = [] } = schema.def as unknown as Def;
  return [...Object.values(shape), element, innerType, ...options].some(each => each !== undefined && holdsMoney(each));
};

/** One schema for one schema: an API document knows a name only once. */
const shown = new WeakMap<z.ZodType, z.ZodType>();

/** The schema of a reply with every amount in it as {@link ShownMoney}; named anew where something in it changed. */
export const withShownMoney = <S extends z.ZodType>(schema: S): S => {
  if ((schema as z.ZodType) === Money) return ShownMoney as unknown as S;
  if (!holdsMoney(schema)) return schema;
  const known = shown.get(schema);
  if (known !== undefined) return known as S;
  const { id: name, ...meta } = schema.meta() ?? {};
  const made = rebuilt(schema).meta({ ...meta, ...(name === undefined ? {} : { id: `${name}InTwoCurrencies` }) });
  shown.set(schema, made);
  return made as unknown as S;
};
