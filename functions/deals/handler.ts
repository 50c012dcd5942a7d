import { dealRoutes } from '#shared/deal/routes.ts';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import * as acts from './acts.ts';
import * as approach from './approach.ts';
import * as signatures from './signatures.ts';
import * as talk from './talk.ts';
import * as terms from './terms.ts';
import * as deals from './use-cases.ts';

const { edge, ...deps } = tableEdge();

/** Deals from introduction on. */
export const handler = api(
  [
    bind(dealRoutes.createDeal, deals.createDeal(deps), edge),
    bind(dealRoutes.readDeal, deals.readDeal(deps), edge),
    bind(dealRoutes.acceptDeal, deals.acceptDeal(deps), edge),
    bind(dealRoutes.approachListing, approach.approachListing(deps), edge),
    bind(dealRoutes.actOnDeal, acts.actOnDeal(deps), edge),
    bind(dealRoutes.changeDeal, talk.changeDeal(deps), edge),
    bind(dealRoutes.proposeTerms, terms.proposeTerms(deps), edge),
    bind(dealRoutes.listTerms, terms.listTerms(deps), edge),
    bind(dealRoutes.acceptTerms, terms.acceptTerms(deps), edge),
    bind(dealRoutes.signDealDocument, signatures.signDealDocument(deps), edge),
    bind(dealRoutes.sendDealMessage, talk.sendDealMessage(deps), edge),
    bind(dealRoutes.listDealMessages, talk.listDealMessages(deps), edge),
    bind(dealRoutes.reportMeeting, talk.reportMeeting(deps), edge),
    bind(dealRoutes.listMeetings, talk.listMeetings(deps), edge),
    bind(dealRoutes.listOrganisationDeals, deals.listOrganisationDeals(deps), edge),
  ],
  logger(),
);
