import * as z from 'zod';
import { route } from '#shared/http/route.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';
import { DirectoryExportQuery, ExportQuery, ImportResults, NewImport } from './schema.ts';

const tag = 'Import and export';
const media = [
  'text/csv; charset=utf-8',
  'application/jsonl',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;

export const exchangeRoutes = {
  importRows: route({
    id: 'importRows',
    area: 'listings',
    method: 'POST',
    path: '/v1/imports',
    tag,
    access: ['operator'],
    scope: 'rows',
    summary: 'Create or update up to 50 listings with their organisations; what is there already is not made twice',
    body: NewImport,
    reply: ImportResults,
    refusals: ['forbidden'],
  }),
  exportOrganisation: route({
    id: 'exportOrganisation',
    area: 'documents',
    method: 'GET',
    path: '/v1/organisations/{organisationId}/export',
    tag,
    access: ['member', 'operator'],
    summary: 'All listings of an organisation in full, as a file that imports back; goes on at Link rel=next',
    params: z.strictObject({ organisationId: OrganisationId }),
    query: ExportQuery,
    media,
    limit: 'render',
  }),
  exportDirectory: route({
    id: 'exportDirectory',
    area: 'directory',
    method: 'GET',
    path: '/v1/directory/export',
    tag,
    access: ['public'],
    summary: 'Published listings as anybody may see them, as a file; up to 2,000, going on at Link rel=next',
    query: DirectoryExportQuery,
    media,
    limit: 'render',
  }),
} as const;
