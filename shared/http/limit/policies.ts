import type { RouteSpec } from '../route.ts';

/** How often one caller may call: so many requests in each window of so many seconds. */
export interface Policy {
  readonly quota: number;
  readonly window: number;
}

/**
 * The limits there are. Routes that name the same one share its count, so that a caller has one budget for each kind of work.
 * `search` reads the whole directory; `render` makes a file; `create` leaves something behind for good.
 */
export const POLICIES = {
  read: { quota: 600, window: 60 },
  search: { quota: 300, window: 60 },
  write: { quota: 240, window: 60 },
  create: { quota: 60, window: 60 },
  render: { quota: 60, window: 60 },
  /** All that an operator does: an import is thousands of writes. It stops a program that has lost its way, nobody else. */
  operator: { quota: 30_000, window: 60 },
} as const satisfies Record<string, Policy>;
export type PolicyName = keyof typeof POLICIES;
/** Limits that a route can name. */
export type RouteLimit = Exclude<PolicyName, 'operator'>;

/** The limit of a route: what it names, else by what it does. No route is without one. */
export const limitOf = ({
  limit,
  method,
  idempotent,
}: Pick<RouteSpec, 'limit' | 'method' | 'idempotent'>): RouteLimit =>
  limit ?? (method === 'GET' ? 'read' : idempotent === true ? 'create' : 'write');

/** A policy with its quota multiplied, never below one request. */
export const scaled = ({ quota, window }: Policy, factor: number): Policy => ({
  quota: Math.max(1, Math.floor(quota * factor)),
  window,
});

/** Number of the window that an instant lies in, and the whole seconds until it ends (at least one). */
export const windowAt = (at: string, { window }: Policy): { index: number; endsIn: number } => {
  const seconds = Date.parse(at) / 1000;
  const index = Math.floor(seconds / window);
  return { index, endsIn: Math.max(1, Math.ceil((index + 1) * window - seconds)) };
};
