import type { Derivation } from '../../engine/types.ts';
import { at, div, sum } from '../common/cond.ts';

/** Shares = those of all lots; price a share = price ÷ shares. */
export const derivations: readonly Derivation[] = [
  { path: 'sharesSold', expr: sum('lots', 'item.shares') },
  { path: 'pricePerShare', expr: div(at('price'), at('sharesSold')) },
];
