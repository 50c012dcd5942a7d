import * as z from 'zod';
import { route } from '#shared/http/route.ts';
import { DocsAsset, Health } from './schema.ts';

const tag = 'Reference';

export const referenceRoutes = {
  readHealth: route({
    id: 'readHealth',
    area: 'reference',
    method: 'GET',
    path: '/v1/health',
    tag,
    access: ['public'],
    summary: 'Is the service up, and which version is it',
    reply: Health,
  }),
  readOpenApi: route({
    id: 'readOpenApi',
    area: 'reference',
    method: 'GET',
    path: '/v1/openapi.json',
    tag,
    access: ['public'],
    summary: 'This document',
    media: 'application/json',
  }),
  readDocs: route({
    id: 'readDocs',
    area: 'reference',
    method: 'GET',
    path: '/docs',
    tag,
    access: ['public'],
    summary: 'Documentation page',
    media: 'text/html; charset=utf-8',
  }),
  readDocsAsset: route({
    id: 'readDocsAsset',
    area: 'reference',
    method: 'GET',
    path: '/docs/{asset}',
    tag,
    access: ['public'],
    summary: 'A file of the documentation page',
    params: z.strictObject({ asset: DocsAsset }),
    media: 'application/octet-stream',
  }),
} as const;
