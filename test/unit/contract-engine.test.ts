import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type CondScope, holds } from '#shared/contract/engine/cond.ts';
import { assemble, cleanText, sourceOf } from '#shared/contract/engine/facts.ts';
import type { Clause, Cond } from '#shared/contract/engine/types.ts';
import { author, draftOfClauses, fact } from '#test/support/contract-example.ts';

const { body, ref, say } = author;
const T: Cond = { op: 'eq', path: 'yes', value: true };
const F: Cond = { op: 'eq', path: 'yes', value: false };
const U: Cond = { op: 'eq', path: 'nowhere', value: true };
const scope: CondScope = { tree: { yes: true, n: 3, list: [{ a: 1 }, {}], day: '2026-01-02', empty: [] } };

describe('conditions have three values', () => {
  test.each<[string, Cond, boolean | undefined]>([
    ['true and unknown', { op: 'and', of: [T, U] }, undefined],
    ['false and unknown', { op: 'and', of: [F, U] }, false],
    ['true or unknown', { op: 'or', of: [U, T] }, true],
    ['false or unknown', { op: 'or', of: [F, U] }, undefined],
    ['not unknown', { op: 'not', of: U }, undefined],
    ['has always knows', { op: 'has', path: 'nowhere' }, false],
    ['an empty list is not had', { op: 'has', path: 'empty' }, false],
    ['some', { op: 'some', path: 'list', where: { op: 'eq', path: 'item.a', value: 1 } }, true],
    ['every with a gap', { op: 'every', path: 'list', where: { op: 'eq', path: 'item.a', value: 1 } }, undefined],
    ['every of nothing', { op: 'every', path: 'nowhere', where: T }, undefined],
    ['dates in order', { op: 'lt', path: 'day', value: '2026-01-03' }, true],
    ['a date and a number do not compare', { op: 'lt', path: 'day', value: 3 }, undefined],
    ['in', { op: 'in', path: 'n', values: [1, 2] }, false],
  ])('%s', (_, cond, expected) => expect(holds(cond, scope)).toBe(expected));

  test('periods order by length and amounts only within a currency', () => {
    const at = (a: unknown, b: unknown) => holds({ op: 'lt', path: 'a', value: { path: 'b' } }, { tree: { a, b } });
    expect(at({ value: 11, unit: 'month' }, { value: 1, unit: 'year' })).toBe(true);
    expect(at({ value: 400, unit: 'day' }, { value: 1, unit: 'year' })).toBe(false);
    expect(at({ amount: '9', currency: 'KRW' }, { amount: '10', currency: 'KRW' })).toBe(true);
    expect(at({ amount: '9', currency: 'KRW' }, { amount: '10', currency: 'USD' })).toBeUndefined();
  });
});

describe('facts', () => {
  const schema = z.strictObject({
    a: z.strictObject({ b: z.string().optional(), c: z.number().optional() }).optional(),
    text: z.strictObject({ ko: z.string(), en: z.string().optional() }).optional(),
    rows: z.array(z.strictObject({ n: z.number().optional() })).optional(),
  });

  test('a person overrides a record, a record overrides a default, whatever their order', () => {
    const book = assemble(
      [fact('a.b', 'mine', 'user'), fact('a.b', 'theirs', 'organisation'), fact('a.b', 'x', 'default')],
      schema,
    );
    expect(book.tree).toEqual({ a: { b: 'mine' } });
    expect(sourceOf(book, 'a.b')?.kind).toBe('user');
  });

  test('stating one member leaves the others; a text in two languages is replaced as a whole', () => {
    const known = [fact('a.b', 'kept', 'organisation'), fact('text', { ko: '옛', en: 'old' }, 'listing')];
    const book = assemble([...known, fact('a', { c: 1 }, 'user'), fact('text', { ko: '새' }, 'user')], schema);
    expect(book.tree).toEqual({ a: { b: 'kept', c: 1 }, text: { ko: '새' } });
    expect([sourceOf(book, 'a.b')?.kind, sourceOf(book, 'a.c')?.kind]).toEqual(['organisation', 'user']);
  });

  test('what the schema refuses is left out and named; other rows keep their places', () => {
    const book = assemble(
      [fact('rows', [{ n: 'x' }, { n: 2 }], 'user'), fact('other', 1, 'user'), fact('text', { en: 'only' }, 'user')],
      schema,
    );
    expect(book.tree).toMatchObject({ rows: [{}, { n: 2 }] });
    expect(book.tree).not.toHaveProperty('text');
    expect(book.refused).toEqual(expect.arrayContaining(['other', 'rows.0.n', 'text']));
  });

  test('a row that is no row goes, the others stay', () =>
    expect(assemble([fact('rows', ['x', 'y', { n: 1 }, 'z'], 'user')], schema).tree).toEqual({ rows: [{ n: 1 }] }));

  test.each([
    '__proto__.polluted',
    'a.__proto__.polluted',
    'constructor.prototype.polluted',
    'rows.5.n',
    '0',
    'a b',
    '',
  ])('path %s changes nothing outside the facts', path => {
    const book = assemble([fact(path, 'x', 'user')], schema);
    expect(book.refused).not.toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(schema.safeParse(book.tree).success).toBe(true);
  });

  test('any facts whatever end in a tree the schema takes', () => {
    const path = fc.constantFrom('a', 'a.b', 'a.c', 'text', 'text.ko', 'rows', 'rows.0', 'rows.0.n', 'zzz');
    void fc.assert(
      fc.property(fc.array(fc.tuple(path, fc.jsonValue({ maxDepth: 3 })), { maxLength: 6 }), list => {
        const book = assemble(
          list.map(([p, value]) => fact(p, value as string, 'user')),
          schema,
        );
        expect(schema.safeParse(book.tree).success).toBe(true);
      }),
    );
  });

  test('text is composed and printable', () =>
    expect(cleanText('\u1112\u1161\u11ab\u0000\u202e  강\n\ud800')).toBe('한 강 \ufffd'));
});

const paragraph = (id: string, more: Partial<Clause> = {}): Clause =>
  ({ id, kind: 'paragraph', body: body(say`본문`, say`Text`), ...more }) as Clause;
const article = (id: string, children: readonly Clause[], more: Partial<Clause> = {}): Clause =>
  ({ id, kind: 'article', heading: { ko: '제목', en: 'Heading' }, children, ...more }) as Clause;
const textOf = (runs: readonly { text: string }[] | undefined) => runs?.map(r => r.text).join('');

describe('numbering and references', () => {
  test('numbers close up over dropped clauses, and references follow', () => {
    const model = draftOfClauses(
      [
        article('one', [paragraph('one.a')]),
        article('gone', [paragraph('gone.a')], { when: F }),
        article('two', [
          paragraph('two.a', { when: F }),
          paragraph('two.b'),
          paragraph('two.c', { body: body(say`${ref('two.b')} ${ref('one')}`, say`${ref('two.b')} ${ref('one')}`) }),
        ]),
        article('last', [paragraph('last.a', { body: body(say`${ref('two.c')}`, say`${ref('two.c')}`) })]),
      ],
      [fact('yes', true, 'user')],
    );
    const of = (id: string) => model.blocks.find(b => b.clauseId === id);
    expect(of('two')?.number).toEqual({ ko: '제2조', en: 'Article 2' });
    expect(of('one.a')?.number).toBeUndefined();
    expect(of('two.b')?.number).toEqual({ ko: '①', en: '(1)' });
    expect(textOf(of('two.c')?.text?.ko)).toBe('제1항 제1조');
    expect(textOf(of('two.c')?.text?.en)).toBe('paragraph (1) Article 1');
    expect(textOf(of('last.a')?.text?.ko)).toBe('제2조 제2항');
    expect(textOf(of('last.a')?.text?.en)).toBe('Article 2(2)');
    expect(model.blocks.map(b => b.clauseId)).not.toContain('gone');
  });

  test('a reference to a dropped clause is an error and a marked blank, never nothing', () => {
    const model = draftOfClauses(
      [article('one', [paragraph('one.a', { body: body(say`${ref('nowhere')}에`, say`See ${ref('nowhere')}`) })])],
      [],
    );
    expect(model.issues.find(i => i.ruleId === 'CC-XREF')).toMatchObject({ severity: 'error', clauseIds: ['one.a'] });
    expect(model.blocks.find(b => b.clauseId === 'one.a')?.text?.ko[0]?.mark).toBe('blank');
    expect(model.status).toBe('blocked');
  });

  test('a clause whose need is unknown stays, marked, with an issue', () => {
    const model = draftOfClauses([article('one', [paragraph('one.a')], { when: U })], []);
    expect(model.blocks[0]).toMatchObject({ clauseId: 'one', pending: true });
    expect(model.issues.map(i => i.ruleId)).toContain('CC-PENDING');
  });

  test('an article left without text goes, heading and all', () => {
    const model = draftOfClauses(
      [article('one', [paragraph('one.a', { when: F })]), article('two', [paragraph('two.a')])],
      [fact('yes', true, 'user')],
    );
    expect(model.blocks.map(b => b.clauseId)).toEqual(['two', 'two.a']);
    expect(model.blocks[0]?.number?.ko).toBe('제1조');
  });

  test('a value in one language only is found', () => {
    const model = draftOfClauses(
      [article('one', [paragraph('one.a', { body: body(say`${author.val('word')}`, say`Text`) })])],
      [fact('word', 'x', 'user')],
    );
    expect(model.issues.find(i => i.ruleId === 'CC-PARITY')).toMatchObject({ severity: 'error', clauseIds: ['one.a'] });
  });

  test('a term that is used and not defined is found', () => {
    const model = draftOfClauses(
      [article('one', [paragraph('one.a', { body: body(say`${author.term}`, say`${author.term}`) })])],
      [],
    );
    expect(model.issues.map(i => i.ruleId)).toContain('CC-DEFTERM');
  });
});
