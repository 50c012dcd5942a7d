/** Thrown where what the engine is given is not what its types promise; names the member, never its value. */
export class UnsoundInput extends Error {
  override readonly name = 'UnsoundInput';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAYS = new Set(['on', 'asOf']);
const MOST_CAPACITY = 65_535;

const faultOf = (value: unknown, member: string): string | undefined => {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return 'is no number';
    if (member === 'capacity' && !(Number.isInteger(value) && value >= 0 && value <= MOST_CAPACITY))
      return `is no whole number up to ${MOST_CAPACITY}`;
    return undefined;
  }
  return DAYS.has(member) && !(typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)))
    ? 'is no day'
    : undefined;
};

const walk = (value: unknown, path: string, member: string): void => {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, path, member);
    return;
  }
  if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) walk(each, path === '' ? name : `${path}.${name}`, name);
    return;
  }
  const fault = faultOf(value, member);
  if (fault !== undefined) throw new UnsoundInput(`${path} ${fault}`);
};

/**
 * Looks through everything the engine is about to be given, whatever it is made of: a number that is none would not stop the
 * arithmetic, it would come out as somebody's score.
 * @throws UnsoundInput at the first number that is none, day that is none, or capacity beyond what a column holds
 */
export const requireSound = (input: unknown): void => walk(input, '', '');
