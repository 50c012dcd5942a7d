import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import type { Listing, ListingKind } from '#shared/listing/schema.ts';
import { type CompanyInput, encodeMarket, type InvestorInput, type Market, type MarketInput } from '../engine/index.ts';
import { type Context, capacityLeft, type Dealings, excludedBy } from '../market.ts';
import { acquisition } from './acquisition.ts';
import { collaboration } from './collaboration.ts';
import { investment } from './investment.ts';
import type { Appeal, AppealFacts, Pairing } from './pairing.ts';
import { technology } from './technology.ts';

/** Every kind of match there is, in the order in which they share a listing's capacity and are shown. */
export const PAIRINGS: readonly Pairing[] = [investment, technology, collaboration, acquisition];

/** @throws RangeError for a kind of deal that no match leads to. */
export const pairingOf = (id: DealKind): Pairing => {
  const found = PAIRINGS.find(pairing => pairing.id === id);
  if (found === undefined) throw new RangeError(`no pairing ${id}`);
  return found;
};

/** The pairing that two listings can be matched in: there is one at most. */
export const pairingBetween = (seeker: ListingKind, offer: ListingKind): Pairing | undefined =>
  PAIRINGS.find(pairing => pairing.seeker.kinds.includes(seeker) && pairing.offer.kinds.includes(offer));

/** A pairing's market, and what makes its seekers worth meeting, by position in it. */
export interface PairingMarket {
  readonly pairing: Pairing;
  readonly market: Market;
  readonly appeal?: Appeal;
  readonly appealFacts?: readonly AppealFacts[];
}

/** The two sides of a pairing among the listings, as the engine takes them. */
const sidesOf = (pairing: Pairing, listings: readonly Listing[], dealings: Dealings) => {
  const excluded = excludedBy(dealings);
  const seekers: InvestorInput[] = [];
  const offers: CompanyInput[] = [];
  for (const listing of listings) {
    const context: Context = {
      capacity: capacityLeft(listing, dealings),
      excluded: excluded.get(listing.listingId) ?? [],
    };
    if (pairing.seeker.kinds.includes(listing.kind)) {
      const seeker = pairing.toSeeker(listing, context);
      if (seeker !== undefined) seekers.push(seeker);
    }
    if (pairing.offer.kinds.includes(listing.kind)) {
      const offer = pairing.toOffer(listing, context);
      if (offer !== undefined) offers.push(offer);
    }
  }
  return { seekers, offers };
};

/** How many seekers and offers a pairing has among the listings. */
export const countSides = (pairing: Pairing, listings: readonly Listing[], dealings: Dealings) => {
  const { seekers, offers } = sidesOf(pairing, listings, dealings);
  return { seekers: seekers.length, offers: offers.length };
};

/** A pairing among the listings on a day as the engine takes it: amounts in won, one text a side, capacity less what is used. */
export const pairingInput = (
  pairing: Pairing,
  listings: readonly Listing[],
  dealings: Dealings,
  asOf: string,
): MarketInput => {
  const { seekers, offers } = sidesOf(pairing, listings, dealings);
  return {
    asOf,
    weights: pairing.weights,
    investors: seekers,
    companies: offers,
    ...(pairing.learns && { signals: dealings.signals ?? [] }),
  };
};

/** Investors and companies as the match engine takes them. */
export const toMarket = (listings: readonly Listing[], dealings: Dealings, asOf: string): MarketInput =>
  pairingInput(investment, listings, dealings, asOf);

/** The market of a pairing on a day. The order of the listings does not matter. */
export const pairingMarket = (
  pairing: Pairing,
  listings: readonly Listing[],
  dealings: Dealings,
  asOf: string,
): PairingMarket => {
  const market = encodeMarket(pairingInput(pairing, listings, dealings, asOf));
  if (pairing.appealOf === undefined) return { pairing, market };
  const byId = new Map(listings.map(listing => [listing.listingId, listing]));
  const { appeal, facts } = pairing.appealOf(
    market.investorIds.map(id => byId.get(id)!),
    dealings,
  );
  return { pairing, market, appeal, appealFacts: facts };
};
