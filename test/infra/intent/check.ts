import { areaFunctions, eventsFunction, type FunctionSpec, nightlyFunctions } from '#infra/functions.ts';
import { at, type Template } from '../template.ts';

/** What a check has to say against a template; nothing if it is as intended. `kept`: data is to outlive the stack. */
export type Check = (template: Template, kept: boolean) => string[];

/** Every function by its name. */
export const specs: Record<string, FunctionSpec> = {
  ...areaFunctions,
  ...Object.fromEntries(Object.entries(nightlyFunctions).map(([step, spec]) => [`nightly-${step}`, spec])),
  events: eventsFunction,
};

/** A sentence for each pair that differs. */
export const differing = (resource: unknown, expected: Record<string, unknown>): string[] =>
  Object.entries(expected)
    .map(([path, value]) => [path, JSON.stringify(at(resource, path)), JSON.stringify(value)])
    .filter(([, is, should]) => is !== should)
    .map(([path, is, should]) => `${path} is ${is}, should be ${should}`);

/** A sentence if the number at the path is not in the range, ends included. */
export const within = (resource: unknown, path: string, low: number, high: number): string[] => {
  const value = at(resource, path);
  return typeof value === 'number' && value >= low && value <= high
    ? []
    : [`${path} is ${value}, not ${low} to ${high}`];
};
