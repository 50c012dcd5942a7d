import { liftsInto } from '#shared/match/engine/evidence.ts';
import { askBucket, encodeMarket, type Market, type MarketInput } from '#shared/match/engine/index.ts';
import { reader, ticketFit, WEIGHTS } from '#shared/match/engine/score.ts';
import { cosinesInto } from '#shared/match/engine/text-index.ts';
import type { Change, Place } from '#shared/match/engine/why/index.ts';

/** A market with the organisations of both sides in the order of its columns. */
export const placeOf = (input: MarketInput): Place => {
  const ids = (side: readonly { id: string; organisationId: string }[]) =>
    [...side].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ organisationId }) => organisationId);
  return {
    market: encodeMarket(input),
    investorOrganisation: ids(input.investors),
    companyOrganisation: ids(input.companies),
  };
};

/** A company as one would say it: names, won, and whose text it has. */
export interface Said {
  sectors: string[];
  stage: string;
  area: string;
  ask: number | undefined;
  text: number;
}

export const saidBy = (input: MarketInput, market: Market, company: number): Said => {
  const { sectors, stage, area, ask } = input.companies.find(({ id }) => id === market.companyIds[company])!;
  return { sectors: [...new Set(sectors)], stage, area, ask, text: company };
};

export const changed = (said: Said, change: Change, text: number): Said => {
  switch (change.what) {
    case 'ask':
      return { ...said, ask: change.to };
    case 'stage':
      return { ...said, stage: change.to };
    case 'region':
      return { ...said, area: change.to };
    case 'addSector':
      return { ...said, sectors: [...said.sectors, change.value] };
    case 'dropSector':
      return { ...said, sectors: said.sectors.filter(each => each !== change.value) };
    case 'text':
      return { ...said, text };
    default:
      throw new Error(`no change of a company: ${change.what}`);
  }
};

/** The score of an investor and a company that is only said, written down as the formula reads; undefined where it is refused. */
export const naiveScore = (market: Market, investor: number, said: Said): number | undefined => {
  const lift = (name: 'sector' | 'stage' | 'area' | 'ask') => {
    const attribute = market[name];
    const lifts = new Float64Array(attribute.values.length);
    liftsInto(attribute, investor, lifts);
    return (value: string) => lifts[attribute.values.indexOf(value)] ?? 0;
  };
  const refused = [
    ...market.refusedSector.subarray(market.refusedStart[investor]!, market.refusedStart[investor + 1]!),
  ].map(code => market.sector.values[code]!);
  if (said.sectors.some(each => refused.includes(each))) return undefined;
  const sector = lift('sector');
  const mean = said.sectors.map(sector).reduce((sum, each) => sum + each, 0) / Math.max(1, said.sectors.length);
  const cosines = new Float64Array(market.companyIds.length);
  cosinesInto(market.text, investor, cosines);
  let ticket = 0;
  if (said.ask !== undefined) {
    const asked = WEIGHTS.ask * lift('ask')(String(askBucket(said.ask)));
    const [min, max] = [market.ticketMin[investor]!, market.ticketMax[investor]!];
    const fit = ticketFit(Math.log(said.ask), Math.log(min), Math.log(max));
    ticket = Number.isNaN(min) ? asked : WEIGHTS.fit * fit + (fit === 1 ? Math.max(0, asked) : Math.min(0, asked));
  }
  return (
    Math.round(WEIGHTS.sector * mean) +
    Math.round(WEIGHTS.stage * lift('stage')(said.stage)) +
    Math.round(ticket) +
    Math.round(WEIGHTS.region * lift('area')(said.area)) +
    Math.round(WEIGHTS.text * cosines[said.text]!)
  );
};

/** Organisations of investors that something said would gain a company, one by one. */
export const naiveGains = (place: Place, company: number, said: Said, barOf: (investor: number) => number): number => {
  const { market } = place;
  const read = reader(market);
  const gained = new Set<string>();
  const above = new Set<string>();
  for (let i = 0; i < market.investorIds.length; i++) {
    const organisation = place.investorOrganisation[i]!;
    if (organisation === place.companyOrganisation[company] || market.investorCapacity[i] === 0) continue;
    read.load(i);
    if (read.forbidden(company)) continue;
    if (read.total(company) >= barOf(i)) above.add(organisation);
    else if (
      !(said.text !== company && read.forbidden(said.text)) &&
      (naiveScore(market, i, said) ?? Number.NEGATIVE_INFINITY) >= barOf(i)
    )
      gained.add(organisation);
  }
  return [...gained].filter(organisation => !above.has(organisation)).length;
};
