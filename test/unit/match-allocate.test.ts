import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, type Candidates, EPSILON, FACTORS, SCORE_FLOOR } from '#shared/match/engine/index.ts';

interface Pair {
  i: number;
  c: number;
  score: number;
}

const candidates = (pairs: readonly Pair[]): Candidates => ({
  investor: Uint32Array.from(pairs, ({ i }) => i),
  company: Uint32Array.from(pairs, ({ c }) => c),
  score: Int32Array.from(pairs, ({ score }) => score),
  parts: new Int32Array(pairs.length * FACTORS.length),
});

/**
 * The greatest total by min-cost flow (successive longest augmenting paths, Bellman–Ford): source → investor → company →
 * sink. Stops when a further unit would not add anything.
 */
const optimum = (
  pairs: readonly Pair[],
  investors: readonly number[],
  companies: readonly number[],
  floor: number,
): number => {
  interface Edge {
    from: number;
    to: number;
    room: number;
    gain: number;
  }
  const edges: Edge[] = [];
  const join = (from: number, to: number, room: number, gain: number): void => {
    edges.push({ from, to, room, gain }, { from: to, to: from, room: 0, gain: -gain });
  };
  const source = investors.length + companies.length;
  const sink = source + 1;
  for (const [i, room] of investors.entries()) join(source, i, room, 0);
  for (const [c, room] of companies.entries()) join(investors.length + c, sink, room, 0);
  for (const { i, c, score } of pairs) if (score >= floor) join(i, investors.length + c, 1, score);
  let total = 0;
  for (;;) {
    const gain = new Array<number>(sink + 1).fill(Number.NEGATIVE_INFINITY);
    const by = new Array<number>(sink + 1).fill(-1);
    gain[source] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      edges.forEach((edge, e) => {
        if (edge.room > 0 && gain[edge.from]! + edge.gain > gain[edge.to]!) {
          gain[edge.to] = gain[edge.from]! + edge.gain;
          by[edge.to] = e;
          changed = true;
        }
      });
    }
    if (!(gain[sink]! > 0)) return total;
    total += gain[sink]!;
    for (let at = sink; at !== source; at = edges[by[at]!]!.from) {
      edges[by[at]!]!.room--;
      edges[by[at]! ^ 1]!.room++;
    }
  }
};

/** The greatest total by trying every set of pairs. */
const bruteForce = (
  pairs: readonly Pair[],
  investors: readonly number[],
  companies: readonly number[],
  floor: number,
): number => {
  const best = (at: number, left: readonly number[], open: readonly number[]): number => {
    const pair = pairs[at];
    if (pair === undefined) return 0;
    const without = best(at + 1, left, open);
    const { i, c, score } = pair;
    if (score < floor || left[i] === 0 || open[c] === 0) return without;
    const less = (room: readonly number[], n: number) => room.map((r, m) => (m === n ? r - 1 : r));
    return Math.max(without, score + best(at + 1, less(left, i), less(open, c)));
  };
  return best(0, investors, companies);
};

const instance = (side: number, pairsAtMost: number, score: fc.Arbitrary<number>) =>
  fc
    .record({
      investors: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: side, size: 'max' }),
      companies: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: side, size: 'max' }),
    })
    .chain(({ investors, companies }) =>
      fc.record({
        investors: fc.constant(investors),
        companies: fc.constant(companies),
        pairs: fc.uniqueArray(
          fc.record({
            i: fc.integer({ min: 0, max: investors.length - 1 }),
            c: fc.integer({ min: 0, max: companies.length - 1 }),
            score,
          }),
          { maxLength: pairsAtMost, size: 'max', selector: ({ i, c }) => i * 100 + c },
        ),
      }),
    );
const anyScore = fc.oneof(
  fc.integer({ min: -500, max: 6000 }),
  fc.constantFrom(1000, 1001, 1002, 1500),
  fc.integer({ min: SCORE_FLOOR - 3, max: SCORE_FLOOR + 3 }),
);

const run = (pairs: readonly Pair[], investors: readonly number[], companies: readonly number[]) => {
  const allocation = allocate(candidates(pairs), Uint16Array.from(investors), Uint16Array.from(companies));
  return { ...allocation, chosen: Array.from(allocation.pairs, pair => pairs[pair]!) };
};

describe('allocation', () => {
  test('never exceeds a capacity, never repeats a pair, never takes one below the floor', () => {
    fc.assert(
      fc.property(instance(8, 50, anyScore), ({ pairs, investors, companies }) => {
        const { chosen, total } = run(pairs, investors, companies);
        for (const [n, room] of investors.entries())
          expect(chosen.filter(({ i }) => i === n).length).toBeLessThanOrEqual(room);
        for (const [n, room] of companies.entries())
          expect(chosen.filter(({ c }) => c === n).length).toBeLessThanOrEqual(room);
        expect(new Set(chosen.map(({ i, c }) => `${i},${c}`)).size).toBe(chosen.length);
        expect(chosen.every(({ score }) => score >= SCORE_FLOOR)).toBe(true);
        expect(total).toBe(chosen.reduce((sum, { score }) => sum + score, 0));
      }),
      { numRuns: 500 },
    );
  });

  test('is within epsilon a filled slot of the optimum by min-cost flow', () => {
    fc.assert(
      fc.property(instance(9, 70, anyScore), ({ pairs, investors, companies }) => {
        const { total, chosen } = run(pairs, investors, companies);
        const best = optimum(pairs, investors, companies, SCORE_FLOOR);
        expect(total).toBeLessThanOrEqual(best);
        expect(total).toBeGreaterThanOrEqual(best - EPSILON * chosen.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('finds the optimum of small instances exactly where scores differ by more than all bids together', () => {
    const coarse = fc.integer({ min: 1, max: 9 }).map(n => n * 1000);
    fc.assert(
      fc.property(instance(4, 11, coarse), ({ pairs, investors, companies }) => {
        expect(run(pairs, investors, companies).total).toBe(bruteForce(pairs, investors, companies, SCORE_FLOOR));
      }),
      { numRuns: 300 },
    );
  });

  test('does not depend on the order of the candidates', () => {
    const twice = instance(7, 40, anyScore).chain(given =>
      fc.record({
        given: fc.constant(given),
        other: fc.shuffledSubarray(given.pairs, { minLength: given.pairs.length }),
      }),
    );
    fc.assert(
      fc.property(twice, ({ given: { pairs, investors, companies }, other }) => {
        const [a, b] = [run(pairs, investors, companies), run(other, investors, companies)];
        expect(b.chosen).toEqual(a.chosen);
        expect(b.prices).toEqual(a.prices);
      }),
    );
  });

  test('lists by investor, then by score from the best, then by company', () => {
    fc.assert(
      fc.property(instance(7, 40, anyScore), ({ pairs, investors, companies }) => {
        const { chosen } = run(pairs, investors, companies);
        expect(chosen).toEqual([...chosen].sort((a, b) => a.i - b.i || b.score - a.score || a.c - b.c));
      }),
    );
  });

  test('gives a contested company to who loses most without it', () => {
    const pairs = [
      { i: 0, c: 0, score: 3000 },
      { i: 0, c: 1, score: 2900 },
      { i: 1, c: 0, score: 2500 },
    ];
    const { chosen, total } = run(pairs, [1, 1], [1, 1]);
    expect(chosen.map(({ i, c }) => [i, c])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(total).toBe(5400);
  });

  test('only a company whose slots are all taken has a price', () => {
    fc.assert(
      fc.property(instance(8, 50, anyScore), ({ pairs, investors, companies }) => {
        const { chosen, prices } = run(pairs, investors, companies);
        companies.forEach((room, n) => {
          const taken = chosen.filter(({ c }) => c === n).length;
          const suitors = pairs.filter(({ c, score }) => c === n && score >= SCORE_FLOOR).length;
          if (taken < Math.min(room, suitors)) expect(prices[n]).toBe(0);
          else if (taken > 0) expect(prices[n]).toBeGreaterThan(0);
        });
      }),
    );
  });

  test('counts a pair that is there twice once, and refuses what is beyond the capacities', () => {
    const pair = { i: 0, c: 0, score: 900 };
    expect([...run([pair, pair], [2], [2]).pairs]).toEqual([0]);
    expect(() => run([{ ...pair, c: 1 }], [1], [1])).toThrow(RangeError);
    expect(() => allocate(candidates([pair]), Uint16Array.of(1), Uint16Array.of(1), { epsilon: 0.5 })).toThrow(
      RangeError,
    );
  });
});
