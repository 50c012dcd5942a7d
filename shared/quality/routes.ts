import { route } from '#shared/http/route.ts';
import { MatchQuality, MatchQualityHistory, QualityQuery } from './schema.ts';

const tag = 'Results';

export const qualityRoutes = {
  readMatchQuality: route({
    id: 'readMatchQuality',
    area: 'results',
    method: 'GET',
    path: '/v1/match-quality',
    tag,
    access: ['public'],
    summary: 'How good the matching is, against random, popularity and filters alone, with intervals and definitions',
    query: QualityQuery,
    reply: MatchQuality,
    etag: 'read',
  }),
  listMatchQuality: route({
    id: 'listMatchQuality',
    area: 'results',
    method: 'GET',
    path: '/v1/match-quality/history',
    tag,
    access: ['public'],
    summary: 'The quality of the matching month by month',
    query: QualityQuery,
    reply: MatchQualityHistory,
    etag: 'read',
  }),
} as const;
