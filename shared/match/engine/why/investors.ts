import { reader } from '../score.ts';
import { FACTORS, type InvestorInput, type Market } from '../types.ts';
import { toldGains } from './choose.ts';
import { supposeInvestors, type Thesis } from './suppose.ts';
import { type Bar, barsOf, pairsOf, Standing, settledSingles, Tally } from './target.ts';
import { investorTexts } from './texts.ts';
import { allowWords, thesisChanges, thesisOf } from './theses.ts';
import { type Finding, GROUP, type Place, REACH, type WhyOptions } from './types.ts';

/** Companies in order of their organisations, so that each is counted once. */
interface Row {
  readonly order: readonly number[];
  readonly code: Int32Array;
  readonly ids: readonly string[];
}
const companiesOf = ({ companyOrganisation }: Place): Row => {
  const ids = [...new Set(companyOrganisation)].sort();
  const codes = new Map(ids.map((id, n) => [id, n]));
  const code = Int32Array.from(companyOrganisation, id => codes.get(id)!);
  return { ids, code, order: [...code.keys()].sort((a, b) => code[a]! - code[b]! || a - b) };
};

/** Companies that an investor must not meet, whatever words it excludes. */
const unwordedOf = ({ market, companyOrganisation }: Place, input: InvestorInput): number[] => {
  const out = new Set([...input.excludedCompanyIds, ...input.portfolio.map(({ companyId }) => companyId)]);
  return market.companyIds.flatMap((id, company) =>
    out.has(id) || companyOrganisation[company] === input.organisationId ? [company] : [],
  );
};

/** Where an investor stands with every company as things are: above the floor, or to be looked at again. */
const look = (place: Place, row: Row, investor: number, own: string, barOf: Bar) => {
  const { market } = place;
  const read = reader(market);
  const parts = new Int32Array(FACTORS.length);
  const standing = new Standing();
  const open: number[] = [];
  const above = new Set<number>();
  read.load(investor);
  for (const company of row.order) {
    const code = row.code[company]!;
    if (row.ids[code] === own) continue;
    if (market.companyCapacity[company] === 0) standing.count('full', code);
    else if (read.forbidden(company)) {
      standing.count('excluded', code);
      open.push(company);
    } else {
      const score = read.points(company, parts, 0);
      if (score >= barOf(company)) {
        standing.count('above', code);
        above.add(code);
      } else {
        standing.nearest.offer(score, parts, code);
        open.push(company);
      }
    }
  }
  return { standing, open: open.filter(company => !above.has(row.code[company]!)) };
};

const count = (market: Market, tally: Tally, row: Row, open: readonly number[], barOf: Bar): Tally => {
  const read = reader(market);
  for (let at = 0; at < tally.supposed.length; at++) {
    read.load(at);
    for (const company of open) {
      const score = read.total(company);
      const bar = barOf(company);
      if (score < bar - REACH || read.forbidden(company)) continue;
      tally.reach[at]!++;
      if (score >= bar) tally.gain(at, row.code[company]!);
    }
  }
  return tally;
};

/**
 * How investors of a market stand against its companies, and what would bring more of them above the floor: the counterpart of
 * `whyCompanies`. What an investor excludes is its own, so it may be told what that costs. `inputs` in the order of `investors`,
 * which are positions in the market.
 */
export const whyInvestors = (
  place: Place,
  investors: readonly number[],
  inputs: readonly InvestorInput[],
  options: WhyOptions = {},
): Finding[] => {
  const { group = GROUP } = options;
  const barOf = barsOf(options);
  const { market } = place;
  const row = companiesOf(place);
  const textsOf = investorTexts(market);
  return investors.map((investor, n): Finding => {
    const input = inputs[n]!;
    const { standing, open } = look(place, row, investor, input.organisationId, barOf);
    const thesis = thesisOf(input, investor);
    const changes = thesisChanges(market, thesis, textsOf(investor));
    if (input.excludedKeywords.length > 0) changes.push(allowWords);
    const unworded = unwordedOf(place, input);
    const supposed = (tally: Tally) => {
      const theses = tally.supposed.map(each =>
        each.reduce<Thesis>((from, { at }) => changes[at]!.apply(from), thesis),
      );
      return count(supposeInvestors(market, investor, unworded, theses), tally, row, open, barOf);
    };
    const singles = supposed(
      new Tally(changes.map(({ change, factor, effort }, at) => [{ change, factor, effort, at }] as const)),
    );
    const settled = settledSingles(singles);
    const pairs = supposed(new Tally(pairsOf(singles, settled)));
    const nearest = standing.nearest.median(group);
    return {
      looked: row.ids.length - (row.ids.includes(input.organisationId) ? 1 : 0),
      full: standing.full,
      excluded: standing.excluded,
      above: standing.above,
      ...(nearest === undefined ? {} : { nearest }),
      gains: toldGains(
        settled.map(singles.gainOf),
        pairs.supposed.map((_, at) => pairs.gainOf(at)),
        group,
      ),
    };
  });
};
