import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { notFound } from '#shared/kernel/rejection.ts';
import { findMembership, requireOrganisation } from '#shared/organisation/store.ts';
import type { personRoutes as routes } from '#shared/person/routes.ts';
import type { Table } from '#shared/table/table.ts';

export interface Deps {
  readonly table: Table;
  readonly newId: NewId;
}

/**
 * Members read how their organisation is reached as they read the rest of it. An operator's reading of people's details is
 * written in the organisation's chain before they are told (Personal Information Protection Act, Art. 29): not written, not read.
 */
export const readContact =
  ({ table, newId }: Deps): UseCase<typeof routes.readContact> =>
  async ({ params: { organisationId } }, context) => {
    const { actor } = context;
    const membership = await findMembership(table, organisationId, actor.userId);
    const isMember = membership?.status === 'ACTIVE';
    if (!isMember && !actor.operator) throw notFound();
    const { contact, representative } = await requireOrganisation(table, organisationId);
    const outcome = {
      body: {
        organisationId,
        ...(contact === undefined ? {} : { contact }),
        ...(representative === undefined ? {} : { representative }),
      },
    };
    if (isMember) return outcome;
    return commit(table, newId, context, {
      writes: [],
      audit: { subject: organisationId, action: 'contact.read' },
      outcome,
    });
  };
