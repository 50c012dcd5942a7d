import { type Change, commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Actor, Context } from '#shared/kernel/context.ts';
import { invalidField, notFound, Rejection } from '#shared/kernel/rejection.ts';
import { join, leave } from '#shared/organisation/membership.ts';
import { type Details, othersIn, owned, withoutPeople } from '#shared/organisation/personal.ts';
import { changed, registered } from '#shared/organisation/registration.ts';
import type { organisationRoutes as routes } from '#shared/organisation/routes.ts';
import type { Membership, NewOrganisation, Organisation, OrganisationChange } from '#shared/organisation/schema.ts';
import {
  claimWrites,
  findMembership,
  membersChanged,
  membershipsOf,
  membershipWrite,
  membersOf,
  organisationWrite,
  refuseTaken,
  requireMemberOrOperator,
  requireOrganisation,
  requireOwner,
} from '#shared/organisation/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import type { TrailNote } from '#shared/trail/rules.ts';
import { hasNumber, renewVerification } from '#shared/verification/rules.ts';
import { verificationWrite } from '#shared/verification/store.ts';
import type { Deps } from './deps.ts';

export const readMe =
  ({ table }: Deps): UseCase<typeof routes.readMe> =>
  async (_input, { actor }) => {
    const memberships = await membershipsOf(table, actor.userId);
    return {
      body: {
        userId: actor.userId,
        operator: actor.operator,
        memberships: memberships.map(({ organisationId, role }) => ({ organisationId, role })),
      },
    };
  };

/** @throws Rejection `invalid-body` where details are said to be those of somebody who does not belong to the organisation. */
const requireTheirMembers = async (table: Deps['table'], organisationId: string, details: Details, actor: Actor) => {
  for (const [pointer, userId] of othersIn(details, actor))
    if ((await findMembership(table, organisationId, userId))?.status !== 'ACTIVE')
      throw invalidField(pointer, 'not-a-member', {
        ko: '조직의 구성원이 아닙니다',
        en: 'Not a member of the organisation',
      });
};

type ChangeParts = Pick<Change<Organisation>, 'writes' | 'audit' | 'events'>;

/** A new organisation with the actor as its owner, and everything that is written with it. */
export const registration = async (
  { table }: Deps,
  body: NewOrganisation,
  organisationId: string,
  { actor, now: at }: Context,
): Promise<ChangeParts & { organisation: Organisation; audit: TrailNote }> => {
  const facts = registered(owned(body, actor));
  await requireTheirMembers(table, organisationId, facts, actor);
  const stamps = { version: 1, createdAt: at, updatedAt: at };
  const organisation: Organisation = {
    ...facts,
    organisationId,
    verification: { state: hasNumber(facts) ? 'PENDING' : 'UNVERIFIED', at },
    owners: 1,
    ...stamps,
  };
  const owner: Membership = { organisationId, userId: actor.userId, role: 'OWNER', status: 'ACTIVE', ...stamps };
  return {
    organisation,
    writes: [
      ...claimWrites(organisationId, organisation, actor.userId),
      organisationWrite(organisation),
      membershipWrite(owner),
    ],
    audit: { subject: organisationId, action: 'organisation.registered', changed: Object.keys(body) },
    events: [{ type: 'organisation.registered', subject: organisationId, data: {} }],
  };
};

/** 1. Refuse a number that is taken. 2. Claim it, make the organisation and its first owner: one transaction. */
export const createOrganisation =
  (deps: Deps): UseCase<typeof routes.createOrganisation> =>
  async ({ body }, context) => {
    const { organisation, ...change } = await registration(deps, body, deps.newId(), context);
    await refuseTaken(deps.table, organisation, context.actor);
    return commit(deps.table, deps.newId, context, {
      ...change,
      outcome: { body: organisation, version: 1, location: `/v1/organisations/${organisation.organisationId}` },
    });
  };

export const readOrganisation =
  ({ table }: Deps): UseCase<typeof routes.readOrganisation> =>
  async ({ params: { organisationId } }, { actor }) => {
    const membership = await findMembership(table, organisationId, actor.userId);
    const isMember = membership?.status === 'ACTIVE';
    if (!isMember && !actor.operator) throw notFound();
    const organisation = await requireOrganisation(table, organisationId);
    return { body: isMember ? organisation : withoutPeople(organisation), version: organisation.version };
  };

/**
 * A change of an organisation's facts, and everything that is written with it: a number that it adds is claimed, and who
 * has another number or name is verified anew.
 */
export const alteration = async (
  { table, newId }: Deps,
  before: Organisation,
  body: OrganisationChange,
  { actor, now: at }: Context,
): Promise<ChangeParts & { organisation: Organisation; audit: TrailNote }> => {
  const { organisationId, country, version } = before;
  const change = owned(body, actor);
  await requireTheirMembers(table, organisationId, change, actor);
  const { facts, added, renews } = changed(before, change);
  const names = { ...added, country };
  const merged: Organisation = { ...before, ...facts };
  if (Object.keys(added).length > 0) await refuseTaken(table, names, actor);
  const renewed = renews ? renewVerification(merged, at, newId()) : undefined;
  const organisation = renewed?.organisation ?? { ...merged, version: version + 1, updatedAt: at };
  return {
    organisation,
    writes: [
      ...claimWrites(organisationId, names, actor.userId),
      organisationWrite(organisation),
      ...(renewed === undefined ? [] : [verificationWrite(renewed.entry)]),
    ],
    audit: {
      subject: organisationId,
      action: 'organisation.changed',
      changed: [...Object.keys(change), ...(renews ? ['verification'] : [])],
    },
  };
};

export const changeOrganisation =
  (deps: Deps): UseCase<typeof routes.changeOrganisation> =>
  async ({ params: { organisationId }, body: change }, context) => {
    await requireOwner(deps.table, context.actor, organisationId);
    await refuseSuspended(deps.table, organisationId);
    const before = await requireOrganisation(deps.table, organisationId);
    if (before.version !== context.expected) throw new Rejection('version-mismatch');
    const { organisation, ...parts } = await alteration(deps, before, change, context);
    return commit(deps.table, deps.newId, context, {
      ...parts,
      outcome: { body: organisation, version: organisation.version },
    });
  };

/** Which centre looks after an organisation is for the whole city to say. */
export const moveOrganisation =
  ({ table, newId }: Deps): UseCase<typeof routes.moveOrganisation> =>
  async ({ params: { organisationId }, body: { centre } }, context) => {
    const before = await requireOrganisation(table, organisationId);
    if (before.version !== context.expected) throw new Rejection('version-mismatch');
    const { centre: _before, ...rest } = before;
    const body: Organisation = {
      ...rest,
      ...(centre === null ? {} : { centre }),
      version: before.version + 1,
      updatedAt: context.now,
    };
    return commit(table, newId, context, {
      writes: [organisationWrite(body)],
      audit: { subject: organisationId, action: 'organisation.moved', changed: ['centre'] },
      outcome: { body, version: body.version },
    });
  };

export const listMembers =
  ({ table }: Deps): UseCase<typeof routes.listMembers> =>
  async ({ params: { organisationId } }, { actor }) => {
    await requireMemberOrOperator(table, actor, organisationId);
    return { body: { items: await membersOf(table, organisationId) } };
  };

/** Adds a person, takes one back who had left, or gives a member another role. */
export const addMember =
  ({ table, newId }: Deps): UseCase<typeof routes.addMember> =>
  async ({ params: { organisationId }, body: { userId, role } }, context) => {
    await requireOwner(table, context.actor, organisationId);
    await refuseSuspended(table, organisationId);
    const [organisation, before] = await Promise.all([
      requireOrganisation(table, organisationId),
      findMembership(table, organisationId, userId),
    ]);
    const after = join(organisation, before, { userId, role }, context.now);
    return commit(table, newId, context, {
      writes: [organisationWrite(after.organisation, membersChanged), membershipWrite(after.membership)],
      audit: { subject: organisationId, action: 'membership.granted', changed: ['members'], about: [userId] },
      outcome: { body: after.membership, version: after.membership.version },
    });
  };

export const endMembership =
  ({ table, newId }: Deps): UseCase<typeof routes.endMembership> =>
  async ({ params: { organisationId, userId } }, context) => {
    await requireOwner(table, context.actor, organisationId);
    await refuseSuspended(table, organisationId);
    const [organisation, before] = await Promise.all([
      requireOrganisation(table, organisationId),
      findMembership(table, organisationId, userId),
    ]);
    const after = leave(organisation, before, context.now);
    return commit<undefined>(table, newId, context, {
      writes: [organisationWrite(after.organisation, membersChanged), membershipWrite(after.membership)],
      audit: { subject: organisationId, action: 'membership.ended', changed: ['members'], about: [userId] },
      outcome: { body: undefined },
    });
  };
