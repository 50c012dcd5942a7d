import { cameToNothing } from '#shared/deal/rules.ts';
import type { Deal } from '#shared/deal/schema.ts';
import { magnitudeInWon } from '#shared/kernel/money.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { CompanyInput, InvestorInput, MarketInput } from './engine/index.ts';

/** What a market holds besides the listings: which pairs are dealing already, and how many introductions each had this month. */
export interface Dealings {
  readonly pairs: readonly (readonly [string, string])[];
  readonly introductions: Readonly<Record<string, number>>;
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

/**
 * Listings as the match engine takes them: amounts in won, one text a side, capacity less what the month has used already.
 * The dealings name pairs in either order.
 */
export const toMarket = (listings: readonly Listing[], dealings: Dealings, asOf: string): MarketInput => {
  const excluded = new Map<string, string[]>();
  for (const [a, b] of dealings.pairs) {
    excluded.set(a, [...(excluded.get(a) ?? []), b]);
    excluded.set(b, [...(excluded.get(b) ?? []), a]);
  }
  const left = (listing: Listing): number =>
    Math.max(0, listing.profile.monthlyCapacity - (dealings.introductions[listing.listingId] ?? 0));
  const investors: InvestorInput[] = [];
  const companies: CompanyInput[] = [];
  for (const listing of listings) {
    const { listingId: id, organisationId } = listing;
    const common = { id, organisationId, text: textOf(listing), capacity: left(listing) };
    if (listing.kind === 'company') {
      const { sectors, location, raising } = listing.profile;
      const ask = raising.amount === undefined ? {} : { ask: magnitudeInWon(raising.amount) };
      companies.push({ ...common, sectors, stage: raising.stage, area: location.area, ...ask });
      continue;
    }
    if (listing.kind !== 'investor') continue;
    const { sectors, stages, regions, ticket, exclusions, portfolio } = listing.profile;
    investors.push({
      ...common,
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
      excludedCompanyIds: excluded.get(id) ?? [],
    });
  }
  return { asOf, investors, companies };
};
