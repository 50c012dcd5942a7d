import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deal } from '#shared/deal/schema.ts';
import { encodeMarket, explainPair, type MarketInput, type Signal } from '#shared/match/engine/index.ts';
import { signalsOf } from '#shared/match/signals.ts';
import { lessonsOf } from '#shared/match/windows.ts';
import type { Outcome } from '#shared/outcome/schema.ts';
import type { Signal as Act } from '#shared/proposal/schema.ts';
import { learningCity, TONIGHT } from '#test/support/learning-city.ts';
import { AS_OF, marketInput } from '#test/support/market.ts';

const KINDS = ['view', 'save', 'contact', 'meeting', 'investment', 'decline'] as const;
const DAY = 86_400_000;
const ago = (days: number): string => new Date(Date.parse(AS_OF) - days * DAY).toISOString().slice(0, 10);

const company = (id: string, sector: string) => ({
  id,
  organisationId: id,
  sectors: [sector],
  stage: 'SEED',
  area: 'KR-11',
  text: '',
  capacity: 3,
});
const INPUT: MarketInput = {
  asOf: AS_OF,
  companies: [company('bio', 'BIO'), company('other', 'BIO'), company('game', 'GAME'), company('ai', 'AI')],
  investors: [
    {
      id: 'i',
      organisationId: 'p',
      sectors: [],
      stages: [],
      areas: [],
      text: '',
      excludedSectors: [],
      excludedKeywords: [],
      portfolio: [],
      capacity: 3,
      excludedCompanyIds: [],
    },
  ],
};
/** Points of a sector for the investor, given what it did. */
const sectorOf = (id: string, signals: readonly Signal[], input = INPUT): number => {
  const market = encodeMarket({ ...input, signals });
  return explainPair(market, 0, market.companyIds.indexOf(id))[0]!.points;
};
const did = (kind: Signal['kind'], days = 1, what = 'bio'): Signal => ({
  investor: 'i',
  company: what,
  kind,
  on: ago(days),
});

describe('what investors did about companies they were shown, in the untrained score', () => {
  test('speaks for companies alike, the more the further it went', () => {
    const points = (['view', 'save', 'contact', 'meeting', 'investment'] as const).map(kind =>
      sectorOf('other', [did(kind)]),
    );
    expect(points).toEqual([...points].sort((a, b) => a - b));
    expect(new Set(points).size).toBe(points.length);
    expect(points[0]).toBeGreaterThan(0);
    expect(sectorOf('game', [did('meeting')])).toBeLessThan(0);
  });

  test('of one pair counts once, as far as it went, however often it was looked at', () => {
    const often = Array.from({ length: 50 }, (_, n) => did('view', n));
    expect(sectorOf('other', often)).toBe(sectorOf('other', [did('view', 0)]));
    expect(sectorOf('other', [did('meeting'), ...often])).toBe(sectorOf('other', [did('meeting')]));
  });

  test('a decline takes away, from what the thesis names too, and never below nothing', () => {
    const seeking = { ...INPUT, investors: [{ ...INPUT.investors[0]!, sectors: ['BIO', 'AI'] }] };
    expect(sectorOf('other', [did('decline')], seeking)).toBeLessThan(sectorOf('other', [], seeking));
    expect(sectorOf('other', [did('save'), did('decline')])).toBeLessThan(sectorOf('other', [did('save')]));
    const many = Array.from({ length: 40 }, (_, n) => did('decline', n));
    expect(Number.isFinite(sectorOf('other', many))).toBe(true);
  });

  test('fades, and what is yet to come or is known from the portfolio does not count', () => {
    expect(sectorOf('other', [did('meeting', 2000)])).toBeLessThan(sectorOf('other', [did('meeting')]));
    expect(sectorOf('other', [did('meeting', -3)])).toBe(0);
    const holding = {
      ...INPUT,
      investors: [{ ...INPUT.investors[0]!, portfolio: [{ companyId: 'bio', sectors: ['BIO'], on: ago(30) }] }],
    };
    expect(sectorOf('other', [did('investment', 30)], holding)).toBe(sectorOf('other', [], holding));
  });

  test('makes no sentence speak of deals that never were', () => {
    const market = encodeMarket({ ...INPUT, signals: [did('meeting')] });
    const [sector] = explainPair(market, 0, market.companyIds.indexOf('other'));
    expect(sector!.facts).toMatchObject({ declared: false, informed: true });
    expect(sector!.facts).not.toHaveProperty('investorShare');
  });

  test('does not depend on the order it is told in, and is nothing where nothing was done', () => {
    const signal = fc.record({
      investor: fc.constantFrom('i0', 'i1', 'i2'),
      company: fc.constantFrom('c00', 'c01', 'c02', 'gone'),
      kind: fc.constantFrom(...KINDS),
      on: fc.integer({ min: -5, max: 900 }).map(ago),
    });
    fc.assert(
      fc.property(marketInput, fc.array(signal, { maxLength: 12 }), fc.nat(11), (input, signals, cut) => {
        const turned = [...signals.slice(cut), ...signals.slice(0, cut)];
        expect(encodeMarket({ ...input, signals: turned })).toEqual(encodeMarket({ ...input, signals }));
        expect(encodeMarket({ ...input, signals: [] })).toEqual(encodeMarket(input));
      }),
    );
  });
});

describe('deals and outcomes as signals', () => {
  const at = (day: string) => `${day}T03:00:00.000Z`;
  const deal = (n: number, who: string, investor: string | undefined, company: string | undefined): Deal => ({
    dealId: `d${n}`,
    kind: 'INVESTMENT',
    stage: 'PROPOSED',
    parties: [
      {
        role: 'investor',
        listingId: who,
        organisationId: 'a',
        title: { ko: 'a' },
        ...(investor && { acceptedAt: at(investor) }),
      },
      {
        role: 'company',
        listingId: 'c',
        organisationId: 'b',
        title: { ko: 'b' },
        ...(company && { acceptedAt: at(company) }),
      },
    ],
    origin: { kind: 'MATCH', runId: '2026-01-01', score: 1 },
    version: 1,
    createdAt: at('2026-02-01'),
    updatedAt: at('2026-02-01'),
  });
  const outcome = (version: number, state: Outcome['state'], occurredOn = '2026-05-01'): Outcome => ({
    outcomeId: 'o1',
    organisationId: 'b',
    type: 'INVESTMENT',
    amount: { amount: '1', currency: 'KRW' },
    occurredOn,
    basis: 'DIRECT',
    listingId: 'c',
    evidence: [],
    state,
    version,
    createdAt: at('2026-05-02'),
    updatedAt: at('2026-05-02'),
  });
  const agreed = deal(1, 'i', '2026-02-01', '2026-02-03');

  test('who asks gets in touch, who has agreed as well meets; a company that asks tells nothing of the investor', () => {
    expect(signalsOf([deal(1, 'i', '2026-02-01', undefined)], [])).toEqual([
      { investor: 'i', company: 'c', kind: 'contact', on: '2026-02-01' },
    ]);
    expect(signalsOf([agreed], []).map(({ kind, on }) => [kind, on])).toEqual([
      ['contact', '2026-02-01'],
      ['meeting', '2026-02-03'],
    ]);
    expect(signalsOf([deal(1, 'i', undefined, '2026-02-01')], [])).toEqual([]);
  });

  test('a deal that is signed is an investment of its day; one that is lost tells nothing', () => {
    const ended = (stage: Deal['stage']) =>
      signalsOf([{ ...agreed, stage, stageSince: '2026-04-01T18:00:00.000Z' }], []).filter(
        ({ kind }) => kind === 'investment' || kind === 'decline',
      );
    // 3 in the morning of the next day in Seoul.
    const invested = [{ investor: 'i', company: 'c', kind: 'investment', on: '2026-04-02' }];
    expect([ended('SIGNED'), ended('CLOSED_WON'), ended('CLOSED_LOST')]).toEqual([invested, invested, []]);
  });

  test('a verified investment is that of the only investor it was dealing with; of several it names none', () => {
    const kinds = (deals: Deal[], outcomes: Outcome[]) =>
      signalsOf(deals, outcomes).flatMap(({ investor, kind }) => (kind === 'investment' ? [investor] : []));
    expect(kinds([agreed], [outcome(1, 'REPORTED'), outcome(2, 'VERIFIED')])).toEqual(['i']);
    expect(kinds([agreed], [outcome(2, 'VERIFIED'), outcome(3, 'WITHDRAWN')])).toEqual([]);
    expect(kinds([agreed], [outcome(1, 'VERIFIED', '2026-02-01')])).toEqual([]);
    expect(kinds([agreed, deal(2, 'j', '2026-02-01', '2026-02-04')], [outcome(1, 'VERIFIED')])).toEqual([]);
  });
});

describe('what was done about matches as signals', () => {
  const act = (kind: Act['kind'], more: Partial<Act> = {}): Act => ({
    investorListing: 'i',
    companyListing: 'c',
    kind,
    by: 'investor',
    day: '2026-03-01',
    ...more,
  });
  const kinds = (...acts: Act[]) => signalsOf([], [], acts).map(({ kind }) => kind);

  test('count where the investor did it: what a company wants says nothing of the investor', () => {
    expect(signalsOf([], [], [act('save')])).toEqual([{ investor: 'i', company: 'c', kind: 'save', on: '2026-03-01' }]);
    expect(kinds(act('contact', { by: 'company' }), act('decline', { by: 'company' }))).toEqual([]);
  });

  test('a meeting counts by what the investor means to do after it', () => {
    expect(kinds(act('meeting', { intent: 5 }))).toEqual(['meeting']);
    expect(kinds(act('meeting'))).toEqual(['meeting']);
    expect(kinds(act('meeting', { intent: 2 }))).toEqual(['decline']);
  });
});

describe('the lessons of a city', () => {
  const city = learningCity(2);
  const lessons = lessonsOf(city, [], TONIGHT);
  const { listingId: investor } = city.find(({ kind }) => kind === 'investor')!;
  const { listingId: shown } = city.find(({ kind }) => kind === 'company')!;
  const signal = (kind: Signal['kind'], on: string): Signal => ({ investor, company: shown, kind, on });
  const withSignals = (...signals: Signal[]) => lessonsOf(city, signals, TONIGHT);

  test('are three years, each knowing nothing of what came after its first day', () => {
    expect(lessons.windows).toHaveLength(3);
    for (const { past, seen, found, candidates } of lessons.windows) {
      const { deals } = past.book;
      deals.day.forEach((day, row) => {
        const [i, c] = [deals.investor[row]!, deals.company[row]!];
        if (day < past.asOf) expect(seen[i]!.includes(c)).toBe(true);
        else if (day < past.asOf + 365 && !seen[i]!.includes(c)) expect(found[i]!.includes(c)).toBe(true);
      });
      for (const row of past.company.keys()) expect(past.day[row]!).toBeLessThan(past.asOf);
      expect([...candidates].some(c => past.book.companyIds[c]!.startsWith('thesis:'))).toBe(false);
    }
    expect(lessons.found).toBeGreaterThan(300);
    expect(lessons.chance).toBeGreaterThan(0);
  });

  test('are the same in any order, and the same evidence on another day', () => {
    const again = lessonsOf([...city].reverse(), [], TONIGHT);
    expect(again).toEqual(lessons);
    expect(lessonsOf(city, [], '2026-11-26').dataHash).toBe(lessons.dataHash);
    expect(lessonsOf(learningCity(3), [], TONIGHT).dataHash).not.toBe(lessons.dataHash);
  });

  test('hold who got in touch, unless it was declined in the end; looking is no evidence', () => {
    const found = (given: ReturnType<typeof withSignals>) => given.evidence - lessons.evidence;
    expect(found(withSignals(signal('view', '2026-10-01'), signal('save', '2026-10-02')))).toBe(0);
    expect(found(withSignals(signal('contact', '2026-10-01')))).toBe(1);
    expect(found(withSignals(signal('contact', '2026-10-01'), signal('decline', '2026-10-05')))).toBe(0);
    expect(found(withSignals(signal('decline', '2026-09-05'), signal('contact', '2026-10-01')))).toBe(1);
    expect(found(withSignals(signal('investment', '2026-10-01'), signal('decline', '2026-10-05')))).toBe(1);
    // Of tonight nothing is known yet.
    expect(found(withSignals(signal('contact', TONIGHT)))).toBe(0);
    const { found: pairs } = withSignals(signal('meeting', '2026-10-01'));
    expect(pairs).toBe(lessons.found + 1);
  });
});
