import type { HttpRouteSpec } from './assembly.ts';

export interface Match {
  readonly route: HttpRouteSpec;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Compiled {
  readonly route: HttpRouteSpec;
  readonly method: string;
  readonly segments: readonly string[];
  /** One digit a segment: text before a parameter before a greedy one; compares as text. */
  readonly rank: string;
}

const isGreedy = (segment: string): boolean => /^\{[^}]+\+\}$/.test(segment);
const isParameter = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');
const nameOf = (segment: string): string => segment.slice(1, -1).replace(/\+$/, '');

const compile = (route: HttpRouteSpec): Compiled => {
  const [method = '', path = ''] = route.key.split(' ');
  const segments = path.split('/').slice(1);
  const rank = segments.map(each => (isGreedy(each) ? '2' : isParameter(each) ? '1' : '0')).join('');
  return { route, method, segments, rank };
};

const parametersOf = (pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [i, expected] of pattern.entries()) {
    const actual = path[i];
    if (actual === undefined) return undefined;
    if (isGreedy(expected)) {
      const rest = path.slice(i).join('/');
      if (rest === '') return undefined;
      return { ...parameters, [nameOf(expected)]: rest };
    }
    if (isParameter(expected)) {
      if (actual === '') return undefined;
      parameters[nameOf(expected)] = actual;
    } else if (actual !== expected) return undefined;
  }
  return path.length === pattern.length ? parameters : undefined;
};

/**
 * Finds the route of a request as HTTP APIs do: a full match first, then parameters, then greedy ones, with text before a
 * parameter at the first segment where two routes differ; a route for the method before one for ANY; `$default` last.
 * Works on the decoded path: an encoded slash is a slash.
 */
export const openRouter = (routes: readonly HttpRouteSpec[]) => {
  const fallback = routes.find(({ key }) => key === '$default');
  const compiled = routes
    .filter(route => route !== fallback)
    .map(compile)
    .sort(
      (a, b) =>
        (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0) || Number(a.method === 'ANY') - Number(b.method === 'ANY'),
    );
  return (method: string, path: string): Match | undefined => {
    const segments = path.split('/').slice(1);
    for (const { route, method: expected, segments: pattern } of compiled) {
      if (expected !== method && expected !== 'ANY') continue;
      const pathParameters = parametersOf(pattern, segments);
      if (pathParameters) return { route, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
};
