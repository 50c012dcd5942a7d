import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Context, Outcome } from '#shared/kernel/context.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import { withoutPeople } from '#shared/organisation/personal.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import { organisationWrite, requireCentre, requireOrganisation } from '#shared/organisation/store.ts';
import type { suspensionRoutes as routes } from '#shared/suspension/routes.ts';
import { lift, suspend } from '#shared/suspension/rules.ts';
import { suspensionMoved, suspensionWrites } from '#shared/suspension/store.ts';
import { retrying } from '#shared/table/retry.ts';
import type { Deps } from './deps.ts';

/**
 * The organisation, its mark in the directory's log and the set of all who are suspended change in one transaction. Where only
 * the suspension of another organisation got ahead, the set is read again.
 */
const turn = async (
  { table, newId }: Deps,
  context: Context,
  organisation: Organisation,
): Promise<Outcome<Organisation>> => {
  const { organisationId, suspension, version } = organisation;
  const what = suspension === undefined ? 'organisation.reinstated' : 'organisation.suspended';
  const told = notificationWrite({
    notificationId: newId(),
    recipient: { organisationId },
    kind: what,
    subject: organisationId,
    facts: {},
    at: context.now,
  });
  const outcome = { body: withoutPeople(organisation), version };
  await retrying(async () => {
    try {
      await commit(table, newId, context, {
        writes: [
          organisationWrite(organisation),
          ...(await suspensionWrites(table, organisationId, suspension !== undefined, context.now)),
          told,
        ],
        audit: { subject: organisationId, action: what, changed: ['suspension'] },
        events: [
          { type: what, subject: organisationId, data: suspension === undefined ? {} : { reason: suspension.reason } },
        ],
        outcome,
      });
      return true;
    } catch (error) {
      if (error === suspensionMoved) return false;
      throw error;
    }
  });
  return outcome;
};

const forTurn = async ({ table }: Deps, context: Context, organisationId: string): Promise<Organisation> => {
  await requireCentre(table, context.actor, organisationId);
  const before = await requireOrganisation(table, organisationId);
  if (before.version !== context.expected) throw new Rejection('version-mismatch');
  return before;
};

export const suspendOrganisation =
  (deps: Deps): UseCase<typeof routes.suspendOrganisation> =>
  async ({ params: { organisationId }, body }, context) =>
    turn(deps, context, suspend(await forTurn(deps, context, organisationId), body, context.now));

export const liftSuspension =
  (deps: Deps): UseCase<typeof routes.liftSuspension> =>
  async ({ params: { organisationId } }, context) =>
    turn(deps, context, lift(await forTurn(deps, context, organisationId), context.now));
