import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import { personRoutes } from '#shared/person/routes.ts';
import { trailRoutes } from '#shared/trail/routes.ts';
import { readContact } from './contact.ts';
import { readMyData } from './data.ts';
import { eraseMe } from './erasure.ts';
import * as trail from './trail.ts';

const { edge, ...deps } = tableEdge();

/** Who did what, and what is kept about whom. */
export const handler = api(
  [
    bind(personRoutes.readContact, readContact(deps), edge),
    bind(personRoutes.readMyData, readMyData(deps), edge),
    bind(personRoutes.eraseMe, eraseMe(deps), edge),
    bind(trailRoutes.listTrails, trail.listTrails(deps), edge),
    bind(trailRoutes.readTrail, trail.readTrail(deps), edge),
    bind(trailRoutes.readOrganisationTrail, trail.readOrganisationTrail(deps), edge),
    bind(trailRoutes.readDealTrail, trail.readDealTrail(deps), edge),
  ],
  logger(),
);
