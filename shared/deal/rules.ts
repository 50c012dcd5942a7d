import type { Listing } from '#shared/listing/schema.ts';
import { SUSPENDED_NAME } from '#shared/suspension/rules.ts';
import type { Deal } from './schema.ts';

/** A deal between two matched listings, the investor's side first. Whoever opens it has agreed; the other side is asked. */
export const openDeal = (
  mine: Listing,
  counterpart: Listing,
  match: { readonly runId: string; readonly score: number },
  dealId: string,
  at: string,
): Deal => ({
  dealId,
  kind: 'INVESTMENT',
  stage: 'PROPOSED',
  parties: [mine, counterpart]
    .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'investor' ? -1 : 1))
    .map(({ kind, listingId, organisationId, title }) => ({
      role: kind === 'investor' ? ('investor' as const) : ('company' as const),
      listingId,
      organisationId,
      title,
      ...(listingId === mine.listingId ? { acceptedAt: at } : {}),
    })),
  origin: match,
  version: 1,
  createdAt: at,
  updatedAt: at,
});

/** The deal with the agreement of these organisations; the same deal where they had agreed before. */
export const acceptDeal = (deal: Deal, organisationIds: ReadonlySet<string>, at: string): Deal => {
  const asked = deal.parties.filter(
    party => party.acceptedAt === undefined && organisationIds.has(party.organisationId),
  );
  if (asked.length === 0) return deal;
  const parties = deal.parties.map(party => (asked.includes(party) ? { ...party, acceptedAt: at } : party));
  const agreed = parties.every(party => party.acceptedAt !== undefined);
  return { ...deal, parties, stage: agreed ? 'INTRODUCED' : deal.stage, version: deal.version + 1, updatedAt: at };
};

/** A deal of which an NDA is being drafted. */
export const withNdaDraft = (deal: Deal, at: string): Deal => ({
  ...deal,
  stage: 'NDA_DRAFT',
  version: deal.version + 1,
  updatedAt: at,
});

/** True while a deal is frozen: one side is suspended. */
export const isFrozen = ({ parties }: Pick<Deal, 'parties'>, suspended: ReadonlySet<string>): boolean =>
  parties.some(({ organisationId }) => suspended.has(organisationId));

/**
 * A deal as its reader sees it. While a side is suspended the deal is frozen, and the name of that side is for its own people
 * and the operators alone.
 * @param own organisations of the reader, or all for an operator
 */
export const shownDeal = (deal: Deal, suspended: ReadonlySet<string>, own: ReadonlySet<string> | 'ALL'): Deal => {
  if (!isFrozen(deal, suspended)) return deal;
  const parties = deal.parties.map(party =>
    suspended.has(party.organisationId) && own !== 'ALL' && !own.has(party.organisationId)
      ? { ...party, title: SUSPENDED_NAME }
      : party,
  );
  return { ...deal, parties, frozen: true };
};
