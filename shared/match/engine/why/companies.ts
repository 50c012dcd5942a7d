import { type Reader, reader } from '../score.ts';
import { FACTORS, type Market } from '../types.ts';
import { type Alternative, companyChanges, EFFORT, Sets, statedBy } from './changes.ts';
import { toldGains } from './choose.ts';
import { partOf } from './part.ts';
import { valuePoints } from './probe.ts';
import { type Bar, barsOf, pairsOf, Standing, settledSingles, Tally, TEXT } from './target.ts';
import { companyTexts } from './texts.ts';
import { type Finding, GROUND_FACTORS, GROUP, type Place, REACH, type WhyOptions } from './types.ts';

/** One company under the glass. */
interface Target {
  /** Its position among those that are looked at. */
  readonly company: number;
  readonly organisation: number;
  readonly standing: Standing;
  tally: Tally;
  /** By supposition the two values it takes the place of others with, and the factors they are of; -1 where there is one. */
  first: { readonly at: Int32Array; readonly factor: Int8Array };
  second: { readonly at: Int32Array; readonly factor: Int8Array };
}

const columnOf = (tally: Tally, which: 0 | 1, from: readonly number[]) => ({
  at: Int32Array.from(tally.supposed, each => {
    const alternative = each[which];
    return alternative === undefined ? -1 : from[alternative.factor]! + alternative.at;
  }),
  factor: Int8Array.from(tally.supposed, each => each[which]?.factor ?? -1),
});

/** Investors by organisation, so that each is counted once; organisations by number, the same for both sides. */
const byOrganisation = ({ investorOrganisation, companyOrganisation }: Place) => {
  const ids = [...new Set([...investorOrganisation, ...companyOrganisation])].sort();
  const codes = new Map(ids.map((id, code) => [id, code]));
  const ofInvestor = Int32Array.from(investorOrganisation, id => codes.get(id)!);
  const order = [...ofInvestor.keys()].sort((a, b) => ofInvestor[a]! - ofInvestor[b]! || a - b);
  return { order, ofInvestor, codeOf: (id: string): number => codes.get(id)! };
};

/** The greatest rise that one value, or two of different factors, could bring. */
const mostRise = (most: Int32Array, parts: Int32Array, two: boolean): number => {
  let best = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (let factor = 0; factor < GROUND_FACTORS.length; factor++) {
    const rise = most[factor]! - parts[factor]!;
    if (rise > best) [best, second] = [rise, best];
    else if (rise > second) second = rise;
  }
  return two ? best + second : best;
};

/** Adds up for one target what its suppositions come to with the loaded investor. */
const suppose = (target: Target, score: number, parts: Int32Array, points: Int32Array, code: number, floor: number) => {
  const { tally, first, second } = target;
  for (let at = 0; at < first.at.length; at++) {
    let changed = score + points[first.at[at]!]! - parts[first.factor[at]!]!;
    if (second.at[at]! >= 0) changed += points[second.at[at]!]! - parts[second.factor[at]!]!;
    if (changed < floor - REACH) continue;
    tally.reach[at]!++;
    if (changed >= floor) tally.gain(at, code);
  }
};

/** Investors in their order, and what reads them. */
interface Passing {
  readonly market: Market;
  readonly order: readonly number[];
  readonly ofInvestor: Int32Array;
  readonly read: Reader;
  readonly values: ReturnType<typeof valuePoints>;
}

/** All investors go by all targets once. */
const pass = (
  { market, order, ofInvestor, read, values }: Passing,
  targets: readonly Target[],
  barOf: Bar,
  round: 1 | 2,
): void => {
  const parts = new Int32Array(FACTORS.length);
  for (const i of order) {
    const code = ofInvestor[i]!;
    const full = market.investorCapacity[i] === 0;
    const bar = barOf(i);
    if (!full) {
      read.load(i);
      values.load(i);
    }
    for (const target of targets) {
      const { standing, company } = target;
      if (code === target.organisation) continue;
      if (full) standing.count('full', code);
      else if (read.forbidden(company)) standing.count('excluded', code);
      else {
        const score = read.points(company, parts, 0);
        if (score >= bar) {
          standing.count('above', code);
          target.tally.above(code);
        } else if (!standing.isAbove(code)) {
          if (round === 1) standing.nearest.offer(score, parts, code);
          if (score + mostRise(values.most, parts, round === 2) >= bar - REACH)
            suppose(target, score, parts, values.points, code, bar);
        }
      }
    }
  }
};

/**
 * How companies of a market stand against its investors, and what would bring more of them above the floor. Each supposition
 * is scored by the engine itself against the frozen market: shares, evidence and tickets stay as they are. What is excluded
 * stays excluded in every one. In the order of `companies`, which are positions in the market; a few hundred at once.
 */
export const whyCompanies = (place: Place, companies: readonly number[], options: WhyOptions = {}): Finding[] => {
  const { group = GROUP } = options;
  const barOf = barsOf(options);
  const { market } = place;
  const [sets, texts] = [new Sets(), new Sets()];
  const textsOf = companyTexts(market);
  const { order, ofInvestor, codeOf } = byOrganisation(place);
  const alternatives = companies.map((company): Alternative[] => [
    ...companyChanges(market, statedBy(market, company), sets),
    ...textsOf(company).map(peer => ({
      change: { what: 'text' } as const,
      factor: TEXT,
      effort: EFFORT.text,
      at: texts.placeOf([peer]),
    })),
  ]);
  const peers = texts.sets.flat();
  const looked = [...new Set([...companies, ...peers])].sort((a, b) => a - b);
  const seats = new Map(looked.map((company, seat) => [company, seat]));
  const read = reader(partOf(market, looked));
  const values = valuePoints(market, { sectorSets: sets.sets, texts: peers.map(peer => seats.get(peer)!) }, read);
  const passing = { market, order, ofInvestor, read, values };
  const columns = (tally: Tally) => ({
    tally,
    first: columnOf(tally, 0, values.from),
    second: columnOf(tally, 1, values.from),
  });
  const targets = companies.map(
    (company, n): Target => ({
      company: seats.get(company)!,
      organisation: codeOf(place.companyOrganisation[company]!),
      standing: new Standing(),
      ...columns(new Tally(alternatives[n]!.map(each => [each] as const))),
    }),
  );
  pass(passing, targets, barOf, 1);
  const found = targets.map(({ tally, standing, organisation }) => {
    const singles = settledSingles(tally);
    return { tally, singles, gains: singles.map(tally.gainOf), standing, organisation };
  });
  const again = targets.map(
    (target, n): Target => ({
      ...target,
      standing: new Standing(),
      ...columns(new Tally(pairsOf(found[n]!.tally, found[n]!.singles))),
    }),
  );
  pass(passing, again, barOf, 2);
  const everybody = new Set(place.investorOrganisation);
  return found.map(({ gains, standing }, n) => {
    const own = place.companyOrganisation[companies[n]!]!;
    const pairs = again[n]!.tally;
    const nearest = standing.nearest.median(group);
    return {
      looked: everybody.size - (everybody.has(own) ? 1 : 0),
      full: standing.full,
      excluded: standing.excluded,
      above: standing.above,
      ...(nearest === undefined ? {} : { nearest }),
      gains: toldGains(
        gains,
        pairs.supposed.map((_, at) => pairs.gainOf(at)),
        group,
      ),
    };
  });
};
