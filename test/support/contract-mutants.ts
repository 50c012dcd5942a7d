type Node = Record<string, unknown>;
const ORDER: Readonly<Record<string, readonly string[]>> = {
  gt: ['gte'],
  gte: ['gt'],
  lt: ['lte'],
  lte: ['lt'],
  ne: ['gt', 'lt'],
  add: ['sub'],
  sub: ['add'],
};
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every way to get one number, bound or operation of a condition slightly wrong: off by one, at the bound or beyond it, plus for minus. */
export const mutantsOf = (cond: unknown): unknown[] => {
  if (Array.isArray(cond))
    return cond.flatMap((part, at) => mutantsOf(part).map(mutant => cond.map((each, i) => (i === at ? mutant : each))));
  if (!isNode(cond)) return [];
  const changed = (more: Node): Node => ({ ...cond, ...more });
  const numeric = !('value' in cond) || typeof cond.value === 'number' || isNode(cond.value);
  const swaps = (name: 'op' | 'is') =>
    typeof cond[name] === 'string' && (name === 'is' || numeric) ? (ORDER[cond[name]] ?? []) : [];
  const offByOne =
    typeof cond.value === 'number' ? [cond.value - 1, cond.value + 1].map(value => changed({ value })) : [];
  const money =
    cond.op === 'money' ? [-1n, 1n].map(by => changed({ amount: String(BigInt(String(cond.amount)) + by) })) : [];
  return [
    ...swaps('op').map(op => changed({ op })),
    ...swaps('is').map(is => changed({ is })),
    ...offByOne,
    ...money,
    ...Object.entries(cond).flatMap(([name, part]) => mutantsOf(part).map(mutant => changed({ [name]: mutant }))),
  ];
};
