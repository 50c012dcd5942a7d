import { contractRoutes } from '#shared/contract/routes.ts';
import { exchangeRoutes } from '#shared/exchange/routes.ts';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import * as exports from './exports.ts';
import * as documents from './use-cases.ts';

const { edge, table } = tableEdge();

/** Renders drafts and exports; apart from the records themselves because making a file needs more memory and time. */
export const handler = api(
  [
    bind(contractRoutes.readDraftHtml, documents.readDraftHtml({ table }), edge),
    bind(contractRoutes.readDraftDocx, documents.readDraftDocx({ table }), edge),
    bind(exchangeRoutes.exportOrganisation, exports.exportOrganisation({ table }), edge),
  ],
  logger(),
);
