import type { Derivation } from '../../engine/types.ts';
import { add, at, div, floor, leastKnown, min, mul, number, sub } from './cond.ts';

const WHOLE = number(10_000);
/** Where the example of a conversion keeps its values. */
export const example = (name: string): string => `illustration.${name}`;

/**
 * The conversion arithmetic: the price is the lowest of the next round's, the cap's and the discounted one; whole shares, and
 * what is left below one share. The forms say how the cap makes a price.
 */
export const conversionBy = (capPrices: readonly Derivation[]): readonly Derivation[] => [
  { path: example('nextPrice'), expr: div(at(example('nextPreMoney')), at('fullyDiluted')) },
  ...capPrices,
  { path: example('discountPrice'), expr: div(mul(at(example('nextPrice')), sub(WHOLE, at('discount'))), WHOLE) },
  {
    path: example('price'),
    expr: min(at(example('nextPrice')), leastKnown(at(example('capPrice')), at(example('discountPrice')))),
  },
  { path: example('shares'), expr: floor(div(at('amount'), at(example('price')))) },
  { path: example('residual'), expr: sub(at('amount'), mul(at(example('shares')), at(example('price')))) },
  {
    path: example('stake'),
    expr: div(mul(at(example('shares')), WHOLE), add(at(example('shares')), at('fullyDiluted'))),
  },
];
