import type { Listing } from '#shared/listing/schema.ts';
import type { Deal } from './schema.ts';

/** A deal between two matched listings, the investor's side first. */
export const openDeal = (
  mine: Listing,
  counterpart: Listing,
  match: { readonly runId: string; readonly score: number },
  dealId: string,
  at: string,
): Deal => ({
  dealId,
  kind: 'INVESTMENT',
  stage: 'INTRODUCED',
  parties: [mine, counterpart]
    .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'investor' ? -1 : 1))
    .map(({ kind, listingId, organisationId, title }) => ({ role: kind, listingId, organisationId, title })),
  origin: match,
  version: 1,
  createdAt: at,
  updatedAt: at,
});

/** A deal of which an NDA is being drafted. */
export const withNdaDraft = (deal: Deal, at: string): Deal => ({
  ...deal,
  stage: 'NDA_DRAFT',
  version: deal.version + 1,
  updatedAt: at,
});
