import { describe, expect, test } from 'vitest';
import type { DraftModel, SourcedFact } from '#shared/contract/engine/index.ts';
import type { Clause, Cond, Inline, Template } from '#shared/contract/engine/types.ts';
import { TEMPLATES } from '#shared/contract/templates/index.ts';
import { deal, draftWith, fact, stated } from '#test/support/contract-example.ts';
import { statedCn, statedSafe, statedTs } from '#test/support/contract-investment.ts';

/** Complete facts of each form, to branch off from. A form without them fails the test below. */
const EXAMPLES: Readonly<Record<string, Readonly<Record<string, SourcedFact['value']>>>> = {
  nda: stated,
  safe: statedSafe,
  ts: statedTs,
  cn: statedCn,
};
const MOST = 200;

const all = (clauses: readonly Clause[]): Clause[] =>
  clauses.flatMap(c => [c, ...(c.kind === 'table' ? [] : all(c.children ?? []))]);
const choices = (nodes: readonly Inline[]): Inline[] =>
  nodes.flatMap(n => (n.t === 'choose' ? [n, ...Object.values(n.options).flatMap(choices)] : []));

type Values = (SourcedFact['value'] | undefined)[];
/** The values at which a condition may turn, for each path it reads; undefined leaves the fact out. */
const turning = (cond: Cond, into: Map<string, Values>): void => {
  const note = (path: string, ...values: Values) => into.set(path, [...(into.get(path) ?? []), ...values]);
  if (cond.op === 'and' || cond.op === 'or') for (const one of cond.of) turning(one, into);
  else if (cond.op === 'not') turning(cond.of, into);
  else if (cond.op === 'has') note(cond.path, undefined);
  else if (cond.op === 'in') note(cond.path, undefined, ...cond.values);
  else if ((cond.op === 'eq' || cond.op === 'ne') && typeof cond.value !== 'object') {
    const other = typeof cond.value === 'boolean' ? [!cond.value] : cond.path.endsWith('country') ? ['US'] : [];
    note(cond.path, undefined, cond.value, ...other);
  }
};

/** Every branch point of a form with the values to try there; the example's own value is always one of them. */
const branchesOf = (form: Template): [string, Values][] => {
  const points = new Map<string, Values>();
  for (const clause of all(form.clauses)) {
    if (clause.when !== undefined) turning(clause.when, points);
    if (clause.kind === 'table' || clause.body === undefined) continue;
    for (const node of [...choices(clause.body.ko), ...choices(clause.body.en)])
      if (node.t === 'choose') points.set(node.path, [...(points.get(node.path) ?? []), ...Object.keys(node.options)]);
  }
  return [...points].map(([path, values]) => [path, [...new Set(['as it is', ...values])]] as [string, Values]);
};

/** All combinations, or as many as `MOST` spread evenly over them. */
const combinations = (branches: readonly [string, Values][]): Map<string, Values[number]>[] => {
  const total = branches.reduce((product, [, values]) => product * values.length, 1);
  const step = Math.max(1, Math.ceil(total / MOST));
  return Array.from({ length: Math.ceil(total / step) }, (_, n) => {
    let rest = n * step;
    return new Map(
      branches.map(([path, values]) => {
        const value = values[rest % values.length];
        rest = Math.floor(rest / values.length);
        return [path, value];
      }),
    );
  });
};

const known = (form: Template): SourcedFact[] => [
  ...form.prefill(deal),
  ...Object.entries(EXAMPLES[form.id] ?? {}).map(([path, value]) => fact(path, value, 'user')),
];
const draftAt = (form: Template, choice: ReadonlyMap<string, Values[number]>): DraftModel => {
  const set = [...choice].filter(([, value]) => value !== 'as it is');
  const kept = known(form).filter(({ path }) => !set.some(([gone]) => path === gone || path.startsWith(`${gone}.`)));
  return draftWith(
    [...kept, ...set.flatMap(([path, value]) => (value === undefined ? [] : [fact(path, value, 'user')]))],
    form,
  );
};

/** What no draft may ever have, whatever is known. */
const faultsOf = (model: DraftModel): string[] => {
  const articles = model.blocks.filter(({ kind }) => kind === 'article');
  return [
    ...model.issues
      .filter(
        ({ ruleId, severity }) =>
          ['CC-XREF', 'CC-DEFTERM', 'CC-PREVAIL'].includes(ruleId) || (ruleId === 'CC-PARITY' && severity === 'error'),
      )
      .map(({ ruleId, clauseIds, messageEn }) => `${ruleId} ${clauseIds.join()}: ${messageEn}`),
    ...articles.flatMap(({ clauseId, number }, i) =>
      number?.ko === `제${i + 1}조` ? [] : [`${clauseId} is ${number?.ko}`],
    ),
    ...articles.flatMap(({ clauseId, heading }) => (heading?.ko && heading.en ? [] : [`${clauseId} has no heading`])),
    ...model.blocks.flatMap(({ clauseId, text }) =>
      text === undefined || (text.ko.length > 0 && text.en.length > 0) ? [] : [`${clauseId} is empty`],
    ),
    ...(JSON.stringify(model.blocks).match(/undefined|\[object|NaN/g) ?? []),
  ];
};

describe.each(Object.values(TEMPLATES).map(form => [form.id, form] as const))('every branch of %s', (id, form) => {
  const branches = branchesOf(form);
  const cases = combinations(branches);
  test('there are branches, and an example to branch off from', () => {
    expect(Object.keys(EXAMPLES)).toContain(id);
    expect(cases.length).toBeGreaterThan(10);
    expect(faultsOf(draftAt(form, new Map()))).toEqual([]);
  });
  test('makes a document without a loose end', () => {
    const faults = cases.flatMap(choice =>
      faultsOf(draftAt(form, choice)).map(fault => `${JSON.stringify([...choice])}: ${fault}`),
    );
    expect(faults.slice(0, 5)).toEqual([]);
  });
  test('also where nothing at all is known', () => expect(faultsOf(draftWith([], form))).toEqual([]));
});
