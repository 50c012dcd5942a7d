import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds } from '#shared/contract/engine/cond.ts';
import { compareExprs, derive } from '#shared/contract/engine/expr.ts';
import type { FactBook } from '#shared/contract/engine/facts.ts';
import type { Expr } from '#shared/contract/engine/types.ts';
import {
  among,
  ascending,
  at,
  day,
  after as dayAfter,
  mul,
  number,
  won,
} from '#shared/contract/templates/common/cond.ts';

const book = (tree: Record<string, unknown>): FactBook => ({ tree, effective: [], refused: [] });
const computed = (expr: Expr, tree: Record<string, unknown> = {}) =>
  derive([{ path: 'made', expr }], book(tree), () => true)[0]?.value;

describe('days', () => {
  test.each([
    ['2026-01-31', { value: 1, unit: 'month' }, '2026-02-28'],
    ['2024-01-31', { value: 1, unit: 'month' }, '2024-02-29'],
    ['2024-02-29', { value: 20, unit: 'year' }, '2044-02-29'],
    ['2023-02-28', { value: 1, unit: 'year' }, '2024-02-28'],
    ['2024-02-29', { value: 1, unit: 'year' }, '2025-02-28'],
    ['2026-12-20', { value: 14, unit: 'day' }, '2027-01-03'],
    ['2026-11-30', { value: 3, unit: 'month' }, '2027-02-28'],
  ] as const)('%s and %o is %s', (from, by, reached) => expect(computed(dayAfter('from', by), { from })).toBe(reached));

  test('a period of months reaches the same day of the month, or its last', () => {
    void fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 600 }),
        (date, months) => {
          const from = date.toISOString().slice(0, 10);
          const [year = 0, month = 0, dayOfMonth = 0] = from.split('-').map(Number);
          const total = year * 12 + (month - 1) + months;
          const [y, m] = [Math.floor(total / 12), (total % 12) + 1];
          const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
          const last = m === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
          const wanted = `${y}-${String(m).padStart(2, '0')}-${String(Math.min(dayOfMonth, last)).padStart(2, '0')}`;
          expect(computed(dayAfter('from', { value: months, unit: 'month' }), { from })).toBe(wanted);
        },
      ),
    );
  });
  test('compare with days alone, and enter no arithmetic', () => {
    const tree = { a: '2026-01-01', b: '2026-01-02', n: 20_454, period: { value: 1, unit: 'day' } };
    expect(compareExprs(day('a'), day('b'), tree)).toBeLessThan(0);
    expect(compareExprs(dayAfter('a', 'period'), day('b'), tree)).toBe(0);
    expect(compareExprs(day('a'), at('n'), tree)).toBeUndefined();
    expect(compareExprs(mul(day('a'), number(2)), day('b'), tree)).toBeUndefined();
    expect(compareExprs(day('missing'), day('b'), tree)).toBeUndefined();
    expect(compareExprs(dayAfter('a', 'missing'), day('b'), tree)).toBeUndefined();
    expect(compareExprs(dayAfter('n', 'period'), day('b'), tree)).toBeUndefined();
  });
  test('an amount written out is of its currency', () => {
    const tree = { krw: { amount: '5', currency: 'KRW' }, usd: { amount: '5', currency: 'USD' } };
    expect(compareExprs(at('krw'), won(5), tree)).toBe(0);
    expect(compareExprs(at('usd'), won(5), tree)).toBeUndefined();
    expect(computed(mul(won(20_000), number(3)))).toEqual({ amount: '60000', currency: 'KRW' });
  });
});

describe('lists', () => {
  const codes = (...values: (string | undefined)[]) => values.map(code => (code === undefined ? {} : { code }));
  test.each([
    ['KR', codes('SG', 'KR'), true],
    ['KR', codes('SG', 'US'), false],
    ['KR', codes('SG', undefined), undefined],
    ['KR', codes(undefined, 'KR'), true],
    ['KR', [], undefined],
    ['KR', undefined, undefined],
    [undefined, codes('KR'), undefined],
  ])('%s among %j is %s', (value, list, truth) =>
    expect(holds(among('value', 'list', 'code'), { tree: { value, list } })).toBe(truth),
  );
  const amounts = (...values: (number | undefined)[]) =>
    values.map(n => (n === undefined ? {} : { from: { amount: String(n), currency: 'KRW' } }));
  test.each([
    [amounts(0, 1, 2), true],
    [amounts(0), true],
    [amounts(0, 0), false],
    [amounts(2, 1), false],
    [amounts(0, undefined, 2), undefined],
    [amounts(3, 1, undefined), false],
    [[], undefined],
    [[{ from: { amount: '1', currency: 'KRW' } }, { from: { amount: '2', currency: 'USD' } }], undefined],
  ])('%j ascends: %s', (list, truth) => expect(holds(ascending('list', 'from'), { tree: { list } })).toBe(truth));
});
