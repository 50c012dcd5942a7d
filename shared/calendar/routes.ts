import { route } from '#shared/http/route.ts';
import { DeadlinesQuery } from './schema.ts';

export const calendarRoutes = {
  readDeadlines: route({
    id: 'readDeadlines',
    area: 'directory',
    method: 'GET',
    path: '/v1/directory/deadlines.ics',
    tag: 'Directory',
    access: ['public'],
    summary: 'Deadlines of published listings as a calendar to subscribe to',
    limit: 'search',
    query: DeadlinesQuery,
    media: 'text/calendar; charset=utf-8',
    etag: 'read',
  }),
} as const;
