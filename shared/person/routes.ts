import * as z from 'zod';
import { Cursor } from '#shared/http/paging.ts';
import { route } from '#shared/http/route.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { ContactDetails, Erasure, MyData } from './schema.ts';

const tag = 'Personal data';

export const personRoutes = {
  readContact: route({
    id: 'readContact',
    area: 'people',
    method: 'GET',
    path: '/v1/organisations/{organisationId}/contact',
    tag,
    access: ['member', 'operator'],
    summary: "How to reach an organisation; an operator's reading is written in its trail",
    params: z.strictObject({ organisationId: OrganisationId }),
    reply: ContactDetails,
  }),
  readMyData: route({
    id: 'readMyData',
    area: 'people',
    method: 'GET',
    path: '/v1/me/data',
    tag,
    access: ['person'],
    summary: 'Everything the platform keeps about me',
    query: z.strictObject({ cursor: Cursor }),
    reply: MyData,
  }),
  eraseMe: route({
    id: 'eraseMe',
    area: 'people',
    method: 'POST',
    path: '/v1/me/erasure',
    tag,
    access: ['person'],
    summary: 'Erase what the platform keeps about me; refused while an organisation has no other owner',
    reply: Erasure,
    idempotent: true,
    refusals: ['conflict'],
  }),
} as const;
