import type { FactBook } from './facts.ts';
import { valueAt } from './facts.ts';
import type { SourcedFact } from './model.ts';
import type { Cond, Derivation, Expr, FactPath } from './types.ts';

/** An exact fraction; `unit` tells money of one currency from plain numbers, so that the two never mix. */
interface Quantity {
  readonly over: bigint;
  readonly under: bigint;
  readonly unit: string;
}

const whole = (n: bigint, unit = ''): Quantity => ({ over: n, under: 1n, unit });

const quantityOf = (value: unknown): Quantity | undefined => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? whole(BigInt(value)) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const { amount, currency } = value as Record<string, unknown>;
  return typeof amount === 'string' && /^\d{1,18}$/.test(amount) ? whole(BigInt(amount), String(currency)) : undefined;
};

const DAY_MS = 86_400_000;
const ISO = /^\d{4}-\d{2}-\d{2}$/;
/** Days are quantities of their own: they compare with days alone. */
const DAY_UNIT = 'day';
const dayOf = (value: unknown): Quantity | undefined => {
  const at = typeof value === 'string' && ISO.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : whole(BigInt(at / DAY_MS), DAY_UNIT);
};
const isoOf = (day: bigint): string => new Date(Number(day) * DAY_MS).toISOString().slice(0, 10);

/** A day some days, months or years on; a day that the month reached does not have is its last. */
const dayAfter = (from: unknown, by: unknown): Quantity | undefined => {
  const start = dayOf(from);
  const { value, unit } = (typeof by === 'object' && by !== null ? by : {}) as Record<string, unknown>;
  if (start === undefined || typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined;
  if (unit === 'day') return whole(start.over + BigInt(value), DAY_UNIT);
  if (unit !== 'month' && unit !== 'year') return undefined;
  const date = new Date(Number(start.over) * DAY_MS);
  const months = date.getUTCMonth() + (unit === 'year' ? value * 12 : value);
  const last = new Date(Date.UTC(date.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const reached = Date.UTC(date.getUTCFullYear(), months, Math.min(date.getUTCDate(), last));
  return Number.isNaN(reached) ? undefined : whole(BigInt(reached / DAY_MS), DAY_UNIT);
};

const absolute = (path: FactPath, item: string | undefined): string =>
  item !== undefined && path.startsWith('item.') ? `${item}.${path.slice(5)}` : path;

const floor = ({ over, under, unit }: Quantity): Quantity =>
  whole(over >= 0n ? over / under : -((-over + under - 1n) / under), unit);

const order = (a: Quantity, b: Quantity): number => {
  const [left, right] = [a.over * b.under, b.over * a.under];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Sums and differences need one unit; a product takes the unit of the factor that has one; money over money is a number. */
const combine = (op: 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max', a: Quantity, b: Quantity): Quantity | undefined => {
  if (a.unit === DAY_UNIT || b.unit === DAY_UNIT) return undefined;
  if (op === 'mul') {
    if (a.unit !== '' && b.unit !== '') return undefined;
    return { over: a.over * b.over, under: a.under * b.under, unit: a.unit === '' ? b.unit : a.unit };
  }
  if (op === 'div') {
    if (b.over === 0n || (b.unit !== '' && a.unit !== b.unit)) return undefined;
    const sign = b.over < 0n ? -1n : 1n;
    return { over: a.over * b.under * sign, under: a.under * b.over * sign, unit: b.unit === '' ? a.unit : '' };
  }
  if (a.unit !== b.unit) return undefined;
  if (op === 'min') return order(a, b) <= 0 ? a : b;
  if (op === 'max') return order(a, b) >= 0 ? a : b;
  const right = op === 'add' ? b.over : -b.over;
  return { over: a.over * b.under + right * a.under, under: a.under * b.under, unit: a.unit };
};

/** The value of an expression, exactly; undefined where anything it needs is missing, or units do not go together. */
const evaluate = (expr: Expr, tree: unknown, item?: string): Quantity | undefined => {
  switch (expr.op) {
    case 'number':
      return whole(BigInt(expr.value));
    case 'money':
      return whole(BigInt(expr.amount), expr.currency);
    case 'at':
      return quantityOf(valueAt(tree, absolute(expr.path, item)));
    case 'day':
      return dayOf(valueAt(tree, absolute(expr.path, item)));
    case 'after': {
      const by = typeof expr.by === 'string' ? valueAt(tree, absolute(expr.by, item)) : expr.by;
      return dayAfter(valueAt(tree, absolute(expr.from, item)), by);
    }
    case 'sum': {
      const base = absolute(expr.each, item);
      const list = valueAt(tree, base);
      if (!Array.isArray(list) || list.length === 0) return expr.orNone === true ? whole(0n) : undefined;
      return list
        .map((_, i) => evaluate(expr.of, tree, `${base}.${i}`))
        .reduce((total, each) => (total === undefined || each === undefined ? undefined : combine('add', total, each)));
    }
    case 'floor': {
      const value = evaluate(expr.of, tree, item);
      return value === undefined ? undefined : floor(value);
    }
    case 'known': {
      // The smallest or largest of those that can be told: a cap without a discount still gives a price.
      const values = expr.of.flatMap(each => evaluate(each, tree, item) ?? []);
      return values.length === 0
        ? undefined
        : values.reduce<Quantity | undefined>(
            (best, each) => (best === undefined ? undefined : combine(expr.pick, best, each)),
            values[0],
          );
    }
    default:
      return expr.of
        .map(each => evaluate(each, tree, item))
        .reduce((left, right) =>
          left === undefined || right === undefined ? undefined : combine(expr.op, left, right),
        );
  }
};

/** How two expressions compare: negative, zero or positive; undefined where that cannot be told. */
export const compareExprs = (left: Expr, right: Expr, tree: unknown, item?: string): number | undefined => {
  const [a, b] = [evaluate(left, tree, item), evaluate(right, tree, item)];
  return a === undefined || b === undefined || a.unit !== b.unit ? undefined : order(a, b);
};

/** Paths an expression reads, for telling what a computed value was computed from. */
const pathsIn = (expr: Expr): string[] => {
  if (expr.op === 'number' || expr.op === 'money') return [];
  if (expr.op === 'at' || expr.op === 'day') return [expr.path];
  if (expr.op === 'after') return typeof expr.by === 'string' ? [expr.from, expr.by] : [expr.from];
  if (expr.op === 'sum') return [expr.each];
  return (expr.op === 'floor' ? [expr.of] : expr.of).flatMap(pathsIn);
};

/**
 * What follows from the facts by arithmetic: whole numbers, rounded down, as facts of their own that say what they were
 * computed from. A later derivation may use an earlier one. A value a person stated is never replaced.
 */
export const derive = (
  derivations: readonly Derivation[],
  book: FactBook,
  applies: (when: Cond, tree: unknown) => boolean,
): SourcedFact[] => {
  const tree = structuredClone(book.tree);
  const made: SourcedFact[] = [];
  for (const { path, expr, when } of derivations) {
    if (valueAt(tree, path) !== undefined || (when !== undefined && !applies(when, tree))) continue;
    const value = evaluate({ op: 'floor', of: expr }, tree);
    if (value === undefined || value.over < 0n) continue;
    const shown =
      value.unit === ''
        ? Number(value.over)
        : value.unit === DAY_UNIT
          ? isoOf(value.over)
          : { amount: value.over.toString(), currency: value.unit };
    if (typeof shown === 'number' && !Number.isSafeInteger(shown)) continue;
    const segments = path.split('.');
    let at = tree as Record<string, unknown>;
    for (const segment of segments.slice(0, -1)) {
      if (typeof at[segment] !== 'object' || at[segment] === null) at[segment] = {};
      at = at[segment] as Record<string, unknown>;
    }
    at[segments.at(-1)!] = shown;
    made.push({
      path,
      value: shown as SourcedFact['value'],
      source: { kind: 'computed', field: [...new Set(pathsIn(expr))].join(', ') },
    });
  }
  return made;
};
