import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { FontFiles } from '#shared/contract/render/pdf/face.ts';
import { contractRoutes } from '#shared/contract/routes.ts';
import { exchangeRoutes } from '#shared/exchange/routes.ts';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { environment, logger } from '#shared/http/wiring.ts';
import * as exports from './exports.ts';
import { providerOf } from './provider.ts';
import * as redlines from './redlines.ts';
import * as signing from './signing.ts';
import * as documents from './use-cases.ts';

const { edge, ...tools } = tableEdge();
const { table } = tools;
const { STAGE } = environment({ STAGE: z.string().min(1) });

let files: FontFiles | undefined;
/** Fonts lie beside the bundle; most invocations need none. */
const fonts = (): FontFiles => {
  const read = (name: string) => readFileSync(join(__dirname, 'assets', name));
  files ??= { regular: read('NotoSansKR-Regular.ttf'), bold: read('NotoSansKR-Bold.ttf') };
  return files;
};

const deps: signing.Deps = { ...tools, fonts, provider: providerOf(STAGE) };

/** Renders drafts and exports; apart from the records themselves because making a file needs more memory and time. */
export const handler = api(
  [
    bind(contractRoutes.readDraftHtml, documents.readDraftHtml({ table }), edge),
    bind(contractRoutes.readDraftDocx, documents.readDraftDocx({ table }), edge),
    bind(contractRoutes.readDraftPdf, documents.readDraftPdf({ table, fonts }), edge),
    bind(contractRoutes.readDraftHwpx, documents.readDraftHwpx({ table }), edge),
    bind(contractRoutes.readDraftMarkdown, documents.readDraftMarkdown({ table }), edge),
    bind(contractRoutes.readRedlineHtml, redlines.readRedlineHtml({ table }), edge),
    bind(contractRoutes.readRedlineDocx, redlines.readRedlineDocx({ table }), edge),
    bind(contractRoutes.readComparisonHtml, redlines.readComparisonHtml({ table }), edge),
    bind(contractRoutes.readComparisonDocx, redlines.readComparisonDocx({ table }), edge),
    bind(contractRoutes.requestSignature, signing.requestSignature(deps), edge),
    bind(contractRoutes.collectSignature, signing.collectSignature(deps), edge),
    bind(exchangeRoutes.exportOrganisation, exports.exportOrganisation({ table }), edge),
  ],
  logger(),
);
