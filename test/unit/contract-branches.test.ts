import { describe, expect, test } from 'vitest';
import { coveringRows } from '#shared/contract/audit/pairwise.ts';
import { auditForm } from '#shared/contract/audit/report.ts';
import { EXAMPLES } from '#shared/contract/templates/examples.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';

const AT = '2026-11-25T00:00:00.000Z';

describe.each(Object.values(TEMPLATES).map(form => [form.id, form] as const))('every branch of %s', (id, form) => {
  const audit = auditForm(form, EXAMPLES[id], AT);
  test('makes a document without a loose end, the example a whole one', () =>
    expect(audit.faults.slice(0, 5)).toEqual([]));
  test('there are branches, drafted', () => {
    expect(audit.branches).toBeGreaterThan(2);
    expect(audit.drafts).toBeGreaterThan(10);
  });
  test('nothing behind it was read more than a year before', () => expect(audit.stale).toEqual([]));
});

describe('rows that cover', () => {
  const pairsOf = (row: readonly number[]) =>
    row.flatMap((a, i) => row.slice(i + 1).map((b, j) => `${i}=${a} ${i + 1 + j}=${b}`));
  test('all combinations where they are few', () => {
    const { rows, exhaustive } = coveringRows([2, 3, 4]);
    expect(exhaustive).toBe(true);
    expect(new Set(rows.map(String)).size).toBe(24);
  });
  test('every pair where they are many, in few rows', () => {
    const sizes = [2, 3, 4, 2, 5, 3, 3, 2, 4, 3];
    const { rows, exhaustive } = coveringRows(sizes);
    expect(exhaustive).toBe(false);
    const wanted = sizes.flatMap((a, i) =>
      sizes
        .slice(i + 1)
        .flatMap((b, j) => Array.from({ length: a * b }, (_, n) => `${i}=${n % a} ${i + 1 + j}=${Math.floor(n / a)}`)),
    );
    const met = new Set(rows.flatMap(pairsOf));
    expect(wanted.filter(pair => !met.has(pair))).toEqual([]);
    expect(rows.length).toBeLessThan(40);
  });
});
