import type * as z from 'zod';
import { findReplay } from '#shared/change/store.ts';
import type { Context, FileOutcome, Outcome, PublicContext, ReceiptSlot } from '#shared/kernel/context.ts';
import { contentHash } from '#shared/kernel/hash.ts';
import { languageFrom } from '#shared/kernel/i18n.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { tidy } from '#shared/kernel/text.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Table } from '#shared/table/table.ts';
import { actorFrom } from './actor.ts';
import { readBody } from './body.ts';
import { cursorSeal } from './cursor.ts';
import type { HttpEvent, HttpReply } from './event.ts';
import { faultsOf } from './faults.ts';
import { expectedVersion, idempotencyKey } from './headers.ts';
import { admit } from './limit/admit.ts';
import type { Admission, Limiter } from './limit/limiter.ts';
import { replyTo } from './reply.ts';
import { type InputOf, type ReplyOf, type RouteSpec, staffOnly } from './route.ts';

type ContextOf<R extends RouteSpec> = 'public' extends R['access'][number] ? PublicContext : Context;
export type UseCase<R extends RouteSpec> = (
  input: InputOf<R>,
  context: ContextOf<R>,
) => Promise<Outcome<ReplyOf<R>> | FileOutcome>;

/** What the edge needs of its surroundings. `table` keeps receipts and may be missing where no route is idempotent. */
export interface Edge {
  readonly clock: Clock;
  readonly cursorKey: string;
  readonly limiter: Limiter;
  readonly table?: Table;
}
export interface Bound {
  readonly route: RouteSpec;
  /** Counts the request towards its caller's limit. @throws Rejection `unauthenticated` */
  readonly admit: (event: HttpEvent) => Promise<Admission>;
  readonly handle: (event: HttpEvent) => Promise<HttpReply>;
}

const parse = (where: 'body' | 'query' | 'path', schema: z.ZodType | undefined, value: unknown): unknown => {
  if (schema === undefined) {
    if (where === 'query' && Object.keys(value as object).length > 0)
      throw new Rejection('invalid-query', {
        faults: Object.keys(value as object)
          .slice(0, 20)
          .map(key => ({
            in: where,
            pointer: `/${key.slice(0, 60)}`,
            code: 'unrecognized_keys',
            message: { ko: '알 수 없는 조건입니다', en: 'Unknown parameter' },
          })),
      });
    return {};
  }
  const sent = schema.safeParse(value);
  // A text may grow when it is composed, shrink when it is trimmed, or become equal to another: what is stored is checked too.
  const parsed = sent.success ? schema.safeParse(tidy(sent.data)) : sent;
  if (parsed.success) return parsed.data;
  // An identifier of the wrong form names nothing: the same answer as for one that does not exist.
  if (where === 'path') throw new Rejection('not-found');
  throw new Rejection(where === 'body' ? 'invalid-body' : 'invalid-query', {
    faults: faultsOf(where, parsed.error.issues),
  });
};

/** Nobody where the route is public: a token that nobody has checked says nothing. */
const actorOf = (route: RouteSpec, event: HttpEvent) =>
  route.access.includes('public') ? undefined : actorFrom(event);

/**
 * The edge of a route: reads and checks the whole request in one pass, refuses who may not call it at all, replays what was
 * answered before, and calls one use case. Which records a person may see is decided by the use case.
 */
export const bind = <const R extends RouteSpec>(route: R, run: UseCase<R>, edge: Edge): Bound => ({
  route,
  admit: async event => admit(edge.limiter, route, event, actorOf(route, event), edge.clock()),
  handle: async event => {
    const now = edge.clock();
    const actor = actorOf(route, event);
    const staff = staffOnly(route);
    if (staff !== undefined && !staff.some(kind => actor?.[kind] === true)) throw new Rejection('forbidden');
    if (route.scope === 'city' && actor?.centres !== 'ALL') throw new Rejection('forbidden');
    const params = parse('path', route.params, event.pathParameters ?? {});
    const query = parse('query', route.query, event.queryStringParameters ?? {});
    const body = route.body === undefined ? {} : parse('body', route.body, readBody(event));
    const { cursor: _cursor, since: _since, limit: _limit, ...filters } = query as Record<string, unknown>;
    const scope = contentHash([actor?.userId ?? '', route.id, params, filters]);
    const shared: PublicContext = {
      requestId: event.requestContext.requestId,
      now,
      language: languageFrom(event.headers['accept-language']),
      cursor: cursorSeal(edge.cursorKey, scope, now, route.cursorDays),
    };
    const input = { params, query, body } as InputOf<R>;
    if (actor === undefined) return replyTo(route, event, await run(input, shared as ContextOf<R>));

    const receipt: ReceiptSlot | undefined =
      route.idempotent === true
        ? {
            userId: actor.userId,
            routeId: route.id,
            key: idempotencyKey(event),
            bodyHash: contentHash([params, body]),
            status: route.status ?? 200,
          }
        : undefined;
    const expected = route.etag === 'change' ? expectedVersion(event) : 0;
    const replay = async () =>
      receipt === undefined || edge.table === undefined ? undefined : findReplay(edge.table, receipt, now);
    const before = await replay();
    if (before !== undefined) return replyTo(route, event, before, before.status);
    try {
      return replyTo(route, event, await run(input, { ...shared, actor, expected, receipt } as Context & ContextOf<R>));
    } catch (error) {
      // The same request may have won a race against itself; whoever lost gets the winner's answer.
      const meanwhile = error instanceof Rejection ? await replay() : undefined;
      if (meanwhile === undefined) throw error;
      return replyTo(route, event, meanwhile, meanwhile.status);
    }
  },
});
