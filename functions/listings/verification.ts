import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Context } from '#shared/kernel/context.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import { withoutPeople } from '#shared/organisation/personal.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import {
  organisationsPending,
  organisationWrite,
  requireCentre,
  requireMemberOrOperator,
  requireOrganisation,
  requireOwner,
} from '#shared/organisation/store.ts';
import { findWatch, watchWrite } from '#shared/registry/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import type { Item, Write } from '#shared/table/table.ts';
import type { verificationRoutes as routes } from '#shared/verification/routes.ts';
import { askForVerification, decideVerification as decide, type Step } from '#shared/verification/rules.ts';
import { verificationHistory, verificationWrite } from '#shared/verification/store.ts';
import type { Deps } from './deps.ts';

/** What the organisation is told of a decision. */
const told = (
  notificationId: string,
  kind: 'organisation.verified' | 'organisation.rejected',
  { organisationId, updatedAt: at }: Organisation,
) =>
  notificationWrite({
    notificationId,
    recipient: { organisationId },
    kind,
    subject: organisationId,
    facts: {},
    at,
  });

/** The organisation's new state and the entry of its history go together. */
const save = (
  { table, newId }: Deps,
  context: Context,
  { organisation, entry }: Step,
  trail: { action: string; event?: 'organisation.verified' | 'organisation.rejected'; more?: Write[] },
  body = organisation,
) =>
  commit(table, newId, context, {
    writes: [
      organisationWrite(organisation),
      verificationWrite(entry),
      ...(trail.more ?? []),
      ...(trail.event === undefined ? [] : [told(newId(), trail.event, organisation)]),
    ],
    audit: { subject: organisation.organisationId, action: trail.action, changed: ['verification'] },
    events: trail.event === undefined ? [] : [{ type: trail.event, subject: organisation.organisationId, data: {} }],
    outcome: { body, version: organisation.version },
  });

const atVersion = async ({ table }: Deps, organisationId: string, { expected }: Context) => {
  const organisation = await requireOrganisation(table, organisationId);
  if (organisation.version !== expected) throw new Rejection('version-mismatch');
  return organisation;
};

export const requestVerification =
  (deps: Deps): UseCase<typeof routes.requestVerification> =>
  async ({ params: { organisationId } }, context) => {
    await requireOwner(deps.table, context.actor, organisationId);
    await refuseSuspended(deps.table, organisationId);
    const step = askForVerification(await atVersion(deps, organisationId, context), context.now, deps.newId());
    return save(deps, context, step, { action: 'verification.requested' });
  };

/** From now on the tax office is asked about its number every night, whatever was found before. */
const watching = async ({ table }: Deps, organisation: Organisation): Promise<Write[]> => {
  const { organisationId, businessNumber, updatedAt: checkedAt } = organisation;
  if (businessNumber === undefined) return [];
  const before = await findWatch(table, organisationId);
  return [watchWrite(before, { organisationId, businessNumber, watching: true, status: 'UNKNOWN', checkedAt })];
};

/** A suspended organisation may be decided on too: what the operator finds out is often why it was suspended. */
export const decideVerification =
  (deps: Deps): UseCase<typeof routes.decideVerification> =>
  async ({ params: { organisationId }, body: decision }, context) => {
    await requireCentre(deps.table, context.actor, organisationId);
    const step = decide(await atVersion(deps, organisationId, context), decision, context.now, deps.newId());
    const body = withoutPeople(step.organisation);
    if (decision.decision === 'REJECT')
      return save(deps, context, step, { action: 'verification.refused', event: 'organisation.rejected' }, body);
    const more = await watching(deps, step.organisation);
    return save(deps, context, step, { action: 'verification.granted', event: 'organisation.verified', more }, body);
  };

type Query = { limit: string; cursor?: string | undefined };
const part = ({ limit, cursor }: Query, { cursor: seal }: Context): { limit: number; from?: Item } => ({
  limit: Number(limit),
  ...(cursor === undefined ? {} : { from: seal.open(cursor) as Item }),
});
const sealed = (next: Item | undefined, { cursor }: Context) => (next === undefined ? {} : { next: cursor.seal(next) });

export const listVerifications =
  ({ table }: Deps): UseCase<typeof routes.listVerifications> =>
  async ({ query }, context) => {
    const { items, next } = await organisationsPending(table, part(query, context));
    return { body: { items: items.map(withoutPeople), ...sealed(next, context) } };
  };

export const readVerificationHistory =
  ({ table }: Deps): UseCase<typeof routes.readVerificationHistory> =>
  async ({ params: { organisationId }, query }, context) => {
    await requireMemberOrOperator(table, context.actor, organisationId);
    await requireOrganisation(table, organisationId);
    const { items, next } = await verificationHistory(table, organisationId, part(query, context));
    return { body: { items, ...sealed(next, context) } };
  };
