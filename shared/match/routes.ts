import * as z from 'zod';
import { route } from '#shared/http/route.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { Matches, MatchRun, MatchRuns, NewMatchRun, RunId } from './schema.ts';
import { WhyNot } from './why/schema.ts';

const tag = 'Matching';

export const matchRoutes = {
  listMatches: route({
    id: 'listMatches',
    area: 'matching',
    method: 'GET',
    path: '/v1/listings/{listingId}/matches',
    tag,
    access: ['member', 'operator'],
    summary: "Tonight's matches of my listing, best first, each with its reasons",
    params: z.strictObject({ listingId: ListingId }),
    reply: Matches,
  }),
  readWhyNot: route({
    id: 'readWhyNot',
    area: 'matching',
    method: 'GET',
    path: '/v1/listings/{listingId}/why-not',
    tag,
    access: ['member', 'operator'],
    summary: 'Why my listing has no match, or few, and the smallest changes that would pass',
    params: z.strictObject({ listingId: ListingId }),
    reply: WhyNot,
  }),
  startMatchRun: route({
    id: 'startMatchRun',
    area: 'matching',
    method: 'POST',
    path: '/v1/match-runs',
    tag,
    access: ['operator'],
    scope: 'city',
    summary: 'Start a match run; starting one that exists answers with its record',
    body: NewMatchRun,
    status: 202,
    reply: MatchRun,
    idempotent: true,
    refusals: ['forbidden'],
  }),
  listMatchRuns: route({
    id: 'listMatchRuns',
    area: 'matching',
    method: 'GET',
    path: '/v1/match-runs',
    tag,
    access: ['operator'],
    summary: 'Match runs, latest first',
    reply: MatchRuns,
    refusals: ['forbidden'],
  }),
  readMatchRun: route({
    id: 'readMatchRun',
    area: 'matching',
    method: 'GET',
    path: '/v1/match-runs/{runId}',
    tag,
    access: ['operator'],
    summary: 'Watch a match run',
    params: z.strictObject({ runId: RunId }),
    reply: MatchRun,
    refusals: ['forbidden'],
  }),
} as const;
