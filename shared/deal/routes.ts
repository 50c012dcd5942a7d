import * as z from 'zod';
import { Paging } from '#shared/http/paging.ts';
import { route } from '#shared/http/route.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { DealId, DealPage, NewDeal, ShownDeal } from './schema.ts';

const tag = 'Deals';

export const dealRoutes = {
  createDeal: route({
    id: 'createDeal',
    area: 'deals',
    method: 'POST',
    path: '/v1/deals',
    tag,
    access: ['member'],
    summary: 'Express interest in a match of my listing: opens a deal that the other side is asked to agree to',
    body: NewDeal,
    status: 201,
    reply: ShownDeal,
    idempotent: true,
    refusals: ['not-found', 'already-exists', 'conflict', 'wrong-state', 'organisation-suspended'],
  }),
  readDeal: route({
    id: 'readDeal',
    area: 'deals',
    method: 'GET',
    path: '/v1/deals/{dealId}',
    tag,
    access: ['party', 'operator'],
    summary: 'Read a deal',
    params: z.strictObject({ dealId: DealId }),
    reply: ShownDeal,
    etag: 'read',
  }),
  acceptDeal: route({
    id: 'acceptDeal',
    area: 'deals',
    method: 'POST',
    path: '/v1/deals/{dealId}/acceptance',
    tag,
    access: ['party'],
    summary: 'Agree to a deal for my side; agreeing again changes nothing',
    params: z.strictObject({ dealId: DealId }),
    reply: ShownDeal,
    refusals: ['conflict', 'wrong-state', 'organisation-suspended'],
  }),
  listOrganisationDeals: route({
    id: 'listOrganisationDeals',
    area: 'deals',
    method: 'GET',
    path: '/v1/organisations/{organisationId}/deals',
    tag,
    access: ['member', 'operator'],
    summary: 'Deals of an organisation, newest first',
    params: z.strictObject({ organisationId: OrganisationId }),
    query: Paging,
    reply: DealPage,
  }),
} as const;
