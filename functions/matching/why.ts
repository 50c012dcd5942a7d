import type { UseCase } from '#shared/http/bind.ts';
import { requireListing } from '#shared/listing/store.ts';
import type { matchRoutes as routes } from '#shared/match/routes.ts';
import { findActive } from '#shared/match/store.ts';
import { whyNot } from '#shared/match/why/rules.ts';
import { findWhy } from '#shared/match/why/store.ts';
import { requireMemberOrOperator } from '#shared/organisation/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import type { Table } from '#shared/table/table.ts';

/** Where a listing stands in the run in force, as the night found it. */
export const readWhyNot =
  ({ table }: { readonly table: Table }): UseCase<typeof routes.readWhyNot> =>
  async ({ params: { listingId } }, { actor, now }) => {
    const listing = await requireListing(table, listingId);
    const [active, suspended] = await Promise.all([
      findActive(table),
      findSuspended(table),
      requireMemberOrOperator(table, actor, listing.organisationId),
    ]);
    const rows = active === undefined ? [] : await findWhy(table, active.runId, listingId);
    const run = active === undefined ? undefined : { runId: active.runId, computedAt: active.publishedAt };
    return { body: whyNot({ listing, suspended: suspended.has(listing.organisationId), run, rows, now }) };
  };
