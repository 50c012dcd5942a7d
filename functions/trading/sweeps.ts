import type { UseCase } from '#shared/http/bind.ts';
import type { sweepRoutes as routes } from '#shared/sweep/routes.ts';
import { shownSweep } from '#shared/sweep/rules.ts';
import { latestSweeps } from '#shared/sweep/store.ts';
import type { Deps } from './notifications.ts';

/** A month of nights. */
const SHOWN = 31;

export const listSweeps =
  ({ table }: Deps): UseCase<typeof routes.listSweeps> =>
  async () => ({ body: { items: (await latestSweeps(table, SHOWN)).map(shownSweep) } });
