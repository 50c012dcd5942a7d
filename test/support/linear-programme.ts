import highs from 'highs';
import type { Candidates } from '#shared/match/engine/index.ts';

// The package's types speak of its CommonJS form; Node imports the module, whose default is the loader itself.
const loadHighs = highs as unknown as typeof highs.default;

const listed = (of: Uint32Array): Map<number, number[]> => Map.groupBy([...of.keys()], pair => of[pair]!);

/** The greatest total of a fractional allocation, by the HiGHS solver: nothing can be better. */
export const optimumByLp = async (
  { investor, company, score }: Candidates,
  investorCapacity: Uint16Array,
  companyCapacity: Uint16Array,
): Promise<number> => {
  const limits = (name: string, of: Uint32Array, capacity: Uint16Array): string[] =>
    [...listed(of)].map(
      ([side, pairs]) => `${name}${side}: ${pairs.map(pair => `x${pair}`).join('\n+ ')} <= ${capacity[side]}`,
    );
  const problem = [
    'Maximize',
    `total: ${Array.from(score, (points, pair) => `${points} x${pair}`).join('\n+ ')}`,
    'Subject To',
    ...limits('i', investor, investorCapacity),
    ...limits('c', company, companyCapacity),
    'Bounds',
    ...Array.from(score, (_, pair) => `0 <= x${pair} <= 1`),
    'End',
  ].join('\n');
  const { Status, ObjectiveValue } = (await loadHighs()).solve(problem, { output_flag: false });
  if (Status !== 'Optimal') throw new Error(`the solver says ${Status}`);
  return ObjectiveValue;
};
