import * as z from 'zod';
import { Paging } from '#shared/http/paging.ts';
import { route } from '#shared/http/route.ts';
import { Membership, OrganisationId } from '#shared/organisation/schema.ts';
import { InvitationAnswer, InvitationId, InvitationPage, MadeInvitation, NewInvitation } from './schema.ts';

const ofOrganisation = z.strictObject({ organisationId: OrganisationId });
const ofInvitation = z.strictObject({ invitationId: InvitationId });
const tag = 'Invitations';

export const invitationRoutes = {
  createInvitation: route({
    id: 'createInvitation',
    area: 'listings',
    method: 'POST',
    path: '/v1/organisations/{organisationId}/invitations',
    tag,
    access: ['owner'],
    summary: 'Invite somebody by e-mail address or identifier; pass the secret on yourself, it is told once',
    params: ofOrganisation,
    body: NewInvitation,
    status: 201,
    reply: MadeInvitation,
    idempotent: true,
    refusals: ['forbidden', 'conflict', 'organisation-suspended'],
  }),
  listInvitations: route({
    id: 'listInvitations',
    area: 'listings',
    method: 'GET',
    path: '/v1/organisations/{organisationId}/invitations',
    tag,
    access: ['owner'],
    summary: 'Invitations of an organisation, newest first',
    params: ofOrganisation,
    query: Paging,
    reply: InvitationPage,
    refusals: ['forbidden'],
  }),
  revokeInvitation: route({
    id: 'revokeInvitation',
    area: 'listings',
    method: 'DELETE',
    path: '/v1/organisations/{organisationId}/invitations/{invitationId}',
    tag,
    access: ['owner'],
    summary: 'Revoke an invitation that nobody has answered',
    params: z.strictObject({ organisationId: OrganisationId, invitationId: InvitationId }),
    status: 204,
    refusals: ['forbidden', 'conflict', 'wrong-state', 'organisation-suspended'],
  }),
  acceptInvitation: route({
    id: 'acceptInvitation',
    area: 'listings',
    method: 'POST',
    path: '/v1/invitations/{invitationId}/acceptance',
    tag,
    access: ['person'],
    summary: 'Join the organisation that invites me; 404 without the right secret',
    params: ofInvitation,
    body: InvitationAnswer,
    reply: Membership,
    refusals: ['not-found', 'conflict', 'wrong-state', 'organisation-suspended'],
  }),
  declineInvitation: route({
    id: 'declineInvitation',
    area: 'listings',
    method: 'POST',
    path: '/v1/invitations/{invitationId}/refusal',
    tag,
    access: ['person'],
    summary: 'Decline an invitation; 404 without the right secret',
    params: ofInvitation,
    body: InvitationAnswer,
    status: 204,
    refusals: ['not-found', 'conflict', 'wrong-state'],
  }),
} as const;
