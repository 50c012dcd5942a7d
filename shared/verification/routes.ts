import * as z from 'zod';
import { Paging } from '#shared/http/paging.ts';
import { route } from '#shared/http/route.ts';
import { Organisation, OrganisationId } from '#shared/organisation/schema.ts';
import { VerificationDecision, VerificationHistory, VerificationQueue } from './schema.ts';

const params = z.strictObject({ organisationId: OrganisationId });
const tag = 'Verification';

export const verificationRoutes = {
  requestVerification: route({
    id: 'requestVerification',
    area: 'listings',
    method: 'POST',
    path: '/v1/organisations/{organisationId}/verification-request',
    tag,
    access: ['owner'],
    summary: 'Ask for verification again, after a refusal or an expiry',
    params,
    reply: Organisation,
    etag: 'change',
    refusals: ['forbidden', 'wrong-state', 'organisation-suspended'],
  }),
  decideVerification: route({
    id: 'decideVerification',
    area: 'listings',
    method: 'POST',
    path: '/v1/organisations/{organisationId}/verification',
    tag,
    access: ['operator'],
    summary: 'Verify an organisation that waits for it, or refuse to, with the evidence',
    params,
    body: VerificationDecision,
    reply: Organisation,
    etag: 'change',
    refusals: ['forbidden', 'outside-centre', 'wrong-state'],
  }),
  listVerifications: route({
    id: 'listVerifications',
    area: 'listings',
    method: 'GET',
    path: '/v1/verifications',
    tag,
    access: ['operator'],
    summary: 'Organisations that wait for verification, longest waiting first',
    query: Paging,
    reply: VerificationQueue,
    refusals: ['forbidden'],
  }),
  readVerificationHistory: route({
    id: 'readVerificationHistory',
    area: 'listings',
    method: 'GET',
    path: '/v1/organisations/{organisationId}/verification-history',
    tag,
    access: ['member', 'operator'],
    summary: 'What happened to the verification of an organisation, with its evidence, latest first',
    params,
    query: Paging,
    reply: VerificationHistory,
  }),
} as const;
