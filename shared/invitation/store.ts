import { reject } from '#shared/kernel/rejection.ts';
import { epochSeconds, plusDays } from '#shared/kernel/time.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { PersonalItems } from '#shared/table/personal.ts';
import type { Item, Table, Write } from '#shared/table/table.ts';
import { Invitation, StoredInvitation } from './schema.ts';

/** Days after its end for which an invitation can still be seen, then it is gone with whatever address it has. */
const KEPT_DAYS = 30;

/** gsi1 lists those of an organisation; gsi2 finds what waits for a person who was named. */
const invitations = entity('Invitation', StoredInvitation, invitation => ({
  ...keys.invitation(invitation.invitationId),
  ...indexes.invitationsOf(invitation.organisationId, invitation.invitationId),
  ...(invitation.userId === undefined ? {} : indexes.invitedUser(invitation.userId, invitation.invitationId)),
}));

export const invitationWrite = (invitation: StoredInvitation): Write => ({
  put: invitations.toItem(invitation, { ttl: epochSeconds(plusDays(invitation.expiresAt, KEPT_DAYS)) }),
  when: invitation.version === 1 ? 'absent' : { version: invitation.version - 1 },
  otherwise: reject('conflict', '그 사이에 다른 답변이 처리되었습니다', 'The invitation was answered in the meantime'),
});

export const findInvitation = async (table: Table, invitationId: string): Promise<StoredInvitation | undefined> => {
  const item = await table.get(keys.invitation(invitationId));
  return item === undefined ? undefined : invitations.fromItem(item);
};

/** Invitations of an organisation, newest first. */
export const invitationsOf = async (
  table: Table,
  organisationId: string,
  page: { limit: number; from?: Item },
): Promise<{ items: StoredInvitation[]; next?: Item }> => {
  const pk = `INVITATIONS#${organisationId}`;
  const { items, next } = await table.query({ index: 'gsi1', pk, newestFirst: true, ...page });
  return { items: items.map(invitations.fromItem), ...(next === undefined ? {} : { next }) };
};

/**
 * What waits for a person by identifier. An address alone is not linked to anybody; it is removed with the answer, or a month
 * after the invitation has run out.
 */
export const personalInvitations: PersonalItems = {
  name: 'invitations',
  entities: [invitations.name],
  keys: ['invitedUser'],
  find: (table, userId) => table.queryAll({ index: 'gsi2', pk: `INVITED#${userId}` }),
  shown: item => {
    const { secretHash: _secret, ...shown } = invitations.fromItem(item);
    return Invitation.parse(shown);
  },
};
