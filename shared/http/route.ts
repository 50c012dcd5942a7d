import type * as z from 'zod';
import type { Reason } from '#shared/kernel/rejection.ts';
import type { RouteLimit } from './limit/policies.ts';

/** The Lambda function that serves a route: one per area, see functions/. */
export const AREAS = [
  'listings',
  'directory',
  'matching',
  'trading',
  'deals',
  'results',
  'contracts',
  'documents',
  'registry',
  'people',
  'reference',
] as const;
export type AreaName = (typeof AREAS)[number];

/**
 * Who may call a route. `public` needs no token. All others need one: `person` anybody signed in; `member` a member of the
 * organisation that owns the record; `owner` a member with the owner role; `party` a member of either side of the deal; `self` the
 * person whose record it is;
 * `operator` the city's staff; `auditor` who may read every trail. Everyone else gets 404 for a record, 403 for a route that is
 * for those two groups alone.
 */
export type Access = 'public' | 'person' | 'self' | 'member' | 'owner' | 'party' | 'operator' | 'auditor';

/** Kinds of access that come from a group of the identity provider rather than from a record. */
export const STAFF = ['operator', 'auditor'] as const satisfies readonly Access[];
type Staff = (typeof STAFF)[number];
/** The groups a route is for, where it is for nobody else; undefined where records decide. */
export const staffOnly = ({ access }: Pick<RouteSpec, 'access'>): readonly Staff[] | undefined => {
  const staff = STAFF.filter(kind => access.includes(kind));
  return staff.length === access.length ? staff : undefined;
};

/** A route as data: the gateway, the router, the API document, the local stack and the tests all read this one table. */
export interface RouteSpec {
  /** Unique camelCase name; becomes the operationId. */
  readonly id: string;
  readonly area: AreaName;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** API Gateway path with `{parameters}`. */
  readonly path: string;
  readonly access: readonly Access[];
  /** One line for the reader of the API document, in English; `tag` groups routes there. */
  readonly summary: string;
  readonly tag: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Success status, 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Schema of the success body; none for 204 and for files. */
  readonly reply?: z.ZodType;
  /** Media type of a file reply, or those it may have; JSON unless told. */
  readonly media?: string | readonly string[];
  /** Refusals besides those every route of its kind can give (400, 401, 404, 422, 500, 503). */
  readonly refusals?: readonly Reason[];
  /** Takes an Idempotency-Key: required, stored with the change, replayed on retry. */
  readonly idempotent?: boolean;
  /** Days that its cursors stay good for; one unless told. */
  readonly cursorDays?: number;
  /** How often one caller may call it; by what the route does unless told, see `limitOf`. */
  readonly limit?: RouteLimit;
  /**
   * Of a route for operators. `city`: concerns the city as a whole, so the staff of a single centre get 403. `rows`: carries rows
   * that are answered one by one, so they may call it, and get a refusal for each row that is another centre's.
   */
  readonly scope?: 'city' | 'rows';
  /**
   * `read`: answers with ETag and 304, by version, by content, or by what the use case says; `change`: needs If-Match.
   */
  readonly etag?: 'read' | 'change';
}

/** Types the literal so that handlers infer params, query, body and reply from it. */
export const route = <const R extends RouteSpec>(spec: R): R => spec;

type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;
/** What a use case is given of the request. */
export type InputOf<R extends RouteSpec> = {
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
};
/** What a use case gives back as the body. */
export type ReplyOf<R extends RouteSpec> = R['reply'] extends z.ZodType ? z.input<R['reply']> : undefined;
