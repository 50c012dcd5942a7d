import { sha256Hex } from '#shared/kernel/hash.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import type { Listing, ListingKind } from '#shared/listing/schema.ts';
import { allListingsOf, findListing } from '#shared/listing/store.ts';
import { keys } from '#shared/table/keys.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { isOurs, listingKeyOf } from './rules.ts';

const claimKey = (organisationId: string, kind: ListingKind, listingKey: string) =>
  keys.unique('LISTING', sha256Hex(`${organisationId}\n${kind}\n${listingKey}`));

/** Claims what tells a listing from the others of its organisation, in the transaction that makes the listing. */
export const listingClaim = (listing: Listing): Write => ({
  put: {
    ...claimKey(listing.organisationId, listing.kind, listingKeyOf(listing)),
    entity: 'Unique',
    organisationId: listing.organisationId,
    listingId: listing.listingId,
  },
  when: 'absent',
  otherwise: new Rejection('already-exists', {
    detail: { ko: '이 관리번호의 등록이 이미 있습니다', en: 'The organisation has a listing with this identifier' },
  }),
});

/**
 * The listing of an organisation that a row speaks of: by its claim, by its own identifier where an export gave that, or, for
 * one that was made by hand, the only one it can be. One that is closed only where there is no other.
 */
export const findNamed = async (
  table: Table,
  organisationId: string,
  row: { readonly kind: ListingKind; readonly externalId?: unknown; readonly title?: unknown },
): Promise<Listing | undefined> => {
  const listingKey = listingKeyOf(row);
  const claim = await table.get(claimKey(organisationId, row.kind, listingKey));
  if (claim !== undefined) return findListing(table, String(claim.listingId));
  if (isOurs(row.externalId)) {
    const listing = await findListing(table, row.externalId);
    return listing?.organisationId === organisationId && listing.kind === row.kind ? listing : undefined;
  }
  const listings = await allListingsOf(table, organisationId);
  const own = listings.filter(listing => listing.kind === row.kind && listingKeyOf(listing) === listingKey);
  return own.find(({ state }) => state !== 'CLOSED') ?? own[0];
};
