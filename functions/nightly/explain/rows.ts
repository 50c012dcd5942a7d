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

/** By position of a side, how many organisations of the other a model put above its floor. */
const aboveOf = (own: Uint32Array, others: Uint32Array, size: number, organisation: readonly string[]): Uint32Array => {
  const met = Array.from({ length: size }, () => new Set<string>());
  for (const [row, position] of own.entries()) met[position]!.add(organisation[others[row]!]!);
  return Uint32Array.from(met, ({ size: count }) => count);
};

export interface Explained {
  readonly market: Market;
  readonly input: MarketInput;
  readonly listings: readonly Listing[];
  readonly chosen: Chosen;
  /** What a learned model left of the candidates, where one ranked the run: then its floor says who is above. */
  readonly learned: Chosen | undefined;
}

/** How a run left every investor and company among each other. */
export const rowsOf = ({ market, input, listings, chosen, learned }: Explained): WhyRow[] => {
  const place = placeOf(market, input);
  const inputs = byId(input.investors);
  const known = new Map(listings.map(listing => [listing.listingId, listing]));
  const bars = barsOf(market, chosen);
  const side = (
    ids: readonly string[],
    capacity: Uint16Array,
    taken: Uint32Array,
    barsOfOthers: Int32Array,
    above: Uint32Array | undefined,
    findRaw: Find,
  ): WhyRow[] => {
    const find: Find = (some, options) =>
      findRaw(some, options).map((finding, n) => ({ ...finding, above: above?.[some[n]!] ?? finding.above }));
    const matches = new Uint32Array(ids.length);
    for (const position of taken) matches[position]!++;
    const wanted = [...ids.keys()].filter(n => wantsWhy(matches[n]!, capacity[n]!));
    const found = findings(wanted, find);
    const beaten = wanted.filter(n => found.get(n)!.above >= GROUP);
    const against = findings(beaten, find, { bars: barsOfOthers });
    return ids.map((id, n) =>
      whyRow(known.get(id)!, matches[n]!, capacity[n]!, {
        finding: found.get(n),
        against: against.get(n),
        estimate: learned !== undefined,
      }),
    );
  };
  const above = learned && {
    companies: aboveOf(learned.company, learned.investor, market.companyIds.length, place.investorOrganisation),
    investors: aboveOf(learned.investor, learned.company, market.investorIds.length, place.companyOrganisation),
  };
  const { companyIds, companyCapacity, investorIds, investorCapacity } = market;
  return [
    ...side(companyIds, companyCapacity, chosen.company, bars.investors, above?.companies, (some, options) =>
      whyCompanies(place, some, options),
    ),
    ...side(investorIds, investorCapacity, chosen.investor, bars.companies, above?.investors, (some, options) =>
      whyInvestors(
        place,
        some,
        some.map(n => inputs.get(investorIds[n]!)!),
        options,
      ),
    ),
  ];
};
