import { calendarRoutes } from '#shared/calendar/routes.ts';
import { contractRoutes } from '#shared/contract/routes.ts';
import { dealRoutes } from '#shared/deal/routes.ts';
import { directoryRoutes } from '#shared/directory/routes.ts';
import { disclosureRoutes } from '#shared/disclosure/routes.ts';
import { enquiryRoutes } from '#shared/enquiry/routes.ts';
import { exchangeRoutes } from '#shared/exchange/routes.ts';
import { factRoutes } from '#shared/fact/routes.ts';
import { feedRoutes } from '#shared/feed/routes.ts';
import type { RouteSpec } from '#shared/http/route.ts';
import { invitationRoutes } from '#shared/invitation/routes.ts';
import { listingRoutes } from '#shared/listing/routes.ts';
import { matchRoutes } from '#shared/match/routes.ts';
import { matchModelRoutes } from '#shared/match-model/routes.ts';
import { notificationRoutes } from '#shared/notification/routes.ts';
import { organisationRoutes } from '#shared/organisation/routes.ts';
import { outcomeRoutes } from '#shared/outcome/routes.ts';
import { personRoutes } from '#shared/person/routes.ts';
import { proposalRoutes } from '#shared/proposal/routes.ts';
import { qualityRoutes } from '#shared/quality/routes.ts';
import { rateRoutes } from '#shared/rate/routes.ts';
import { referenceRoutes } from '#shared/reference/routes.ts';
import { registryRoutes } from '#shared/registry/routes.ts';
import { reportRoutes } from '#shared/report/routes.ts';
import { reviewRoutes } from '#shared/review/routes.ts';
import { savedSearchRoutes } from '#shared/saved-search/routes.ts';
import { suspensionRoutes } from '#shared/suspension/routes.ts';
import { sweepRoutes } from '#shared/sweep/routes.ts';
import { trailRoutes } from '#shared/trail/routes.ts';
import { verificationRoutes } from '#shared/verification/routes.ts';

/** Every route of the API: the one table that the gateway, the router, OpenAPI, the local stack and the tests read. */
export const routes: readonly RouteSpec[] = [
  organisationRoutes,
  invitationRoutes,
  verificationRoutes,
  registryRoutes,
  suspensionRoutes,
  listingRoutes,
  reviewRoutes,
  directoryRoutes,
  savedSearchRoutes,
  disclosureRoutes,
  factRoutes,
  exchangeRoutes,
  feedRoutes,
  calendarRoutes,
  matchRoutes,
  proposalRoutes,
  matchModelRoutes,
  enquiryRoutes,
  notificationRoutes,
  sweepRoutes,
  dealRoutes,
  contractRoutes,
  personRoutes,
  trailRoutes,
  outcomeRoutes,
  reportRoutes,
  qualityRoutes,
  rateRoutes,
  referenceRoutes,
].flatMap(group => Object.values<RouteSpec>(group));
