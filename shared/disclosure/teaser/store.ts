import type { Listing } from '#shared/listing/schema.ts';
import { allListingsOf } from '#shared/listing/store.ts';
import { requireOrganisation } from '#shared/organisation/store.ts';
import type { Table } from '#shared/table/table.ts';
import { identityOf, refuseIdentifying } from './rules.ts';

/**
 * For every way in which a teaser is written or comes before the public; other kinds of listing pass.
 * @throws Rejection `invalid-body` with a pointer to each text that tells whose it is.
 */
export const refuseTelling = async (table: Table, listing: Listing): Promise<void> => {
  if (listing.kind !== 'acquisition') return;
  const [organisation, listings] = await Promise.all([
    requireOrganisation(table, listing.organisationId),
    allListingsOf(table, listing.organisationId),
  ]);
  refuseIdentifying(listing, identityOf(organisation, listings));
};
