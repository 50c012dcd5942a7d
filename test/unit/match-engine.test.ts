import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Candidates,
  type CompanyInput,
  encodeMarket,
  explainPair,
  FACTORS,
  type InvestorInput,
  type Market,
  type MarketInput,
  SCORE_FLOOR,
  scoreInvestors,
} from '#shared/match/engine/index.ts';
import { AS_OF, marketInput, won } from '#test/support/market.ts';

const rows = (market: Market, { investor, company, score, parts }: Candidates) =>
  Array.from(score, (points, row) => ({
    investor: market.investorIds[investor[row]!]!,
    company: market.companyIds[company[row]!]!,
    score: points,
    parts: [...parts.subarray(row * FACTORS.length, (row + 1) * FACTORS.length)],
  }));
const scoreAll = (input: MarketInput, top: number, floor?: number) => {
  const market = encodeMarket(input);
  return rows(
    market,
    scoreInvestors(market, 0, market.investorIds.length, floor === undefined ? { top } : { top, floor }),
  );
};
const scoreOf = (market: Market, i: number, c: number) =>
  explainPair(market, i, c).reduce((sum, { points }) => sum + points, 0);

/** The hard filters again, by hand: what a reader of the input would refuse. */
const mayMeet = (i: InvestorInput, c: CompanyInput): boolean =>
  i.capacity > 0 &&
  c.capacity > 0 &&
  i.organisationId !== c.organisationId &&
  !i.excludedCompanyIds.includes(c.id) &&
  !i.portfolio.some(({ companyId, on }) => companyId === c.id && on !== '') &&
  !c.sectors.some(sector => i.excludedSectors.includes(sector)) &&
  !i.excludedKeywords.some(keyword => c.text.replaceAll(' ', '').includes(keyword));

const LOWEST = -1_000_000;

describe('scoring', () => {
  test('the candidates of an investor are the first of a plain sort of all permitted pairs', () => {
    fc.assert(
      fc.property(
        marketInput,
        fc.integer({ min: 0, max: 14 }),
        fc.constantFrom(SCORE_FLOOR, 0, LOWEST),
        (input, top, floor) => {
          const market = encodeMarket(input);
          const expected = input.investors.flatMap((i, row) =>
            input.companies
              .map((c, column) => ({
                investor: i.id,
                company: c.id,
                score: scoreOf(market, row, column),
                fit: mayMeet(i, c),
              }))
              .filter(({ score, fit }) => fit && score >= floor)
              .sort((a, b) => b.score - a.score || (a.company < b.company ? -1 : 1))
              .slice(0, top)
              .map(({ fit: _, ...pair }) => pair),
          );
          expect(scoreAll(input, top, floor).map(({ parts: _, ...pair }) => pair)).toEqual(expected);
        },
      ),
    );
  });

  test('the parts of a candidate add up to its score and are the points of its reasons, all whole numbers', () => {
    fc.assert(
      fc.property(marketInput, input => {
        const market = encodeMarket(input);
        for (const { investor, company, score, parts } of scoreAll(input, 12, LOWEST)) {
          const reasons = explainPair(market, market.investorIds.indexOf(investor), market.companyIds.indexOf(company));
          expect(reasons.map(({ factor }) => factor)).toEqual([...FACTORS]);
          expect(reasons.map(({ points }) => points)).toEqual(parts);
          expect(parts.reduce((sum, points) => sum + points, 0)).toBe(score);
          expect(reasons.every(({ points }) => Number.isInteger(points))).toBe(true);
        }
      }),
    );
  });

  test('shards together give what one pass gives', () => {
    fc.assert(
      fc.property(marketInput, fc.integer({ min: 0, max: 5 }), (input, cut) => {
        const market = encodeMarket(input);
        const n = market.investorIds.length;
        const at = Math.min(cut, n);
        const options = { top: 5, floor: LOWEST };
        const whole = rows(market, scoreInvestors(market, 0, n, options));
        const parts = [scoreInvestors(market, 0, at, options), scoreInvestors(market, at, n, options)];
        expect(parts.flatMap(part => rows(market, part))).toEqual(whole);
      }),
    );
  });

  test('the order of anything in the input does not matter', () => {
    const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
    const pairOfInputs = marketInput.chain(input =>
      fc
        .tuple(
          fc.tuple(
            ...input.investors.map(i => fc.tuple(shuffled(i.sectors), shuffled(i.areas), shuffled(i.portfolio))),
          ),
          fc.tuple(...input.companies.map(c => shuffled(c.sectors))),
        )
        .chain(([inner, tags]) =>
          fc.record({
            investors: shuffled(
              input.investors.map((i, n) => ({
                ...i,
                sectors: inner[n]![0],
                areas: inner[n]![1],
                portfolio: inner[n]![2],
              })),
            ),
            companies: shuffled(input.companies.map((c, n) => ({ ...c, sectors: tags[n]! }))),
          }),
        )
        .map(other => ({ input, other: { asOf: AS_OF, ...other } })),
    );
    fc.assert(
      fc.property(pairOfInputs, ({ input, other }) => {
        expect(encodeMarket(other)).toEqual(encodeMarket(input));
        expect(scoreAll(other, 6, LOWEST)).toEqual(scoreAll(input, 6, LOWEST));
      }),
    );
  });

  test('an amount inside the ticket never scores lower on ticket than the same company outside it', () => {
    fc.assert(
      fc.property(marketInput, won, won, (input, one, other) => {
        const asking = (ask: number) =>
          encodeMarket({ ...input, companies: input.companies.map((c, n) => (n === 0 ? { ...c, ask } : c)) });
        const ticket = (market: Market, i: number) => explainPair(market, i, 0)[FACTORS.indexOf('ticket')]!.points;
        const [a, b] = [asking(one), asking(other)];
        input.investors.forEach(({ ticket: range }, i) => {
          if (range === undefined) return;
          const inside = (ask: number) => ask >= range.min && ask <= range.max;
          if (inside(one) && !inside(other)) expect(ticket(a, i)).toBeGreaterThanOrEqual(ticket(b, i));
          if (inside(other) && !inside(one)) expect(ticket(b, i)).toBeGreaterThanOrEqual(ticket(a, i));
        });
      }),
      { numRuns: 300 },
    );
  });

  test('refuses a shard outside the market and an id that is there twice', () => {
    const input = fc.sample(marketInput, { numRuns: 1, seed: 1 })[0]!;
    const market = encodeMarket(input);
    expect(() => scoreInvestors(market, 0, market.investorIds.length + 1, { top: 1 })).toThrow(RangeError);
    expect(() => scoreInvestors(market, -1, 0, { top: 1 })).toThrow(RangeError);
    expect(() => explainPair(market, 0, market.companyIds.length)).toThrow(RangeError);
    expect(() => encodeMarket({ ...input, companies: [input.companies[0]!, input.companies[0]!] })).toThrow(
      /c00 is there twice/,
    );
  });
});
