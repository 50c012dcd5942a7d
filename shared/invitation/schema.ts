import * as z from 'zod';
import { id } from '#shared/kernel/ids.ts';
import { isSafeText } from '#shared/kernel/text.ts';
import { instant } from '#shared/kernel/time.ts';
import { MemberRole, OrganisationId, UserId } from '#shared/organisation/schema.ts';

export const InvitationId = id('invitation');

const invitee = {
  email: z.email().max(254).refine(isSafeText, { error: 'unsafe-text' }).optional(),
  userId: UserId.optional().describe('Only this person can answer'),
};

/** Whom to take in: by e-mail address, or by identifier where it is known. */
export const NewInvitation = z
  .strictObject({ role: MemberRole, ...invitee })
  .refine(({ email, userId }) => (email === undefined) !== (userId === undefined), {
    error: 'one-invitee',
    path: ['email'],
  })
  .meta({ id: 'NewInvitation' });

export const Invitation = z
  .strictObject({
    invitationId: InvitationId,
    organisationId: OrganisationId,
    role: MemberRole,
    email: invitee.email.describe('Removed as soon as the invitation is answered or revoked'),
    userId: invitee.userId,
    state: z.enum(['PENDING', 'ACCEPTED', 'DECLINED', 'REVOKED', 'EXPIRED']),
    expiresAt: instant(),
    answeredAt: instant().optional(),
    version: z.int().min(1),
    createdAt: instant(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

/** What lets somebody answer: 256 random bits. Only its hash is kept. */
export const InvitationSecret = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, { error: 'bad-secret' })
  .meta({ id: 'InvitationSecret', description: 'Secret of an invitation' });

export const MadeInvitation = Invitation.extend({
  secret: InvitationSecret.optional().describe('In the first answer alone, to be passed on; a repeat does not have it'),
}).meta({ id: 'MadeInvitation' });

export const InvitationAnswer = z.strictObject({ secret: InvitationSecret }).meta({ id: 'InvitationAnswer' });

export const StoredInvitation = Invitation.extend({
  secretHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type StoredInvitation = z.infer<typeof StoredInvitation>;

export const InvitationPage = z
  .strictObject({ items: z.array(Invitation), next: z.string().optional() })
  .meta({ id: 'InvitationPage' });
