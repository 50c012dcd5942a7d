import * as z from 'zod';
import { route } from '#shared/http/route.ts';
import { NewSavedSearch, ResultPage, ResultQuery, SavedSearch, SavedSearches, SavedSearchId } from './schema.ts';

const tag = 'Saved searches';
const params = z.strictObject({ savedSearchId: SavedSearchId });

export const savedSearchRoutes = {
  createSavedSearch: route({
    id: 'createSavedSearch',
    area: 'directory',
    method: 'POST',
    path: '/v1/saved-searches',
    tag,
    access: ['person'],
    summary: 'Keep a search, and be told of what fits it',
    body: NewSavedSearch,
    status: 201,
    reply: SavedSearch,
    idempotent: true,
    refusals: ['conflict'],
  }),
  listSavedSearches: route({
    id: 'listSavedSearches',
    area: 'directory',
    method: 'GET',
    path: '/v1/saved-searches',
    tag,
    access: ['person'],
    summary: 'My saved searches, oldest first',
    reply: SavedSearches,
  }),
  readSavedSearch: route({
    id: 'readSavedSearch',
    area: 'directory',
    method: 'GET',
    path: '/v1/saved-searches/{savedSearchId}',
    tag,
    access: ['self'],
    summary: 'One of my saved searches',
    params,
    reply: SavedSearch,
  }),
  removeSavedSearch: route({
    id: 'removeSavedSearch',
    area: 'directory',
    method: 'DELETE',
    path: '/v1/saved-searches/{savedSearchId}',
    tag,
    access: ['self'],
    summary: 'Forget a saved search',
    params,
    status: 204,
    refusals: ['conflict'],
  }),
  listSavedSearchResults: route({
    id: 'listSavedSearchResults',
    area: 'directory',
    method: 'GET',
    path: '/v1/saved-searches/{savedSearchId}/results',
    tag,
    access: ['self'],
    summary: 'Published listings that fit one of my saved searches, newest first',
    limit: 'search',
    params,
    query: ResultQuery,
    reply: ResultPage,
  }),
} as const;
