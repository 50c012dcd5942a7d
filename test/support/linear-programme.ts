import highs from 'highs';
import type { Pairs } from '#shared/match/engine/index.ts';

// The package's types speak of its CommonJS form; Node imports the module, whose default is the loader itself.
const loadHighs = highs as unknown as typeof highs.default;
let solver: ReturnType<typeof loadHighs> | undefined;

const listed = (of: Uint32Array): Map<number, number[]> => Map.groupBy([...of.keys()], pair => of[pair]!);

/** Limits beyond the capacities: how many pairs of a company may be new. */
export interface Introductions {
  readonly known: Uint8Array;
  readonly introductions: Uint16Array;
}

/** The greatest total of a fractional allocation, by the HiGHS solver: nothing can be better. */
export const optimumByLp = async (
  { investor, company, score }: Pairs,
  investorCapacity: Uint16Array,
  companyCapacity: Uint16Array,
  limited?: Introductions,
): Promise<number> => {
  if (score.length === 0) return 0;
  const sum = (pairs: readonly number[]): string => pairs.map(pair => `x${pair}`).join('\n+ ');
  const limits = (name: string, of: Uint32Array, capacity: Uint16Array): string[] =>
    [...listed(of)].map(([side, pairs]) => `${name}${side}: ${sum(pairs)} <= ${capacity[side]}`);
  const introductions = [...listed(company)].flatMap(([side, pairs]) => {
    const newly = pairs.filter(pair => limited?.known[pair] === 0);
    return newly.length === 0 ? [] : [`n${side}: ${sum(newly)} <= ${limited!.introductions[side]}`];
  });
  const problem = [
    'Maximize',
    `total: ${Array.from(score, (points, pair) => `${points} x${pair}`).join('\n+ ')}`,
    'Subject To',
    ...limits('i', investor, investorCapacity),
    ...limits('c', company, companyCapacity),
    ...introductions,
    'Bounds',
    ...Array.from(score, (_, pair) => `0 <= x${pair} <= 1`),
    'End',
  ].join('\n');
  solver ??= loadHighs();
  const { Status, ObjectiveValue } = (await solver).solve(problem, { output_flag: false });
  if (Status !== 'Optimal') throw new Error(`the solver says ${Status}`);
  return ObjectiveValue;
};
