import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { invalidField } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { rateRoutes as routes } from '#shared/rate/routes.ts';
import { type ExchangeRate, ForeignCurrency } from '#shared/rate/schema.ts';
import { rateOn, rateWrite } from '#shared/rate/store.ts';
import type { Deps } from './deps.ts';

/** Who recorded a rate stands in the trail of the rates, not in the rate, which anybody may read. */
const TRAIL = 'exchange-rates';

export const recordExchangeRate =
  ({ table, newId }: Pick<Deps, 'table' | 'newId'>): UseCase<typeof routes.recordExchangeRate> =>
  async ({ body: given }, context) => {
    if (given.date > seoulDate(context.now))
      throw invalidField('/date', 'day-to-come', { ko: '아직 오지 않은 날입니다', en: 'A day that has not come yet' });
    const body: ExchangeRate = {
      ...given,
      source: withEnglishSource(given.source),
      rateId: newId(),
      recordedAt: context.now,
    };
    return commit(table, newId, context, {
      writes: [rateWrite(body)],
      audit: { subject: TRAIL, action: 'exchange-rate.recorded', changed: [given.currency] },
      outcome: { body, location: `/v1/exchange-rates?on=${given.date}` },
    });
  };

export const listExchangeRates =
  ({ table }: Pick<Deps, 'table'>): UseCase<typeof routes.listExchangeRates> =>
  async ({ query }, { now }) => {
    const on = query.on ?? seoulDate(now);
    const found = await Promise.all(ForeignCurrency.options.map(currency => rateOn(table, currency, on)));
    return {
      body: {
        on,
        items: found.filter(rate => rate !== undefined),
        missing: ForeignCurrency.options.filter((_, i) => found[i] === undefined),
      },
    };
  };
