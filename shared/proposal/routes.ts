import * as z from 'zod';
import { route } from '#shared/http/route.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { MatchAct, MatchResponse } from './schema.ts';

export const proposalRoutes = {
  respondToMatch: route({
    id: 'respondToMatch',
    area: 'matching',
    method: 'POST',
    path: '/v1/listings/{listingId}/matches/{counterpartId}',
    tag: 'Matching',
    access: ['member'],
    summary: 'Say of a match that I have seen it, keep it, want it or decline it; saying so again changes nothing',
    params: z.strictObject({ listingId: ListingId, counterpartId: ListingId }),
    body: MatchAct,
    reply: MatchResponse,
    refusals: ['conflict', 'wrong-state', 'organisation-suspended'],
  }),
} as const;
