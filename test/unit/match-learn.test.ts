import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidatesOf, foldAt } from '#infra/evaluate/match/protocol.ts';
import { encodeColumns } from '#shared/kernel/columns.ts';
import type { Book } from '#shared/match/engine/book/book.ts';
import { ground } from '#shared/match/engine/book/ground.ts';
import { pastAt } from '#shared/match/engine/book/past.ts';
import { ASPECTS } from '#shared/match/engine/features/feature.ts';
import { featuresOf } from '#shared/match/engine/features/index.ts';
import { calibrate, probabilityOf } from '#shared/match/engine/model/calibrate.ts';
import { demandOf, expectedPairs, levelled } from '#shared/match/engine/model/demand.ts';
import { calibrationAt, learn, pairScorer } from '#shared/match/engine/model/learn.ts';
import { seeded } from '#shared/match/engine/model/random.ts';
import { splitReader } from '#shared/match/engine/model/read.ts';
import type { Window } from '#shared/match/engine/model/sample.ts';
import { decodeModel, encodeModel } from '#shared/match/engine/model/store.ts';
import { MICRO } from '#shared/match/engine/points.ts';
import { bookOf, FIRST_DAY, type MadeUp, madeUp } from '#test/support/book.ts';

const YEAR = 365;
const MADE_UP = madeUp(3);
const BOOK = bookOf(MADE_UP);
const SMALL = { trees: 24, bags: 2, pairs: 12, others: 30 } as const;

const windowAt = (book: Book, day: number): Window => {
  const records = {
    book,
    acquired: new Float64Array(book.companyIds.length).fill(Number.POSITIVE_INFINITY),
    names: [],
    ignored: 0,
  };
  const fold = foldAt(records, day, 12);
  return {
    past: pastAt(book, day, fold.declared),
    candidates: candidatesOf(fold, 'C'),
    seen: fold.seen,
    found: fold.found,
  };
};
const windowsOf = (book: Book): Window[] => [2, 3, 4].map(year => windowAt(book, FIRST_DAY + year * YEAR));
const NOW = windowAt(BOOK, FIRST_DAY + 5 * YEAR);
const MODEL = learn(windowsOf(BOOK), SMALL);

const shuffled = ({ companies, rounds, deals }: MadeUp, seed: number): MadeUp => {
  const random = seeded(seed);
  const mix = <T>(items: readonly T[]): T[] =>
    items
      .map(item => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  return { companies: mix(companies), rounds: mix(rounds), deals: mix(deals) };
};

describe('the learned scorer', { timeout: 180_000 }, () => {
  test('is learnt where there is enough to learn from, and better than the untrained formula on what it has not seen', () => {
    expect(MODEL.tables).toBeDefined();
    expect(MODEL.trial!.learned).toBeGreaterThan(MODEL.trial!.untrained);
    expect(MODEL.tables!.later.pairs.length).toBeGreaterThan(0);
  });

  test('parts by aspect add up to the score of every pair exactly, all whole millionths, learned and untrained', () => {
    const parts = new Float64Array(ASPECTS.length);
    for (const scorer of [pairScorer(MODEL, NOW.past), ground(NOW.past)])
      for (let investor = 0; investor < BOOK.investorIds.length; investor++) {
        scorer.load(investor);
        for (const company of NOW.candidates) {
          scorer.parts(company, parts);
          expect(parts.every(Number.isInteger)).toBe(true);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(scorer.score(company));
        }
      }
  });

  test('nothing depends on the order of the input, and the same seed learns the same', () => {
    const again = bookOf(shuffled(MADE_UP, 9));
    const model = learn(windowsOf(again).reverse(), SMALL);
    expect(model).toEqual(MODEL);
    const [a, b] = [pairScorer(MODEL, NOW.past), pairScorer(model, windowAt(again, FIRST_DAY + 5 * YEAR).past)];
    for (const investor of [0, 7, 30]) {
      a.load(investor);
      b.load(investor);
      for (const company of NOW.candidates) expect(b.score(company)).toBe(a.score(company));
    }
    expect(learn(windowsOf(BOOK), { ...SMALL, seed: 2 })).not.toEqual(MODEL);
  });

  test('more of a feature that rises by definition never scores lower', () => {
    const read = splitReader(MODEL.tables!);
    const features = featuresOf(NOW.past);
    const width = features.features.length;
    const row = new Float32Array(width);
    const rising = [...features.features.entries()].filter(([, feature]) => feature.rising === true).map(([k]) => k);
    expect(rising.length).toBeGreaterThan(15);
    fc.assert(
      fc.property(
        fc.nat(BOOK.investorIds.length - 1),
        fc.nat(NOW.candidates.length - 1),
        fc.constantFrom(...rising),
        fc.float({ min: 0, max: 3, noNaN: true }),
        (investor, at, k, more) => {
          features.load(investor);
          features.write(NOW.candidates[at]!, row, 0);
          fc.pre(!Number.isNaN(row[k]));
          const before = read.score(row, 0);
          row[k]! += more;
          // A millionth for each rounded table entry.
          expect(read.score(row, 0)).toBeGreaterThanOrEqual(before - MODEL.tables!.later.pairs.length - 2);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('with too little to learn from the untrained formula stays', () => {
    const book = bookOf(madeUp(5, 10, 30));
    const model = learn(windowsOf(book), SMALL);
    expect(model.tables).toBeUndefined();
    const past = windowAt(book, FIRST_DAY + 5 * YEAR).past;
    const [a, b] = [pairScorer(model, past), ground(past)];
    a.load(0);
    b.load(0);
    for (let c = 0; c < book.companyIds.length; c++) expect(a.score(c)).toBe(b.score(c));
    expect(learn([], SMALL).tables).toBeUndefined();
  });

  test('a model is kept as bytes: read again it is the same, and what is no model is refused', () => {
    const bytes = encodeModel(MODEL);
    expect(decodeModel(bytes)).toEqual(MODEL);
    expect(encodeModel(decodeModel(bytes))).toEqual(bytes);
    const plain = learn([], SMALL);
    expect(decodeModel(encodeModel(plain))).toEqual(plain);
    expect(() => decodeModel(encodeColumns({ other: Uint8Array.of(1) }))).toThrow(TypeError);
    expect(() => decodeModel(encodeModel({ ...plain, version: 3 as 2 }))).toThrow(RangeError);
  });

  test('a model for other features is refused', () => {
    expect(() =>
      pairScorer({ ...MODEL, tables: { ...MODEL.tables!, first: { ...MODEL.tables!.first, features: [] } } }, NOW.past),
    ).toThrow(RangeError);
  });
});

describe('calibration', () => {
  const random = seeded(4);
  const scores = Float64Array.from({ length: 20_000 }, () => random() * 6 - 3);
  const truth = { slope: 0.7, intercept: -2 };
  const label = Uint8Array.from(scores, score => (random() < probabilityOf(truth, score) ? 1 : 0));

  test('finds the probabilities that made the outcomes, also where ones stand for many', () => {
    const plain = calibrate(scores, label, new Float32Array(scores.length).fill(1));
    expect(plain.slope).toBeCloseTo(truth.slope, 1);
    expect(plain.intercept).toBeCloseTo(truth.intercept, 1);
    const weighted = calibrate(
      scores,
      label,
      Float32Array.from(label, came => (came === 1 ? 1 : 10)),
    );
    expect(weighted.intercept).toBeCloseTo(truth.intercept - Math.log(10), 0);
  });

  test('a better score is never less probable, and without outcomes nothing is changed', () => {
    const against = calibrate(
      scores,
      label.map(came => 1 - came),
      new Float32Array(scores.length).fill(1),
    );
    expect(against.slope).toBeGreaterThan(0);
    expect(calibrate(scores, new Uint8Array(scores.length), new Float32Array(scores.length).fill(1))).toEqual({
      slope: 1,
      intercept: 0,
    });
  });

  test('what companies find is counted by what they declare, and foretold for those that declare the same', () => {
    const windows = windowsOf(BOOK);
    const demand = demandOf(windows, 3);
    const [, older, latest] = windows;
    const finds = [older!, latest!].map(({ seen, found }) =>
      found.reduce((sum, companies, i) => sum + (seen[i]!.length >= 3 ? companies.length : 0), 0),
    );
    const counted = Object.values(demand);
    expect(counted.reduce((sum, [pairs]) => sum + pairs, 0)).toBe(finds[0]! + finds[1]!);
    expect(counted.reduce((sum, [, companies]) => sum + companies, 0)).toBe(
      older!.candidates.length + latest!.candidates.length,
    );
    // The same companies as were counted are foretold what they found, but for the pull towards the mean.
    const foretold = [older!, latest!].map(({ past, candidates }) => expectedPairs(demand, past, candidates));
    expect((foretold[0]! + foretold[1]!) / (finds[0]! + finds[1]!)).toBeCloseTo(1, 1);
  });

  test('probabilities are levelled to what is expected, in an unchanged order', () => {
    const random = seeded(8);
    const scores = Float64Array.from({ length: 4000 }, () => random() * 6 - 6);
    fc.assert(
      fc.property(fc.double({ min: 0.0005, max: 0.5, noNaN: true }), share => {
        const level = levelled({ slope: 1.3, intercept: 0.4 }, scores, 1e6, 1e6 * share);
        expect(level.slope).toBe(1.3);
        const mean = scores.reduce((sum, score) => sum + probabilityOf(level, score), 0) / scores.length;
        expect(mean).toBeCloseTo(share, 6);
      }),
      { numRuns: 10 },
    );
    for (const expected of [0, Number.NaN, 2e6])
      expect(levelled({ slope: 1, intercept: 0 }, scores, 1e6, expected)).toEqual({ slope: 1, intercept: 0 });
  });

  test('all pairs of a coming window are foretold about what companies like these found before', () => {
    const { past, candidates } = NOW;
    const calibration = calibrationAt(MODEL, past, candidates);
    expect(calibration.slope).toBe(MODEL.calibration.slope);
    const scorer = pairScorer(MODEL, past);
    let foretold = 0;
    for (let i = 0; i < BOOK.investorIds.length; i++) {
      if (past.start[i + 1]! - past.start[i]! < 5) continue;
      scorer.load(i);
      const seen = new Set(past.company.subarray(past.start[i]!, past.start[i + 1]!));
      for (const c of candidates) if (!seen.has(c)) foretold += probabilityOf(calibration, scorer.score(c) / MICRO);
    }
    expect(foretold / expectedPairs(MODEL.demand!, past, candidates)).toBeCloseTo(1, 1);
    const plain = learn([], SMALL);
    expect(calibrationAt(plain, past, candidates)).toEqual(plain.calibration);
  });
});
