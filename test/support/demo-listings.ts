import { demoCity } from '#infra/local/demo/data.ts';
import { listingRoutes } from '#shared/listing/routes.ts';
import type { Listing, ListingKind } from '#shared/listing/schema.ts';

const SOME_ORGANISATION = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
const AT = '2026-11-24T00:00:00.000Z';

/** The demo city's listings as they are once published: a listing's identifier is its key, an organisation's who owns it. */
export const demoListings = (): Listing[] =>
  Object.values(demoCity())
    .flat()
    .map(({ key, owner, listing }) => {
      const body = listingRoutes.createListing.body.parse({ ...listing, organisationId: SOME_ORGANISATION });
      return {
        ...body,
        listingId: key,
        organisationId: owner,
        state: 'PUBLISHED',
        version: 1,
        createdAt: AT,
        updatedAt: AT,
      } as Listing;
    });

/** Those of a kind. */
export const demoOf = (kind: ListingKind): Listing[] => demoListings().filter(listing => listing.kind === kind);
