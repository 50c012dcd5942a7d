import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pastOf } from '#functions/nightly/learned.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { ASPECTS } from '#shared/match/engine/features/feature.ts';
import {
  type Candidates,
  encodeMarket,
  FACTORS,
  floorOf,
  type Market,
  probabilityAt,
  rerank,
  SCORE_FLOOR,
  type Signal,
  scoreInvestors,
} from '#shared/match/engine/index.ts';
import { learn, pairScorer } from '#shared/match/engine/model/learn.ts';
import { toMarket } from '#shared/match/pairings/table.ts';
import { lessonsOf } from '#shared/match/windows.ts';
import { learningCity, TONIGHT } from '#test/support/learning-city.ts';

const CITY = learningCity(5);
const LESSONS = lessonsOf(CITY, [], TONIGHT);
const MODEL = learn(LESSONS.windows, { trees: 5, bags: 1, pairs: 3, others: 10 });
const SCALE = { calibration: MODEL.calibration, chance: LESSONS.chance };
const LOWEST = -0x80000000;
const NOBODY = { pairs: [], introductions: {} };

const marketOf = (listings: readonly Listing[], signals: readonly Signal[] = []): Market =>
  encodeMarket(toMarket(listings, { ...NOBODY, signals }, TONIGHT));
const rows = (market: Market, { investor, company, score, parts }: Candidates) =>
  Array.from(score, (points, row) => ({
    investor: market.investorIds[investor[row]!]!,
    company: market.companyIds[company[row]!]!,
    score: points,
    parts: [...parts.subarray(row * FACTORS.length, (row + 1) * FACTORS.length)],
  }));

/** The night's two stages over a range of investors. */
const night = (listings: readonly Listing[], from: number, to: number, top = 100, floor?: number, looked = 200) => {
  const market = marketOf(listings);
  const worth = scoreInvestors(market, from, to, { top: looked, floor: LOWEST });
  const past = pastOf({ listings, signals: [] }, TONIGHT);
  const options = floor === undefined ? { top } : { top, floor };
  return rows(market, rerank(market, worth, past, MODEL, SCALE, options));
};
const N = CITY.filter(({ kind }) => kind === 'investor').length;
const WHOLE = night(CITY, 0, N, 100, LOWEST);

describe('the learned scorer over the candidates of the untrained one', { timeout: 60_000 }, () => {
  test('is learnt from a city that has invested for years', () => {
    expect(MODEL.tables).toBeDefined();
    expect(WHOLE.length).toBeGreaterThan(300);
  });

  test('gives every pair whole parts that add up to its score exactly', () => {
    for (const { score, parts } of WHOLE) {
      expect(parts.every(Number.isInteger)).toBe(true);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(score);
    }
    const spoken = FACTORS.filter((_, k) => WHOLE.some(({ parts }) => parts[k] !== 0));
    expect(spoken).toEqual(expect.arrayContaining(['sector', 'region', 'text', 'momentum']));
  });

  test('tells each aspect of the learned score as the factor it is about', () => {
    const past = pastOf({ listings: CITY, signals: [] }, TONIGHT);
    const scorer = pairScorer(MODEL, past);
    const aspects = new Float64Array(ASPECTS.length);
    const as = ['sector', 'region', 'stage', 'ticket', 'partners', 'text', 'momentum', 'activity'] as const;
    expect(ASPECTS).toEqual(['sector', 'place', 'stage', 'amount', 'partners', 'likeness', 'momentum', 'activity']);
    for (const { investor, company, parts } of WHOLE.slice(0, 50)) {
      scorer.load(past.book.investorIds.indexOf(investor));
      scorer.parts(past.book.companyIds.indexOf(company), aspects);
      as.forEach((factor, k) => {
        const points = (SCALE.calibration.slope * aspects[k]!) / 1000;
        expect(Math.abs(parts[FACTORS.indexOf(factor)]! - points)).toBeLessThanOrEqual(0.5 + 1e-6);
      });
    }
  });

  test('ranks an investor best first, ties to the smaller id, and keeps its best above the floor', () => {
    const floor = floorOf(SCALE);
    const few = night(CITY, 0, N, 5);
    for (const own of Map.groupBy(WHOLE, ({ investor }) => investor).values()) {
      const sorted = [...own].sort((a, b) => b.score - a.score || (a.company < b.company ? -1 : 1));
      expect(own).toEqual(sorted);
      const expected = sorted.filter(({ score }) => score >= floor).slice(0, 5);
      expect(few.filter(({ investor }) => investor === own[0]!.investor)).toEqual(expected);
    }
    expect(few.length).toBeGreaterThan(20);
    expect(few.length).toBeLessThan(WHOLE.length);
  });

  test('ranks otherwise than the untrained scorer, and looks at no more than it is given', () => {
    const market = marketOf(CITY);
    const plain = rows(market, scoreInvestors(market, 0, N, { top: 3, floor: LOWEST }));
    const looked = night(CITY, 0, N, 100, LOWEST, 3);
    const names = (pairs: { investor: string; company: string }[]) =>
      pairs.map(({ investor, company }) => `${investor} ${company}`);
    expect(names(looked).sort()).toEqual(names(plain).sort());
    expect(names(looked)).not.toEqual(names(plain));
  });

  test('never proposes what must not meet', () => {
    const sectors = new Map(
      CITY.flatMap(each => (each.kind === 'company' ? [[each.listingId, each.profile.sectors]] : [])),
    );
    const refusing = new Set(
      CITY.flatMap(each =>
        each.kind === 'investor' && each.profile.exclusions.sectors.length > 0 ? [each.listingId] : [],
      ),
    );
    const met = WHOLE.filter(({ investor }) => refusing.has(investor));
    expect(met.length).toBeGreaterThan(20);
    expect(met.filter(({ company }) => sectors.get(company)!.includes('GAME'))).toEqual([]);
    expect(WHOLE.some(({ company }) => sectors.get(company)!.includes('GAME'))).toBe(true);
  });

  test('does not depend on the order of the listings and portfolios, nor on where shards are cut', () => {
    const mixed = fc.shuffledSubarray(CITY, { minLength: CITY.length }).chain(listings =>
      fc.record({
        listings: fc.constant(listings),
        cuts: fc.tuple(fc.nat(N), fc.nat(N)).map(pair => pair.sort((a, b) => a - b)),
        turn: fc.nat(30),
      }),
    );
    fc.assert(
      fc.property(mixed, ({ listings, cuts: [one, two], turn }) => {
        const turned = listings.map(each => {
          if (each.kind !== 'investor') return each;
          const { portfolio } = each.profile;
          const at = turn % Math.max(1, portfolio.length);
          return {
            ...each,
            profile: { ...each.profile, portfolio: [...portfolio.slice(at), ...portfolio.slice(0, at)] },
          };
        });
        const shards = [
          night(turned, 0, one!, 100, LOWEST),
          night(turned, one!, two!, 100, LOWEST),
          night(turned, two!, N, 100, LOWEST),
        ];
        expect(shards.flat()).toEqual(WHOLE);
      }),
      { numRuns: 3 },
    );
  });

  test('the floor says of a learned score what it says of an untrained one: 1.6 times as likely as chance', () => {
    const calibration = fc.record({
      slope: fc.double({ min: 0.05, max: 5, noNaN: true }),
      intercept: fc.double({ min: -12, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(calibration, fc.double({ min: 1e-6, max: 0.2, noNaN: true }), (given, chance) => {
        const scale = { calibration: given, chance };
        const floor = floorOf(scale);
        const least = chance * Math.exp(SCORE_FLOOR / 1000);
        expect(probabilityAt(scale, floor)).toBeGreaterThanOrEqual(least * 0.999);
        if (floor > 1) expect(probabilityAt(scale, floor - 2)).toBeLessThan(least);
        expect(probabilityAt(scale, floor + 500)).toBeGreaterThan(probabilityAt(scale, floor));
      }),
    );
    expect(floorOf({ calibration: { slope: 1, intercept: -3 }, chance: 0 })).toBe(1);
  });

  test('refuses a model made for other features, and a past that lacks a side', () => {
    const market = marketOf(CITY);
    const worth = scoreInvestors(market, 0, 2, { top: 5, floor: LOWEST });
    const past = pastOf({ listings: CITY, signals: [] }, TONIGHT);
    const other = { ...MODEL, tables: { ...MODEL.tables!, first: { ...MODEL.tables!.first, features: [] } } };
    expect(() => rerank(market, worth, past, other, SCALE, { top: 5 })).toThrow(RangeError);
    const strange = pastOf({ listings: CITY.filter(({ kind }) => kind === 'company'), signals: [] }, TONIGHT);
    expect(() => rerank(market, worth, strange, MODEL, SCALE, { top: 5 })).toThrow(RangeError);
  });
});
