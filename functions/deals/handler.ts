import { dealRoutes } from '#shared/deal/routes.ts';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import * as deals from './use-cases.ts';

const { edge, ...deps } = tableEdge();

/** Deals from introduction on. */
export const handler = api(
  [
    bind(dealRoutes.createDeal, deals.createDeal(deps), edge),
    bind(dealRoutes.readDeal, deals.readDeal(deps), edge),
    bind(dealRoutes.acceptDeal, deals.acceptDeal(deps), edge),
    bind(dealRoutes.listOrganisationDeals, deals.listOrganisationDeals(deps), edge),
  ],
  logger(),
);
