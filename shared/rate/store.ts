import type { Language } from '#shared/kernel/i18n.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { entity } from '#shared/table/codec.ts';
import { keys, RATES_END } from '#shared/table/keys.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { inTwoCurrencies, oldestFor, ratesNeeded } from './rules.ts';
import { ExchangeRate, type ForeignCurrency } from './schema.ts';

const rates = entity('ExchangeRate', ExchangeRate, rate => keys.exchangeRate(rate.currency, rate.date, rate.rateId));

export const rateWrite = (rate: ExchangeRate): Write => ({ put: rates.toItem(rate), when: 'absent' });

/** The last rate of a currency on a day, if it is recent enough; of one day the one recorded last. Half a read unit. */
export const rateOn = async (
  table: Table,
  currency: ForeignCurrency,
  on: string,
): Promise<ExchangeRate | undefined> => {
  const { pk, sk } = keys.exchangeRate(currency, on, RATES_END);
  const { items } = await table.query({ pk, sk: { atMost: sk }, newestFirst: true, limit: 1, consistent: false });
  const rate = items[0] === undefined ? undefined : rates.fromItem(items[0]);
  return rate === undefined || rate.date < oldestFor(on) ? undefined : rate;
};

/** A value with its amounts in two currencies, for a reader in English or who asks for it; otherwise as it is. */
export const forReader = async <T>(
  table: Table,
  value: T,
  { language, now, currency }: { language: Language; now: string; currency: 'USD' | undefined },
): Promise<T> => {
  if (language !== 'en' && currency === undefined) return value;
  const on = seoulDate(now);
  const found = await Promise.all(ratesNeeded(value).map(each => rateOn(table, each, on)));
  const known = found.filter(rate => rate !== undefined);
  return inTwoCurrencies(value, new Map(known.map(rate => [rate.currency, rate])), language);
};
