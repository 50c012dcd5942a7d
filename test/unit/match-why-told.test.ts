import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codes, KOREAN_AREAS, SECTORS, STAGES } from '#shared/kernel/vocabulary.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { encodeMarket, type InvestorInput, type MarketInput } from '#shared/match/engine/index.ts';
import { ASK_STEPS, type Change, type Finding, GROUP, whyCompanies } from '#shared/match/engine/why/index.ts';
import { banded, wantsWhy, whyNot, whyRow } from '#shared/match/why/rules.ts';
import { STANDINGS, WhyNot, WhyRow } from '#shared/match/why/schema.ts';
import { changeText, factorText, standingText, wonText } from '#shared/match/why/words.ts';
import { AS_OF } from '#test/support/market.ts';
import { placeOf } from '#test/support/why.ts';

const NOW = '2026-11-25T00:00:00.000Z';
const ID = '01JB0000000000000000000001';
const listing = {
  listingId: ID,
  kind: 'company',
  state: 'PUBLISHED',
  version: 3,
  profile: {},
} as unknown as Listing;
const RUN = { runId: '2026-11-25', computedAt: NOW };
const read = (row: WhyRow | undefined, of: Listing = listing, suspended = false): WhyNot =>
  WhyNot.parse(whyNot({ listing: of, suspended, run: RUN, rows: row === undefined ? [] : [row], now: NOW }));
const found = (more: Partial<Finding> = {}): Finding => ({
  looked: 40,
  full: 2,
  excluded: 3,
  above: 0,
  nearest: [-812, 340, -70, 49, 0],
  gains: [{ changes: [{ what: 'ask', to: 1.5e9 }], effort: 1, gains: 7 }],
  ...more,
});

describe('counts', () => {
  test('are told in bands, the first as wide as a group', () => {
    expect([0, 1, 4, 5, 9, 10, 19, 20, 99, 100, 199_999].map(banded)).toEqual([
      0, 0, 0, 5, 5, 10, 10, 20, 50, 100, 10_000,
    ]);
  });
  test('that lie in the same bands leave the same row', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)),
        fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)),
        ([full, excluded, above], other) => {
          const row = whyRow(listing, 0, 3, { finding: found({ full, excluded, above }) });
          expect(
            whyRow(listing, 0, 3, { finding: found({ full: other[0], excluded: other[1], above: other[2] }) }),
          ).toEqual(row);
          expect(row.standing).toBe('BELOW_FLOOR');
        },
      ),
    );
  });
  test('the row holds nothing finer than what is told', () => {
    const row = WhyRow.parse(whyRow(listing, 1, 3, { finding: found({ above: 6 }) }));
    expect(row).toEqual({
      listingId: ID,
      version: 3,
      matches: 1,
      standing: 'BEATEN',
      counts: { looked: 20, full: 0, excluded: 0, above: 5 },
      nearest: [-800, 300, -100, 0, 0],
      gains: [{ changes: [{ what: 'ask', to: 1.5e9 }], gains: 5 }],
    });
  });
});

describe('where a listing stands', () => {
  test('outside of every run', () => {
    expect(read(undefined, { ...listing, state: 'PAUSED' } as Listing).standing).toBe('NOT_PUBLISHED');
    expect(read(undefined, { ...listing, expiresOn: '2026-11-01' } as Listing).standing).toBe('NOT_PUBLISHED');
    expect(read(undefined, { ...listing, matching: 'OFF' } as Listing).standing).toBe('OPTED_OUT');
    expect(read(undefined, listing, true).standing).toBe('SUSPENDED');
    expect(read(undefined).standing).toBe('NO_RUN_YET');
    expect(read(undefined, { ...listing, kind: 'technology' } as Listing).standing).toBe('NO_RUN_YET');
  });
  test('in a run', () => {
    expect(read(whyRow(listing, 0, 0, {})).standing).toBe('AT_CAPACITY');
    expect(read(whyRow(listing, 5, 9, {})).standing).toBe('MATCHED');
    const told = read(whyRow({ ...listing, version: 2 }, 0, 3, { finding: found() }));
    expect(told).toMatchObject({
      standing: 'BELOW_FLOOR',
      changedSince: true,
      matches: 0,
      estimate: false,
      looked: { atLeast: 20, below: 50 },
      excluded: { atLeast: 0, below: GROUP },
    });
    expect(told.factors!.map(({ factor, points }) => [factor, points])).toEqual([
      ['sector', -800],
      ['ticket', -100],
      ['region', 0],
      ['text', 0],
      ['stage', 300],
    ]);
    expect(told.changes![0]!.text).toEqual({
      ko: '투자 유치 희망 금액을 15억 원 정도로 밝히면, 점수가 충분한 투자자 조직이 5~9곳 늘어납니다.',
      en: 'If you state an amount of about KRW 1.5 billion, 5 to 9 more investors would score high enough.',
    });
  });
  test('beaten, by what was proposed instead', () => {
    const row = whyRow(listing, 0, 3, { finding: found({ above: 9, gains: [] }), against: found({ above: 0 }) });
    const told = read(row);
    expect(told).toMatchObject({ standing: 'BEATEN', above: { atLeast: 5, below: 10 } });
    expect(told.changes![0]!.text).toEqual({
      ko: '투자 유치 희망 금액을 15억 원 정도로 밝히면, 이번에 소개된 상대보다 점수가 높아지는 투자자 조직이 5~9곳입니다.',
      en: 'If you state an amount of about KRW 1.5 billion, you would score above what was proposed instead with 5 to 9 investors.',
    });
  });
  test('says that changes are an estimate where a learned model ranked', () =>
    expect(read(WhyRow.parse(whyRow(listing, 0, 3, { finding: found(), estimate: true }))).estimate).toBe(true));
  test('is explained only where there are fewer matches than room and than anybody looks for', () => {
    expect([wantsWhy(0, 0), wantsWhy(0, 1), wantsWhy(1, 1), wantsWhy(4, 9), wantsWhy(5, 9)]).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('sentences', () => {
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.constantFrom(...ASK_STEPS).map(to => ({ what: 'ask' as const, to })),
    fc.constantFrom(...codes(STAGES)).map(to => ({ what: 'stage' as const, to })),
    fc.constantFrom(...codes(KOREAN_AREAS)).map(to => ({ what: 'region' as const, to })),
    fc
      .tuple(fc.constantFrom('addSector', 'dropSector', 'allowSector'), fc.constantFrom(...codes(SECTORS)))
      .map(([what, value]) => ({ what, value }) as Change),
    fc.constantFrom(...codes(STAGES)).map(value => ({ what: 'addStage' as const, value })),
    fc.constantFrom(...codes(KOREAN_AREAS)).map(value => ({ what: 'addRegion' as const, value })),
    fc.constant({ what: 'ticket' as const, min: 3e8, max: 123_456_789_000 }),
    fc.constantFrom('text', 'anywhere', 'allowWords').map(what => ({ what }) as Change),
  );
  test('say every change in both languages, ended as Korean asks for', () => {
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 2 }),
        fc.constantFrom('company', 'investor'),
        (some, kind) => {
          const { ko, en } = changeText(some, kind as 'company', { atLeast: 5, below: 10 });
          expect(ko).toMatch(/[가-힣](으)?면, 점수가 충분한 (투자자|기업) 조직이 5~9곳 늘어납니다\.$/);
          expect(ko).not.toMatch(/[찾않]면|[히하두빼쓰]으면|undefined|NaN/);
          expect(en).toMatch(/^If .+, 5 to 9 more (investors|companies) would score high enough\.$/);
          expect(en).not.toMatch(/[가-힣]|undefined|NaN/);
        },
      ),
    );
  });
  test('say every standing and factor in both languages', () => {
    for (const standing of STANDINGS) {
      const { ko, en } = standingText(standing, 'investor', 'DRAFT');
      expect([/[가-힣]/.test(ko), /[가-힣]/.test(en), en.length > 20]).toEqual([true, false, true]);
    }
    const said = [-900, 0, 300].map(points => factorText('ticket', points, 'company').ko);
    expect(new Set(said).size).toBe(3);
  });
  test('say amounts as people do', () =>
    expect([1e8, 1.5e9, 7e10, 123].map(won => wonText(won))).toEqual([
      { ko: '1억 원', en: 'KRW 100 million' },
      { ko: '15억 원', en: 'KRW 1.5 billion' },
      { ko: '700억 원', en: 'KRW 70 billion' },
      { ko: '123원', en: 'KRW 123' },
    ]));
});

describe('what a few keep to themselves', () => {
  const ordinary = (id: string, more: Partial<InvestorInput> = {}): InvestorInput => ({
    id,
    organisationId: `o${id}`,
    sectors: ['BIO'],
    stages: ['SERIES_A'],
    areas: ['KR-26'],
    ticket: { min: 3e9, max: 9e9 },
    text: '바이오 신약',
    excludedSectors: [],
    excludedKeywords: [],
    portfolio: [],
    capacity: 3,
    excludedCompanyIds: [],
    ...more,
  });
  /** A dozen alike that the company cannot reach, and a few more with secrets of their own. */
  const city = (few: readonly Partial<InvestorInput>[]): MarketInput => ({
    asOf: AS_OF,
    investors: [
      ...Array.from({ length: 12 }, (_, n) => ordinary(`i${String(n).padStart(2, '0')}`)),
      ...few.map((more, n) => ordinary(`j${n}`, { sectors: ['GAME'], stages: ['SEED'], areas: ['KR-11'], ...more })),
    ],
    companies: Array.from({ length: 14 }, (_, n) => ({
      id: `c${String(n).padStart(2, '0')}`,
      organisationId: `oc${n}`,
      sectors: [n === 0 ? 'AI' : n % 3 === 0 ? 'GAME' : 'BIO'],
      stage: n < 2 ? 'SEED' : 'SERIES_A',
      area: n % 2 === 0 ? 'KR-11' : 'KR-26',
      ask: [2e8, 4e8, 2e9, 5e9, 2e10, 4e10, 8e10][n % 7]!,
      text: `회사 ${n} 소개`,
      capacity: 3,
    })),
  });
  const told = (few: readonly Partial<InvestorInput>[]) => {
    const input = city(few);
    const [finding] = whyCompanies(placeOf(input), [0]);
    return read(whyRow({ ...listing, version: 3 }, 0, 3, { finding }));
  };
  /** Ranges that only one investor would have, exclusions, and companies it has met. */
  const secret: fc.Arbitrary<Partial<InvestorInput>> = fc.record({
    ticket: fc
      .tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }))
      .map(([min, more]) => ({ min: min * 1e8 + 7, max: (min + more) * 1e8 + 13 })),
    excludedSectors: fc.subarray(['AI', 'BIO']),
    excludedKeywords: fc.subarray(['회사', '소개']),
    excludedCompanyIds: fc.subarray(['c00', 'c03']),
    capacity: fc.integer({ min: 0, max: 3 }),
  });
  const fewer = fc.array(secret, { minLength: GROUP - 1, maxLength: GROUP - 1 });

  test('changes not a letter of what a company is told, ranges, exclusions and all', () => {
    const reference = told([{}, {}, {}, {}]);
    // The dozen alike are told of, so that there is something to compare.
    expect(reference.changes!.length).toBeGreaterThan(0);
    expect(reference.factors).toHaveLength(5);
    fc.assert(
      fc.property(fewer, few => {
        expect(told(few)).toEqual(reference);
      }),
      { numRuns: 150 },
    );
  });

  test('is seen where a whole group shares it, so that the comparison above can fail', () => {
    const group = (ticket: { min: number; max: number }) => told(Array.from({ length: 8 }, () => ({ ticket })));
    expect(group({ min: 1e8, max: 3e8 })).not.toEqual(group({ min: 5e10, max: 9e10 }));
  });

  test('tells nothing at all of a market with fewer than a group', () => {
    fc.assert(
      fc.property(fewer, few => {
        const input = city(few);
        const alone = { ...input, investors: input.investors.slice(12) };
        const row = whyRow(listing, 0, 3, { finding: whyCompanies(placeOf(alone), [0])[0] });
        expect(row).toEqual({
          listingId: ID,
          version: 3,
          matches: 0,
          standing: 'BELOW_FLOOR',
          counts: { looked: 0, full: 0, excluded: 0, above: 0 },
          gains: [],
        });
        expect(encodeMarket(alone).investorIds).toHaveLength(GROUP - 1);
      }),
      { numRuns: 60 },
    );
  });
});
