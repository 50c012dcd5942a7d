import { recheckStatuses } from '#functions/registry/recheck.ts';
import type { TaxOffice } from '#shared/registry/rules.ts';
import type { SweepTask } from './task.ts';

/** Asks the tax office again about verified organisations, in batches, until none is due. */
export const statuses = (office: TaxOffice): SweepTask => ({
  name: 'statuses',
  page: async ({ table, newId }, { now, requestId }) => {
    const { more, ...counts } = await recheckStatuses({ table, newId, office }, { now, requestId });
    // A batch of which nothing could be done is left to the next night.
    return { counts, next: more && counts.checked > 0 ? { batch: 'next' } : undefined };
  },
});
