import { contractRoutes } from '#shared/contract/routes.ts';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import * as signing from './signing.ts';
import * as contracts from './use-cases.ts';

const { edge, ...deps } = tableEdge();

/** Contract templates and drafts as data. Documents are rendered by a function of their own. */
export const handler = api(
  [
    bind(contractRoutes.listTemplates, contracts.listTemplates(), edge),
    bind(contractRoutes.readTemplate, contracts.readTemplate(), edge),
    bind(contractRoutes.createDraft, contracts.createDraft(deps), edge),
    bind(contractRoutes.listDrafts, contracts.listDrafts(deps), edge),
    bind(contractRoutes.readDraft, contracts.readDraft(deps), edge),
    bind(contractRoutes.reviseDraft, contracts.reviseDraft(deps), edge),
    bind(contractRoutes.readDraftStatus, signing.readDraftStatus(deps), edge),
    bind(contractRoutes.issueDraft, signing.issueDraft(deps), edge),
    bind(contractRoutes.approveDraft, signing.approveDraft(deps), edge),
    bind(contractRoutes.declineDraft, signing.declineDraft(deps), edge),
  ],
  logger(),
);
