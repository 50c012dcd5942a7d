import { compareExprs } from './expr.ts';
import { isKnown, valueAt } from './facts.ts';
import type { Cond, FactPath } from './types.ts';

/** What a condition is read against. `item` is the path of the current list member, e.g. `materials.0`. */
export interface CondScope {
  readonly tree: unknown;
  readonly item?: string | undefined;
  readonly included?: ReadonlySet<string> | undefined;
}

/** `item.name` inside `materials.0` is `materials.0.name`. */
export const absolute = (path: FactPath, item: string | undefined): string =>
  item !== undefined && path.startsWith('item.') ? `${item}.${path.slice(5)}` : path;

const DAYS = { day: 1, month: 30.4375, year: 365.25 } as const;

/** A value as a number or string that orders: periods in days, amounts in minor units of one currency. */
const rank = (value: unknown): { kind: string; at: number | bigint | string } | undefined => {
  if (typeof value === 'number' || typeof value === 'string') return { kind: typeof value, at: value };
  if (typeof value !== 'object' || value === null) return undefined;
  const { unit, value: count, amount, currency } = value as Record<string, unknown>;
  if (typeof count === 'number' && typeof unit === 'string' && Object.hasOwn(DAYS, unit))
    return { kind: 'period', at: count * DAYS[unit as keyof typeof DAYS] };
  if (typeof amount === 'string' && /^\d+$/.test(amount)) return { kind: `money ${currency}`, at: BigInt(amount) };
  return undefined;
};

const compare = (left: unknown, right: unknown): number | undefined => {
  const [a, b] = [rank(left), rank(right)];
  if (a === undefined || b === undefined || a.kind !== b.kind) return undefined;
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
};

type Truth = boolean | undefined;
const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
const all = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
const any = (truths: readonly Truth[]): Truth => not(all(truths.map(not)));

const TESTS = {
  eq: (order: number) => order === 0,
  ne: (order: number) => order !== 0,
  gt: (order: number) => order > 0,
  gte: (order: number) => order >= 0,
  lt: (order: number) => order < 0,
  lte: (order: number) => order <= 0,
} as const;

/** Text of a value for pattern tests: both languages of a bilingual text. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).filter(v => typeof v === 'string')
      : [];

/**
 * Evaluates a condition: true, false, or undefined where a value it needs is missing (Kleene's strong three-valued logic).
 * `has` and `included` always know. `some` of a missing list is false, `every` of one is unknown.
 */
export const holds = (cond: Cond, scope: CondScope): Truth => {
  const at = (path: FactPath): unknown => valueAt(scope.tree, absolute(path, scope.item));
  switch (cond.op) {
    case 'and':
      return all(cond.of.map(c => holds(c, scope)));
    case 'or':
      return any(cond.of.map(c => holds(c, scope)));
    case 'not':
      return not(holds(cond.of, scope));
    case 'has':
      return isKnown(at(cond.path));
    case 'included':
      return scope.included?.has(cond.clause) ?? false;
    case 'compare': {
      const order = compareExprs(cond.left, cond.right, scope.tree, scope.item);
      return order === undefined ? undefined : TESTS[cond.is](order);
    }
    case 'some':
    case 'every': {
      const list = at(cond.path);
      if (!Array.isArray(list) || list.length === 0) return cond.op === 'some' ? false : undefined;
      const base = absolute(cond.path, scope.item);
      const truths = list.map((_, i) => holds(cond.where, { ...scope, item: `${base}.${i}` }));
      return cond.op === 'some' ? any(truths) : all(truths);
    }
    case 'matches': {
      const texts = textsOf(at(cond.path));
      return texts.length === 0 ? undefined : texts.some(text => new RegExp(cond.pattern, 'iu').test(text));
    }
    case 'among': {
      const value = at(cond.path);
      const list = at(cond.list);
      if (!isKnown(value) || !Array.isArray(list) || list.length === 0) return undefined;
      const field = cond.field;
      return any(
        list.map((_, i) => {
          const other = valueAt(list, `${i}.${field}`);
          return isKnown(other) ? other === value : undefined;
        }),
      );
    }
    case 'ascending': {
      const list = at(cond.list);
      if (!Array.isArray(list) || list.length === 0) return undefined;
      const values = list.map((_, i) => valueAt(list, `${i}.${cond.field}`));
      return all(
        values.slice(1).map((value, i) => {
          const order = compare(values[i], value);
          return order === undefined ? undefined : order < 0;
        }),
      );
    }
    case 'in': {
      const value = at(cond.path);
      return isKnown(value) ? cond.values.some(v => v === value) : undefined;
    }
    default: {
      const left = at(cond.path);
      const right = typeof cond.value === 'object' && 'path' in cond.value ? at(cond.value.path) : cond.value;
      if (!isKnown(left) || !isKnown(right)) return undefined;
      if (cond.op === 'eq') return left === right;
      if (cond.op === 'ne') return left !== right;
      const order = compare(left, right);
      if (order === undefined) return undefined;
      return TESTS[cond.op](order);
    }
  }
};
