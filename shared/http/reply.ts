import { gunzipSync } from 'node:zlib';
import type { FileOutcome, Outcome } from '#shared/kernel/context.ts';
import { BASE_HEADERS, type HttpEvent, type HttpReply, json } from './event.ts';
import { contentTag, etagOf, isFresh } from './headers.ts';
import type { RouteSpec } from './route.ts';

/** Styles of the document itself, and nothing else: no script, no request, no frame. */
const DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Where a list goes on (RFC 8288): the same request with another cursor. */
const nextLink = (event: HttpEvent, cursor: string): string => {
  const query = new URLSearchParams({ ...(event.queryStringParameters as Record<string, string>), cursor });
  return `<${event.rawPath}?${query}>; rel="next"`;
};

/**
 * How others may keep a reply. What anybody may read is kept as long as each use asks us whether it still holds: a listing that
 * is suspended must be gone at once, and a reader who has the newest is told so in a few bytes. All else is kept by nobody.
 */
const keeping = (route: RouteSpec): Record<string, string> =>
  route.etag === 'read' && route.access.includes('public')
    ? { 'cache-control': 'public, no-cache', vary: 'accept-language' }
    : {};

/**
 * The entity tag of a reply: the use case's own, the record's version, or by content. A cursor is sealed anew at each reading
 * and leads to the same place: it does not count, and makes the tag weak.
 */
const tagOf = (route: RouteSpec, { body, version, etag }: Outcome<unknown>): string | undefined => {
  if (etag !== undefined || version !== undefined) return etag ?? etagOf(version!);
  if (route.etag !== 'read') return undefined;
  const { next, ...content } = body as { next?: string };
  return next === undefined ? contentTag(JSON.stringify(body)) : contentTag(JSON.stringify([content]), true);
};

/** A file; what is kept compressed goes out so to readers who take it, plain to all others. */
const fileReply = (route: RouteSpec, event: HttpEvent, { file }: FileOutcome): HttpReply => {
  const { bytes, media, name, gzipped = false, maxAge, csp, next } = file;
  const etag = route.etag === 'read' ? contentTag(bytes) : undefined;
  const conditional = etag === undefined ? {} : { etag, ...keeping(route) };
  if (etag !== undefined && isFresh(event, etag))
    return { statusCode: 304, headers: { ...BASE_HEADERS, ...conditional } };
  const compressed =
    gzipped && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/.test(event.headers['accept-encoding'] ?? '');
  return {
    statusCode: 200,
    headers: {
      ...BASE_HEADERS,
      'content-type': media,
      'cache-control': maxAge === undefined ? 'no-store' : `public, max-age=${maxAge}`,
      'content-security-policy': csp ?? DOCUMENT_POLICY,
      ...(name === undefined
        ? {}
        : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }),
      ...(next === undefined ? {} : { link: nextLink(event, next) }),
      ...(gzipped ? { vary: 'accept-encoding' } : {}),
      ...(compressed ? { 'content-encoding': 'gzip' } : {}),
      ...conditional,
    },
    body: Buffer.from(gzipped && !compressed ? gunzipSync(bytes) : bytes).toString('base64'),
    isBase64Encoded: true,
  };
};

/** What a use case gave back as an HTTP reply; `replayedStatus` marks the answer of an earlier request. */
export const replyTo = (
  route: RouteSpec,
  event: HttpEvent,
  outcome: Outcome<unknown> | FileOutcome,
  replayedStatus?: number,
): HttpReply => {
  if ('file' in outcome) return fileReply(route, event, outcome);
  const status = replayedStatus ?? route.status ?? 200;
  const etag = tagOf(route, outcome);
  const headers = {
    ...keeping(route),
    ...(etag === undefined ? {} : { etag }),
    ...(outcome.location === undefined ? {} : { location: outcome.location }),
    ...(replayedStatus === undefined ? {} : { 'idempotent-replayed': 'true' }),
  };
  if (route.etag === 'read' && etag !== undefined && isFresh(event, etag))
    return { statusCode: 304, headers: { ...BASE_HEADERS, ...headers } };
  if (status === 204) return { statusCode: 204, headers: { ...BASE_HEADERS, ...headers } };
  return json(status, outcome.body, headers);
};
