import { expect, test } from 'vitest';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { JUST, RULES } from '#test/support/contract-cases/acquisition.ts';
import { mutantsOf, survivors } from '#test/support/contract-mutants.ts';

test('a number off by one, a bound taken in or left out, plus for minus: each is a mutant', () => {
  expect(mutantsOf({ op: 'gt', path: 'years', value: 20 })).toEqual([
    { op: 'gte', path: 'years', value: 20 },
    { op: 'gt', path: 'years', value: 19 },
    { op: 'gt', path: 'years', value: 21 },
  ]);
  expect(mutantsOf({ op: 'eq', path: 'vat', value: 'whole' })).toEqual([]);
});

test.each(Object.keys(RULES))('the cases of %s tell every mutant of its rules from the rule', id => {
  const changes = [...(RULES[id] ?? []), ...(JUST[id] ?? [])].map(([, change]) => change);
  const { tried, survived } = survivors(TEMPLATES[id]!, changes);
  expect(tried).toBeGreaterThan(10);
  expect(survived).toEqual([]);
});
