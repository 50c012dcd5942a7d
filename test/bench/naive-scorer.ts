import { PRIOR_STRENGTH } from '#shared/match/engine/evidence.ts';
import { type Attribute, type Market, SCORE_FLOOR, UNKNOWN } from '#shared/match/engine/index.ts';
import { WEIGHTS } from '#shared/match/engine/score.ts';

/**
 * The alternative that the engine is measured against: the same formula as one would first write it down. Objects, maps by
 * name, one pair at a time, everything sorted at the end. It must find the same candidates; the bench checks that.
 */

/** What is known of an investor about one attribute: deals by value, and their sum. */
interface Leaning {
  readonly deals: ReadonlyMap<string, number>;
  readonly total: number;
}
type Shares = ReadonlyMap<string, number>;

interface NaiveInvestor {
  readonly leanings: Readonly<Record<'sector' | 'stage' | 'area' | 'ask', Leaning>>;
  readonly min: number;
  readonly max: number;
  readonly words: ReadonlyMap<string, number>;
  readonly refused: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
}
interface NaiveCompany {
  readonly id: string;
  readonly capacity: number;
  readonly sectors: readonly string[];
  readonly stage: string | undefined;
  readonly area: string | undefined;
  readonly bucket: string | undefined;
  readonly ask: number;
  readonly words: ReadonlyMap<string, number>;
}
export interface NaiveMarket {
  readonly investors: readonly NaiveInvestor[];
  readonly companies: readonly NaiveCompany[];
  readonly shares: Readonly<Record<'sector' | 'stage' | 'area' | 'ask', Shares>>;
}
export interface NaiveCandidate {
  readonly company: string;
  readonly score: number;
}

const range = (start: Uint32Array, row: number): number[] =>
  Array.from({ length: start[row + 1]! - start[row]! }, (_, i) => start[row]! + i);

const leaningOf = ({ values, evidence }: Attribute, investor: number): Leaning => {
  const rows = range(evidence.start, investor);
  const deals = new Map(rows.map(i => [values[evidence.code[i]!]!, evidence.declared[i]! + evidence.dealt[i]!]));
  return { deals, total: [...deals.values()].reduce((sum, weight) => sum + weight, 0) };
};
const sharesOf = ({ values, prior }: Attribute): Shares => new Map(values.map((value, code) => [value, prior[code]!]));
const nameOf = ({ values }: Attribute, code: number): string | undefined =>
  code === UNKNOWN ? undefined : values[code];

/** The columns of a market as objects again, with the first `investors` of it. */
export const toObjects = (market: Market, investors: number): NaiveMarket => {
  const { text, sector } = market;
  const terms = [...text.terms.keys()];
  const words = market.companyIds.map(() => new Map<string, number>());
  for (const [term, name] of terms.entries())
    for (const at of range(text.postingStart, term))
      words[text.postingCompany[at]!]!.set(name, text.postingWeight[at]!);
  return {
    shares: {
      sector: sharesOf(sector),
      stage: sharesOf(market.stage),
      area: sharesOf(market.area),
      ask: sharesOf(market.ask),
    },
    companies: market.companyIds.map((id, c) => ({
      id,
      capacity: market.companyCapacity[c]!,
      sectors: range(market.companySectorStart, c).map(i => sector.values[market.companySector[i]!]!),
      stage: nameOf(market.stage, market.companyStage[c]!),
      area: nameOf(market.area, market.companyArea[c]!),
      bucket: nameOf(market.ask, market.companyAskBucket[c]!),
      ask: market.companyAsk[c]!,
      words: words[c]!,
    })),
    investors: Array.from({ length: investors }, (_, i) => ({
      leanings: {
        sector: leaningOf(sector, i),
        stage: leaningOf(market.stage, i),
        area: leaningOf(market.area, i),
        ask: leaningOf(market.ask, i),
      },
      min: market.ticketMin[i]!,
      max: market.ticketMax[i]!,
      words: new Map(
        range(text.investorStart, i).map(at => [terms[text.investorTerm[at]!]!, text.investorWeight[at]!]),
      ),
      refused: new Set(range(market.refusedStart, i).map(at => sector.values[market.refusedSector[at]!]!)),
      blocked: new Set(range(market.blockedStart, i).map(at => market.companyIds[market.blockedCompany[at]!]!)),
    })),
  };
};

/** ln((U + α·p) / ((n + α)·p)); 0 where nothing is known. */
const lift = ({ deals, total }: Leaning, shares: Shares, value: string | undefined): number => {
  if (value === undefined || deals.size === 0) return 0;
  const share = shares.get(value) ?? Number.NaN;
  return Math.log(((deals.get(value) ?? 0) + PRIOR_STRENGTH * share) / ((total + PRIOR_STRENGTH) * share));
};

const ticketPoints = ({ leanings, min, max }: NaiveInvestor, { bucket, ask }: NaiveCompany, shares: Shares): number => {
  if (bucket === undefined) return 0;
  const leaning = WEIGHTS.ask * lift(leanings.ask, shares, bucket);
  if (Number.isNaN(min)) return Math.round(leaning);
  const beyond = Math.max(0, Math.log(min) - Math.log(ask), Math.log(ask) - Math.log(max));
  const fit = Math.max(-1, 1 - beyond / Math.log(4));
  return Math.round(WEIGHTS.fit * fit + (fit === 1 ? Math.max(0, leaning) : Math.min(0, leaning)));
};

const points = (investor: NaiveInvestor, company: NaiveCompany, shares: NaiveMarket['shares']): number => {
  const { leanings } = investor;
  const lifts = company.sectors.map(sector => lift(leanings.sector, shares.sector, sector));
  const bySector = lifts.length === 0 ? 0 : lifts.reduce((sum, each) => sum + each, 0) / lifts.length;
  let cosine = 0;
  for (const [word, weight] of company.words) cosine += weight * (investor.words.get(word) ?? 0);
  return (
    Math.round(WEIGHTS.sector * bySector) +
    Math.round(WEIGHTS.stage * lift(leanings.stage, shares.stage, company.stage)) +
    ticketPoints(investor, company, shares.ask) +
    Math.round(WEIGHTS.region * lift(leanings.area, shares.area, company.area)) +
    Math.round(WEIGHTS.text * cosine)
  );
};

/** The best `top` companies of one investor, best first, ties to the smaller id. */
export const scoreNaively = (market: NaiveMarket, investor: number, top: number): NaiveCandidate[] => {
  const who = market.investors[investor]!;
  return market.companies
    .filter(({ id, capacity, sectors }) => {
      if (capacity === 0 || who.blocked.has(id)) return false;
      return !sectors.some(sector => who.refused.has(sector));
    })
    .map(company => ({ company: company.id, score: points(who, company, market.shares) }))
    .filter(({ score }) => score >= SCORE_FLOOR)
    .sort((a, b) => b.score - a.score || (a.company < b.company ? -1 : 1))
    .slice(0, top);
};
