import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '#infra/evaluate/match/metrics.ts';
import { allocate, encodeMarket, scoreInvestors } from '#shared/match/engine/index.ts';
import { bootstrap, mean, median, wilson } from '#shared/quality/intervals.ts';
import { figuresOf, ndcgOf, precisionOf } from '#shared/quality/measures.ts';
import { freezeLists, lotOf, passesFilters } from '#shared/quality/replay.ts';
import { definitionsShown, isSettled, overAll, qualityMonth, verdictsOf, windowEnd } from '#shared/quality/rules.ts';
import {
  FrozenLists,
  MatchQuality,
  MEASURES,
  METHODS,
  type Method,
  type QualityFigure,
  QualityMonth,
  SLICES,
} from '#shared/quality/schema.ts';
import { marketInput } from '#test/support/market.ts';
import { frozen, hoursAfter, late, proposal, RANKED_AT } from '#test/support/quality.ts';

const UNTIL = windowEnd(RANKED_AT);
const find = (figures: readonly QualityFigure[], measure: string, method: Method = 'engine', slice = 'all') =>
  figures.find(each => each.measure === measure && each.method === method && each.slice === slice)!;

describe('intervals', () => {
  test('of shares are Wilson’s: values of the literature', () => {
    expect(wilson(5, 10)).toEqual({ value: 0.5, low: 0.2366, high: 0.7634 });
    expect(wilson(0, 10)).toEqual({ value: 0, low: 0, high: 0.2775 });
    expect(wilson(81, 263)).toEqual({ value: 0.308, low: 0.2553, high: 0.3662 });
    expect(() => wilson(1, 0)).toThrow(RangeError);
  });
  test('by resampling are the same each time, none wide where nothing varies, and near the normal one of a mean', () => {
    expect(bootstrap([3, 3, 3], mean)).toEqual({ value: 3, low: 3, high: 3 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 150, maxLength: 250 }), rows => {
        const { value, low, high } = bootstrap(rows, mean);
        expect(bootstrap(rows, mean)).toEqual({ value, low, high });
        const spread = Math.sqrt(mean(rows.map(row => (row - mean(rows)) ** 2)) / rows.length);
        expect(high - low).toBeGreaterThan(2 * 1.96 * spread * 0.85 - 0.001);
        expect(high - low).toBeLessThan(2 * 1.96 * spread * 1.15 + 0.001);
      }),
      { numRuns: 15 },
    );
  });
  test('the median is the middle, or between the two middle ones', () => {
    expect([median([5]), median([3, 1]), median([9, 1, 4])]).toEqual([5, 2, 4]);
  });
});

describe('a list', () => {
  const list = fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 20 });
  test('is judged as the evaluation of the engine judges it', () => {
    fc.assert(
      fc.property(list, fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 12 }), (ranked, wanted) => {
        const found = new Set(wanted);
        // What is not in the list stands far behind it there.
        const ranks = wanted.map((each, n) => (ranked.includes(each) ? ranked.indexOf(each) + 1 : 1000 + n));
        expect(ndcgOf(ranked, found)).toBeCloseTo(judge(ranks)[1], 12);
        const first = ranked.slice(0, 5);
        expect(precisionOf(ranked, found)).toBeCloseTo(
          first.reduce((hits, each) => hits + (found.has(each) ? 1 : 0), 0) / first.length,
          12,
        );
      }),
    );
    expect(precisionOf([], new Set([1]))).toBe(0);
  });
});

describe('what became of a pair', () => {
  const verdict = (acts: Parameters<typeof proposal>[2]) => verdictsOf([proposal(0, 0, acts)], RANKED_AT, UNTIL)[0];
  test('mutual where both want it in time, answered where either says anything', () => {
    expect(verdict({ investor: hoursAfter(2), company: hoursAfter(50) })).toMatchObject({
      answered: true,
      mutual: true,
      hours: 48,
    });
    expect(verdict({ company: hoursAfter(2), investorDeclines: hoursAfter(5) })).toMatchObject({
      mutual: false,
      hours: 3,
    });
    expect(verdict({ investorDeclines: hoursAfter(5) })).toMatchObject({ answered: true, mutual: false });
    expect(verdict({ investorDeclines: hoursAfter(5) })!.hours).toBeUndefined();
    // Somebody who thinks better of it has not answered themselves.
    expect(verdict({ investor: hoursAfter(2), investorDeclines: hoursAfter(9) })!.hours).toBeUndefined();
    expect(verdict({ investor: hoursAfter(2), company: late })).toMatchObject({ answered: true, mutual: false });
    expect(verdict({ investor: late, company: late })).toBeUndefined();
    expect(verdict({ investor: hoursAfter(-100), company: hoursAfter(5) })).toMatchObject({
      known: true,
      answered: false,
    });
  });

  const instant = fc.integer({ min: -200, max: 1500 }).map(hoursAfter);
  const acts = fc.record(
    { investor: instant, company: instant, investorDeclines: instant, companyDeclines: instant },
    { requiredKeys: [] },
  );
  test('is the same whenever it is asked: nothing done later counts', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 8 }), pairs => {
        const asOf = (at: string) =>
          pairs.map((each, n) =>
            proposal(n, n, Object.fromEntries(Object.entries(each).filter(([, when]) => when <= at))),
          );
        expect(verdictsOf(asOf(UNTIL), RANKED_AT, UNTIL)).toEqual(verdictsOf(asOf('9999'), RANKED_AT, UNTIL));
      }),
    );
  });
});

describe('replaying a run', () => {
  const replay = (input: Parameters<typeof encodeMarket>[0]) => {
    const market = encodeMarket(input);
    const candidates = scoreInvestors(market, 0, market.investorIds.length, { top: 100 });
    const { pairs } = allocate(candidates, market.investorCapacity, market.companyCapacity);
    const take = <T extends Uint32Array | Int32Array>(column: T) => pairs.map(pair => column[pair]!);
    const chosen = {
      investor: take(candidates.investor),
      company: take(candidates.company),
      score: Int32Array.from(pairs, pair => candidates.score[pair]!),
      parts: new Int32Array(),
    };
    const lists = freezeLists({ runId: '2026-11-24', market, input, candidates, chosen, isNew: id => id === 'c00' });
    return { market, candidates, chosen, lists };
  };
  test('every method proposes of the same candidates, within the same capacities', () => {
    fc.assert(
      fc.property(marketInput, input => {
        const { market, candidates, chosen, lists } = replay(input);
        const possible = new Set([...candidates.investor].map((i, row) => `${i} ${candidates.company[row]}`));
        for (const method of METHODS) {
          const pairs = lists.lists[method];
          expect(new Set(pairs.map(String)).size).toBe(pairs.length);
          for (const [i, c] of pairs) expect(possible.has(`${i} ${c}`)).toBe(true);
          for (const [n, capacity] of market.investorCapacity.entries())
            expect(pairs.filter(([i]) => i === n).length).toBeLessThanOrEqual(capacity);
          for (const [n, capacity] of market.companyCapacity.entries())
            expect(pairs.filter(([, c]) => c === n).length).toBeLessThanOrEqual(capacity);
        }
        expect(lists.lists.engine.length).toBe(chosen.score.length);
        expect(lists.companies.find(({ isNew }) => isNew)?.listingId).toBe('c00');
        const turned = {
          ...input,
          investors: [...input.investors].reverse(),
          companies: [...input.companies].reverse(),
        };
        expect(replay(turned).lists).toEqual(lists);
      }),
      { numRuns: 40 },
    );
  });
  test('lots are spread evenly and differ from run to run', () => {
    const [one, other] = [lotOf('2026-11-24'), lotOf('2026-12-24')];
    const lots = Array.from({ length: 4000 }, (_, n) => one(`i${n % 40}`, `c${Math.floor(n / 40)}`));
    const buckets = Array.from({ length: 10 }, (_, b) => lots.filter(lot => Math.floor(lot / 100) === b).length);
    for (const count of buckets) expect(Math.abs(count - 400)).toBeLessThan(80);
    const same = lots.filter((lot, n) => lot === other(`i${n % 40}`, `c${Math.floor(n / 40)}`)).length;
    expect(same).toBeLessThan(20);
  });
  test('a filter passes what nothing stated speaks against', () => {
    fc.assert(
      fc.property(marketInput, ({ investors: [investor], companies: [company] }) => {
        const open = { ...investor!, sectors: [], stages: [], areas: [] };
        const { ticket: _none, ...unlimited } = open;
        expect(passesFilters(unlimited, company!)).toBe(true);
        expect(passesFilters({ ...unlimited, stages: ['NONE'] }, company!)).toBe(false);
        expect(passesFilters({ ...unlimited, areas: ['ZZ'] }, company!)).toBe(false);
        expect(passesFilters({ ...unlimited, ticket: { min: 1, max: 2 } }, { ...company!, ask: 3 })).toBe(false);
      }),
      { numRuns: 30 },
    );
  });
});

/** Sixty investors with five companies each, of sixty; what the engine puts first is taken up, and the last is not. */
const INVESTORS = 60;
const rank = (i: number, n: number) => (i * 7 + n * 11) % INVESTORS;
const every = <T>(make: (i: number, n: number) => T): T[] =>
  Array.from({ length: INVESTORS * 5 }, (_, at) => make(Math.floor(at / 5), at % 5));
const engine = every((i, n): [number, number] => [i, rank(i, n)]);
const reversed = every((i, n): [number, number] => [i, rank(i, 4 - n)]);
const shifted = every((i, n): [number, number] => [i, rank(i, n + 3)]);
const lists = { engine, random: reversed, popularity: shifted, filter: engine };
const answers = Array.from({ length: INVESTORS }, (_, i) => [
  proposal(i, rank(i, 0), { investor: hoursAfter(1), company: hoursAfter(1 + (i % 24)) }),
  proposal(i, rank(i, 4), { investorDeclines: hoursAfter(30) }),
]).flat();
const RUN = { runId: '2026-11-01', scorer: { id: 'log-lift', version: '1.0.0' }, rankedAt: RANKED_AT };

describe('the figures of a month', () => {
  const month = qualityMonth('2026-11', RUN, frozen(INVESTORS, INVESTORS, lists), answers, late);
  const { figures } = month;

  test('are what counting by hand gives', () => {
    const gain = (at: number) => 1 / Math.log2(at + 1);
    expect(find(figures, 'precision-at-5')).toMatchObject({ n: 60, value: 0.2, low: 0.2, high: 0.2 });
    expect(find(figures, 'ndcg-at-10')).toMatchObject({ n: 60, value: 1 });
    expect(find(figures, 'ndcg-at-10', 'random').value).toBeCloseTo(gain(5), 4);
    expect(find(figures, 'ndcg-at-10', 'random').ahead!.low).toBeGreaterThan(0.5);
    expect(find(figures, 'mutual-rate')).toMatchObject({ n: 120, value: 0.5, ...bounds(wilson(60, 120)) });
    // Hours 0 to 23, two and a half times over.
    expect(find(figures, 'response-hours')).toMatchObject({
      n: 60,
      value: median(Array.from({ length: 60 }, (_, i) => i % 24)),
    });
    expect(find(figures, 'coverage')).toMatchObject({ n: 60, value: 1 });
    expect(find(figures, 'exposure-gini').value).toBe(0);
    // Of what the third method would have proposed too, only the pairs in fourth and fifth place of the engine are left.
    expect(find(figures, 'mutual-rate', 'popularity')).toMatchObject({ n: 60, value: 0 });
  });
  const bounds = ({ low, high }: { low: number; high: number }) => ({ low, high });

  test('are every figure, on every slice, of every method, and fit what is told of them', () => {
    expect(figures).toHaveLength(MEASURES.length * SLICES.length * METHODS.length);
    expect(QualityMonth.parse(month)).toEqual(month);
    const told = MatchQuality.parse({ month, ...definitionsShown() });
    expect(told.definitions.map(({ measure }) => measure)).toEqual([...MEASURES]);
    for (const { ko, en } of [...told.notes, ...told.definitions.map(({ definition }) => definition)]) {
      expect(ko).toMatch(/[가-힣]/);
      expect(en).not.toMatch(/[가-힣]/);
    }
    for (const each of figures.filter(({ insufficient }) => !insufficient)) {
      expect(each.low!).toBeLessThanOrEqual(each.value!);
      expect(each.high!).toBeGreaterThanOrEqual(each.value!);
    }
    expect(new Set(overAll(month).figures.map(({ slice }) => slice))).toEqual(new Set(['all']));
  });

  test('are the same whenever they are computed, whatever was done since', () => {
    const later = [...answers, proposal(1, 40, { investor: late, company: late })].map(each => ({
      ...each,
      b: { ...each.b, declined: each.b.declined ?? { reason: 'OTHER' as const, at: late } },
    }));
    expect(qualityMonth('2026-11', RUN, frozen(INVESTORS, INVESTORS, lists), later.reverse(), late)).toEqual(month);
    expect([isSettled(RANKED_AT, UNTIL), isSettled(RANKED_AT, late)]).toEqual([false, true]);
  });

  test('name nobody', () => expect(JSON.stringify(month)).not.toMatch(/01[HC]0|o-01/));

  test('leave out pairs that were acted on before', () => {
    const before = answers.map((each, n) =>
      n < 2 ? proposal(0, rank(0, 0), { investor: hoursAfter(-1), company: hoursAfter(3) }) : each,
    );
    const again = qualityMonth('2026-11', RUN, frozen(INVESTORS, INVESTORS, lists), before, late).figures;
    expect(find(again, 'response-hours').n).toBe(59);
    expect(find(again, 'precision-at-5')).toMatchObject({ n: 60 });
    expect(find(again, 'ndcg-at-10').n).toBe(59);
  });

  test('of new investors and new companies count those alone', () => {
    const some = frozen(INVESTORS, INVESTORS, lists, { investors: 35, companies: 40 });
    const own = figuresOf(some, verdictsOf(answers, RANKED_AT, UNTIL));
    expect(find(own, 'precision-at-5', 'engine', 'new-investor').n).toBe(35);
    expect(find(own, 'mutual-rate', 'engine', 'new-investor').n).toBe(70);
    expect(find(own, 'coverage', 'engine', 'new-company').n).toBe(40);
    const pairs = every((i, n) => n === 0 && rank(i, n) < 40).filter(Boolean).length;
    expect(find(own, 'ndcg-at-10', 'engine', 'new-company').n).toBe(pairs);
  });
});

describe('too little', () => {
  const insufficient = (figures: readonly QualityFigure[]) =>
    figures.filter(each => each.insufficient).map(({ measure }) => measure);
  test('is not told: fewer than the least sample', () => {
    const some = answers.slice(0, 38);
    const figures = figuresOf(frozen(INVESTORS, INVESTORS, lists), verdictsOf(some, RANKED_AT, UNTIL));
    expect(find(figures, 'mutual-rate').n).toBe(38);
    for (const measure of ['ndcg-at-10', 'response-hours'])
      expect(find(figures, measure)).toEqual({ measure, slice: 'all', method: 'engine', insufficient: true });
    expect(
      insufficient(figuresOf(frozen(3, 3, { engine: [[0, 1]], random: [], popularity: [], filter: [] }), [])),
    ).toHaveLength(72);
  });
  test('nor over fewer organisations than ten, however many their listings', () => {
    const crowd = frozen(INVESTORS, INVESTORS, lists);
    const few: FrozenLists = {
      ...crowd,
      investors: crowd.investors.map((each, n) => ({ ...each, organisationId: `o${n % 9}` })),
    };
    expect(insufficient(figuresOf(few, verdictsOf(answers, RANKED_AT, UNTIL)))).toHaveLength(72);
    expect(FrozenLists.safeParse(few).success).toBe(true);
  });
});
