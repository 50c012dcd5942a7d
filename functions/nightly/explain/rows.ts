import type { Listing } from '#shared/listing/schema.ts';
import type { Candidates, Market, MarketInput } from '#shared/match/engine/index.ts';
import { reader } from '#shared/match/engine/score.ts';
import {
  type Finding,
  GROUP,
  type Place,
  type WhyOptions,
  whyCompanies,
  whyInvestors,
} from '#shared/match/engine/why/index.ts';
import { wantsWhy, whyRow } from '#shared/match/why/rules.ts';
import type { WhyRow } from '#shared/match/why/schema.ts';

/** Companies looked at in one passing of the investors: so many that passing costs little, so few that counting fits the cache. */
const BATCH = 500;

const byId = <T extends { readonly id: string }>(sides: readonly T[]): Map<string, T> =>
  new Map(sides.map(side => [side.id, side]));

type Find = (some: readonly number[], options?: WhyOptions) => Finding[];

/** Findings by position, in batches. */
const findings = (positions: readonly number[], find: Find, options?: WhyOptions): Map<number, Finding> => {
  const found = new Map<number, Finding>();
  for (let from = 0; from < positions.length; from += BATCH) {
    const some = positions.slice(from, from + BATCH);
    for (const [n, finding] of find(some, options).entries()) found.set(some[n]!, finding);
  }
  return found;
};

type Chosen = Pick<Candidates, 'investor' | 'company'>;

/** By position the least score that would have been chosen: above the least of those that were, where no room was left. */
const barsOf = (market: Market, { investor, company }: Chosen): { investors: Int32Array; companies: Int32Array } => {
  const read = reader(market);
  const side = (capacity: Uint16Array) => ({
    room: Int32Array.from(capacity),
    least: new Int32Array(capacity.length).fill(0x7fffffff),
  });
  const [investors, companies] = [side(market.investorCapacity), side(market.companyCapacity)];
  let loaded = -1;
  for (const [pair, i] of investor.entries()) {
    if (loaded !== i) read.load(i);
    loaded = i;
    const score = read.total(company[pair]!);
    for (const [each, at] of [
      [investors, i],
      [companies, company[pair]!],
    ] as const) {
      each.room[at]!--;
      each.least[at] = Math.min(each.least[at]!, score);
    }
  }
  const bars = ({ room, least }: ReturnType<typeof side>) =>
    least.map((score, n) => (room[n]! > 0 || score === 0x7fffffff ? 0 : score + 1));
  return { investors: bars(investors), companies: bars(companies) };
};

const placeOf = (market: Market, input: MarketInput): Place => {
  const [investors, companies] = [byId(input.investors), byId(input.companies)];
  return {
    market,
    investorOrganisation: market.investorIds.map(id => investors.get(id)!.organisationId),
    companyOrganisation: market.companyIds.map(id => companies.get(id)!.organisationId),
  };
};

/** How a run left every listing of its market. */
export const rowsOf = (market: Market, input: MarketInput, listings: readonly Listing[], chosen: Chosen): WhyRow[] => {
  const place = placeOf(market, input);
  const inputs = byId(input.investors);
  const known = new Map(listings.map(listing => [listing.listingId, listing]));
  const bars = barsOf(market, chosen);
  const side = (
    ids: readonly string[],
    capacity: Uint16Array,
    taken: Uint32Array,
    barsOfOthers: Int32Array,
    find: Find,
  ): WhyRow[] => {
    const matches = new Uint32Array(ids.length);
    for (const position of taken) matches[position]!++;
    const wanted = [...ids.keys()].filter(n => wantsWhy(matches[n]!, capacity[n]!));
    const found = findings(wanted, find);
    const beaten = wanted.filter(n => found.get(n)!.above >= GROUP);
    const against = findings(beaten, find, { bars: barsOfOthers });
    return ids.map((id, n) => whyRow(known.get(id)!, matches[n]!, capacity[n]!, found.get(n), against.get(n)));
  };
  return [
    ...side(market.companyIds, market.companyCapacity, chosen.company, bars.investors, (some, options) =>
      whyCompanies(place, some, options),
    ),
    ...side(market.investorIds, market.investorCapacity, chosen.investor, bars.companies, (some, options) =>
      whyInvestors(
        place,
        some,
        some.map(n => inputs.get(market.investorIds[n]!)!),
        options,
      ),
    ),
  ];
};
