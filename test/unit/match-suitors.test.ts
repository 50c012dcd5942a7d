import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  encodeMarket,
  type MarketInput,
  mustNotMeetIn,
  SCORE_FLOOR,
  scoreInvestors,
  scoreSuitors,
} from '#shared/match/engine/index.ts';
import { marketInput } from '#test/support/market.ts';

const TRAITS = ['TRL7', 'TRL8', 'POC', 'SALE'] as const;
const some = fc.subarray([...TRAITS]);
/** Markets in which some companies have traits that some investors insist on. */
const demanding = marketInput.chain(({ investors, companies, ...market }) =>
  fc.record({
    market: fc.constant(market),
    investors: fc.tuple(
      ...investors.map(each => fc.array(some, { maxLength: 2 }).map(requires => ({ ...each, requires }))),
    ),
    companies: fc.tuple(...companies.map(each => some.map(traits => ({ ...each, traits })))),
  }),
);
const inputOf = ({ market, investors, companies }: { market: object; investors: unknown[]; companies: unknown[] }) =>
  ({ ...market, investors, companies }) as MarketInput;

describe('what an investor insists on', () => {
  test('is had by every company proposed to it, and costs nobody else', () => {
    fc.assert(
      fc.property(demanding, given => {
        const input = inputOf(given);
        const market = encodeMarket(input);
        const listed = scoreInvestors(market, 0, market.investorIds.length, { top: 50 });
        const free = encodeMarket({ ...input, investors: input.investors.map(each => ({ ...each, requires: [] })) });
        const all = scoreInvestors(free, 0, free.investorIds.length, { top: 50 });
        const has = (i: number, c: number): boolean => {
          const investor = input.investors.find(({ id }) => id === market.investorIds[i])!;
          const company = input.companies.find(({ id }) => id === market.companyIds[c])!;
          return (investor.requires ?? []).every(group => group.some(trait => company.traits!.includes(trait)));
        };
        const rows = (of: typeof all) => Array.from(of.investor, (i, n) => [i, of.company[n]!, of.score[n]!] as const);
        expect(rows(listed)).toEqual(rows(all).filter(([i, c]) => has(i, c)));
        const forbidden = mustNotMeetIn(market);
        for (const [i, c] of rows(all)) expect(forbidden(i, c)).toBe(!has(i, c));
      }),
    );
  });
  test('a market of more than 32 traits is refused', () => {
    const company = { organisationId: 'o', sectors: [], stage: '', area: '', text: '', capacity: 1 };
    const companies = Array.from({ length: 33 }, (_, n) => ({ ...company, id: `c${n}`, traits: [`t${n}`] }));
    expect(() => encodeMarket({ asOf: '2026-11-24', investors: [], companies })).toThrow(RangeError);
  });
});

describe('suitors', () => {
  test('are the best investors for each company that wants some, whatever their own lists say', () => {
    fc.assert(
      fc.property(demanding, fc.integer({ min: 1, max: 3 }), fc.infiniteStream(fc.boolean()), (given, each, wants) => {
        const market = encodeMarket(inputOf(given));
        const wanted = Uint8Array.from(market.companyIds, () => (wants.next().value ? 1 : 0));
        const all = scoreInvestors(market, 0, market.investorIds.length, { top: market.companyIds.length });
        const expected = market.companyIds.flatMap((_, c) =>
          [...all.score.keys()]
            .filter(row => all.company[row] === c && wanted[c] === 1)
            .sort((a, b) => all.score[b]! - all.score[a]! || all.investor[a]! - all.investor[b]!)
            .slice(0, each)
            .map(row => [all.investor[row]!, c, all.score[row]!]),
        );
        const found = scoreSuitors(market, 0, market.investorIds.length, { wanted, each });
        const rows = Array.from(found.investor, (i, n) => [i, found.company[n]!, found.score[n]!]);
        expect(rows).toEqual(expected.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!));
        expect(found.score.every(score => score >= SCORE_FLOOR)).toBe(true);
      }),
    );
  });
});
