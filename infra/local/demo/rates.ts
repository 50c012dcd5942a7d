import { seoulDate } from '#shared/kernel/time.ts';
import { rateRoutes } from '#shared/rate/routes.ts';
import { SeedError, type SeedOptions } from './seed.ts';

/** Plausible, and marked as what they are: nobody published them. */
const SAMPLE_RATES = { USD: '1391.2', EUR: '1612.5', JPY: '9.13', CNY: '195.4', SGD: '1068.7' } as const;
const SOURCE = { ko: '견본 환율 (실제 고시 환율이 아님)', en: 'Sample rate (not a published one)' };

/** Records today's rates of the demo city, once a day however often it is called. @throws SeedError */
export const recordDemoRates = async ({ url, tokenFor }: Pick<SeedOptions, 'url' | 'tokenFor'>): Promise<void> => {
  const token = await tokenFor({ userId: 'city-operator', groups: ['operator'] });
  const date = seoulDate(new Date().toISOString());
  const { method, path } = rateRoutes.recordExchangeRate;
  for (const [currency, rate] of Object.entries(SAMPLE_RATES)) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `demo-rate-${currency}-${date}`,
      },
      body: JSON.stringify({ currency, date, rate, source: SOURCE }),
    });
    if (response.ok) continue;
    const problem: unknown = await response.json().catch(() => undefined);
    throw new SeedError([{ key: currency, call: `${method} ${path}`, status: response.status, problem }], 1);
  }
};
