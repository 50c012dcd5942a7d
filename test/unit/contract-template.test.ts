import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { numbersIn } from '#shared/contract/engine/format.ts';
import { labelAt } from '#shared/contract/engine/labels.ts';
import type { Clause, Inline } from '#shared/contract/engine/types.ts';
import { TEMPLATES, templateOf } from '#shared/contract/templates/index.ts';
import { nda } from '#test/support/contract-example.ts';

const all = (clauses: readonly Clause[]): Clause[] =>
  clauses.flatMap(c => [c, ...(c.kind === 'table' ? [] : all(c.children ?? []))]);
const nodesIn = (nodes: readonly Inline[]): Inline[] =>
  nodes.flatMap(n => (n.t === 'choose' ? [n, ...Object.values(n.options).flatMap(nodesIn)] : [n]));
describe.each(Object.values(TEMPLATES).map(form => [form.id, form] as const))('the template %s', (_id, form) => {
  const clauses = all(form.clauses);
  const texts = clauses.filter(c => c.kind !== 'table').filter(c => c.body !== undefined);

  test('clause ids are unique', () => expect(new Set(clauses.map(c => c.id)).size).toBe(clauses.length));

  test.each(texts.map(c => [c.id, c] as const))('%s says the same in both languages, numbers included', (_, clause) => {
    const body = clause.body!;
    const tokens = (nodes: readonly Inline[]) =>
      nodesIn(nodes)
        .flatMap(n =>
          n.t === 'var' || n.t === 'choose'
            ? [`${n.t} ${n.path}`]
            : n.t === 'ref'
              ? [`ref ${n.clause}`]
              : 'id' in n
                ? [n.id]
                : [],
        )
        .sort();
    expect(tokens(body.ko)).toEqual(tokens(body.en));
    // 제3자 and 제1심 are words; citations of statutes differ in form (제21조의2, Article 21-2), not in their numbers.
    const numbers = (nodes: readonly Inline[]) =>
      numbersIn(
        nodesIn(nodes)
          .map(n => (n.t === 'text' ? n.text.replaceAll(/제3자|제1심/g, '') : ''))
          .join(' '),
      );
    expect(numbers(body.ko)).toBe(numbers(body.en));
  });

  test('every path it reads is a fact with a name in both languages', () => {
    const paths = [
      ...texts.flatMap(c => [...nodesIn(c.body!.ko)].flatMap(n => ('path' in n ? [n.path] : []))),
      ...clauses.flatMap(c =>
        c.kind === 'table'
          ? c.columns.flatMap(col =>
              col.cell.flatMap(n => ('path' in n ? [n.path.replace('item', `${c.each}.0`)] : [])),
            )
          : [],
      ),
      ...form.rules.flatMap(r => r.paths.map(p => p.replace('item', `${r.each}.0`))),
    ];
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) expect(labelAt(form.labels, path).ko, path).not.toBe(labelAt({}, path).ko);
  });

  test('every clause a rule points at exists', () => {
    const ids = new Set(clauses.map(c => c.id));
    for (const rule of form.rules) for (const id of rule.clauses) expect(ids, rule.id).toContain(id);
  });

  test('its facts are a JSON Schema, and nothing in it is required', () => {
    const schema = JSON.stringify(z.toJSONSchema(form.facts, { io: 'input' }));
    expect(form.facts.safeParse({}).success).toBe(true);
    expect(form.facts.safeParse({ surprise: 1 }).success).toBe(false);
    expect(schema).toContain('우선 언어');
  });
});

test('only its own names are templates', () =>
  expect([templateOf('constructor'), templateOf('nope'), templateOf('nda')]).toEqual([undefined, undefined, nda]));
