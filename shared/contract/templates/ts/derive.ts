import type { Derivation } from '../../engine/types.ts';
import { add, at, div, mul, number } from '../common/cond.ts';

/**
 * Price = value before the money ÷ fully diluted shares; shares = investment ÷ price; value after = before + investment;
 * stake = investment ÷ value after, to the nearest basis point (halves up).
 */
export const derivations: readonly Derivation[] = [
  { path: 'price', expr: div(at('preMoney'), at('fullyDiluted')) },
  { path: 'newShares', expr: div(at('investment'), at('price')) },
  { path: 'postMoney', expr: add(at('preMoney'), at('investment')) },
  {
    path: 'stake',
    expr: div(add(mul(at('investment'), number(20_000)), at('postMoney')), mul(at('postMoney'), number(2))),
  },
];
