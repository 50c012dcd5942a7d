import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { limitOf, POLICIES } from '#shared/http/limit/policies.ts';
import { Problem } from '#shared/http/problem.ts';
import type { RouteSpec } from '#shared/http/route.ts';
import { REASONS, type Reason } from '#shared/kernel/rejection.ts';
import { routes } from '#shared/routes.ts';
import manifest from '../package.json' with { type: 'json' };

/** Refusals a route can give because of its kind, besides those it names itself. */
const usualRefusals = (route: RouteSpec): Reason[] => [
  ...(route.query === undefined && route.body === undefined ? [] : (['malformed-request'] as const)),
  ...(route.query === undefined ? [] : (['invalid-query'] as const)),
  ...(route.access.includes('public') ? [] : (['unauthenticated'] as const)),
  ...(route.params === undefined ? [] : (['not-found'] as const)),
  ...(route.body === undefined ? [] : (['too-large', 'unsupported-media-type', 'invalid-body'] as const)),
  ...(route.idempotent === true ? (['in-progress', 'key-reused'] as const) : []),
  ...(route.etag === 'change' ? (['version-mismatch', 'if-match-required'] as const) : []),
  'too-many-requests',
  'internal',
  'unavailable',
];

const text = { type: 'string' as const };
const LIMIT_HEADERS = {
  RateLimit: { description: 'Requests left to this caller, and the seconds until the count begins anew', schema: text },
  'RateLimit-Policy': { description: 'Name, quota and window in seconds of the limit of this route', schema: text },
  'Retry-After': { description: 'Seconds after which to try again', schema: text },
};

const refusalsOf = (route: RouteSpec): ZodOpenApiResponsesObject => {
  const byStatus = new Map<number, string[]>();
  for (const reason of new Set([...usualRefusals(route), ...(route.refusals ?? [])])) {
    const { status } = REASONS[reason];
    byStatus.set(status, [...(byStatus.get(status) ?? []), reason]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, reasons]) => [
        String(status) as `${4 | 5}${string}`,
        {
          description: reasons.join(' · '),
          ...(status === 429 ? { headers: LIMIT_HEADERS } : {}),
          content: { 'application/problem+json': { schema: Problem } },
        },
      ]),
  );
};

const header = (name: string, description: string, required: boolean) => ({
  name,
  in: 'header' as const,
  required,
  description,
  schema: { type: 'string' as const },
});

const successOf = (route: RouteSpec): ZodOpenApiResponsesObject => {
  const status = route.status ?? 200;
  const headers = {
    ...(route.etag === undefined
      ? {}
      : { ETag: { description: 'Changes whenever what is shown does', schema: { type: 'string' as const } } }),
    ...(status === 201 ? { Location: { description: 'Path of the record', schema: { type: 'string' as const } } } : {}),
    RateLimit: LIMIT_HEADERS.RateLimit,
    'RateLimit-Policy': LIMIT_HEADERS['RateLimit-Policy'],
  };
  const content =
    route.reply !== undefined
      ? { 'application/json': { schema: route.reply } }
      : route.media === undefined
        ? undefined
        : Object.fromEntries(
            [route.media].flat().map(media => [media.split(';')[0]!, { schema: { ...text, format: 'binary' } }]),
          );
  return {
    [String(status) as '200']: { description: route.summary, headers, ...(content === undefined ? {} : { content }) },
    ...(route.etag === 'read' ? { '304': { description: 'Not changed since the ETag in If-None-Match' } } : {}),
  };
};

/** The limit of a route in words. */
const limitText = (route: RouteSpec): string => {
  const name = limitOf(route);
  const { quota, window } = POLICIES[name];
  return `${name}, ${quota} in ${window} s for each ${route.access.includes('public') ? 'network' : 'person'}`;
};

/** One route as an OpenAPI operation. */
export const operationOf = (route: RouteSpec): ZodOpenApiOperationObject => ({
  operationId: route.id,
  tags: [route.tag],
  summary: route.summary,
  description: `Who: ${route.access.join(', ')}. Limit: ${limitText(route)}.`,
  security: route.access.includes('public') ? [] : [{ token: [] }],
  parameters: [
    header('Accept-Language', 'Language of messages: ko (default) or en', false),
    ...(route.idempotent === true
      ? [
          header(
            'Idempotency-Key',
            'Unique value, 8 to 255 visible ASCII characters; a repeat within a day gets the first answer',
            true,
          ),
        ]
      : []),
    ...(route.etag === 'change' ? [header('If-Match', 'ETag of the version to change', true)] : []),
    ...(route.etag === 'read' ? [header('If-None-Match', 'ETag of the version already known', false)] : []),
  ],
  requestParams: {
    ...(route.params === undefined ? {} : { path: route.params }),
    ...(route.query === undefined ? {} : { query: route.query }),
  },
  ...(route.body === undefined
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
  responses: { ...successOf(route), ...refusalsOf(route) },
});

/** The OpenAPI 3.1 document of the route table. */
export const openApiDocument = () => {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Startup Plus',
      version: manifest.version,
      description:
        "Open backend of a city's startup deal platform: listings, nightly matches with their reasons, deals, contract drafts in Korean and English. Errors are problem documents (RFC 9457); records carry ETags; creating needs an Idempotency-Key.",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map(name => ({ name })),
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  });
};

/** Where the document is kept; a test compares it with the route table. */
export const OPENAPI_FILE = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));
export const openApiText = (): string => `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (import.meta.main) {
  const text = openApiText();
  const before = (() => {
    try {
      return readFileSync(OPENAPI_FILE, 'utf8');
    } catch {
      return '';
    }
  })();
  writeFileSync(OPENAPI_FILE, text);
  console.log(
    before === text ? 'docs/openapi.json is up to date' : `docs/openapi.json written: ${routes.length} routes`,
  );
}
