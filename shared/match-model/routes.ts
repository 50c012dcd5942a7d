import { route } from '#shared/http/route.ts';
import { MatchModels, ModelRollBack } from './schema.ts';

const tag = 'Matching';

export const matchModelRoutes = {
  listMatchModels: route({
    id: 'listMatchModels',
    area: 'matching',
    method: 'GET',
    path: '/v1/match-models',
    tag,
    access: ['operator'],
    summary: 'Learned models of the match engine, and which one is in force',
    reply: MatchModels,
    refusals: ['forbidden'],
  }),
  rollBackMatchModel: route({
    id: 'rollBackMatchModel',
    area: 'matching',
    method: 'POST',
    path: '/v1/match-models/rollback',
    tag,
    access: ['operator'],
    scope: 'city',
    summary: 'Put an earlier model in force, or the untrained formula; the next run is scored by it',
    body: ModelRollBack,
    reply: MatchModels,
    idempotent: true,
    refusals: ['forbidden', 'conflict'],
  }),
} as const;
