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

/** A party from outside Korea. */
export const FOREIGN: Cond = {
  op: 'or',
  of: [
    { op: 'ne', path: 'parties.investor.country', value: 'KR' },
    { op: 'ne', path: 'parties.company.country', value: 'KR' },
  ],
};
