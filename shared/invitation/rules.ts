import { timingSafeEqual } from 'node:crypto';
import type * as z from 'zod';
import { sha256Hex } from '#shared/kernel/hash.ts';
import { notFound, Rejection, reject } from '#shared/kernel/rejection.ts';
import { plusDays } from '#shared/kernel/time.ts';
import type { Membership } from '#shared/organisation/schema.ts';
import type { Invitation, NewInvitation, StoredInvitation } from './schema.ts';

export const INVITATION_DAYS = 14;

export const invite = (
  organisationId: string,
  { role, email, userId }: z.output<typeof NewInvitation>,
  secret: string,
  invitationId: string,
  at: string,
): StoredInvitation => ({
  invitationId,
  organisationId,
  role,
  ...(email === undefined ? {} : { email }),
  ...(userId === undefined ? {} : { userId }),
  state: 'PENDING',
  expiresAt: plusDays(at, INVITATION_DAYS),
  secretHash: sha256Hex(secret),
  version: 1,
  createdAt: at,
});

const isExpired = ({ state, expiresAt }: StoredInvitation, at: string): boolean =>
  state === 'PENDING' && expiresAt < at;

/** An invitation as the owners see it. */
export const shownInvitation = (invitation: StoredInvitation, at: string): Invitation => {
  const { secretHash: _secret, ...shown } = invitation;
  return isExpired(invitation, at) ? { ...shown, state: 'EXPIRED' } : shown;
};

const STATES = {
  ACCEPTED: { ko: '이미 수락한 초대입니다', en: 'The invitation has been accepted' },
  DECLINED: { ko: '이미 거절한 초대입니다', en: 'The invitation has been declined' },
  REVOKED: { ko: '취소된 초대입니다', en: 'The invitation has been revoked' },
  EXPIRED: { ko: '기한이 지난 초대입니다', en: 'The invitation has expired' },
} as const;

/** @throws Rejection `wrong-state` for an invitation that is answered, revoked or past its time. */
export const requirePending = (invitation: StoredInvitation, at: string): void => {
  const { state } = shownInvitation(invitation, at);
  if (state !== 'PENDING') throw new Rejection('wrong-state', { detail: STATES[state] });
};

/**
 * For whoever answers. The secret alone says that somebody was meant, and where a person is named it takes that person too.
 * @throws Rejection `not-found` for everybody else: whether the invitation exists is not theirs to know.
 */
export const requireInvitee = (
  invitation: StoredInvitation | undefined,
  secret: string,
  userId: string,
): StoredInvitation => {
  if (invitation === undefined) throw notFound();
  const given = Buffer.from(sha256Hex(secret), 'hex');
  if (!timingSafeEqual(given, Buffer.from(invitation.secretHash, 'hex'))) throw notFound();
  if (invitation.userId !== undefined && invitation.userId !== userId) throw notFound();
  return invitation;
};

/** Once there is an answer nobody needs to know any more whom the invitation was meant for. */
export const settled = (
  before: StoredInvitation,
  state: 'ACCEPTED' | 'DECLINED' | 'REVOKED',
  at: string,
): StoredInvitation => {
  requirePending(before, at);
  const { email: _email, userId: _userId, ...rest } = before;
  return { ...rest, state, answeredAt: at, version: before.version + 1 };
};

/** @throws Rejection `conflict` for somebody who has that role, or a higher one, already. */
export const refuseMember = (membership: Membership | undefined, role: Membership['role']): void => {
  if (membership?.status === 'ACTIVE' && (membership.role === 'OWNER' || role === 'MEMBER'))
    throw reject('conflict', '이미 이 조직의 구성원입니다', 'Already a member of this organisation');
};
