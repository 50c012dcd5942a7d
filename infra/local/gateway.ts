import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Assembly, CorsSpec, FunctionSpec } from './assembly.ts';
import {
  decodePath,
  functionReply,
  type GatewayReply,
  gatewayReply,
  httpEvent,
  type RawRequest,
  readHeaders,
} from './http-event.ts';
import type { Identity } from './identity.ts';
import { openRouter } from './router.ts';
import { listen } from './server.ts';

/** Limits of an HTTP API: milliseconds and bytes. */
export const GATEWAY_LIMITS = { time: 29_000, body: 10 * 1024 * 1024, head: 10_240 };

export interface GatewayOptions {
  readonly assembly: Assembly;
  readonly identity: Identity;
  readonly invoke: (spec: FunctionSpec, event: unknown) => Promise<unknown>;
  /** Port on 127.0.0.1; any free one where 0. */
  readonly port: number;
  readonly clock: () => number;
  /** Milliseconds until a function's answer is no longer waited for. */
  readonly timeLimit?: number;
  /** Told of each answer, after it was sent. */
  readonly onReply?: (method: string, path: string, status: number, milliseconds: number) => void;
}

export interface Gateway {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const TOO_LARGE = Symbol('body over the limit');

const readBody = (request: IncomingMessage): Promise<Buffer | typeof TOO_LARGE> =>
  new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    // What is over the limit is read and thrown away: a client that is cut off while it sends would not see the answer.
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= GATEWAY_LIMITS.body) return void chunks.push(chunk);
      chunks = [];
      resolve(TOO_LARGE);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('close', () => reject(new Error('the client went away')));
  });

/** CORS headers for an origin that is allowed; with a configuration, those of the function do not count. */
const corsHeaders = (
  cors: CorsSpec | undefined,
  origin: string | undefined,
  preflight: boolean,
): [string, string][] => {
  if (!cors || origin === undefined) return [];
  const any = cors.origins.includes('*');
  if (!any && !cors.origins.includes(origin)) return [];
  return [
    ['access-control-allow-origin', any && !cors.credentials ? '*' : origin],
    ...(any ? [] : [['vary', 'origin'] as [string, string]]),
    ...(cors.credentials ? [['access-control-allow-credentials', 'true'] as [string, string]] : []),
    ...(!preflight && cors.exposed.length > 0
      ? [['access-control-expose-headers', cors.exposed.join(',')] as [string, string]]
      : []),
    ...(preflight
      ? ([
          ['access-control-allow-methods', cors.methods.join(',')],
          ['access-control-allow-headers', cors.headers.join(',')],
          ...(cors.maxAge === undefined ? [] : [['access-control-max-age', String(cors.maxAge)]]),
        ] as [string, string][])
      : []),
  ];
};

const withCors = (reply: GatewayReply, cors: CorsSpec | undefined, origin: string | undefined): GatewayReply =>
  cors
    ? {
        ...reply,
        headers: [
          ...reply.headers.filter(([name]) => !name.startsWith('access-control-')),
          ...corsHeaders(cors, origin, false),
        ],
      }
    : reply;

const send = (response: ServerResponse, reply: GatewayReply, requestId: string, isHead: boolean): void => {
  const bodiless = reply.status === 204 || reply.status === 304 || reply.status < 200;
  for (const [name, value] of reply.headers) {
    // A function's header must not break the connection or the framing of the answer.
    if (/^(?:connection|transfer-encoding|content-length|keep-alive)$/.test(name)) continue;
    try {
      response.appendHeader(name, value);
    } catch {
      // Not a header that HTTP can carry: API Gateway drops it too.
    }
  }
  response.setHeader('apigw-requestid', requestId);
  if (!bodiless) response.setHeader('content-length', reply.body.length);
  response.writeHead(reply.status);
  response.end(bodiless || isHead ? undefined : reply.body);
};

/** Serves the assembly's HTTP API on 127.0.0.1, by the rules of API Gateway's HTTP APIs. */
export const openGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { assembly, identity, invoke, clock, timeLimit = GATEWAY_LIMITS.time } = options;
  const route = openRouter(assembly.routes);

  const answer = async (request: IncomingMessage, requestId: string): Promise<GatewayReply> => {
    const { method = 'GET', url: target = '/', rawHeaders } = request;
    const { headers } = readHeaders(rawHeaders);
    const head = rawHeaders.reduce(
      (sum, text, i) => sum + (i % 2 === 1 ? Buffer.byteLength(text) : 0),
      method.length + target.length + 10,
    );
    if (head > GATEWAY_LIMITS.head) return gatewayReply(431, 'Request Header Fields Too Large');
    if (assembly.cors && method === 'OPTIONS' && headers.origin && headers['access-control-request-method'])
      return { status: 204, headers: corsHeaders(assembly.cors, headers.origin, true), body: Buffer.alloc(0) };
    const path = decodePath(target);
    if (path === undefined || !path.startsWith('/')) return gatewayReply(400, 'Bad Request');
    const match = route(method, path);
    if (!match) return gatewayReply(404, 'Not Found');

    const { authorizer, scopes } = match.route;
    let jwt: { claims: Record<string, string>; scopes: readonly string[] | null } | undefined;
    if (authorizer) {
      const claims = await identity.verify(headers.authorization, authorizer);
      if (!claims) {
        const challenge = headers.authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
        return gatewayReply(401, 'Unauthorized', [['www-authenticate', challenge]]);
      }
      const granted = (claims.scope ?? '').split(' ').filter(scope => scopes.includes(scope));
      if (scopes.length > 0 && granted.length === 0)
        return gatewayReply(403, 'Forbidden', [['www-authenticate', 'Bearer error="insufficient_scope"']]);
      jwt = { claims, scopes: scopes.length > 0 ? granted : null };
    }

    const body = await readBody(request);
    if (body === TOO_LARGE) return gatewayReply(413, 'Request Entity Too Large');
    const raw: RawRequest = {
      method,
      target,
      headers: rawHeaders,
      body,
      sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
      protocol: `HTTP/${request.httpVersion}`,
    };
    const { region, account } = assembly.place;
    const event = httpEvent(
      raw,
      {
        routeKey: match.route.key,
        pathParameters: match.pathParameters,
        accountId: account,
        apiId: assembly.apiId,
        region,
        jwt,
      },
      new Date(clock()),
      requestId,
    );
    let timer: NodeJS.Timeout | undefined;
    const expiry = new Promise<GatewayReply>(resolve => {
      timer = setTimeout(() => resolve(gatewayReply(503, 'Service Unavailable')), timeLimit);
    });
    const served = invoke(match.route.function, event).then(
      result => functionReply(result) ?? gatewayReply(500, 'Internal Server Error'),
      () => gatewayReply(500, 'Internal Server Error'),
    );
    const reply = await Promise.race([served, expiry]);
    clearTimeout(timer);
    return withCors(reply, assembly.cors, headers.origin);
  };

  const server = createServer(
    { maxHeaderSize: 64 * 1024, keepAliveTimeout: 60_000, joinDuplicateHeaders: false },
    (request, response) => {
      const started = performance.now();
      const requestId = randomUUID();
      const { method = 'GET', url = '/' } = request;
      request.on('error', () => undefined);
      answer(request, requestId)
        .catch(() => gatewayReply(500, 'Internal Server Error'))
        .then(reply => {
          send(response, reply, requestId, method === 'HEAD');
          options.onReply?.(method, url, reply.status, performance.now() - started);
        })
        .catch(() => response.destroy());
    },
  );
  return listen(server, options.port);
};
