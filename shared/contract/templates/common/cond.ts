import type { Cond, Expr } from '../../engine/types.ts';

/** Conditions and arithmetic as templates write them. */
export const has = (path: string): Cond => ({ op: 'has', path });
export const included = (clause: string): Cond => ({ op: 'included', clause });
export const and = (...of: Cond[]): Cond => ({ op: 'and', of });
export const or = (...of: Cond[]): Cond => ({ op: 'or', of });
export const not = (of: Cond): Cond => ({ op: 'not', of });
export const eq = (path: string, value: string | boolean): Cond => ({ op: 'eq', path, value });
export const compare = (left: Expr, is: Extract<Cond, { op: 'compare' }>['is'], right: Expr): Cond => ({
  op: 'compare',
  left,
  is,
  right,
});

export const at = (path: string): Expr => ({ op: 'at', path });
export const number = (value: number): Expr => ({ op: 'number', value });
export const sum = (each: string, path: string): Expr => ({ op: 'sum', each, of: at(path) });
export const add = (...of: Expr[]): Expr => ({ op: 'add', of });
export const sub = (...of: Expr[]): Expr => ({ op: 'sub', of });
export const mul = (...of: Expr[]): Expr => ({ op: 'mul', of });
export const div = (...of: Expr[]): Expr => ({ op: 'div', of });
export const min = (...of: Expr[]): Expr => ({ op: 'min', of });
export const floor = (of: Expr): Expr => ({ op: 'floor', of });
export const leastKnown = (...of: Expr[]): Expr => ({ op: 'known', pick: 'min', of });

export const day = (path: string): Expr => ({ op: 'day', path });
export const after = (from: string, by: Extract<Expr, { op: 'after' }>['by']): Expr => ({ op: 'after', from, by });
export const won = (amount: number): Expr => ({ op: 'money', amount: String(amount), currency: 'KRW' });
export const ne = (path: string, value: string | boolean): Cond => ({ op: 'ne', path, value });
export const oneOf = (path: string, ...values: string[]): Cond => ({ op: 'in', path, values });
type Bound = Extract<Cond, { op: 'gt' | 'gte' | 'lt' | 'lte' }>['value'];
export const gt = (path: string, value: Bound): Cond => ({ op: 'gt', path, value });
export const lt = (path: string, value: Bound): Cond => ({ op: 'lt', path, value });
export const some = (path: string, where: Cond): Cond => ({ op: 'some', path, where });
export const every = (path: string, where: Cond): Cond => ({ op: 'every', path, where });
export const among = (path: string, list: string, field: string): Cond => ({ op: 'among', path, list, field });

export const ascending = (list: string, field: string): Cond => ({ op: 'ascending', list, field });

/** One of these parties is from outside Korea. */
export const foreignAmong = (...roles: string[]): Cond => or(...roles.map(role => ne(`parties.${role}.country`, 'KR')));
/** A party of an investment from outside Korea. */
export const FOREIGN: Cond = foreignAmong('investor', 'company');
