import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  proposerOrder,
  receiverOrder,
  type StableOptions,
  stablePairs,
  type TwoSided,
  verifyStable,
} from '#shared/match/engine/index.ts';

interface Row {
  p: number;
  r: number;
  own: number;
  theirs: number;
  known: boolean;
}
interface Given {
  rows: readonly Row[];
  proposers: readonly number[];
  receivers: readonly number[];
  introductions: readonly number[];
}

const FLOOR = 100;
const FLOOR_THERE = 105;
const twoSided = (rows: readonly Row[]): TwoSided => ({
  proposer: Uint32Array.from(rows, ({ p }) => p),
  receiver: Uint32Array.from(rows, ({ r }) => r),
  proposerScore: Int32Array.from(rows, ({ own }) => own),
  receiverScore: Int32Array.from(rows, ({ theirs }) => theirs),
});
const optionsOf = ({ rows, introductions }: Given): StableOptions => ({
  floor: { proposer: FLOOR, receiver: FLOOR_THERE },
  known: Uint8Array.from(rows, ({ known }) => (known ? 1 : 0)),
  introductions: Uint16Array.from(introductions),
});
const stable = (given: Given): number[] => [
  ...stablePairs(
    twoSided(given.rows),
    Uint16Array.from(given.proposers),
    Uint16Array.from(given.receivers),
    optionsOf(given),
  ),
];

/** The best a receiver may have of some pairs: each from the best on that still fits. */
const bestOf = (given: Given, r: number, offered: readonly number[]): number[] => {
  const order = receiverOrder(twoSided(given.rows));
  const kept: number[] = [];
  for (const pair of [...offered].sort(order)) {
    const more = [...kept, pair];
    if (
      more.length <= given.receivers[r]! &&
      more.filter(at => !given.rows[at]!.known).length <= given.introductions[r]!
    )
      kept.push(pair);
  }
  return kept;
};

/** True where everybody has what is allowed and no pair would rather have each other. */
const isStable = (given: Given, chosen: readonly number[]): boolean => {
  const { rows, proposers, receivers } = given;
  const order = proposerOrder(twoSided(rows));
  const ofProposer = (p: number) => chosen.filter(at => rows[at]!.p === p);
  const ofReceiver = (r: number) => chosen.filter(at => rows[at]!.r === r);
  if (proposers.some((room, p) => ofProposer(p).length > room)) return false;
  if (receivers.some((_, r) => bestOf(given, r, ofReceiver(r)).length < ofReceiver(r).length)) return false;
  if (chosen.some(at => rows[at]!.own < FLOOR || rows[at]!.theirs < FLOOR_THERE)) return false;
  return !rows.some(({ p, r, own, theirs }, at) => {
    if (chosen.includes(at) || own < FLOOR || theirs < FLOOR_THERE) return false;
    const has = ofProposer(p);
    const wants = proposers[p]! > 0 && (has.length < proposers[p]! || has.some(other => order(at, other) < 0));
    return wants && bestOf(given, r, [...ofReceiver(r), at]).includes(at);
  });
};

const subsets = (size: number): number[][] =>
  Array.from({ length: 2 ** size }, (_, set) => [...new Array(size).keys()].filter(n => (set >> n) & 1));

const given = (side: number, most: number): fc.Arbitrary<Given> =>
  fc
    .record({
      proposers: fc.array(fc.nat(3), { minLength: 1, maxLength: side, size: 'max' }),
      receivers: fc.array(fc.nat(3), { minLength: 1, maxLength: side, size: 'max' }),
    })
    .chain(({ proposers, receivers }) =>
      fc.record({
        proposers: fc.constant(proposers),
        receivers: fc.constant(receivers),
        introductions: fc.array(fc.nat(3), { minLength: receivers.length, maxLength: receivers.length }),
        rows: fc.uniqueArray(
          fc.record({
            p: fc.nat(proposers.length - 1),
            r: fc.nat(receivers.length - 1),
            own: fc.integer({ min: 90, max: 130 }),
            theirs: fc.integer({ min: 90, max: 130 }),
            known: fc.boolean(),
          }),
          { maxLength: most, size: 'max', selector: ({ p, r }) => p * 100 + r },
        ),
      }),
    );

describe('deferred acceptance', () => {
  test('leaves no two who would rather have each other', () => {
    fc.assert(
      fc.property(given(7, 40), each => {
        expect(isStable(each, stable(each))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('gives every proposer the best it has in any stable outcome (by trying all of them)', () => {
    fc.assert(
      fc.property(given(3, 9), each => {
        const order = proposerOrder(twoSided(each.rows));
        const made = stable(each);
        const all = subsets(each.rows.length).filter(chosen => isStable(each, chosen));
        expect(all.length).toBeGreaterThan(0);
        each.proposers.forEach((room, p) => {
          const mine = (chosen: readonly number[]) => chosen.filter(at => each.rows[at]!.p === p);
          for (const other of all) {
            // Choosing freely between what it has here and there, it would take what it has here.
            const best = [...new Set([...mine(made), ...mine(other)])].sort(order).slice(0, room);
            expect(best).toEqual(mine(made).sort(order));
          }
        });
      }),
      { numRuns: 120 },
    );
  });

  test('the verification agrees with the definition about any choice of pairs', () => {
    fc.assert(
      fc.property(given(4, 10), fc.infiniteStream(fc.boolean()), (each, keeps) => {
        const sides = [Uint16Array.from(each.proposers), Uint16Array.from(each.receivers)] as const;
        const verify = (chosen: readonly number[]) =>
          verifyStable(twoSided(each.rows), Uint32Array.from(chosen), ...sides, optionsOf(each));
        expect(verify(stable(each))).toEqual([]);
        const some = [...each.rows.keys()].filter(() => keeps.next().value);
        expect(verify(some).length === 0).toBe(isStable(each, some));
      }),
      { numRuns: 400 },
    );
  });

  test('tells a stable outcome from one that is not', () => {
    const rows = [
      { p: 0, r: 0, own: 120, theirs: 110, known: false },
      { p: 1, r: 0, own: 110, theirs: 120, known: false },
    ];
    const each = { rows, proposers: [1, 1], receivers: [1], introductions: [1] };
    expect(isStable(each, [0])).toBe(false);
    expect(isStable(each, [1])).toBe(true);
    expect(stable(each)).toEqual([1]);
  });

  test('does not depend on the order of the pairs, and counts one that is there twice once', () => {
    const twice = given(6, 30).chain(each =>
      fc.record({
        each: fc.constant(each),
        rows: fc.shuffledSubarray([...each.rows], { minLength: each.rows.length }),
      }),
    );
    fc.assert(
      fc.property(twice, ({ each, rows }) => {
        const other = { ...each, rows };
        expect(stable(other).map(at => rows[at])).toEqual(stable(each).map(at => each.rows[at]));
        const doubled = { ...each, rows: [...each.rows, ...each.rows] };
        expect(stable(doubled).map(at => doubled.rows[at])).toEqual(stable(each).map(at => each.rows[at]));
      }),
    );
  });

  test('refuses what is beyond the capacities', () => {
    const rows = [{ p: 0, r: 3, own: 120, theirs: 120, known: false }];
    expect(() => stable({ rows, proposers: [1], receivers: [1], introductions: [1] })).toThrow(RangeError);
  });
});
