import * as z from 'zod';
import { PublicListing } from '#shared/disclosure/schema.ts';
import { route } from '#shared/http/route.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { DirectoryPage, DirectoryQuery } from './schema.ts';

const tag = 'Directory';

export const directoryRoutes = {
  listDirectory: route({
    id: 'listDirectory',
    area: 'directory',
    method: 'GET',
    path: '/v1/directory',
    tag,
    access: ['public'],
    summary: 'Published listings, newest first, with filters',
    limit: 'search',
    query: DirectoryQuery,
    reply: DirectoryPage,
  }),
  readDirectoryEntry: route({
    id: 'readDirectoryEntry',
    area: 'directory',
    method: 'GET',
    path: '/v1/directory/{listingId}',
    tag,
    access: ['public'],
    summary: 'One published listing as anybody may see it',
    params: z.strictObject({ listingId: ListingId }),
    reply: PublicListing,
  }),
} as const;
