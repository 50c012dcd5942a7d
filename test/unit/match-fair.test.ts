import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allocate,
  allocateFairly,
  boundOnTotal,
  EPSILON,
  type Exposure,
  noExposure,
  type Pairs,
  reservedOf,
  rollingCap,
  timesIn,
  verifyAllocation,
} from '#shared/match/engine/index.ts';
import { optimumByLp } from '#test/support/linear-programme.ts';

interface Row {
  i: number;
  c: number;
  score: number;
  known: boolean;
}
interface Given {
  rows: readonly Row[];
  investors: readonly number[];
  companies: readonly number[];
  /** Introductions that began within the window, beside those of the known pairs. */
  introduced: readonly number[];
}

const pairsOf = (rows: readonly Row[]): Pairs => ({
  investor: Uint32Array.from(rows, ({ i }) => i),
  company: Uint32Array.from(rows, ({ c }) => c),
  score: Int32Array.from(rows, ({ score }) => score),
});
const pick = ({ investor, company, score }: Pairs, at: Uint32Array): Pairs => ({
  investor: Uint32Array.from(at, pair => investor[pair]!),
  company: Uint32Array.from(at, pair => company[pair]!),
  score: Int32Array.from(at, pair => score[pair]!),
});
const exposureOf = ({ rows, companies, introduced }: Given): Exposure => ({
  known: Uint8Array.from(rows, ({ known }) => (known ? 1 : 0)),
  introduced: Uint16Array.from(introduced),
  shown: Uint8Array.from(companies, (_, n) =>
    introduced[n]! > 0 || rows.some(({ c, known }) => c === n && known) ? 1 : 0,
  ),
});

const given = (side: number, most: number, capacity: number): fc.Arbitrary<Given> =>
  fc
    .record({
      investors: fc.array(fc.nat(capacity), { minLength: 1, maxLength: side, size: 'max' }),
      companies: fc.array(fc.nat(capacity), { minLength: 1, maxLength: side, size: 'max' }),
    })
    .chain(({ investors, companies }) =>
      fc.record({
        investors: fc.constant(investors),
        companies: fc.constant(companies),
        introduced: fc.array(fc.nat(3), { minLength: companies.length, maxLength: companies.length }),
        rows: fc.uniqueArray(
          fc.record({
            i: fc.nat(investors.length - 1),
            c: fc.nat(companies.length - 1),
            score: fc.integer({ min: 300, max: 4000 }),
            known: fc.boolean(),
          }),
          { maxLength: most, size: 'max', selector: ({ i, c }) => i * 100 + c },
        ),
      }),
    );

const FLOOR = 500;
const reserve = (capacity: number): number => Math.min(capacity, 1);

describe('an auction with few new introductions', () => {
  test('is within epsilon a pair of the linear programme, and its prices bound it', async () => {
    await fc.assert(
      fc.asyncProperty(given(7, 40, 3), async each => {
        const pairs = pairsOf(each.rows);
        const sides = [Uint16Array.from(each.investors), Uint16Array.from(each.companies)] as const;
        const limits = { known: exposureOf(each).known, introductions: Uint16Array.from(each.introduced) };
        const rules = { floor: 1, ...limits };
        const made = allocate(pairs, ...sides, rules);
        const best = await optimumByLp(pairs, ...sides, limits);
        expect(made.total).toBeLessThanOrEqual(best + 1e-6);
        expect(made.total).toBeGreaterThanOrEqual(best - EPSILON * made.pairs.length - 1e-6);
        expect(boundOnTotal(pairs, ...sides, made, rules)).toBeGreaterThanOrEqual(best - 1e-6);
        for (const [c, most] of each.introduced.entries())
          expect(
            [...made.pairs].filter(at => each.rows[at]!.c === c && !each.rows[at]!.known).length,
          ).toBeLessThanOrEqual(most);
      }),
      { numRuns: 100 },
    );
  });

  test('lets a known pair stay where nobody new may come', () => {
    const rows = [
      { i: 0, c: 0, score: 1000, known: true },
      { i: 1, c: 0, score: 3000, known: false },
    ];
    const made = allocate(pairsOf(rows), Uint16Array.of(1, 1), Uint16Array.of(2), {
      known: Uint8Array.of(1, 0),
      introductions: Uint16Array.of(0),
    });
    expect([...made.pairs]).toEqual([0]);
  });
});

describe('a fair allocation', () => {
  const fairly = (each: Given, cap: number) =>
    allocateFairly(
      pairsOf(each.rows),
      Uint16Array.from(each.investors),
      Uint16Array.from(each.companies),
      exposureOf(each),
      { cap, floor: FLOOR, reserve },
    );

  test('keeps capacities, the rolling cap and the floor: the verification finds no fault', () => {
    fc.assert(
      fc.property(given(7, 40, 4), fc.integer({ min: 1, max: 4 }), (each, cap) => {
        const { pairs, total, bound } = fairly(each, cap);
        const { known, introduced } = exposureOf(each);
        const faults = verifyAllocation(pick(pairsOf(each.rows), pairs), {
          investorCapacity: Uint16Array.from(each.investors),
          companyCapacity: Uint16Array.from(each.companies),
          cap,
          introductions: introduced.map(count => Math.max(0, cap - count)),
          floor: FLOOR,
          known: Uint8Array.from(pairs, pair => known[pair]!),
          mustNotMeet: () => false,
        });
        expect(faults).toEqual([]);
        expect(total).toBe(pairs.reduce((sum, pair) => sum + each.rows[pair]!.score, 0));
        expect(bound).toBeGreaterThanOrEqual(total);
        expect(bound - total).toBeLessThanOrEqual(EPSILON * pairs.length);
      }),
    );
  });

  test('does not depend on the order of the candidates', () => {
    const twice = given(6, 30, 4).chain(each =>
      fc.record({
        each: fc.constant(each),
        rows: fc.shuffledSubarray([...each.rows], { minLength: each.rows.length }),
      }),
    );
    fc.assert(
      fc.property(twice, ({ each, rows }) => {
        const other = { ...each, rows };
        const chosen = (of: Given) => Array.from(fairly(of, 2).pairs, pair => of.rows[pair]!);
        expect(chosen(other)).toEqual(chosen(each));
      }),
    );
  });

  test('no company that was never shown and would have had a kept slot to itself is left out', () => {
    fc.assert(
      fc.property(given(6, 30, 4), each => {
        const { pairs } = fairly(each, 3);
        const { shown } = exposureOf(each);
        const has = (c: number) => [...pairs].some(pair => each.rows[pair]!.c === c);
        for (const { i, c, score, known } of each.rows) {
          if (score < FLOOR || each.companies[c] === 0 || known || shown[c] === 1 || has(c)) continue;
          // Whoever could have taken it has filled its slots, one of them with a company that would be left out as well.
          const own = [...pairs].filter(pair => each.rows[pair]!.i === i).map(pair => each.rows[pair]!);
          expect(own.length).toBe(each.investors[i]);
          if (own.length > 0) expect(own.some(row => shown[row.c] === 0)).toBe(true);
        }
      }),
    );
  });

  test('one slot goes to the company nobody was shown, at its best investor, though others score more', () => {
    const rows = [0, 1, 2, 3, 4].flatMap(c => [
      { i: 0, c, score: 3000 - c, known: false },
      { i: 1, c, score: 2900 - c, known: false },
    ]);
    const quiet = [
      { i: 0, c: 5, score: 700, known: false },
      { i: 1, c: 5, score: 800, known: false },
    ];
    const each = {
      rows: [...rows, ...quiet],
      investors: [4, 4],
      companies: [9, 9, 9, 9, 9, 9],
      introduced: [1, 1, 1, 1, 1, 0],
    };
    const chosen = Array.from(fairly(each, 9).pairs, pair => each.rows[pair]!);
    expect(chosen.filter(({ c }) => c === 5)).toEqual([quiet[1]]);
    // The other investor's kept slot goes back to the best of the rest.
    expect(chosen.filter(({ i }) => i === 0).map(({ c }) => c)).toEqual([0, 1, 2, 3]);
    const below = { ...each, rows: each.rows.map(row => (row.c === 5 ? { ...row, score: FLOOR - 1 } : row)) };
    expect(Array.from(fairly(below, 9).pairs, pair => below.rows[pair]!.c)).not.toContain(5);
  });

  test('the cap is four times the mean exposure, three at least; kept slots grow with the capacity', () => {
    const rows = Array.from({ length: 40 }, (_, n) => ({ i: n % 4, c: n % 10, score: 900, known: false }));
    expect(rollingCap(pairsOf(rows), Uint16Array.of(5, 5, 5, 5), new Uint16Array(10).fill(9))).toBe(8);
    expect(rollingCap(pairsOf(rows), Uint16Array.of(1, 0, 0, 0), new Uint16Array(10).fill(9))).toBe(3);
    expect([0, 3, 4, 9, 10, 100].map(reservedOf)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test('over the nights of a window nobody is introduced to more than the cap, and what is left over is used', () => {
    fc.assert(
      fc.property(given(6, 36, 3), fc.infiniteStream(fc.integer({ min: 400, max: 4000 })), (each, scores) => {
        const cap = 2;
        const met = new Set<string>();
        for (let night = 0; night < 5; night++) {
          const rows = each.rows.map(row => ({
            ...row,
            score: scores.next().value as number,
            known: met.has(`${row.i},${row.c}`),
          }));
          const counts = timesIn(
            [...met].map(pair => Number(pair.split(',')[1])),
            each.companies.length,
          );
          const { pairs } = fairly({ ...each, rows, introduced: [...counts] }, cap);
          for (const pair of pairs) met.add(`${rows[pair]!.i},${rows[pair]!.c}`);
        }
        const total = timesIn(
          [...met].map(pair => Number(pair.split(',')[1])),
          each.companies.length,
        );
        expect(Math.max(0, ...total)).toBeLessThanOrEqual(cap);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the verification', () => {
  const sound = { investor: Uint32Array.of(0, 1), company: Uint32Array.of(0, 1), score: Int32Array.of(900, 900) };
  const rules = {
    investorCapacity: Uint16Array.of(1, 1),
    companyCapacity: Uint16Array.of(2, 2),
    cap: 2,
    introductions: Uint16Array.of(2, 2),
    floor: FLOOR,
    known: Uint8Array.of(0, 0),
    mustNotMeet: () => false,
  };
  test.each([
    ['a capacity of the investor', { investorCapacity: Uint16Array.of(0, 1) }, 'investor 0 has 1 pairs, 0 at most'],
    ['a capacity of the company', { companyCapacity: Uint16Array.of(0, 2) }, 'company 0 has 1 pairs, 0 at most'],
    ['the cap', { cap: 0 }, 'company 0 has 1 pairs, 0 at most'],
    ['introductions', { introductions: Uint16Array.of(2, 0) }, 'company 1 has 1 new introductions, 0 at most'],
    ['the floor', { floor: 901 }, 'pair (0, 0) scores 900, below the floor of 901'],
    ['who must not meet', { mustNotMeet: (i: number) => i === 1 }, 'pair (1, 1) must not meet'],
  ])('tells %s', (_, change, fault) => {
    expect(verifyAllocation(sound, rules)).toEqual([]);
    expect(verifyAllocation(sound, { ...rules, ...change })).toContain(fault);
  });
  test('tells pairs that are there twice or beyond the market', () => {
    const strange = {
      investor: Uint32Array.of(0, 0, 7),
      company: Uint32Array.of(0, 0, 0),
      score: Int32Array.of(900, 900, 900),
    };
    const faults = verifyAllocation(strange, { ...rules, known: new Uint8Array(3) });
    expect(faults).toContain('pair (0, 0) is there twice');
    expect(faults).toContain('pair (7, 0) is beyond the market');
  });
  test('a market never matched has no exposure', () => {
    expect(noExposure(2, 1)).toEqual({
      known: new Uint8Array(2),
      introduced: new Uint16Array(1),
      shown: new Uint8Array(1),
    });
  });
});
