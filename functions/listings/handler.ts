import { directoryRoutes } from '#shared/directory/routes.ts';
import { openDirectory } from '#shared/directory/store.ts';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import { listingRoutes } from '#shared/listing/routes.ts';
import { organisationRoutes } from '#shared/organisation/routes.ts';
import * as organisations from './organisations.ts';
import * as listings from './use-cases.ts';

const { table, newId, edge } = tableEdge();
const deps = { table, newId, directory: openDirectory(table) };

/** Organisations, memberships, listings and the public directory. */
export const handler = api(
  [
    bind(organisationRoutes.readMe, organisations.readMe(deps), edge),
    bind(organisationRoutes.createOrganisation, organisations.createOrganisation(deps), edge),
    bind(organisationRoutes.readOrganisation, organisations.readOrganisation(deps), edge),
    bind(organisationRoutes.changeOrganisation, organisations.changeOrganisation(deps), edge),
    bind(organisationRoutes.listMembers, organisations.listMembers(deps), edge),
    bind(organisationRoutes.addMember, organisations.addMember(deps), edge),
    bind(organisationRoutes.endMembership, organisations.endMembership(deps), edge),
    bind(listingRoutes.createListing, listings.createListing(deps), edge),
    bind(listingRoutes.readListing, listings.readListing(deps), edge),
    bind(listingRoutes.changeListing, listings.changeListing(deps), edge),
    bind(listingRoutes.submitListing, listings.submitListing(deps), edge),
    bind(listingRoutes.reviewListing, listings.reviewListing(deps), edge),
    bind(listingRoutes.closeListing, listings.closeListing(deps), edge),
    bind(listingRoutes.listOrganisationListings, listings.listOrganisationListings(deps), edge),
    bind(listingRoutes.listReviews, listings.listReviews(deps), edge),
    bind(directoryRoutes.listDirectory, listings.listDirectory(deps), edge),
    bind(directoryRoutes.readDirectoryEntry, listings.readDirectoryEntry(deps), edge),
  ],
  logger(),
);
