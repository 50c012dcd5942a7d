import type { UseCase } from '#shared/http/bind.ts';
import type { qualityRoutes as routes } from '#shared/quality/routes.ts';
import { definitionsShown, overAll } from '#shared/quality/rules.ts';
import { qualityMonths } from '#shared/quality/store.ts';
import { instantOf } from '#shared/report/rules.ts';
import type { Table } from '#shared/table/table.ts';

/** Three years. */
const MONTHS = 36;

/** Months whose figures had been told by a day: what was told then is told for ever. */
const toldBy = async (table: Table, asOf: string | undefined, now: string) => {
  const until = asOf === undefined ? now : instantOf(asOf, now);
  return (await qualityMonths(table, MONTHS)).filter(({ computedAt }) => computedAt <= until);
};

export const readMatchQuality =
  ({ table }: { readonly table: Table }): UseCase<typeof routes.readMatchQuality> =>
  async ({ query: { asOf } }, { now }) => {
    const [month] = await toldBy(table, asOf, now);
    return { body: { ...(month === undefined ? {} : { month }), ...definitionsShown() } };
  };

export const listMatchQuality =
  ({ table }: { readonly table: Table }): UseCase<typeof routes.listMatchQuality> =>
  async ({ query: { asOf } }, { now }) => ({
    body: { items: (await toldBy(table, asOf, now)).map(overAll), ...definitionsShown() },
  });
