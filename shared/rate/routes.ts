import { route } from '#shared/http/route.ts';
import { ExchangeRate, ExchangeRates, NewExchangeRate, RatesQuery } from './schema.ts';

const tag = 'Exchange rates';

export const rateRoutes = {
  recordExchangeRate: route({
    id: 'recordExchangeRate',
    area: 'listings',
    method: 'POST',
    path: '/v1/exchange-rates',
    tag,
    access: ['operator'],
    summary: 'Record the rate of a day, or a correction of one',
    body: NewExchangeRate,
    status: 201,
    reply: ExchangeRate,
    idempotent: true,
    scope: 'city',
    refusals: ['forbidden'],
  }),
  listExchangeRates: route({
    id: 'listExchangeRates',
    area: 'listings',
    method: 'GET',
    path: '/v1/exchange-rates',
    tag,
    access: ['public'],
    summary: 'The rates that amounts are shown at on a day',
    query: RatesQuery,
    reply: ExchangeRates,
    etag: 'read',
  }),
} as const;
