import type { Actor } from '#shared/kernel/context.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import type { HttpEvent } from '../event.ts';
import type { RouteSpec } from '../route.ts';
import { networkOf } from './caller.ts';
import type { Admission, Limiter } from './limiter.ts';
import { limitOf } from './policies.ts';

/**
 * RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers-11): the policy's name with quota and window, and what
 * is left of it for so many seconds.
 */
export const limitHeaders = ({ name, policy, left, endsIn }: Admission): Record<string, string> => ({
  'ratelimit-policy': `"${name}";q=${policy.quota};w=${policy.window}`,
  ratelimit: `"${name}";r=${left};t=${endsIn}`,
});

/** What a caller over the limit is told. */
export const tooMany = ({ policy, endsIn }: Admission): Rejection =>
  new Rejection('too-many-requests', {
    detail: {
      ko: `${policy.window}초에 ${policy.quota}회까지 요청할 수 있습니다. ${endsIn}초 뒤에 다시 시도해 주십시오`,
      en: `At most ${policy.quota} requests in ${policy.window} seconds; try again in ${endsIn} seconds`,
    },
    retryAfter: endsIn,
  });

/**
 * Counts a request of a route: by person where one is signed in, else by network, which is what the gateway saw and never what
 * a header says.
 */
export const admit = (
  limiter: Limiter,
  route: RouteSpec,
  event: HttpEvent,
  actor: Actor | undefined,
  now: string,
): Promise<Admission> =>
  actor === undefined
    ? limiter.admit(limitOf(route), `network ${networkOf(event.requestContext.http?.sourceIp)}`, now)
    : limiter.admit(actor.operator ? 'operator' : limitOf(route), `person ${actor.userId}`, now);
