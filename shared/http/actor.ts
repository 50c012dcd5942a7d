import type { Actor } from '#shared/kernel/context.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { Hub } from '#shared/kernel/vocabulary.ts';
import type { HttpEvent } from './event.ts';

/** API Gateway hands a list claim over as text: `[operator auditor]`. Group names contain no blanks. */
const listClaim = (claim: unknown): string[] =>
  typeof claim === 'string'
    ? claim
        .replace(/^\[|\]$/g, '')
        .split(/[\s,]+/)
        .filter(Boolean)
    : [];

/** `operator` acts for the whole city, `operator-SEONGSU` for the organisations of one centre. */
const centreOf = (group: string): Hub[] => {
  const centre = Hub.safeParse(group.startsWith('operator-') ? group.slice('operator-'.length) : '');
  return centre.success ? [centre.data] : [];
};

/**
 * The person behind the request, from the claims that the gateway's authorizer verified; from nowhere else.
 * @throws Rejection `unauthenticated` where there are none: the handler fails closed if a route was left unguarded.
 */
export const actorFrom = (event: HttpEvent): Actor => {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  const userId = claims?.sub;
  // An identity token passes the gateway's audience check too; it says who somebody is, not that they may act.
  if (claims?.token_use !== 'access') throw new Rejection('unauthenticated');
  if (typeof userId !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(userId))
    throw new Rejection('unauthenticated');
  const groups = listClaim(claims?.['cognito:groups']);
  const centres = groups.includes('operator') ? ('ALL' as const) : groups.flatMap(centreOf);
  return { userId, operator: centres === 'ALL' || centres.length > 0, auditor: groups.includes('auditor'), centres };
};
