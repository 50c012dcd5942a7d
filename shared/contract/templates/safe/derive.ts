import type { Derivation } from '../../engine/types.ts';
import { add, at, div, eq, floor, leastKnown, min, mul, number, sub } from '../common/cond.ts';

const WHOLE = number(10_000);
/** Equity that other post-money agreements will take, as a share of the whole. */
const OTHERS = {
  op: 'sum',
  each: 'otherSafes',
  of: div(at('item.amount'), at('item.cap')),
  orNone: true,
} as const;
const out = (name: string): string => `illustration.${name}`;

/**
 * The conversion arithmetic. Before the money: cap ÷ fully diluted shares. After the money: the part of the cap that is not
 * taken by this and other agreements ÷ fully diluted shares, so that amount ÷ cap is the stake that was bought.
 */
export const derivations: readonly Derivation[] = [
  { path: out('nextPrice'), expr: div(at(out('nextPreMoney')), at('fullyDiluted')) },
  {
    path: out('capPrice'),
    when: eq('capType', 'pre'),
    expr: div(at('valuationCap'), at('fullyDiluted')),
  },
  {
    path: out('capPrice'),
    when: eq('capType', 'post'),
    expr: div(sub(at('valuationCap'), add(at('amount'), mul(at('valuationCap'), OTHERS))), at('fullyDiluted')),
  },
  {
    path: out('discountPrice'),
    expr: div(mul(at(out('nextPrice')), sub(WHOLE, at('discount'))), WHOLE),
  },
  {
    path: out('price'),
    expr: min(at(out('nextPrice')), leastKnown(at(out('capPrice')), at(out('discountPrice')))),
  },
  { path: out('shares'), expr: floor(div(at('amount'), at(out('price')))) },
  { path: out('residual'), expr: sub(at('amount'), mul(at(out('shares')), at(out('price')))) },
  {
    path: out('stake'),
    expr: div(mul(at(out('shares')), WHOLE), add(at(out('shares')), at('fullyDiluted'))),
  },
];
