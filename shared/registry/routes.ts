import * as z from 'zod';
import { route } from '#shared/http/route.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { RegistryResult } from './schema.ts';

export const registryRoutes = {
  checkRegistry: route({
    id: 'checkRegistry',
    area: 'registry',
    method: 'POST',
    path: '/v1/organisations/{organisationId}/registry-check',
    tag: 'Verification',
    access: ['owner', 'operator'],
    summary: 'Ask the tax office about an organisation; the answer is kept as evidence, and UNKNOWN is no failure',
    params: z.strictObject({ organisationId: OrganisationId }),
    reply: RegistryResult,
    limit: 'create',
    refusals: ['forbidden', 'outside-centre', 'wrong-state', 'conflict', 'organisation-suspended'],
  }),
} as const;
