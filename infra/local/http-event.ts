import { randomUUID } from 'node:crypto';

/** A request as it came over the wire. `headers` name, value, name, value… as sent. */
export interface RawRequest {
  readonly method: string;
  /** Path with query, as sent. */
  readonly target: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly protocol: string;
}

/** Where the request went. */
export interface Destination {
  readonly routeKey: string;
  /** Decoded; empty where the route has none. */
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly accountId: string;
  readonly apiId: string;
  readonly region: string;
  /** Claims and scopes as the authorizer gave them; absent on routes without one. */
  readonly jwt:
    | { readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] | null }
    | undefined;
}

/** What the gateway answers. */
export interface GatewayReply {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** The only types that API Gateway hands over as text; all others, and none at all, go as base64. */
const TEXT = /^\s*(?:text\/[^;]*|application\/(?:json|xml|javascript))\s*(?:;|$)/i;

const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
]);

/** Headers lower-cased, repeated ones joined with commas, cookies apart. */
export const readHeaders = (raw: readonly string[]): { headers: Record<string, string>; cookies: string[] } => {
  const headers: Record<string, string> = Object.create(null);
  const cookies: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = String(raw[i]).toLowerCase();
    const value = String(raw[i + 1]);
    if (HOP_BY_HOP.has(name)) continue;
    if (name === 'cookie') cookies.push(...value.split(/;\s*/).filter(Boolean));
    else headers[name] = name in headers ? `${headers[name]},${value}` : value;
  }
  return { headers, cookies };
};

/** The decoded path; API Gateway loses what follows a decoded question mark. Undefined where it cannot be decoded. */
export const decodePath = (target: string): string | undefined => {
  try {
    return decodeURIComponent(target.split('?', 1)[0] ?? '').split('?', 1)[0];
  } catch {
    return undefined;
  }
};

const readQuery = (query: string): Record<string, string> => {
  const parameters: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(query))
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  return parameters;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number): string => String(n).padStart(2, '0');
/** `12/Mar/2020:19:03:58 +0000` */
const commonLogTime = (at: Date): string =>
  `${two(at.getUTCDate())}/${MONTHS[at.getUTCMonth()]}/${at.getUTCFullYear()}:${at.toISOString().slice(11, 19)} +0000`;

/** The event of payload format 2.0, as API Gateway makes it. Nothing in it but `authorizer` says who calls. */
export const httpEvent = (
  request: RawRequest,
  destination: Destination,
  now: Date,
  requestId: string = randomUUID(),
) => {
  const { headers, cookies } = readHeaders(request.headers);
  const [, query = ''] = request.target.split(/\?(.*)/s);
  const path = decodePath(request.target) ?? '';
  const domainName = `${destination.apiId}.execute-api.${destination.region}.amazonaws.com`;
  const isBase64Encoded = request.body.length > 0 && !TEXT.test(headers['content-type'] ?? '');
  const parameters = readQuery(query);
  return {
    version: '2.0',
    routeKey: destination.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers: {
      ...headers,
      'content-length': String(request.body.length),
      'x-amzn-trace-id': `Root=1-${Math.floor(now.getTime() / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)}`,
      'x-forwarded-for': headers['x-forwarded-for']
        ? `${headers['x-forwarded-for']}, ${request.sourceIp}`
        : request.sourceIp,
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    ...(Object.keys(parameters).length > 0 ? { queryStringParameters: parameters } : {}),
    requestContext: {
      accountId: destination.accountId,
      apiId: destination.apiId,
      ...(destination.jwt ? { authorizer: { jwt: destination.jwt } } : {}),
      domainName,
      domainPrefix: destination.apiId,
      http: {
        method: request.method,
        path,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: destination.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(destination.pathParameters).length > 0 ? { pathParameters: destination.pathParameters } : {}),
    ...(request.body.length > 0 ? { body: request.body.toString(isBase64Encoded ? 'base64' : 'utf8') } : {}),
    isBase64Encoded,
  };
};

/** The gateway's own short answers. */
export const gatewayReply = (
  status: number,
  message: string,
  headers: readonly (readonly [string, string])[] = [],
): GatewayReply => ({
  status,
  headers: [['content-type', 'application/json'], ...headers],
  body: Buffer.from(JSON.stringify({ message })),
});

/**
 * What a function returned, as an answer: an object with `statusCode` is one, any other JSON value is a body with status 200.
 * Undefined where API Gateway would answer 500 for it.
 */
export const functionReply = (result: unknown): GatewayReply | undefined => {
  if (typeof result !== 'object' || result === null || !('statusCode' in result))
    return {
      status: 200,
      headers: [['content-type', 'application/json']],
      body: Buffer.from(typeof result === 'string' ? result : JSON.stringify(result)),
    };
  const { statusCode, headers = {}, cookies = [], body, isBase64Encoded } = result as Record<string, unknown>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (typeof headers !== 'object' || headers === null || !Array.isArray(cookies)) return undefined;
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined;
  const sent: [string, string][] = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  if (body && !sent.some(([name]) => name === 'content-type')) sent.push(['content-type', 'text/plain;charset=UTF-8']);
  sent.push(...cookies.map((cookie): [string, string] => ['set-cookie', String(cookie)]));
  return { status, headers: sent, body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8') };
};
