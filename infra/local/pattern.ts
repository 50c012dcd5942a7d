/** A filter pattern of an event source mapping: field names down to lists of what the value may be. */
export type Pattern = Readonly<Record<string, unknown>>;

type Test = (value: unknown) => boolean;

const operators: Readonly<Record<string, (argument: unknown) => Test>> = {
  prefix: argument => value => typeof value === 'string' && value.startsWith(String(argument)),
  suffix: argument => value => typeof value === 'string' && value.endsWith(String(argument)),
  exists: argument => value => (value !== undefined) === argument,
  'equals-ignore-case': argument => value =>
    typeof value === 'string' && value.toLowerCase() === String(argument).toLowerCase(),
  'anything-but': argument => value => value !== undefined && ![argument].flat().includes(value),
};

const testOf = (rule: unknown): Test => {
  if (typeof rule !== 'object' || rule === null) return value => value === rule;
  const [[name, argument] = ['', undefined]] = Object.entries(rule);
  const operator = operators[name];
  if (!operator) throw new Error(`the local stack does not know the filter "${name}" of an event source mapping`);
  return operator(argument);
};

/**
 * Compiles a filter pattern to a test: all fields must fit, each to one of its rules.
 * @throws Error for an operator that is not known here, rather than letting through what the cloud would not
 */
export const compilePattern = (pattern: Pattern): Test => {
  const tests = Object.entries(pattern).map(([field, rules]): Test => {
    const test: Test = Array.isArray(rules)
      ? (
          all => value =>
            all.some(each => each(value))
        )(rules.map(testOf))
      : compilePattern(rules as Pattern);
    return value => test(typeof value === 'object' && value !== null ? (value as Pattern)[field] : undefined);
  });
  return value => tests.every(test => test(value));
};
