import { add, at, div, eq, mul, sub } from '../common/cond.ts';
import { conversionBy, example } from '../common/conversion.ts';

/** Equity that other post-money agreements will take, as a share of the whole. */
const OTHERS = {
  op: 'sum',
  each: 'otherSafes',
  of: div(at('item.amount'), at('item.cap')),
  orNone: true,
} as const;

/**
 * Before the money: cap ÷ fully diluted shares. After the money: the part of the cap that is not taken by this and other
 * agreements ÷ fully diluted shares, so that amount ÷ cap is the stake that was bought.
 */
export const derivations = conversionBy([
  {
    path: example('capPrice'),
    when: eq('capType', 'pre'),
    expr: div(at('valuationCap'), at('fullyDiluted')),
  },
  {
    path: example('capPrice'),
    when: eq('capType', 'post'),
    expr: div(sub(at('valuationCap'), add(at('amount'), mul(at('valuationCap'), OTHERS))), at('fullyDiluted')),
  },
]);
