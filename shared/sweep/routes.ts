import { route } from '#shared/http/route.ts';
import { Sweeps } from './schema.ts';

export const sweepRoutes = {
  listSweeps: route({
    id: 'listSweeps',
    area: 'trading',
    method: 'GET',
    path: '/v1/sweeps',
    tag: 'Sweeps',
    access: ['operator'],
    summary:
      'What the last nights did besides matching, latest first: expiries, reminders, scores, with counts and capacity',
    reply: Sweeps,
    refusals: ['forbidden'],
  }),
} as const;
