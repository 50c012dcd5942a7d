import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import { trailRoutes } from '#shared/trail/routes.ts';
import * as trail from './trail.ts';

const { edge, ...deps } = tableEdge();

/** Who did what, and what is kept about whom. */
export const handler = api(
  [
    bind(trailRoutes.listTrails, trail.listTrails(deps), edge),
    bind(trailRoutes.readTrail, trail.readTrail(deps), edge),
    bind(trailRoutes.readOrganisationTrail, trail.readOrganisationTrail(deps), edge),
    bind(trailRoutes.readDealTrail, trail.readDealTrail(deps), edge),
  ],
  logger(),
);
