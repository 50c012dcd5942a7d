import { fresh } from '#test/support/city.ts';
import type { CallOptions } from '#test/support/stack.ts';

/** Requests of what other software reads, and of the rates that it is shown amounts at. */
export const PUBLIC_API: Readonly<Record<string, () => CallOptions>> = {
  recordExchangeRate: () => ({
    body: { currency: 'USD', date: '2026-01-05', rate: '1391.2', source: { ko: '시험 환율' } },
    headers: fresh(),
  }),
  listDirectoryChanges: () => ({}),
  readDeadlines: () => ({}),
  readMatchQuality: () => ({}),
  listMatchQuality: () => ({}),
  listExchangeRates: () => ({ query: { on: '2026-01-06' } }),
};
