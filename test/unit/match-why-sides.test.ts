import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidateIn } from '#functions/nightly/explain/others.ts';
import { codes, STAGES } from '#shared/kernel/vocabulary.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { type InvestorInput, type MarketInput, scoreInvestors } from '#shared/match/engine/index.ts';
import { reader } from '#shared/match/engine/score.ts';
import { GROUP, type Place, standOffers, standSeekers } from '#shared/match/engine/why/index.ts';
import { acquisition } from '#shared/match/pairings/acquisition.ts';
import { viewOfOffers } from '#shared/match/pairings/appeal.ts';
import { collaboration } from '#shared/match/pairings/collaboration.ts';
import type { Appeal } from '#shared/match/pairings/pairing.ts';
import { PAIRINGS } from '#shared/match/pairings/table.ts';
import { whyNot, whyRow } from '#shared/match/why/rules.ts';
import { STANDINGS, WhyNot, WhyRow } from '#shared/match/why/schema.ts';
import { factorText, standingText } from '#shared/match/why/words.ts';
import { AS_OF, marketInput } from '#test/support/market.ts';
import { placeOf } from '#test/support/why.ts';

/** Organisations that a pair of the market satisfies something with, for a seeker or an offer. */
const organisations = (
  place: Place,
  side: 'seeker' | 'offer',
  at: number,
  holds: (i: number, c: number) => boolean,
) => {
  const { market, investorOrganisation, companyOrganisation } = place;
  const own = side === 'seeker' ? investorOrganisation[at] : companyOrganisation[at];
  const others = side === 'seeker' ? companyOrganisation : investorOrganisation;
  const size = side === 'seeker' ? market.companyIds.length : market.investorIds.length;
  const some = Array.from({ length: size }, (_, n) => n).filter(n => (side === 'seeker' ? holds(at, n) : holds(n, at)));
  return new Set(some.map(n => others[n]!).filter(id => id !== own)).size;
};

describe('where both sides of any pairing stand', () => {
  test('is what looking at every pair by itself comes to, floors of both sides and all', () => {
    let met = 0;
    fc.assert(
      fc.property(marketInput, fc.integer({ min: -900, max: 900 }), fc.boolean(), (input, tilt, twoSided) => {
        const place = placeOf({ ...input, weights: collaboration.weights });
        const { market } = place;
        const seekers = market.investorIds.length;
        const appeal: Appeal = {
          ticket: Int32Array.from({ length: seekers }, (_, n) => (n % 2 === 0 ? tilt : -tilt)),
          activity: new Int32Array(seekers),
        };
        const isCandidate = candidateIn({ pairing: collaboration, market, ...(twoSided && { appeal }) });
        // What the night scores and settles: candidates above the seeker's floor, of which the offers see enough in some.
        const scored = scoreInvestors(market, 0, seekers, { top: 1000, floor: collaboration.floor.seeker });
        const theirs = twoSided ? viewOfOffers(scored, appeal).score : undefined;
        const pool = new Set(
          [...scored.investor].flatMap((i, pair) =>
            theirs === undefined || theirs[pair]! >= collaboration.floor.offer! ? [`${i} ${scored.company[pair]}`] : [],
          ),
        );
        const read = reader(market);
        const forbidden = Array.from({ length: seekers }, (_, i) => {
          read.load(i);
          return market.companyIds.map((_id, c) => read.forbidden(c));
        });
        const told = {
          seeker: standSeekers(place, [...market.investorIds.keys()], { isCandidate }),
          offer: standOffers(place, [...market.companyIds.keys()], { isCandidate }),
        };
        for (const side of ['seeker', 'offer'] as const)
          for (const [at, stand] of told[side].entries()) {
            const capacity = side === 'seeker' ? market.investorCapacity[at] : market.companyCapacity[at];
            const full = (i: number, c: number) =>
              side === 'seeker' ? market.companyCapacity[c] === 0 : market.investorCapacity[i] === 0;
            const count = (holds: (i: number, c: number) => boolean) => organisations(place, side, at, holds);
            expect([stand.looked, stand.full, stand.excluded]).toEqual([
              count(() => true),
              count(full),
              count((i, c) => !full(i, c) && forbidden[i]![c]!),
            ]);
            // A listing without room is in no pool, and nobody asks why.
            met += stand.above;
            if (capacity !== 0) expect(stand.above).toBe(count((i, c) => pool.has(`${i} ${c}`)));
          }
      }),
      { numRuns: 60 },
    );
    expect(met).toBeGreaterThan(0);
  });
});

const ID = '01JB0000000000000000000001';
const NOW = '2026-11-25T00:00:00.000Z';
const listing = (kind: Listing['kind']) =>
  ({ listingId: ID, kind, state: 'PUBLISHED', version: 3, profile: { deadlines: {} } }) as unknown as Listing;
const read = (kind: Listing['kind'], rows: readonly WhyRow[]): WhyNot =>
  WhyNot.parse(
    whyNot({
      listing: listing(kind),
      suspended: false,
      run: { runId: '2026-11-25', computedAt: NOW },
      rows: rows.map(row => WhyRow.parse(row)),
      now: NOW,
    }),
  );
const finding = { looked: 40, full: 2, excluded: 12, above: 0, nearest: [120, -430, 0, 60, 900], gains: [] };

describe('what is told', () => {
  test('is of each pairing in its order, with the factors that count there under their names', () => {
    const rows = (['COLLABORATION', 'TECHNOLOGY'] as const).map(pairing =>
      whyRow(listing('need'), 0, 3, { finding, pairing }),
    );
    const told = read('need', rows);
    expect(told).toMatchObject({ pairing: 'TECHNOLOGY', standing: 'BELOW_FLOOR', changes: [] });
    expect(told.text.en).toBe('Fewer than five technology owners score high enough for an introduction.');
    expect(told.factors!.map(({ factor, points }) => [factor, points])).toEqual([
      ['stage', -400],
      ['sector', 100],
      ['region', 100],
      ['text', 900],
    ]);
    expect(told.factors![0]!.text).toEqual({
      ko: '가장 가까운 기술 보유자들에게 귀사의 기술 성숙도 항목이 불리합니다.',
      en: 'With the nearest technology owners your readiness counts against you.',
    });
    expect(told.elsewhere).toMatchObject([{ pairing: 'COLLABORATION', looked: { atLeast: 20, below: 50 } }]);
    expect(told.elsewhere![0]!.factors!.map(({ factor }) => factor)).toEqual(['sector', 'region', 'text']);
  });
  test('is first of investors and companies where a company is among them', () => {
    const told = read('company', [
      whyRow(listing('company'), 0, 0, { pairing: 'COLLABORATION' }),
      whyRow(listing('company'), 0, 3, { finding }),
    ]);
    expect([told.pairing, told.elsewhere![0]!.standing]).toEqual(['INVESTMENT', 'AT_CAPACITY']);
    expect(told.elsewhere![0]!.text.en).toMatch(/other kinds of match included/);
  });
  test('is said in both languages on either side of every pairing', () => {
    for (const { id, seeker, offer } of PAIRINGS)
      for (const kind of [...seeker.kinds, ...offer.kinds])
        for (const { ko, en } of [
          ...STANDINGS.map(standing => standingText(standing, kind, 'DRAFT', id)),
          factorText('stage', -900, kind, id),
        ])
          expect([/[가-힣]/.test(ko), /[가-힣]|undefined/.test(en), en.length > 20]).toEqual([true, false, true]);
    expect(standingText('BEATEN', 'investor', 'PUBLISHED', 'ACQUISITION').ko).toContain('매각 희망자');
    expect(standingText('BEATEN', 'acquisition', 'PUBLISHED', 'ACQUISITION').ko).toContain('인수 희망자');
  });
});

describe('what a few acquirers keep to themselves', () => {
  const buyer = (id: string, more: Partial<InvestorInput> = {}): InvestorInput => ({
    id,
    organisationId: `o${id}`,
    sectors: ['BIO'],
    stages: ['FROM_10B'],
    areas: ['KR-26'],
    ticket: { min: 3e9, max: 9e9 },
    text: '바이오 신약',
    excludedSectors: [],
    excludedKeywords: [],
    portfolio: [],
    capacity: 3,
    excludedCompanyIds: [],
    requires: [['SHARES']],
    ...more,
  });
  const city = (few: readonly Partial<InvestorInput>[]): MarketInput => ({
    asOf: AS_OF,
    weights: acquisition.weights,
    investors: [
      ...Array.from({ length: 12 }, (_, n) => buyer(`i${String(n).padStart(2, '0')}`)),
      ...few.map((more, n) => buyer(`j${n}`, { areas: ['KR-11'], ...more })),
    ],
    companies: Array.from({ length: 14 }, (_, n) => ({
      id: `c${String(n).padStart(2, '0')}`,
      organisationId: `oc${n}`,
      sectors: [n === 0 ? 'AI' : n % 3 === 0 ? 'GAME' : 'BIO'],
      stage: n < 2 ? 'UNDER_1B' : 'FROM_10B',
      area: n % 2 === 0 ? 'KR-11' : 'KR-26',
      ask: [2e8, 4e8, 2e9, 5e9, 2e10, 4e10, 8e10][n % 7]!,
      text: `매물 ${n} 소개`,
      capacity: 3,
      traits: ['SHARES'],
    })),
  });
  const told = (few: readonly Partial<InvestorInput>[]) => {
    const place = placeOf(city(few));
    const isCandidate = candidateIn({ pairing: acquisition, market: place.market });
    const [stand] = standOffers(place, [0], { isCandidate });
    const row = whyRow(listing('acquisition'), 0, 3, { finding: { ...stand!, gains: [] }, pairing: 'ACQUISITION' });
    return read('acquisition', [row]);
  };
  const secret: fc.Arbitrary<Partial<InvestorInput>> = fc.record({
    ticket: fc
      .tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }))
      .map(([min, more]) => ({ min: min * 1e8 + 7, max: (min + more) * 1e8 + 13 })),
    sectors: fc.subarray(['AI', 'GAME'], { minLength: 1 }),
    stages: fc.subarray([...codes(STAGES)].slice(0, 2)),
    requires: fc.constantFrom([['SHARES']], [['BUSINESS']]),
    excludedCompanyIds: fc.subarray(['c00', 'c03']),
    capacity: fc.integer({ min: 0, max: 3 }),
  });

  test('changes not a letter of what a seller is told', () => {
    const reference = told([{}, {}, {}, {}]);
    expect([reference.looked, reference.factors!.length]).toEqual([{ atLeast: 10, below: 20 }, 5]);
    fc.assert(
      fc.property(fc.array(secret, { minLength: GROUP - 1, maxLength: GROUP - 1 }), few => {
        expect(told(few)).toEqual(reference);
      }),
      { numRuns: 100 },
    );
  });
  test('is seen where a whole group shares it, so that the comparison above can fail', () => {
    const group = (requires: string[][]) => told(Array.from({ length: GROUP }, () => ({ requires })));
    expect([group([['SHARES']]).excluded!.atLeast, group([['BUSINESS']]).excluded!.atLeast]).toEqual([0, GROUP]);
  });
});
