import { cameToNothing } from '#shared/deal/rules.ts';
import type { Deal } from '#shared/deal/schema.ts';
import { magnitudeInWon } from '#shared/kernel/money.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { CompanyInput, InvestorInput, Signal } from './engine/index.ts';

/** What a market holds besides the listings: which pairs are dealing already, and how many introductions each had this month. */
export interface Dealings {
  readonly pairs: readonly (readonly [string, string])[];
  readonly introductions: Readonly<Record<string, number>>;
  /** By organisation, its response score where it has one; absent in dealings of earlier releases. */
  readonly responses?: Readonly<Record<string, number>>;
  /** What investors did about companies they were shown; absent in dealings of earlier releases. */
  readonly signals?: readonly Signal[];
}

/**
 * Dealings of a set of deals, and of pairs of which one refused the other. Deals opened this month use up capacity, but those that
 * were declined or left unanswered.
 */
export const dealingsOf = (
  deals: readonly Deal[],
  opened: ReadonlySet<string>,
  declined: readonly (readonly [string, string])[] = [],
): Dealings => {
  const introductions: Record<string, number> = {};
  for (const deal of deals.filter(each => opened.has(each.dealId) && !cameToNothing(each)))
    for (const { listingId } of deal.parties)
      if (listingId !== undefined) introductions[listingId] = (introductions[listingId] ?? 0) + 1;
  const pairs = deals.flatMap(({ parties: [a, b] }) =>
    a?.listingId === undefined || b?.listingId === undefined ? [] : [[a.listingId, b.listingId] as [string, string]],
  );
  return { pairs: [...pairs, ...declined].sort(), introductions };
};

const textOf = (listing: Listing): string => {
  const keywords = listing.kind === 'investor' ? listing.profile.keywords : [];
  return [listing.title.ko, listing.title.en, listing.summary.ko, listing.summary.en, ...keywords]
    .filter(Boolean)
    .join('\n');
};

/** By listing, those it must not meet: the dealings name pairs in either order. */
export const excludedBy = ({ pairs }: Dealings): ReadonlyMap<string, readonly string[]> => {
  const excluded = new Map<string, string[]>();
  const add = (of: string, other: string): void => {
    const others = excluded.get(of);
    if (others === undefined) excluded.set(of, [other]);
    else others.push(other);
  };
  for (const [a, b] of pairs) {
    add(a, b);
    add(b, a);
  }
  return excluded;
};

/** What is known beside a listing when it is read for matching. */
export interface Context {
  /** Introductions it can still take this month. */
  readonly capacity: number;
  /** Listings it must not meet. */
  readonly excluded: readonly string[];
}

/** Introductions a listing can still take this month. */
export const capacityLeft = ({ listingId, profile }: Listing, { introductions }: Dealings): number =>
  Math.max(0, profile.monthlyCapacity - (introductions[listingId] ?? 0));

export const toInvestor = (listing: Listing, { capacity, excluded }: Context): InvestorInput | undefined => {
  if (listing.kind !== 'investor') return undefined;
  const { sectors, stages, regions, ticket, exclusions, portfolio } = listing.profile;
  return {
    id: listing.listingId,
    organisationId: listing.organisationId,
    text: textOf(listing),
    capacity,
    sectors,
    stages,
    areas: regions,
    ...(ticket === undefined ? {} : { ticket: { min: magnitudeInWon(ticket.min), max: magnitudeInWon(ticket.max) } }),
    excludedSectors: exclusions.sectors,
    excludedKeywords: exclusions.keywords,
    portfolio: portfolio.map(({ companyListingId, sectors, stage, area, amount, on }) => ({
      sectors,
      on,
      ...(companyListingId === undefined ? {} : { companyId: companyListingId }),
      ...(stage === undefined ? {} : { stage }),
      ...(area === undefined ? {} : { area }),
      ...(amount === undefined ? {} : { amount: magnitudeInWon(amount) }),
    })),
    excludedCompanyIds: [...excluded],
  };
};

export const toCompany = (listing: Listing, { capacity }: Context): CompanyInput | undefined => {
  if (listing.kind !== 'company') return undefined;
  const { sectors, location, raising } = listing.profile;
  return {
    id: listing.listingId,
    organisationId: listing.organisationId,
    text: textOf(listing),
    capacity,
    sectors,
    stage: raising.stage,
    area: location.area,
    ...(raising.amount === undefined ? {} : { ask: magnitudeInWon(raising.amount) }),
  };
};
