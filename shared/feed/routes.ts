import { route } from '#shared/http/route.ts';
import { FEED_CURSOR_DAYS, FeedPage, FeedQuery } from './schema.ts';

export const feedRoutes = {
  listDirectoryChanges: route({
    id: 'listDirectoryChanges',
    area: 'directory',
    method: 'GET',
    path: '/v1/directory/changes',
    tag: 'Directory',
    access: ['public'],
    summary: 'What was published, changed and taken away since a cursor, in order; without one, everything there is',
    query: FeedQuery,
    reply: FeedPage,
    etag: 'read',
    cursorDays: FEED_CURSOR_DAYS,
  }),
} as const;
