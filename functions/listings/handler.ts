import { disclosureRoutes } from '#shared/disclosure/routes.ts';
import { exchangeRoutes } from '#shared/exchange/routes.ts';
import { factRoutes } from '#shared/fact/routes.ts';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import { invitationRoutes } from '#shared/invitation/routes.ts';
import { listingRoutes } from '#shared/listing/routes.ts';
import { organisationRoutes } from '#shared/organisation/routes.ts';
import { rateRoutes } from '#shared/rate/routes.ts';
import { reviewRoutes } from '#shared/review/routes.ts';
import { suspensionRoutes } from '#shared/suspension/routes.ts';
import { verificationRoutes } from '#shared/verification/routes.ts';
import * as catalogue from './catalogue.ts';
import { readDisclosureCertificate } from './certificate.ts';
import * as disclosure from './disclosure.ts';
import * as facts from './facts.ts';
import { importRows } from './imports.ts';
import * as invitations from './invitations.ts';
import * as moderation from './moderation.ts';
import * as organisations from './organisations.ts';
import * as rates from './rates.ts';
import * as suspension from './suspension.ts';
import * as listings from './use-cases.ts';
import * as verification from './verification.ts';

const { table, newId, edge } = tableEdge();
const deps = { table, newId };

/** Organisations, memberships, listings, and what is shown to some. */
export const handler = api(
  [
    bind(organisationRoutes.readMe, organisations.readMe(deps), edge),
    bind(organisationRoutes.createOrganisation, organisations.createOrganisation(deps), edge),
    bind(organisationRoutes.readOrganisation, organisations.readOrganisation(deps), edge),
    bind(organisationRoutes.changeOrganisation, organisations.changeOrganisation(deps), edge),
    bind(organisationRoutes.moveOrganisation, organisations.moveOrganisation(deps), edge),
    bind(organisationRoutes.listMembers, organisations.listMembers(deps), edge),
    bind(organisationRoutes.addMember, organisations.addMember(deps), edge),
    bind(organisationRoutes.endMembership, organisations.endMembership(deps), edge),
    bind(invitationRoutes.createInvitation, invitations.createInvitation(deps), edge),
    bind(invitationRoutes.listInvitations, invitations.listInvitations(deps), edge),
    bind(invitationRoutes.revokeInvitation, invitations.revokeInvitation(deps), edge),
    bind(invitationRoutes.acceptInvitation, invitations.acceptInvitation(deps), edge),
    bind(invitationRoutes.declineInvitation, invitations.declineInvitation(deps), edge),
    bind(verificationRoutes.requestVerification, verification.requestVerification(deps), edge),
    bind(verificationRoutes.decideVerification, verification.decideVerification(deps), edge),
    bind(verificationRoutes.listVerifications, verification.listVerifications(deps), edge),
    bind(verificationRoutes.readVerificationHistory, verification.readVerificationHistory(deps), edge),
    bind(suspensionRoutes.suspendOrganisation, suspension.suspendOrganisation(deps), edge),
    bind(suspensionRoutes.liftSuspension, suspension.liftSuspension(deps), edge),
    bind(listingRoutes.createListing, listings.createListing(deps), edge),
    bind(listingRoutes.readListing, listings.readListing(deps), edge),
    bind(listingRoutes.readCompleteness, listings.readCompleteness(deps), edge),
    bind(listingRoutes.changeListing, listings.changeListing(deps), edge),
    bind(listingRoutes.submitListing, listings.submitListing(deps), edge),
    bind(listingRoutes.reviewListing, listings.reviewListing(deps), edge),
    bind(listingRoutes.pauseListing, moderation.pauseListing(deps), edge),
    bind(listingRoutes.resumeListing, moderation.resumeListing(deps), edge),
    bind(listingRoutes.chooseMatching, moderation.chooseMatching(deps), edge),
    bind(listingRoutes.expireListing, moderation.expireListing(deps), edge),
    bind(listingRoutes.closeListing, listings.closeListing(deps), edge),
    bind(listingRoutes.listOrganisationListings, listings.listOrganisationListings(deps), edge),
    bind(reviewRoutes.listReviews, moderation.listReviews(deps), edge),
    bind(reviewRoutes.readReviewStatistics, moderation.readReviewStatistics(deps), edge),
    bind(exchangeRoutes.importRows, importRows(deps), edge),
    bind(disclosureRoutes.readCatalogueEntry, catalogue.readCatalogueEntry(deps), edge),
    bind(disclosureRoutes.requestGrant, disclosure.requestGrant(deps), edge),
    bind(disclosureRoutes.listGrants, disclosure.listGrants(deps), edge),
    bind(disclosureRoutes.listOrganisationGrants, disclosure.listOrganisationGrants(deps), edge),
    bind(disclosureRoutes.readGrant, disclosure.readGrant(deps), edge),
    bind(disclosureRoutes.readDisclosureCertificate, readDisclosureCertificate(deps), edge),
    bind(disclosureRoutes.decideGrant, disclosure.decideGrant(deps), edge),
    bind(disclosureRoutes.revokeGrant, disclosure.revokeGrant(deps), edge),
    bind(disclosureRoutes.signGrantNda, disclosure.signGrantNda(deps), edge),
    bind(disclosureRoutes.listDisclosures, disclosure.listDisclosures(deps), edge),
    bind(factRoutes.listFacts, facts.listFacts(deps), edge),
    bind(factRoutes.stateFact, facts.stateFact(deps), edge),
    bind(factRoutes.recordFact, facts.recordFact(deps), edge),
    bind(factRoutes.decideFact, facts.decideFact(deps), edge),
    bind(factRoutes.undoFactDecision, facts.undoFactDecision(deps), edge),
    bind(rateRoutes.recordExchangeRate, rates.recordExchangeRate(deps), edge),
    bind(rateRoutes.listExchangeRates, rates.listExchangeRates(deps), edge),
  ],
  logger(),
);
