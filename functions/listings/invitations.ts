import { randomBytes } from 'node:crypto';
import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { invitationRoutes as routes } from '#shared/invitation/routes.ts';
import {
  invite,
  refuseMember,
  requireInvitee,
  requirePending,
  settled,
  shownInvitation,
} from '#shared/invitation/rules.ts';
import { findInvitation, invitationsOf, invitationWrite } from '#shared/invitation/store.ts';
import type { Context, Outcome } from '#shared/kernel/context.ts';
import { notFound } from '#shared/kernel/rejection.ts';
import { join } from '#shared/organisation/membership.ts';
import type { Membership } from '#shared/organisation/schema.ts';
import {
  findMembership,
  membersChanged,
  membershipWrite,
  organisationWrite,
  requireOrganisation,
  requireOwner,
} from '#shared/organisation/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import { retrying } from '#shared/table/retry.ts';
import type { Item } from '#shared/table/table.ts';
import type { Deps } from './deps.ts';

/**
 * The secret is in the answer alone: neither the invitation nor the receipt keeps it, so repeating the request does not bring it
 * back. Who has lost it revokes the invitation and makes another.
 */
export const createInvitation =
  ({ table, newId }: Deps): UseCase<typeof routes.createInvitation> =>
  async ({ params: { organisationId }, body }, context) => {
    await requireOwner(table, context.actor, organisationId);
    await refuseSuspended(table, organisationId);
    if (body.userId !== undefined) refuseMember(await findMembership(table, organisationId, body.userId), body.role);
    const secret = randomBytes(32).toString('base64url');
    const invitation = invite(organisationId, body, secret, newId(), context.now);
    const made = await commit(table, newId, context, {
      writes: [invitationWrite(invitation)],
      audit: {
        subject: organisationId,
        action: 'invitation.made',
        changed: [`invitations.${invitation.invitationId}`],
        ...(body.userId === undefined ? {} : { about: [body.userId] }),
      },
      outcome: { body: shownInvitation(invitation, context.now), version: 1 },
    });
    return { ...made, body: { ...made.body, secret } };
  };

export const listInvitations =
  ({ table }: Deps): UseCase<typeof routes.listInvitations> =>
  async ({ params: { organisationId }, query }, { actor, cursor, now }) => {
    await requireOwner(table, actor, organisationId);
    const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    const page = { limit: Number(query.limit), ...(from === undefined ? {} : { from }) };
    const { items, next } = await invitationsOf(table, organisationId, page);
    return {
      body: {
        items: items.map(invitation => shownInvitation(invitation, now)),
        ...(next === undefined ? {} : { next: cursor.seal(next) }),
      },
    };
  };

const trail = (organisationId: string, act: 'revoked' | 'declined', invitationId: string) => ({
  subject: organisationId,
  action: `invitation.${act}`,
  changed: [`invitations.${invitationId}`],
});

export const revokeInvitation =
  ({ table, newId }: Deps): UseCase<typeof routes.revokeInvitation> =>
  async ({ params: { organisationId, invitationId } }, context) => {
    await requireOwner(table, context.actor, organisationId);
    await refuseSuspended(table, organisationId);
    const before = await findInvitation(table, invitationId);
    if (before?.organisationId !== organisationId) throw notFound();
    return commit<undefined>(table, newId, context, {
      writes: [invitationWrite(settled(before, 'REVOKED', context.now))],
      audit: trail(organisationId, 'revoked', invitationId),
      outcome: { body: undefined },
    });
  };

/** Invitation, membership and the count of owners change together, so one invitation takes in one person once. */
const accept = async (
  { table, newId }: Deps,
  context: Context,
  invitationId: string,
  secret: string,
): Promise<Outcome<Membership>> => {
  const { userId } = context.actor;
  const invitation = requireInvitee(await findInvitation(table, invitationId), secret, userId);
  const { organisationId, role } = invitation;
  const [organisation, before] = await Promise.all([
    requireOrganisation(table, organisationId),
    findMembership(table, organisationId, userId),
  ]);
  // The answer to an acceptance may have been lost: what it asked for is there.
  if (invitation.state === 'ACCEPTED' && before?.status === 'ACTIVE') return { body: before, version: before.version };
  requirePending(invitation, context.now);
  await refuseSuspended(table, organisationId);
  refuseMember(before, role);
  const joined = join(organisation, before, { userId, role }, context.now);
  return commit(table, newId, context, {
    writes: [
      invitationWrite(settled(invitation, 'ACCEPTED', context.now)),
      organisationWrite(joined.organisation, membersChanged),
      membershipWrite(joined.membership),
    ],
    audit: {
      subject: organisationId,
      action: 'invitation.accepted',
      changed: [`invitations.${invitationId}`, 'members'],
      about: [userId],
    },
    outcome: { body: joined.membership, version: joined.membership.version },
  });
};

/** Others may join or change the organisation at the same moment; only a second answer to this very invitation is refused. */
export const acceptInvitation =
  (deps: Deps): UseCase<typeof routes.acceptInvitation> =>
  async ({ params: { invitationId }, body: { secret } }, context) => {
    let outcome: Outcome<Membership> | undefined;
    await retrying(async () => {
      try {
        outcome = await accept(deps, context, invitationId, secret);
        return true;
      } catch (error) {
        if (error === membersChanged) return false;
        throw error;
      }
    });
    return outcome!;
  };

export const declineInvitation =
  ({ table, newId }: Deps): UseCase<typeof routes.declineInvitation> =>
  async ({ params: { invitationId }, body: { secret } }, context) => {
    const before = requireInvitee(await findInvitation(table, invitationId), secret, context.actor.userId);
    return commit<undefined>(table, newId, context, {
      writes: [invitationWrite(settled(before, 'DECLINED', context.now))],
      audit: trail(before.organisationId, 'declined', invitationId),
      outcome: { body: undefined },
    });
  };
