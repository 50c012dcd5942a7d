import { factsWith } from '#shared/contract/audit/branches.ts';
import { absolute, holds } from '#shared/contract/engine/cond.ts';
import { derive } from '#shared/contract/engine/expr.ts';
import { assemble, valueAt } from '#shared/contract/engine/facts.ts';
import type { SourcedFact } from '#shared/contract/engine/index.ts';
import { type Kept, keep } from '#shared/contract/engine/numbering.ts';
import type { Rule, Template } from '#shared/contract/engine/types.ts';
import type { Example } from '#shared/contract/templates/common/example.ts';

/** Facts replaced or (undefined) left out, by path; `without` takes a clause out of the form. */
export type Change = Readonly<Record<string, SourcedFact['value'] | undefined>>;
/** For each rule of a form what makes it speak and what leaves it silent; where one of them is not told, the example as it is. */
export type Cases = Readonly<Record<string, { readonly yes?: readonly Change[]; readonly no?: readonly Change[] }>>;

export const won = (amount: number) => ({ amount: String(amount), currency: 'KRW' });
export const none = undefined;

export interface Scope {
  readonly tree: Record<string, unknown>;
  readonly included: ReadonlySet<string>;
}
const idsOf = (kept: readonly Kept[]): string[] =>
  kept.flatMap(({ clause, children }) => [clause.id, ...idsOf(children)]);

/** What the rules of a form see of an example that was changed. */
export const scopeOf = (form: Template, example: Example, { without, ...change }: Change = {}): Scope => {
  const facts = factsWith(example, Object.entries(change));
  const stated = assemble(facts, form.facts);
  const derived = derive(form.derive ?? [], stated, (when, tree) => holds(when, { tree }) === true);
  const { tree } = derived.length === 0 ? stated : assemble([...facts, ...derived], form.facts);
  return { tree, included: new Set(idsOf(keep(form.clauses, { tree })).filter(id => id !== without)) };
};

/** Whether a rule speaks there. */
export const speaks = (rule: Rule, scope: Scope): boolean => {
  if (rule.each === undefined) return holds(rule.violated, scope) === true;
  const list = valueAt(scope.tree, absolute(rule.each, undefined));
  return (
    Array.isArray(list) && list.some((_, i) => holds(rule.violated, { ...scope, item: `${rule.each}.${i}` }) === true)
  );
};
