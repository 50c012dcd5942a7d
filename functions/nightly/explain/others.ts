import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import type { Listing } from '#shared/listing/schema.ts';
import type { Candidates, Market } from '#shared/match/engine/index.ts';
import {
  type Place,
  type Stand,
  type StandOptions,
  standOffers,
  standSeekers,
} from '#shared/match/engine/why/index.ts';
import type { Dealings } from '#shared/match/market.ts';
import { viewOfOffers } from '#shared/match/pairings/appeal.ts';
import { PAIRINGS, type PairingMarket, pairingMarket } from '#shared/match/pairings/table.ts';
import { wantsWhy, whyRow } from '#shared/match/why/rules.ts';
import type { WhyRow } from '#shared/match/why/schema.ts';

/** Whether a pair reaches the floors of both sides, as the settling asks. */
export const candidateIn = ({ pairing: { floor }, appeal }: PairingMarket): StandOptions['isCandidate'] => {
  const { seeker: least, offer: leastOfOffer = 0 } = floor;
  return (seeker, score, parts) => {
    if (score < least) return false;
    if (appeal === undefined) return true;
    const pair = { investor: Uint32Array.of(seeker), company: Uint32Array.of(0), score: Int32Array.of(score), parts };
    return viewOfOffers(pair, appeal).score[0]! >= leastOfOffer;
  };
};

/** How many introductions each listing has by position of a side. */
const countsOf = (positions: Uint32Array, size: number): Uint32Array => {
  const counts = new Uint32Array(size);
  for (const position of positions) counts[position]!++;
  return counts;
};

interface Introduced {
  readonly of: PairingMarket;
  readonly seekers: Uint32Array;
  readonly offers: Uint32Array;
}

/** Over all pairings, how many introductions each listing has. */
const totalsOf = (all: readonly Introduced[]): Map<string, number> => {
  const totals = new Map<string, number>();
  const add = (ids: readonly string[], counts: Uint32Array): void => {
    for (const [n, id] of ids.entries()) totals.set(id, (totals.get(id) ?? 0) + counts[n]!);
  };
  for (const { of, seekers, offers } of all) {
    add(of.market.investorIds, seekers);
    add(of.market.companyIds, offers);
  }
  return totals;
};

type Chosen = Pick<Candidates, 'investor' | 'company'>;

export interface Others {
  readonly listings: readonly Listing[];
  readonly dealings: Dealings;
  readonly asOf: string;
  /** Investors and companies, whose introductions take of the room of the others. */
  readonly investment: { readonly market: Market; readonly chosen: Chosen };
  /** The pairs that a run chose in any other pairing. */
  readonly chosenOf: (id: DealKind) => Chosen;
}

/** How a run left every listing of the pairings other than investors and companies. */
export const othersOf = ({ listings, dealings, asOf, investment, chosenOf }: Others): WhyRow[] => {
  const known = new Map(listings.map(listing => [listing.listingId, listing]));
  const all = PAIRINGS.map((pairing): Introduced => {
    const encoded = pairing.id === 'INVESTMENT';
    const of = encoded ? { pairing, market: investment.market } : pairingMarket(pairing, listings, dealings, asOf);
    const { investor, company } = encoded ? investment.chosen : chosenOf(pairing.id);
    return {
      of,
      seekers: countsOf(investor, of.market.investorIds.length),
      offers: countsOf(company, of.market.companyIds.length),
    };
  });
  const totals = totalsOf(all);
  return all.flatMap(({ of, seekers, offers }) => {
    const { market, pairing } = of;
    if (pairing.id === 'INVESTMENT') return [];
    const organisationOf = (id: string): string => known.get(id)!.organisationId;
    const place: Place = {
      market,
      investorOrganisation: market.investorIds.map(organisationOf),
      companyOrganisation: market.companyIds.map(organisationOf),
    };
    const options: StandOptions = { isCandidate: candidateIn(of) };
    const side = (
      ids: readonly string[],
      capacity: Uint16Array,
      matches: Uint32Array,
      stand: (place: Place, some: readonly number[], options: StandOptions) => Stand[],
    ): WhyRow[] => {
      // What went to matches of another kind is no room here.
      const room = ids.map((id, n) => Math.max(0, capacity[n]! - (totals.get(id)! - matches[n]!)));
      const wanted = [...ids.keys()].filter(n => wantsWhy(matches[n]!, room[n]!));
      const found = new Map(stand(place, wanted, options).map((finding, at) => [wanted[at]!, finding]));
      return ids.map((id, n) => {
        const finding = found.get(n);
        return whyRow(known.get(id)!, matches[n]!, room[n]!, {
          finding: finding && { ...finding, gains: [] },
          pairing: pairing.id,
        });
      });
    };
    return [
      ...side(market.investorIds, market.investorCapacity, seekers, standSeekers),
      ...side(market.companyIds, market.companyCapacity, offers, standOffers),
    ];
  });
};
