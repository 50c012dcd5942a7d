import * as z from 'zod';
import { DealId } from '#shared/deal/schema.ts';
import { Limit, Paging } from '#shared/http/paging.ts';
import { route } from '#shared/http/route.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { Subject, TrailPage, Trails } from './schema.ts';

const tag = 'Trail';

/** A chain only grows at its end, so that a place in it is a cursor that never goes stale. */
const query = z.strictObject({
  limit: Limit,
  after: z
    .string()
    .regex(/^(0|[1-9]\d{0,8})$/, { error: 'bad-place' })
    .default('0')
    .describe('`seq` of the last entry known; entries after it are read'),
});

export const trailRoutes = {
  listTrails: route({
    id: 'listTrails',
    area: 'people',
    method: 'GET',
    path: '/v1/trails',
    tag,
    access: ['auditor'],
    summary: 'Subjects of all chains',
    query: Paging,
    reply: Trails,
    refusals: ['forbidden'],
  }),
  readTrail: route({
    id: 'readTrail',
    area: 'people',
    method: 'GET',
    path: '/v1/trails/{subject}',
    tag,
    access: ['auditor'],
    summary: 'The chain of any subject: an organisation, a deal, a grant, a matching run',
    params: z.strictObject({ subject: Subject }),
    query,
    reply: TrailPage,
    refusals: ['forbidden'],
  }),
  readOrganisationTrail: route({
    id: 'readOrganisationTrail',
    area: 'people',
    method: 'GET',
    path: '/v1/organisations/{organisationId}/trail',
    tag,
    access: ['auditor', 'owner'],
    summary: 'Who changed what of an organisation and its listings, oldest first',
    params: z.strictObject({ organisationId: OrganisationId }),
    query,
    reply: TrailPage,
    refusals: ['forbidden'],
  }),
  readDealTrail: route({
    id: 'readDealTrail',
    area: 'people',
    method: 'GET',
    path: '/v1/deals/{dealId}/trail',
    tag,
    access: ['auditor', 'party'],
    summary: 'Who changed what of a deal and its drafts, oldest first',
    params: z.strictObject({ dealId: DealId }),
    query,
    reply: TrailPage,
  }),
} as const;
