import { gunzipSync } from 'node:zlib';
import type { FileOutcome, Outcome } from '#shared/kernel/context.ts';
import { BASE_HEADERS, type HttpEvent, type HttpReply, json } from './event.ts';
import { etagOf, isFresh } from './headers.ts';
import type { RouteSpec } from './route.ts';

/** Styles of the document itself, and nothing else: no script, no request, no frame. */
const DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Where a list goes on (RFC 8288): the same request with another cursor. */
const nextLink = (event: HttpEvent, cursor: string): string => {
  const query = new URLSearchParams({ ...(event.queryStringParameters as Record<string, string>), cursor });
  return `<${event.rawPath}?${query}>; rel="next"`;
};

/** A file; what is kept compressed goes out so to readers who take it, plain to all others. */
const fileReply = (event: HttpEvent, { file }: FileOutcome): HttpReply => {
  const { bytes, media, name, gzipped = false, maxAge, csp, next } = file;
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
  if ('file' in outcome) return fileReply(event, outcome);
  const status = replayedStatus ?? route.status ?? 200;
  const etag = outcome.version === undefined ? undefined : etagOf(outcome.version);
  const headers = {
    ...(etag === undefined ? {} : { etag }),
    ...(outcome.location === undefined ? {} : { location: outcome.location }),
    ...(replayedStatus === undefined ? {} : { 'idempotent-replayed': 'true' }),
  };
  if (route.etag === 'read' && etag !== undefined && isFresh(event, etag))
    return { statusCode: 304, headers: { ...BASE_HEADERS, ...headers } };
  if (status === 204) return { statusCode: 204, headers: { ...BASE_HEADERS, ...headers } };
  return json(status, outcome.body, headers);
};
