import { buildDraft } from '../engine/draft.ts';
import type { DraftModel, SourcedFact } from '../engine/model.ts';
import type { Cond, Template } from '../engine/types.ts';
import type { Example } from '../templates/common/example.ts';
import { coveringRows } from './pairwise.ts';
import { everyClause, everyCond, everyNode, textsOf } from './tree.ts';

type Value = SourcedFact['value'];
/** The same value in one field of every member of a list. */
interface InRows {
  readonly field: string;
  readonly value: Value | undefined;
}
/** A value to try at a branch point; `undefined` leaves the fact out. */
export type Trial = Value | InRows | undefined;
/** Stands for whatever the example has. */
export const AS_IT_IS = 'as it is';

const step = (cond: Extract<Cond, { op: 'gt' | 'gte' | 'lt' | 'lte' }>): Trial[] =>
  typeof cond.value === 'number' ? [cond.value, cond.value + (cond.op === 'gt' || cond.op === 'lte' ? 1 : -1)] : [];

/** The values at which a condition may turn, by the path it reads. */
const turning = (cond: Cond): [string, Trial[]][] => {
  switch (cond.op) {
    case 'has':
      return [[cond.path, [undefined]]];
    case 'in':
      return [[cond.path, [undefined, ...cond.values]]];
    case 'eq':
    case 'ne': {
      if (typeof cond.value === 'object') return [];
      // A country or a currency turns when it is another one, a yes when it is a no.
      const other = cond.path.endsWith('country') ? ['US'] : cond.path.endsWith('currency') ? ['USD'] : [];
      const opposite = typeof cond.value === 'boolean' ? [!cond.value] : other;
      return [[cond.path, [undefined, cond.value, ...opposite]]];
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return [[cond.path, [undefined, ...step(cond)]]];
    case 'some':
    case 'every':
      // Without the list, and with every member at each value at which the question turns.
      return [
        [
          cond.path,
          [
            undefined,
            ...everyCond(cond.where)
              .flatMap(turning)
              .flatMap(([path, values]) =>
                values.map((value): InRows => ({ field: path.replace(/^item\./, ''), value: value as Value })),
              ),
          ],
        ],
      ];
    case 'compare': {
      const { left, right } = cond;
      if (left.op !== 'at' || right.op !== 'money') return [];
      const { amount, currency } = right;
      return [[left.path, [undefined, { amount, currency }, { amount: `${BigInt(amount) + 1n}`, currency }]]];
    }
    default:
      return [];
  }
};

/** Every branch point of a form with the values to try there; what the example has is always one of them. */
export const branchesOf = (form: Template): [string, Trial[]][] => {
  const points = new Map<string, Set<Trial>>();
  const note = (path: string, values: readonly Trial[]) => {
    const known = points.get(path) ?? new Set<Trial>([AS_IT_IS]);
    for (const value of values) known.add(value);
    points.set(path, known);
  };
  for (const { when } of everyClause(form.clauses))
    for (const [path, values] of when === undefined ? [] : everyCond(when).flatMap(turning)) note(path, values);
  for (const { body } of textsOf(form.clauses))
    for (const node of [...everyNode(body.ko), ...everyNode(body.en)])
      if (node.t === 'choose') note(node.path, Object.keys(node.options));
  return [...points].map(([path, values]) => [path, [...values]]);
};

/** The choices to draft with, and whether they are all there are. */
export const choicesOf = (branches: readonly [string, readonly Trial[]][]) => {
  const { rows, exhaustive } = coveringRows(branches.map(([, values]) => values.length));
  const choices = rows.map(row => branches.map(([path, values], i): [string, Trial] => [path, values[row[i]!]]));
  return { choices, exhaustive };
};

const isInRows = (value: Trial): value is InRows =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'field,value';

const put = (tree: Record<string, unknown>, path: string, value: Trial): void => {
  const keys = path.split('.');
  let at = tree;
  for (const key of keys.slice(0, -1)) {
    if (typeof at[key] !== 'object' || at[key] === null) {
      if (value === undefined) return;
      at[key] = {};
    }
    at = at[key] as Record<string, unknown>;
  }
  const last = keys.at(-1)!;
  if (value === undefined) delete at[last];
  else if (isInRows(value)) {
    const rows = Array.isArray(at[last]) ? (at[last] as Record<string, unknown>[]) : [];
    at[last] = rows.map(row => {
      const { [value.field]: _before, ...others } = row;
      return value.value === undefined ? others : { ...others, [value.field]: value.value };
    });
  } else at[last] = value;
};

/** Facts by path, as a person would state them, some of them replaced or (undefined) left out. */
export const factsWith = (example: Example, changes: readonly (readonly [string, Trial])[] = []): SourcedFact[] => {
  const tree: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(example)) put(tree, path, structuredClone(value));
  for (const [path, value] of changes) if (value !== AS_IT_IS) put(tree, path, value);
  return Object.entries(tree).map(([path, value]) => ({
    path,
    value: value as Value,
    source: { kind: 'user', id: 'author' },
  }));
};

/** A draft of a form from facts, at the day on which it is checked. */
export const draftFor = (form: Template, facts: readonly SourcedFact[], at: string): DraftModel =>
  buildDraft({ template: form, facts, draftId: 'CHECK', version: 1, at });
