import { liesIn } from '#shared/match/engine/encode.ts';
import {
  allocate,
  type Candidates,
  type CompanyInput,
  FACTORS,
  type InvestorInput,
  type Market,
  type MarketInput,
} from '#shared/match/engine/index.ts';
import { type FrozenLists, METHODS, type Method } from './schema.ts';

/** Days after its first publication during which a listing is new here. */
export const NEW_DAYS = 90;

type Pairs = readonly (readonly [investor: number, company: number])[];

/** Numbers from 0 to 999 that look drawn by lot and are the same in every replay: a hash of the run and the two listings. */
export const lotOf = (runId: string) => {
  const hash = (text: string): number => {
    let state = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
    return state >>> 0;
  };
  const seed = hash(runId);
  return (investor: string, company: string): number => {
    let state = seed ^ Math.imul(hash(investor), 0x9e3779b1) ^ Math.imul(hash(company), 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
    return ((state ^ (state >>> 16)) >>> 0) % 1000;
  };
};

/** True where nothing that either side states speaks against the pair; what is not stated does not. */
export const passesFilters = (investor: InvestorInput, company: CompanyInput): boolean =>
  (investor.sectors.length === 0 || company.sectors.some(sector => investor.sectors.includes(sector))) &&
  (investor.stages.length === 0 || investor.stages.includes(company.stage)) &&
  (investor.areas.length === 0 || investor.areas.some(area => liesIn(company.area, area))) &&
  (investor.ticket === undefined ||
    company.ask === undefined ||
    (company.ask >= investor.ticket.min && company.ask <= investor.ticket.max));

/** Pairs by investor, then by score from the best, then by company. */
const inOrder = ({ investor, company, score }: Omit<Candidates, 'parts'>, rows: Iterable<number>): Pairs =>
  [...rows]
    .sort((a, b) => investor[a]! - investor[b]! || score[b]! - score[a]! || company[a]! - company[b]!)
    .map(row => [investor[row]!, company[row]!] as const);

const replayed = (market: Market, candidates: Candidates, score: Int32Array): Pairs => {
  const other: Candidates = { ...candidates, score, parts: new Int32Array(score.length * FACTORS.length) };
  const { pairs } = allocate(other, market.investorCapacity, market.companyCapacity, { floor: 1 });
  return inOrder(other, pairs);
};

export interface Replay {
  readonly runId: string;
  readonly market: Market;
  readonly input: MarketInput;
  /** Everything the run could choose from. */
  readonly candidates: Candidates;
  readonly chosen: Candidates;
  /** True for listings that are new here. */
  readonly isNew: (listingId: string) => boolean;
}

/**
 * What a run proposed, and what the baselines would have proposed of the very same candidates: they put other scores on them and
 * go through the same settling of capacities, so nothing but the order of preference differs.
 */
export const freezeLists = ({ runId, market, input, candidates, chosen, isNew }: Replay): FrozenLists => {
  const [investors, companies] = [
    new Map(input.investors.map(i => [i.id, i])),
    new Map(input.companies.map(c => [c.id, c])),
  ];
  const ofInvestor = market.investorIds.map(id => investors.get(id)!);
  const ofCompany = market.companyIds.map(id => companies.get(id)!);
  const popularity = new Map<string, number>();
  for (const { excludedCompanyIds } of input.investors)
    for (const id of new Set(excludedCompanyIds)) popularity.set(id, (popularity.get(id) ?? 0) + 1);
  const lot = lotOf(runId);
  const scored = (worth: (investor: InvestorInput, company: CompanyInput) => number): Int32Array =>
    Int32Array.from(candidates.investor, (i, row) => {
      const [investor, company] = [ofInvestor[i]!, ofCompany[candidates.company[row]!]!];
      return 1 + 1000 * worth(investor, company) + lot(investor.id, company.id);
    });
  const lists: Record<Method, Pairs> = {
    engine: inOrder(chosen, chosen.investor.keys()),
    random: replayed(
      market,
      candidates,
      scored(() => 0),
    ),
    popularity: replayed(
      market,
      candidates,
      scored((_, { id }) => popularity.get(id) ?? 0),
    ),
    filter: replayed(
      market,
      candidates,
      scored((investor, company) => (passesFilters(investor, company) ? 1 : 0)),
    ),
  };
  const side = (each: { readonly id: string; readonly organisationId: string; readonly capacity: number }) => ({
    listingId: each.id,
    organisationId: each.organisationId,
    isNew: isNew(each.id),
    open: each.capacity > 0,
  });
  return {
    investors: ofInvestor.map(side),
    companies: ofCompany.map(side),
    lists: Object.fromEntries(
      METHODS.map(method => [method, lists[method].map(([i, c]): [number, number] => [i, c])]),
    ) as FrozenLists['lists'],
  };
};
