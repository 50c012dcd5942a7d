import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreAll } from '#infra/evaluate/match/baselines.ts';
import { probableCandidates } from '#infra/evaluate/match/capacity.ts';
import { foldAt } from '#infra/evaluate/match/protocol.ts';
import { dayOf, readRecords } from '#infra/evaluate/match/read.ts';
import { taskOf } from '#infra/evaluate/match/task.ts';
import { ground, scorerOf } from '#shared/match/engine/book/ground.ts';
import { pastAt } from '#shared/match/engine/book/past.ts';
import { allocate, boundOnTotal, type Candidates } from '#shared/match/engine/index.ts';
import { seeded } from '#shared/match/engine/model/random.ts';
import { optimumByLp } from '#test/support/linear-programme.ts';

/** Lists of `each` companies that many investors want alike, as the real ones are: a common order with own deviations. */
const contested = (seed: number, investors: number, companies: number, each: number): Candidates => {
  const random = seeded(seed);
  const fame = Float64Array.from({ length: companies }, () => random() ** 3);
  const rows = Array.from({ length: investors }, (_, investor) =>
    Array.from({ length: companies }, (_, company) => ({
      investor,
      company,
      score: Math.round(1e6 * fame[company]! * random()) + 1,
    }))
      .sort((a, b) => b.score - a.score || a.company - b.company)
      .slice(0, each),
  ).flat();
  return {
    investor: Uint32Array.from(rows, row => row.investor),
    company: Uint32Array.from(rows, row => row.company),
    score: Int32Array.from(rows, row => row.score),
    parts: new Int32Array(0),
  };
};

const alike = (count: number, capacity: number): Uint16Array => new Uint16Array(count).fill(capacity);

describe('the allocation against the linear programme', { timeout: 240_000 }, () => {
  test('reaches 99.9 % of the optimum, and its prices prove it', async () => {
    for (const [slots, cap] of [
      [20, 10],
      [5, 2],
      [1, 1],
      [20, 65_535],
    ] as const) {
      const candidates = contested(slots, 120, 300, 60);
      const sides = [alike(120, slots), alike(300, cap)] as const;
      const best = await optimumByLp(candidates, ...sides);
      const made = allocate(candidates, ...sides, { floor: 1 });
      const bound = boundOnTotal(candidates, ...sides, made, { floor: 1 });
      const { total } = made;
      expect(total).toBeLessThanOrEqual(best + 1e-3);
      expect(best).toBeLessThanOrEqual(bound + 1e-3);
      expect(total / best).toBeGreaterThanOrEqual(0.999);
      expect(total / bound).toBeGreaterThanOrEqual(0.999);
    }
  });

  test('no price list gives a bound below the optimum', async () => {
    const candidates = contested(8, 30, 40, 20);
    const sides = [alike(30, 4), alike(40, 2)] as const;
    const best = await optimumByLp(candidates, ...sides);
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 40 }), prices => {
        const asked = { prices: Int32Array.from(prices), knownPrices: new Int32Array(40) };
        expect(boundOnTotal(candidates, ...sides, asked, { floor: 1 })).toBeGreaterThanOrEqual(best - 1e-3);
      }),
    );
  });
});

/** Real investments are not part of the repository: this runs where the folder is. */
const DATA = ['../shared/data/vc', '../../shared/data/vc']
  .map(path => join(import.meta.dirname, '../..', path))
  .find(existsSync);

describe.runIf(DATA !== undefined)(
  'on the real fold of 2011-10-01 (only where the data is)',
  { timeout: 600_000 },
  () => {
    test('20 slots, cap 10 and 20: at most a thousandth below the optimum', async () => {
      const records = readRecords(DATA!);
      const fold = foldAt(records, dayOf('2011-10-01'), 12);
      const task = taskOf(fold, 'C');
      const scorer = scorerOf(ground(pastAt(records.book, fold.from, fold.declared)));
      const scores = scoreAll(scorer, records.book, task.investors, task.candidates);
      const candidates = probableCandidates(scores, task, score => 1 / (1 + Math.exp(7 - score)), 100);
      for (const cap of [10, 20]) {
        const sides = [alike(scores.rows, 20), alike(scores.columns, cap)] as const;
        const made = allocate(candidates, ...sides, { floor: 1 });
        const bound = boundOnTotal(candidates, ...sides, made, { floor: 1 });
        expect(made.total / bound).toBeGreaterThanOrEqual(0.999);
        // The solver takes a while: once is enough to see that the bound is one.
        if (cap === 10) expect(await optimumByLp(candidates, ...sides)).toBeLessThanOrEqual(bound + 1);
      }
    });
  },
);
