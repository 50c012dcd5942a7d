import type { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import { languageFrom } from '#shared/kernel/i18n.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { metered } from '#shared/table/capacity.ts';
import type { Bound } from './bind.ts';
import type { HttpEvent, HttpReply } from './event.ts';
import { limitHeaders, tooMany } from './limit/admit.ts';
import { toProblem } from './problem.ts';

/**
 * A Lambda handler for one area's routes: routing by middy, the caller's limit before anything else, problem documents for
 * whatever is thrown, and one log line a request with identifiers only.
 */
export const api = (bound: readonly Bound[], logger: Logger) => {
  const served =
    ({ route, admit, handle }: Bound) =>
    async (event: HttpEvent): Promise<HttpReply> => {
      const started = performance.now();
      const requestId = event.requestContext.requestId;
      let defect: unknown;
      let limits: Record<string, string> = {};
      const { value, consumed } = await metered(async () => {
        try {
          const admission = await admit(event);
          limits = limitHeaders(admission);
          if (!admission.admitted) throw tooMany(admission);
          return await handle(event);
        } catch (error) {
          if (!(error instanceof Rejection) || error.cause !== undefined) defect = error;
          return toProblem(error, languageFrom(event.headers['accept-language']), requestId);
        }
      });
      const line = {
        route: route.id,
        status: value.statusCode,
        ms: Math.round(performance.now() - started),
        requestId,
        userId: event.requestContext.authorizer?.jwt?.claims?.sub,
        readUnits: consumed.read,
        writeUnits: consumed.write,
      };
      if (defect === undefined) logger.info('request', line);
      else logger.error('request', { ...line, error: defect as Error });
      return { ...value, headers: { ...value.headers, ...limits } };
    };
  return middy<HttpEvent, HttpReply>({ timeoutEarlyInMillis: 0 }).handler(
    httpRouter<HttpEvent, HttpReply>({
      routes: bound.map(one => ({ method: one.route.method, path: one.route.path, handler: served(one) })),
      // The gateway knows the same routes and answers all others itself.
      notFoundResponse: () => toProblem(new Rejection('not-found'), 'ko', ''),
    }),
  );
};
