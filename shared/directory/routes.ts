import * as z from 'zod';
import { route } from '#shared/http/route.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { withShownMoney } from '#shared/rate/schema.ts';
import {
  CataloguePage,
  DirectoryListing,
  DirectoryPage,
  DirectoryQuery,
  EntryQuery,
  SimilarCatalogue,
  SimilarListings,
  SimilarQuery,
} from './schema.ts';

const tag = 'Directory';
const params = z.strictObject({ listingId: ListingId });

export const directoryRoutes = {
  listDirectory: route({
    id: 'listDirectory',
    area: 'directory',
    method: 'GET',
    path: '/v1/directory',
    tag,
    access: ['public'],
    summary: 'Search the published listings, with filters, counts and orders',
    limit: 'search',
    query: DirectoryQuery,
    reply: withShownMoney(DirectoryPage),
    etag: 'read',
  }),
  readDirectoryEntry: route({
    id: 'readDirectoryEntry',
    area: 'directory',
    method: 'GET',
    path: '/v1/directory/{listingId}',
    tag,
    access: ['public'],
    summary: 'One published listing as anybody may see it',
    params,
    query: EntryQuery,
    reply: withShownMoney(DirectoryListing),
    etag: 'read',
  }),
  listSimilar: route({
    id: 'listSimilar',
    area: 'directory',
    method: 'GET',
    path: '/v1/directory/{listingId}/similar',
    tag,
    access: ['public'],
    summary: 'Published listings whose words resemble those of one, of every kind or of some',
    limit: 'search',
    params,
    query: SimilarQuery,
    reply: withShownMoney(SimilarListings),
    etag: 'read',
  }),
  searchCatalogue: route({
    id: 'searchCatalogue',
    area: 'directory',
    method: 'GET',
    path: '/v1/catalogue',
    tag,
    access: ['person'],
    summary: 'Search the published listings with what people of verified organisations may see of them',
    limit: 'search',
    query: DirectoryQuery,
    reply: withShownMoney(CataloguePage),
  }),
  listSimilarInCatalogue: route({
    id: 'listSimilarInCatalogue',
    area: 'directory',
    method: 'GET',
    path: '/v1/catalogue/{listingId}/similar',
    tag,
    access: ['person'],
    summary: 'Listings that resemble one, with what people of verified organisations may see of them',
    limit: 'search',
    params,
    query: SimilarQuery,
    reply: withShownMoney(SimilarCatalogue),
  }),
} as const;
