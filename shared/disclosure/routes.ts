import * as z from 'zod';
import { Paging } from '#shared/http/paging.ts';
import { route } from '#shared/http/route.ts';
import { Tier } from '#shared/kernel/tier.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { BesideCurrency, withShownMoney } from '#shared/rate/schema.ts';
import { Grant, GrantDecision, GrantPage, GrantRevocation, NewGrant, NewSignature } from './grant/schema.ts';
import { DisclosurePage } from './ledger/schema.ts';
import { ShownListing } from './schema.ts';

const tag = 'Disclosure';
const listing = z.strictObject({ listingId: ListingId });
const grant = z.strictObject({ listingId: ListingId, organisationId: OrganisationId });

export const disclosureRoutes = {
  readCatalogueEntry: route({
    id: 'readCatalogueEntry',
    area: 'listings',
    method: 'GET',
    path: '/v1/catalogue/{listingId}',
    tag,
    access: ['person'],
    summary: 'A published listing, as much of it as my organisations may see',
    params: listing,
    query: z.strictObject({
      as: OrganisationId.optional().describe('Which of my organisations reads; the one that may see most unless told'),
      currency: BesideCurrency,
      tier: Tier.optional().describe('No more than this; 403 with what is missing where it is not reached'),
    }),
    reply: withShownMoney(ShownListing),
    refusals: ['forbidden'],
  }),
  requestGrant: route({
    id: 'requestGrant',
    area: 'listings',
    method: 'POST',
    path: '/v1/listings/{listingId}/grants',
    tag,
    access: ['member'],
    summary: 'Ask the owner of a listing to show more of it to my organisation',
    params: listing,
    body: NewGrant,
    status: 201,
    reply: Grant,
    idempotent: true,
    refusals: ['forbidden', 'already-exists', 'wrong-state', 'conflict'],
  }),
  listGrants: route({
    id: 'listGrants',
    area: 'listings',
    method: 'GET',
    path: '/v1/listings/{listingId}/grants',
    tag,
    access: ['member', 'operator'],
    summary: 'Who asked to see more of my listing, and what became of it',
    params: listing,
    query: Paging,
    reply: GrantPage,
  }),
  listOrganisationGrants: route({
    id: 'listOrganisationGrants',
    area: 'listings',
    method: 'GET',
    path: '/v1/organisations/{organisationId}/grants',
    tag,
    access: ['member', 'operator'],
    summary: 'What my organisation asked to see, newest first',
    params: z.strictObject({ organisationId: OrganisationId }),
    query: Paging,
    reply: GrantPage,
  }),
  readGrant: route({
    id: 'readGrant',
    area: 'listings',
    method: 'GET',
    path: '/v1/listings/{listingId}/grants/{organisationId}',
    tag,
    access: ['party', 'operator'],
    summary: 'Read a request and what became of it',
    params: grant,
    reply: Grant,
    etag: 'read',
  }),
  decideGrant: route({
    id: 'decideGrant',
    area: 'listings',
    method: 'POST',
    path: '/v1/listings/{listingId}/grants/{organisationId}/decision',
    tag,
    access: ['member'],
    summary: 'Consent to a request about my listing, or refuse it',
    params: grant,
    body: GrantDecision,
    reply: Grant,
    etag: 'change',
    refusals: ['wrong-state', 'organisation-suspended'],
  }),
  revokeGrant: route({
    id: 'revokeGrant',
    area: 'listings',
    method: 'POST',
    path: '/v1/listings/{listingId}/grants/{organisationId}/revocation',
    tag,
    access: ['member'],
    summary: 'Take consent back; access ends at once',
    params: grant,
    body: GrantRevocation,
    reply: Grant,
    etag: 'change',
    refusals: ['wrong-state'],
  }),
  signGrantNda: route({
    id: 'signGrantNda',
    area: 'listings',
    method: 'POST',
    path: '/v1/listings/{listingId}/grants/{organisationId}/signatures',
    tag,
    access: ['party'],
    summary: 'Record that my side signed the non-disclosure agreement',
    params: grant,
    body: NewSignature,
    reply: Grant,
    etag: 'change',
    refusals: ['wrong-state', 'conflict', 'organisation-suspended'],
  }),
  listDisclosures: route({
    id: 'listDisclosures',
    area: 'listings',
    method: 'GET',
    path: '/v1/listings/{listingId}/disclosures',
    tag,
    access: ['member', 'operator'],
    summary: 'Who read what of my listing beyond T1, latest first',
    params: listing,
    query: Paging,
    reply: DisclosurePage,
  }),
} as const;
