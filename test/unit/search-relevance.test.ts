import { expect, test } from 'vitest';
import { demoCorpus } from '#test/search/corpus.ts';
import { generate } from '#test/search/generate.ts';
import { hit10, type Judged, ndcg10 } from '#test/search/metrics.ts';
import { goldenSet, relevanceOf } from '#test/search/relevance.ts';
import { systems } from '#test/search/systems.ts';

const corpus = demoCorpus();
const golden = goldenSet();

test('the golden set asks at least 60 things and judges records that there are', () => {
  expect(golden.length).toBeGreaterThanOrEqual(60);
  expect(new Set(golden.map(({ query }) => query)).size).toBe(golden.length);
  for (const { query, grades } of golden) {
    expect(
      Object.keys(grades).filter(key => !corpus.has(key)),
      query,
    ).toEqual([]);
    expect(
      Object.values(grades).every(grade => [1, 2, 3].includes(grade)),
      query,
    ).toBe(true);
    expect(Object.values(grades), query).toContain(3);
  }
});

test('gain falls with rank and with grade', () => {
  const judged: Judged = { query: 'q', wants: '', grades: { a: 3, b: 1 } };
  expect(ndcg10(['a', 'b'], judged)).toBe(1);
  expect(ndcg10(['b', 'a'], judged)).toBeLessThan(1);
  expect(ndcg10([], judged)).toBe(0);
  expect(hit10(['b'], judged)).toBe(0);
  expect(hit10(['x', 'a'], judged)).toBe(1);
});

test('search finds what is wanted, better than all it is compared with', () => {
  const [ours, ...others] = systems.map(system => relevanceOf(system, corpus, golden));
  expect(ours!.ndcg).toBeGreaterThan(0.89);
  expect(ours!.hit).toBe(1);
  for (const other of others) expect(ours!.ndcg, other.name).toBeGreaterThan(other.ndcg);
});

test('generated listings are the same for the same seed', () => {
  const material = [...corpus.values()];
  expect(generate(material, 20, 7)).toEqual(generate(material, 20, 7));
  expect(generate(material, 20, 7)).not.toEqual(generate(material, 20, 8));
});
