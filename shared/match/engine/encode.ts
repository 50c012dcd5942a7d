import { mentions, type Searchable, searchable } from '#shared/kernel/words/tokens.ts';
import { ASK_EDGES, askBucket } from './buckets.ts';
import { type AttributeSource, encodeAttribute, knownDeals } from './evidence.ts';
import { WEIGHTS } from './score.ts';
import { weighSignals } from './signals.ts';
import { encodeText } from './text-index.ts';
import { encodeTraits } from './traits.ts';
import { type CompanyInput, type InvestorInput, type Market, type MarketInput, UNKNOWN } from './types.ts';

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const inOrder = <T extends { id: string }>(items: readonly T[], what: string): T[] => {
  const sorted = [...items].sort(byId);
  const twice = sorted.find((item, i) => item.id === sorted[i + 1]?.id);
  if (twice !== undefined) throw new RangeError(`${what} ${twice.id} is there twice`);
  return sorted;
};

const capacityOf = ({ capacity }: { capacity: number }): number => Math.min(0xffff, Math.max(0, capacity));

/** Rows of numbers as one column with the start of each row. */
const columns = (rows: readonly (readonly number[])[]): { start: Uint32Array; values: number[] } => {
  const start = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    start[i + 1] = start[i]! + row.length;
  });
  return { start, values: rows.flat() };
};

/** The areas of the book that a stated area stands for: a bare country stands for all of its areas. */
export const areasWithin = (value: string, book: readonly string[]): string[] =>
  value.includes('-') ? [value] : book.filter(area => area === value || area.startsWith(`${value}-`));

/** True where an area lies in another: the same, or in that country. */
export const liesIn = (area: string, outer: string): boolean => area === outer || area.startsWith(`${outer}-`);

/** Buckets of the ask that a ticket range covers; none where there is no range. */
export const bucketsOf = (range: InvestorInput['ticket']): string[] => {
  if (range === undefined) return [];
  const low = askBucket(range.min);
  return Array.from({ length: Math.max(1, askBucket(range.max) - low + 1) }, (_, i) => String(low + i));
};

const bucketOf = (won: number | undefined): string[] => (won === undefined ? [] : [String(askBucket(won))]);

/**
 * Per investor the companies it must never meet, ascending: its own organisation's, those it has invested in, those named,
 * and those whose text mentions an excluded keyword. Known at once for a market, so that scoring handles numbers only.
 */
const blockedCompanies = (investors: readonly InvestorInput[], companies: readonly CompanyInput[]): number[][] => {
  const position = new Map(companies.map(({ id }, company) => [id, company]));
  const own = Map.groupBy(
    companies.map((_, company) => company),
    company => companies[company]!.organisationId,
  );
  let texts: Searchable[] | undefined;
  const mentioning = new Map<string, number[]>();
  const thatMention = (keyword: string): number[] => {
    let found = mentioning.get(keyword);
    if (found === undefined) {
      texts ??= companies.map(({ text }) => searchable(text));
      const inText = mentions(keyword);
      found = texts.flatMap((text, company) => (inText(text) ? [company] : []));
      mentioning.set(keyword, found);
    }
    return found;
  };
  return investors.map(({ organisationId, portfolio, excludedCompanyIds, excludedKeywords }) => {
    const blocked = new Set(own.get(organisationId));
    for (const id of [...excludedCompanyIds, ...portfolio.map(({ companyId }) => companyId)]) {
      const company = id === undefined ? undefined : position.get(id);
      if (company !== undefined) blocked.add(company);
    }
    for (const keyword of excludedKeywords) for (const company of thatMention(keyword)) blocked.add(company);
    return [...blocked].sort((a, b) => a - b);
  });
};

/**
 * Turns a market into columns. The result does not depend on the order of investors, companies, portfolios or lists in
 * the input. Throws RangeError for an id that is there twice.
 */
export const encodeMarket = (input: MarketInput): Market => {
  const investors = inOrder(input.investors, 'investor');
  const companies = inOrder(input.companies, 'company');
  const deals = investors.map(({ portfolio }) => knownDeals(portfolio, input.asOf));
  const acts = weighSignals(input.signals ?? [], investors, companies, input.asOf);
  const attribute = (source: AttributeSource) => encodeAttribute(source, companies.length, investors, deals, acts);

  // Half-lives of the market's shares: sectors and places move with the times, sizes and stages hardly do. Breadths: the
  // platform's sectors and stages, Korea's first-level areas.
  const sector = attribute({
    marketHalfLife: 730,
    breadth: 30,
    ofCompany: company => companies[company]!.sectors,
    ofDeal: deal => deal.sectors,
    declaredBy: investor => investor.sectors,
  });
  const stage = attribute({
    marketHalfLife: 1460,
    breadth: 8,
    ofCompany: company => [companies[company]!.stage],
    ofDeal: deal => [deal.stage ?? ''],
    declaredBy: investor => investor.stages,
  });
  const area = attribute({
    marketHalfLife: 730,
    breadth: 17,
    ofCompany: company => [companies[company]!.area],
    ofDeal: deal => [deal.area ?? ''],
    declaredBy: investor => investor.areas,
    standsFor: areasWithin,
  });
  const ask = attribute({
    marketHalfLife: 1460,
    breadth: ASK_EDGES.length + 1,
    ofCompany: company => bucketOf(companies[company]!.ask),
    ofDeal: deal => bucketOf(deal.amount),
    declaredBy: investor => bucketsOf(investor.ticket),
  });

  const coder = ({ values }: { values: string[] }): ((value: string) => number) => {
    const codes = new Map(values.map((value, code) => [value, code]));
    return value => codes.get(value) ?? UNKNOWN;
  };
  const sectorCode = coder(sector);
  const stageCode = coder(stage);
  const areaCode = coder(area);
  const askCode = coder(ask);
  const codes = (values: readonly string[]): number[] =>
    [...new Set(values)]
      .map(sectorCode)
      .filter(code => code !== UNKNOWN)
      .sort((a, b) => a - b);
  const companySectors = columns(companies.map(({ sectors }) => codes(sectors)));
  const refused = columns(investors.map(({ excludedSectors }) => codes(excludedSectors)));
  const blocked = columns(blockedCompanies(investors, companies));
  const investorText = investors.map(({ text }) => text);
  const companyText = companies.map(({ text }) => text);

  return {
    asOf: input.asOf,
    weights: input.weights ?? WEIGHTS,
    investorIds: investors.map(({ id }) => id),
    companyIds: companies.map(({ id }) => id),
    investorCapacity: Uint16Array.from(investors, capacityOf),
    companyCapacity: Uint16Array.from(companies, capacityOf),
    sector,
    stage,
    area,
    ask,
    companySectorStart: companySectors.start,
    companySector: Uint16Array.from(companySectors.values),
    companyStage: Uint16Array.from(companies, company => stageCode(company.stage)),
    companyArea: Uint16Array.from(companies, company => areaCode(company.area)),
    companyAskBucket: Uint16Array.from(companies, ({ ask: won }) => askCode(bucketOf(won)[0] ?? '')),
    companyAsk: Float64Array.from(companies, ({ ask: won }) => won ?? Number.NaN),
    ticketMin: Float64Array.from(investors, ({ ticket }) => ticket?.min ?? Number.NaN),
    ticketMax: Float64Array.from(investors, ({ ticket }) => ticket?.max ?? Number.NaN),
    blockedStart: blocked.start,
    blockedCompany: Uint32Array.from(blocked.values),
    refusedStart: refused.start,
    refusedSector: Uint16Array.from(refused.values),
    ...encodeTraits(investors, companies),
    areasTicked: investors.map(({ areas }) => [...new Set(areas)].sort()),
    text: encodeText(companyText, investorText),
    investorText,
    companyText,
  };
};
