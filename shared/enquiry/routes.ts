import * as z from 'zod';
import { route } from '#shared/http/route.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { Enquiry, EnquiryAnswer, EnquiryId, EnquiryPage, EnquiryQuery, NewEnquiry, Responsiveness } from './schema.ts';

const params = z.strictObject({ enquiryId: EnquiryId });
const tag = 'Technology trading';

export const enquiryRoutes = {
  createEnquiry: route({
    id: 'createEnquiry',
    area: 'trading',
    method: 'POST',
    path: '/v1/enquiries',
    tag,
    access: ['member'],
    summary: 'Propose something to a need, or ask about a technology or a company for sale',
    body: NewEnquiry,
    status: 201,
    reply: Enquiry,
    idempotent: true,
    refusals: ['forbidden', 'not-found', 'already-exists', 'conflict', 'wrong-state', 'organisation-suspended'],
  }),
  readEnquiry: route({
    id: 'readEnquiry',
    area: 'trading',
    method: 'GET',
    path: '/v1/enquiries/{enquiryId}',
    tag,
    access: ['party'],
    summary: 'Read an enquiry; only its two sides can',
    params,
    reply: Enquiry,
    etag: 'read',
  }),
  answerEnquiry: route({
    id: 'answerEnquiry',
    area: 'trading',
    method: 'POST',
    path: '/v1/enquiries/{enquiryId}/answer',
    tag,
    access: ['member'],
    summary: 'Take up an enquiry about my listing, get in touch, accept or decline it',
    params,
    body: EnquiryAnswer,
    reply: Enquiry,
    etag: 'change',
    refusals: ['wrong-state', 'organisation-suspended'],
  }),
  withdrawEnquiry: route({
    id: 'withdrawEnquiry',
    area: 'trading',
    method: 'POST',
    path: '/v1/enquiries/{enquiryId}/withdrawal',
    tag,
    access: ['member'],
    summary: 'Withdraw an enquiry of mine',
    params,
    reply: Enquiry,
    etag: 'change',
    refusals: ['wrong-state', 'organisation-suspended'],
  }),
  listEnquiries: route({
    id: 'listEnquiries',
    area: 'trading',
    method: 'GET',
    path: '/v1/organisations/{organisationId}/enquiries',
    tag,
    access: ['member'],
    summary: 'Enquiries of my organisation: received, sent, or due for an answer',
    params: z.strictObject({ organisationId: OrganisationId }),
    query: EnquiryQuery,
    reply: EnquiryPage,
  }),
  readResponsiveness: route({
    id: 'readResponsiveness',
    area: 'trading',
    method: 'GET',
    path: '/v1/directory/{listingId}/responsiveness',
    tag,
    access: ['public'],
    summary: 'How the owner of a published listing answers proposals and enquiries',
    params: z.strictObject({ listingId: ListingId }),
    reply: Responsiveness,
  }),
} as const;
