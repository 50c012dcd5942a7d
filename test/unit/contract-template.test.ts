import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { faultsOfDraft, faultsOfForm } from '#shared/contract/audit/faults.ts';
import type { Clause, Template } from '#shared/contract/engine/types.ts';
import { servesDeal } from '#shared/contract/rules.ts';
import { TEMPLATES, templateOf } from '#shared/contract/templates/index.ts';
import type { DealKind, DealRole } from '#shared/kernel/vocabulary-deal.ts';
import { author, draftWith, nda } from '#test/support/contract-example.ts';

describe.each(Object.values(TEMPLATES).map(form => [form.id, form] as const))('the template %s', (_id, form) => {
  test('is written without a fault: ids, both languages, references, terms, names of facts', () =>
    expect(faultsOfForm(form)).toEqual([]));
  test('its facts are a JSON Schema, and nothing in it is required', () => {
    const schema = JSON.stringify(z.toJSONSchema(form.facts, { io: 'input' }));
    expect(form.facts.safeParse({}).success).toBe(true);
    expect(form.facts.safeParse({ surprise: 1 }).success).toBe(false);
    expect(schema).toContain('우선 언어');
  });
});

/** Faults of the NDA with a clause put in its place or added. */
describe('a fault is found', () => {
  const { body, ref, say, val } = author;
  const text = (id: string, ko: Parameters<typeof body>[0], en: Parameters<typeof body>[1]): Clause => ({
    id,
    kind: 'article',
    heading: { ko: '새 조', en: 'New' },
    body: body(ko, en),
  });
  const with_ = (clause: Clause, more: Partial<Template> = {}): Template => ({
    ...nda,
    clauses: [...nda.clauses, clause],
    ...more,
  });
  test.each<[string, Template]>([
    ['two clauses have this id', with_(text('notices', say`가`, say`a`))],
    ['values, references or terms differ', with_(text('new', say`${val('purpose')}`, say`a`))],
    ['numbers differ', with_(text('new', say`30일`, say`60 days`))],
    ['which is no clause', with_(text('new', say`${ref('gone')}`, say`${ref('gone')}`))],
    ['which nothing defines', with_(text('new', say`${author.term}`, say`${author.term}`))],
    ['has no words', with_(text('new', say`${author.term}`, say`${author.term}`))],
    ['is no fact with a name', with_(text('new', say`${val('nothing')}`, say`${val('nothing')}`))],
    ['two rules have this id', { ...nda, rules: [...nda.rules, nda.rules[0]!] }],
    ['points at gone', { ...nda, rules: [{ ...nda.rules[0]!, clauses: ['gone'] }] }],
    ['serves no kind of deal', { ...nda, serves: {} }],
    ['something in the facts is required', { ...nda, facts: z.strictObject({ a: z.string() }) }],
    ['take members that are not in the schema', { ...nda, facts: z.looseObject({}) }],
  ])('%s', (fault, form) => expect(faultsOfForm(form).join('\n')).toContain(fault));

  test('in a draft: a reference to a clause that was left out', () => {
    const form = with_(text('new', say`${ref('export')}`, say`${ref('export')}`));
    expect(faultsOfDraft(draftWith([], form)).join()).not.toContain('CC-XREF');
    const known = draftWith(
      ['investor', 'company'].map(role => ({
        path: `parties.${role}.country`,
        value: 'KR',
        source: { kind: 'user' as const },
      })),
      form,
    );
    expect(faultsOfDraft(known).join()).toContain('CC-XREF');
  });
});

test('only its own names are templates', () =>
  expect([templateOf('constructor'), templateOf('nope'), templateOf('nda')]).toEqual([undefined, undefined, nda]));

test('a form drafts only from the kinds of deal it serves, and only where every side has a place', () => {
  const deal = (kind: DealKind, ...roles: DealRole[]) => ({ kind, parties: roles.map(role => ({ role })) });
  expect(servesDeal(nda, deal('INVESTMENT', 'investor', 'company'))).toBe(true);
  expect(servesDeal(nda, deal('TECHNOLOGY', 'provider', 'demander'))).toBe(false);
  expect(servesDeal(nda, deal('INVESTMENT', 'investor', 'provider'))).toBe(false);
});
