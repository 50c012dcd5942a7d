import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeMarket, type InvestorInput, type MarketInput, SCORE_FLOOR } from '#shared/match/engine/index.ts';
import { reader } from '#shared/match/engine/score.ts';
import { companyChanges, Sets, statedBy } from '#shared/match/engine/why/changes.ts';
import { toldGains } from '#shared/match/engine/why/choose.ts';
import { type Change, type Gain, GROUP, whyCompanies, whyInvestors } from '#shared/match/engine/why/index.ts';
import { partOf } from '#shared/match/engine/why/part.ts';
import { supposeInvestors } from '#shared/match/engine/why/suppose.ts';
import { companyTexts, investorTexts } from '#shared/match/engine/why/texts.ts';
import { thesisChanges, thesisOf } from '#shared/match/engine/why/theses.ts';
import { marketInput } from '#test/support/market.ts';
import { changed, naiveGains, naiveScore, placeOf, type Said, saidBy } from '#test/support/why.ts';

const ALL = { group: 1 };
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];

describe('what a company is told', () => {
  test('each gain is what scoring the changed listing against the same market finds, one investor at a time', () => {
    let told = 0;
    fc.assert(
      fc.property(marketInput, fc.infiniteStream(fc.integer({ min: 0, max: 2500 })), (input, levels) => {
        const place = placeOf(input);
        const { market } = place;
        const all = market.companyIds.map((_, company) => company);
        // As of those who were beaten: each investor has a level of its own.
        const bars = Int32Array.from(market.investorIds, () => levels.next().value);
        const barOf = (i: number) => Math.max(SCORE_FLOOR, bars[i]!);
        const textsOf = companyTexts(market);
        for (const [company, finding] of whyCompanies(place, all, { ...ALL, bars }).entries())
          for (const { changes, gains } of finding.gains) {
            told++;
            const start = saidBy(input, market, company);
            const worth = (text: number): number =>
              naiveGains(
                place,
                company,
                changes.reduce((said: Said, change) => changed(said, change, text), start),
                barOf,
              );
            if (!changes.some(({ what }) => what === 'text')) expect(gains).toBe(worth(company));
            else if (changes.length === 1) expect(gains).toBe(middle(textsOf(company).map(worth)));
            else expect(textsOf(company).map(worth)).toContain(gains);
          }
      }),
      { numRuns: 60 },
    );
    expect(told).toBeGreaterThan(100);
  });

  test('the first is the smallest that gains at all, of every single change there is', () => {
    fc.assert(
      fc.property(marketInput, input => {
        const place = placeOf(input);
        const { market } = place;
        for (const [company, finding] of whyCompanies(place, [...market.companyIds.keys()], ALL).entries()) {
          const efforts = companyChanges(market, statedBy(market, company), new Sets())
            .filter(
              ({ change }) =>
                naiveGains(
                  place,
                  company,
                  changed(saidBy(input, market, company), change, company),
                  () => SCORE_FLOOR,
                ) > 0,
            )
            .map(({ effort }) => effort);
          const first = finding.gains[0];
          if (efforts.length > 0) expect(first?.effort).toBeLessThanOrEqual(Math.min(...efforts));
          const single = finding.gains.find(({ changes }) => changes.length === 1 && changes[0]!.what !== 'text');
          if (single !== undefined) expect(single.effort).toBe(Math.min(...efforts));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('where it stands adds up, counted in organisations', () => {
    fc.assert(
      fc.property(marketInput, input => {
        const place = placeOf(input);
        const { market } = place;
        const read = reader(market);
        for (const [company, finding] of whyCompanies(place, [...market.companyIds.keys()], ALL).entries()) {
          const found = { looked: new Set(), full: new Set(), excluded: new Set(), above: new Set() };
          for (const [i, organisation] of place.investorOrganisation.entries()) {
            if (organisation === place.companyOrganisation[company]) continue;
            found.looked.add(organisation);
            read.load(i);
            if (market.investorCapacity[i] === 0) found.full.add(organisation);
            else if (read.forbidden(company)) found.excluded.add(organisation);
            else if (read.total(company) >= SCORE_FLOOR) found.above.add(organisation);
            expect(naiveScore(market, i, saidBy(input, market, company)) ?? read.total(company)).toBe(
              read.total(company),
            );
          }
          const { looked, full, excluded, above } = finding;
          expect({ looked, full, excluded, above }).toEqual(
            Object.fromEntries(Object.entries(found).map(([name, organisations]) => [name, organisations.size])),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a part of a market scores as the whole does', () => {
    fc.assert(
      fc.property(marketInput, fc.infiniteStream(fc.boolean()), (input, keeps) => {
        const { market } = placeOf(input);
        const some = [...market.companyIds.keys()].filter(() => keeps.next().value);
        const [whole, part] = [reader(market), reader(partOf(market, some))];
        for (const i of market.investorIds.keys()) {
          whole.load(i);
          part.load(i);
          for (const [seat, company] of some.entries()) {
            expect(part.total(seat)).toBe(whole.total(company));
            expect(part.forbidden(seat)).toBe(whole.forbidden(company));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('in any order and together or one by one, the same', () => {
    fc.assert(
      fc.property(marketInput, input => {
        const place = placeOf(input);
        const all = [...place.market.companyIds.keys()];
        const together = whyCompanies(place, all, ALL);
        expect(all.map(company => whyCompanies(place, [company], ALL)[0])).toEqual(together);
        const turned = {
          ...input,
          investors: [...input.investors].reverse(),
          companies: [...input.companies].reverse(),
        };
        expect(whyCompanies(placeOf(turned), all, ALL)).toEqual(together);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what an investor is told', () => {
  const withChange = (input: InvestorInput, change: Change, text: string): InvestorInput => {
    switch (change.what) {
      case 'addSector':
        return { ...input, sectors: [...input.sectors, change.value] };
      case 'addStage':
        return { ...input, stages: [...input.stages, change.value] };
      case 'addRegion':
        return { ...input, areas: [...input.areas, change.value] };
      case 'anywhere':
        return { ...input, areas: [] };
      case 'ticket':
        return { ...input, ticket: { min: change.min, max: change.max } };
      case 'allowSector':
        return { ...input, excludedSectors: input.excludedSectors.filter(each => each !== change.value) };
      case 'allowWords':
        return { ...input, excludedKeywords: [] };
      case 'text':
        return { ...input, text };
      default:
        throw new Error(change.what);
    }
  };

  test('each supposed thesis scores as an investor that states it would, beside the others of the market', () => {
    let compared = 0;
    fc.assert(
      fc.property(marketInput, given => {
        // Without a record of deals and with all amounts in use, one more investor leaves the market's shares as they are.
        const everyStep = [1e8, 3e8, 1.5e9, 4e9, 1e10, 3e10, 7e10].map((ask, n) => ({
          ...given.companies[0]!,
          id: `z${n}`,
          organisationId: `z${n}`,
          ask,
        }));
        const input: MarketInput = {
          ...given,
          companies: [...given.companies, ...everyStep],
          investors: given.investors.map(each => ({ ...each, portfolio: [] })),
        };
        const { market } = placeOf(input);
        const target = input.investors[0]!;
        const thesis = thesisOf(target, 0);
        for (const { change, apply } of thesisChanges(market, thesis, investorTexts(market)(0))) {
          const next = apply(thesis);
          const text = input.investors[next.text]!.text;
          const stating = withChange({ ...target, id: 'zz' }, change, text);
          const whole = encodeMarket({ ...input, investors: [...input.investors, stating] });
          const [supposed, real] = [reader(supposeInvestors(market, 0, [], [next])), reader(whole)];
          supposed.load(0);
          real.load(whole.investorIds.indexOf('zz'));
          for (const company of market.companyIds.keys()) {
            compared++;
            expect(Math.abs(supposed.total(company) - real.total(company))).toBeLessThanOrEqual(1);
            expect(supposed.forbidden(company)).toBe(real.forbidden(company));
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  test('supposing nothing changes nothing, whatever its record', () => {
    fc.assert(
      fc.property(marketInput, input => {
        const { market } = placeOf(input);
        const read = reader(market);
        for (const [i, each] of [...input.investors].entries()) {
          const supposed = reader(supposeInvestors(market, i, [], [thesisOf(each, i)]));
          read.load(i);
          supposed.load(0);
          for (const company of market.companyIds.keys()) {
            expect(supposed.total(company)).toBe(read.total(company));
            expect(supposed.forbidden(company)).toBe(read.forbidden(company));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('gains are counted in organisations of companies that take introductions', () => {
    fc.assert(
      fc.property(marketInput, input => {
        const place = placeOf(input);
        const inputs = [...input.investors];
        for (const [i, { gains, above, looked }] of whyInvestors(place, [...inputs.keys()], inputs, ALL).entries())
          for (const { gains: more } of gains) {
            expect(more).toBeGreaterThan(0);
            const open = input.companies.filter(
              ({ capacity, organisationId }) => capacity > 0 && organisationId !== inputs[i]!.organisationId,
            );
            expect(more + above).toBeLessThanOrEqual(new Set(open.map(({ organisationId }) => organisationId)).size);
            expect(more + above).toBeLessThanOrEqual(looked);
          }
      }),
      { numRuns: 40 },
    );
  });
});

describe('what is told at all', () => {
  const gain = (what: 'ask' | 'stage', effort: number, gains: number): Gain => ({
    changes: [what === 'ask' ? { what, to: effort } : { what, to: String(effort) }],
    effort,
    gains,
  });
  test('nothing that fewer than a group gain by, nearest first, no kind again without gaining more', () => {
    const singles = [gain('ask', 3, 9), gain('ask', 1, 4), gain('ask', 2, 7), gain('ask', 4, 8), gain('stage', 2, 5)];
    expect(toldGains(singles, [], GROUP).map(({ effort, gains }) => [effort, gains])).toEqual([
      [2, 7],
      [2, 5],
      [3, 9],
    ]);
  });
  test('pairs only where they gain more than any single change that is told', () => {
    const pair = (effort: number, gains: number): Gain => ({
      changes: [...gain('ask', effort, 0).changes, ...gain('stage', effort, 0).changes],
      effort,
      gains,
    });
    expect(toldGains([gain('ask', 1, 6)], [pair(3, 6), pair(4, 7)], GROUP).map(({ gains }) => gains)).toEqual([6, 7]);
    expect(toldGains([], [pair(3, GROUP - 1)], GROUP)).toEqual([]);
  });
});
