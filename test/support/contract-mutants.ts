import { buildDraft } from '#shared/contract/engine/index.ts';
import type { Cond, Rule, Template } from '#shared/contract/engine/types.ts';
import { EXAMPLES } from '#shared/contract/templates/examples.ts';
import { asUser } from './contract-example.ts';
import type { Change } from './contract-form.ts';

type Node = Record<string, unknown>;
const ORDER: Readonly<Record<string, readonly string[]>> = {
  gt: ['gte'],
  gte: ['gt'],
  lt: ['lte'],
  lte: ['lt'],
  ne: ['gt', 'lt'],
  add: ['sub'],
  sub: ['add'],
};
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every way to get one number, bound or operation of a condition slightly wrong: off by one, at the bound or beyond it, plus for minus. */
export const mutantsOf = (cond: unknown): unknown[] => {
  if (Array.isArray(cond))
    return cond.flatMap((part, at) => mutantsOf(part).map(mutant => cond.map((each, i) => (i === at ? mutant : each))));
  if (!isNode(cond)) return [];
  const changed = (more: Node): Node => ({ ...cond, ...more });
  const numeric = !('value' in cond) || typeof cond.value === 'number' || isNode(cond.value);
  const swaps = (name: 'op' | 'is') =>
    typeof cond[name] === 'string' && (name === 'is' || numeric) ? (ORDER[cond[name]] ?? []) : [];
  const offByOne =
    typeof cond.value === 'number' ? [cond.value - 1, cond.value + 1].map(value => changed({ value })) : [];
  const money =
    cond.op === 'money' ? [-1n, 1n].map(by => changed({ amount: String(BigInt(String(cond.amount)) + by) })) : [];
  return [
    ...swaps('op').map(op => changed({ op })),
    ...swaps('is').map(is => changed({ is })),
    ...offByOne,
    ...money,
    ...Object.entries(cond).flatMap(([name, part]) => mutantsOf(part).map(mutant => changed({ [name]: mutant }))),
  ];
};

const spoken = (form: Template, change: Change): Map<string, number> => {
  const facts = Object.entries({ ...EXAMPLES[form.id], ...change }).filter(
    (entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined,
  );
  const { issues } = buildDraft({
    template: form,
    facts: asUser(Object.fromEntries(facts)),
    draftId: '01JD8X4N6QJ3V5W8Z2K7M9P0RT',
    version: 1,
    at: '2026-11-23T01:00:00.000Z',
  });
  const counts = new Map<string, number>();
  for (const { ruleId } of issues) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
};

/** Mutants of a form's rules, and those of them that none of the cases tells from the rule as it is written. */
export const survivors = (form: Template, changes: readonly Change[]): { tried: number; survived: string[] } => {
  const mutants = form.rules.flatMap(rule =>
    mutantsOf(rule.violated).map((violated, n): { of: Rule; rule: Rule } => ({
      of: rule,
      rule: { ...rule, id: `${rule.id}~${n}`, violated: violated as Cond },
    })),
  );
  const bred = { ...form, rules: [...form.rules, ...mutants.map(({ rule }) => rule)] };
  const seen = [{}, ...changes].map(change => spoken(bred, change));
  const same = mutants.filter(({ of, rule }) => seen.every(counts => counts.get(of.id) === counts.get(rule.id)));
  return {
    tried: mutants.length,
    survived: same.map(({ of, rule }) => `${of.id}: ${JSON.stringify(rule.violated)}`),
  };
};
