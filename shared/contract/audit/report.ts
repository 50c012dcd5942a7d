import { staleLaw } from '../engine/check.ts';
import type { Template } from '../engine/types.ts';
import type { Example } from '../templates/common/example.ts';
import { AS_IT_IS, branchesOf, choicesOf, draftFor, factsWith, type Trial } from './branches.ts';
import { faultsOfComplete, faultsOfDraft, faultsOfForm } from './faults.ts';
import { everyClause } from './tree.ts';

export interface Audit {
  readonly id: string;
  readonly version: string;
  readonly clauses: number;
  readonly facts: number;
  readonly rules: number;
  /** Points at which the text of the form turns. */
  readonly branches: number;
  /** Drafts that were made. */
  readonly drafts: number;
  /** All combinations were drafted, not just every pair. */
  readonly exhaustive: boolean;
  readonly faults: readonly string[];
  /** Months in which law behind the form was read that are more than a year old. */
  readonly stale: readonly string[];
}

const told = (choice: readonly (readonly [string, Trial])[]): string =>
  choice
    .filter(([, value]) => value !== AS_IT_IS)
    .map(([path, value]) => `${path} ${value === undefined ? 'is missing' : `= ${JSON.stringify(value)}`}`)
    .join(', ');

/** Everything that can be told of a form without a lawyer, at a time (UTC instant). */
export const auditForm = (form: Template, example: Example | undefined, at: string): Audit => {
  const branches = branchesOf(form);
  const { choices, exhaustive } = choicesOf(branches);
  const base = example ?? {};
  const walked = choices.flatMap(choice =>
    faultsOfDraft(draftFor(form, factsWith(base, choice), at)).map(fault => `${fault} (where ${told(choice)})`),
  );
  return {
    id: form.id,
    version: form.version,
    clauses: everyClause(form.clauses).length,
    facts: Object.keys(form.labels).length,
    rules: form.rules.length,
    branches: branches.length,
    drafts: choices.length + 2,
    exhaustive,
    faults: [
      ...faultsOfForm(form),
      ...(example === undefined
        ? ['it has no example: complete facts to branch off from']
        : faultsOfComplete(draftFor(form, factsWith(base), at)).map(fault => `${fault} (in the example)`)),
      ...faultsOfDraft(draftFor(form, [], at)).map(fault => `${fault} (where nothing is known)`),
      ...walked,
    ],
    stale: [...new Set(staleLaw(form, at).map(({ statuteKo, article, asOf }) => `${statuteKo} ${article} (${asOf})`))],
  };
};
