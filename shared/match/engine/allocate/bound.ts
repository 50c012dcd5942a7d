import { type AllocateOptions, type Allocation, eligible, floorOf, type Pairs, slotsOf } from './auction.ts';

/**
 * What no allocation can exceed, nor any fractional one (weak duality of the linear programme): with a price for every
 * company, each investor's greatest surpluses and what the companies' slots would fetch. With the prices of an
 * {@link Allocation} it proves how near the optimum that is. `options` are those it was made with.
 */
export const boundOnTotal = (
  candidates: Pairs,
  investorCapacity: Uint16Array,
  companyCapacity: Uint16Array,
  { prices, knownPrices }: Pick<Allocation, 'prices' | 'knownPrices'>,
  options: AllocateOptions = {},
): number => {
  const { investor, company, score } = candidates;
  const list = eligible(candidates, floorOf(options));
  const slots = slotsOf(list, candidates, companyCapacity, options);
  let bound = 0;
  for (let c = 0; c < companyCapacity.length; c++)
    bound += prices[c]! * slots[2 * c]! + knownPrices[c]! * slots[2 * c + 1]!;
  const priceOf = (pair: number): number => {
    const c = company[pair]!;
    const open = slots[2 * c] === 0 ? Number.POSITIVE_INFINITY : prices[c]!;
    return options.known?.[pair] === 1 && slots[2 * c + 1]! > 0 ? Math.min(open, knownPrices[c]!) : open;
  };
  for (let from = 0; from < list.length; ) {
    const i = investor[list[from]!]!;
    let to = from;
    while (to < list.length && investor[list[to]!] === i) to++;
    const best = Float64Array.from(list.subarray(from, to), pair => score[pair]! - priceOf(pair))
      .filter(value => value > 0)
      .sort();
    for (const value of best.subarray(Math.max(0, best.length - investorCapacity[i]!))) bound += value;
    from = to;
  }
  return bound;
};
