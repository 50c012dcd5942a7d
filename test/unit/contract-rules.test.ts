import { describe, expect, test } from 'vitest';
import type { Cond } from '#shared/contract/engine/types.ts';
import { EXAMPLES } from '#shared/contract/templates/examples.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { type Change, scopeOf, speaks } from '#test/support/contract-cases/cases.ts';
import { CASES } from '#test/support/contract-cases/index.ts';
import { mutantsOf } from '#test/support/contract-mutants.ts';

describe.each(Object.values(TEMPLATES).map(form => [form.id, form] as const))('the rules of %s', (id, form) => {
  const cases = CASES[id] ?? {};
  const scopes = new Map<string, ReturnType<typeof scopeOf>>();
  const at = (change: Change) => {
    const key = JSON.stringify(Object.entries(change).map(([path, value]) => [path, value ?? 'missing']));
    const known = scopes.get(key) ?? scopeOf(form, EXAMPLES[id] ?? {}, change);
    scopes.set(key, known);
    return known;
  };
  const tried = form.rules.map(rule => {
    const { yes = [{}], no = [{}] } = cases[rule.id] ?? {};
    return { rule, yes: yes.map(at), no: no.map(at) };
  });

  test('have each a case that makes them speak and one that does not, and no case is of another', () =>
    expect(Object.keys(cases).sort()).toEqual(form.rules.map(rule => rule.id).sort()));
  test.each(tried.map(each => [each.rule.id, each] as const))('%s', (_, { rule, yes, no }) => {
    expect(yes.map(scope => speaks(rule, scope))).toEqual(yes.map(() => true));
    expect(no.map(scope => speaks(rule, scope))).toEqual(no.map(() => false));
  });

  test('are found out where a bound is off by one, or a comparison at its edge', () => {
    const alive = tried.flatMap(({ rule, yes, no }) =>
      mutantsOf(rule.violated)
        .filter(violated => {
          const mutant = { ...rule, violated: violated as Cond };
          return yes.every(scope => speaks(mutant, scope)) && !no.some(scope => speaks(mutant, scope));
        })
        .map(violated => `${rule.id}: ${JSON.stringify(violated)}`),
    );
    expect(alive).toEqual([]);
  });
});

test('a number off by one, a bound taken in or left out, plus for minus: each is a mutant', () => {
  expect(mutantsOf({ op: 'gt', path: 'years', value: 20 })).toEqual([
    { op: 'gte', path: 'years', value: 20 },
    { op: 'gt', path: 'years', value: 19 },
    { op: 'gt', path: 'years', value: 21 },
  ]);
  expect(mutantsOf({ op: 'eq', path: 'vat', value: 'whole' })).toEqual([]);
});

test('there are mutants to find', () => {
  const all = Object.values(TEMPLATES).flatMap(({ rules }) => rules.flatMap(rule => mutantsOf(rule.violated)));
  expect(all.length).toBeGreaterThan(300);
});
