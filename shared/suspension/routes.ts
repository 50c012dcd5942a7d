import * as z from 'zod';
import { route } from '#shared/http/route.ts';
import { Organisation, OrganisationId } from '#shared/organisation/schema.ts';
import { NewSuspension } from './schema.ts';

const params = z.strictObject({ organisationId: OrganisationId });
const tag = 'Suspension';
const refusals = ['forbidden', 'outside-centre', 'wrong-state', 'conflict'] as const;

export const suspensionRoutes = {
  suspendOrganisation: route({
    id: 'suspendOrganisation',
    area: 'listings',
    method: 'POST',
    path: '/v1/organisations/{organisationId}/suspension',
    tag,
    access: ['operator'],
    summary: 'Take everything of an organisation out of sight and freeze its deals; nothing is lost',
    params,
    body: NewSuspension,
    reply: Organisation,
    etag: 'change',
    refusals,
  }),
  liftSuspension: route({
    id: 'liftSuspension',
    area: 'listings',
    method: 'DELETE',
    path: '/v1/organisations/{organisationId}/suspension',
    tag,
    access: ['operator'],
    summary: 'Lift a suspension: everything is as it was',
    params,
    reply: Organisation,
    etag: 'change',
    refusals,
  }),
} as const;
