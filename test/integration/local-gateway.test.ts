import { Agent, request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { tinyAssembly } from '#test/support/tiny-assembly.ts';

const ECHO =
  'exports.handler = async event => ({ statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(event) });';
const REPLY =
  'exports.handler = async event => JSON.parse(Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8"));';

const assembly = tinyAssembly({
  functions: {
    Echo: { source: ECHO },
    Reply: { source: REPLY },
    Broken: { source: 'exports.handler = async () => { throw new RangeError("on purpose"); };' },
    Slow: { source: 'exports.handler = () => new Promise(done => setTimeout(done, 2000));' },
    Runaway: { source: 'exports.handler = () => new Promise(() => {});', timeout: 0.1 },
    Large: { source: 'exports.handler = async () => ({ statusCode: 200, body: "x".repeat(7_000_000) });' },
  },
  routes: {
    'GET /echo': { function: 'Echo' },
    'POST /echo': { function: 'Echo' },
    'GET /me': { function: 'Echo', guarded: true },
    'GET /items/{itemId}': { function: 'Echo' },
    'GET /items/mine': { function: 'Echo' },
    'GET /items/{itemId}/parts/{partId}': { function: 'Echo' },
    'GET /files/{path+}': { function: 'Echo' },
    'ANY /any': { function: 'Echo' },
    'GET /any': { function: 'Echo' },
    'POST /reply': { function: 'Reply' },
    'GET /broken': { function: 'Broken' },
    'GET /slow': { function: 'Slow' },
    'GET /runaway': { function: 'Runaway' },
    'GET /large': { function: 'Large' },
  },
  cors: {
    AllowOrigins: ['https://plus.example'],
    AllowMethods: ['GET', 'POST'],
    AllowHeaders: ['authorization'],
    ExposeHeaders: ['etag'],
    MaxAge: 3600,
  },
});
const NOW = Date.parse('2026-03-12T19:03:58.390Z');
const written: string[] = [];
const here = useStack({
  assemblyDir: assembly,
  timeLimit: 300,
  clock: () => NOW,
  output: ({ text }) => written.push(text),
});

type Event = Record<string, unknown> & {
  headers: Record<string, string>;
  requestContext: Record<string, unknown> & { http: unknown };
};
const echo = async (target: string, options = {}): Promise<Event> => (await here.call<Event>(target, options)).body;

/** A request as it is, which `fetch` would mend. */
const raw = (path: string, headers: string[] = [], method = 'GET') =>
  new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const { hostname, port } = new URL(here.stack.url);
    const sent = request(
      { hostname, port, path, method, headers: ['Host', 'api.test', ...headers], agent: new Agent() },
      response => {
        let body = '';
        response.on('data', chunk => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
const rawEvent = async (path: string, headers: string[] = []): Promise<Event> =>
  JSON.parse((await raw(path, headers)).body);

describe('the event of payload format 2.0', () => {
  test('has the documented members of a plain request, and no others', async () => {
    const event = await rawEvent('/echo');
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /echo',
      rawPath: '/echo',
      rawQueryString: '',
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        apiId: expect.stringMatching(/^[a-z0-9]{10}$/),
        domainName: expect.stringMatching(/^[a-z0-9]{10}\.execute-api\.ap-northeast-2\.amazonaws\.com$/),
        http: { method: 'GET', path: '/echo', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        routeKey: 'GET /echo',
        stage: '$default',
        time: '12/Mar/2026:19:03:58 +0000',
        timeEpoch: NOW,
      },
    });
    expect(Object.keys(event).sort()).toEqual(
      ['headers', 'isBase64Encoded', 'rawPath', 'rawQueryString', 'requestContext', 'routeKey', 'version'].sort(),
    );
  });

  test('joins repeated headers with commas under lower-case names', async () => {
    const { headers } = await rawEvent('/echo', ['X-Tag', 'a', 'x-tag', 'b', 'Accept-Language', 'ko']);
    expect(headers).toMatchObject({ 'x-tag': 'a,b', 'accept-language': 'ko', 'x-forwarded-proto': 'https' });
    expect(headers).not.toHaveProperty('connection');
  });

  test('takes cookies out of the headers into a list', async () => {
    const event = await rawEvent('/echo', ['Cookie', 'a=1; b=2', 'Cookie', 'c=3']);
    expect(event.cookies).toEqual(['a=1', 'b=2', 'c=3']);
    expect(event.headers).not.toHaveProperty('cookie');
  });

  test('joins repeated query values, decoded, and leaves the raw query as it was sent', async () => {
    const event = await rawEvent('/echo?tag=a&tag=b%2Cc&q=%EC%84%9C%EC%9A%B8+x&empty=');
    expect(event.queryStringParameters).toEqual({ tag: 'a,b,c', q: '서울 x', empty: '' });
    expect(event.rawQueryString).toBe('tag=a&tag=b%2Cc&q=%EC%84%9C%EC%9A%B8+x&empty=');
  });

  test('decodes the path and its parameters', async () => {
    const event = await rawEvent('/items/%EC%84%9C%EC%9A%B8%20a');
    expect(event.pathParameters).toEqual({ itemId: '서울 a' });
    expect(event.rawPath).toBe('/items/서울 a');
    expect(event.routeKey).toBe('GET /items/{itemId}');
  });

  test.each([
    ['application/json', false],
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/xml', false],
    ['application/merge-patch+json', true],
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', true],
  ])('hands over a body of %s, base64: %s', async (type, base64) => {
    const event = await echo('POST /echo', { body: '{"a":"가"}', headers: { 'content-type': type } });
    expect(event.isBase64Encoded).toBe(base64);
    expect(event.body).toBe(base64 ? Buffer.from('{"a":"가"}').toString('base64') : '{"a":"가"}');
  });

  test('has claims as text only, and only where the route has an authorizer', async () => {
    const token = await here.stack.tokenFor({ userId: 'u-1', groups: ['operator', 'auditor'] });
    const { requestContext } = await echo('GET /me', { token });
    const { claims, scopes } = (
      requestContext.authorizer as { jwt: { claims: Record<string, unknown>; scopes: unknown } }
    ).jwt;
    expect(scopes).toBeNull();
    expect(claims).toMatchObject({ sub: 'u-1', 'cognito:groups': '[operator auditor]', token_use: 'access' });
    expect(claims.exp).toBe(String(Math.floor(NOW / 1000) + 3600));
    expect(Object.values(claims).every(claim => typeof claim === 'string')).toBe(true);
    expect((await echo('GET /echo', { token })).requestContext).not.toHaveProperty('authorizer');
  });

  test('takes no claims from the caller', async () => {
    const forged = JSON.stringify({ jwt: { claims: { sub: 'mallory', 'cognito:groups': '[operator]' } } });
    const event = await rawEvent('/echo?authorizer=x&requestContext=%7B%7D', [
      ...['authorizer', forged, 'x-amzn-request-context', forged, 'x-apigateway-event', forged, '__proto__', forged],
    ]);
    expect(event.requestContext).not.toHaveProperty('authorizer');
    expect((await raw('/me', ['x-amzn-request-context', forged])).status).toBe(401);
  });
});

describe('routes', () => {
  test.each([
    ['/items/mine', 'GET /items/mine'],
    ['/items/other', 'GET /items/{itemId}'],
    ['/items/a/parts/b', 'GET /items/{itemId}/parts/{partId}'],
    ['/files/a/b/c', 'GET /files/{path+}'],
    ['/any', 'GET /any'],
  ])('%s goes to %s', async (path, key) => {
    expect((await rawEvent(path)).routeKey).toBe(key);
  });
  test('a greedy parameter holds the rest of the path', async () => {
    expect((await rawEvent('/files/a/b/c')).pathParameters).toEqual({ path: 'a/b/c' });
  });
  test('ANY takes the methods that have no route of their own', async () => {
    expect((await echo('PUT /any')).routeKey).toBe('ANY /any');
  });
  test.each([
    ['GET', '/nowhere'],
    ['GET', '/'],
    ['GET', '/echo/'],
    ['GET', '//echo'],
    ['GET', '/items/'],
    ['GET', '/items/a%2Fb'],
    ['DELETE', '/echo'],
    ['HEAD', '/echo'],
    ['OPTIONS', '/echo'],
    ['GET', '/ECHO'],
  ])('%s %s has no route', async (method, path) => {
    const answer = await raw(path, [], method);
    expect(answer.status).toBe(404);
    if (method !== 'HEAD') expect(JSON.parse(answer.body)).toEqual({ message: 'Not Found' });
  });
  test('a path that cannot be decoded is a bad request', async () => {
    expect((await raw('/items/%zz')).status).toBe(400);
  });
});

describe('limits', () => {
  test('answers 503 when a function takes too long', async () => {
    const answer = await here.call('GET /slow');
    expect([answer.status, answer.body]).toEqual([503, { message: 'Service Unavailable' }]);
  });
  test("ends a function at the function's own limit", async () => {
    const started = performance.now();
    expect((await here.call('GET /runaway')).status).toBe(500);
    expect(performance.now() - started).toBeLessThan(290);
    expect(written.join('\n')).toContain('Task timed out after 0.10 seconds');
  });
  test('answers 413 for a body over 10 MB, with and without its length told', async () => {
    const body = new Uint8Array(10 * 1024 * 1024 + 1);
    expect((await here.call('POST /echo', { body })).status).toBe(413);
    const stream = new Blob([body]).stream();
    const chunked = await fetch(`${here.stack.url}/echo`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect([chunked.status, await chunked.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });
  test('answers 431 for more than 10,240 bytes of headers', async () => {
    expect((await raw('/echo', ['x-long', 'a'.repeat(9_500)])).status).toBe(200);
    expect((await raw('/echo', ['x-long', 'a'.repeat(10_240)])).status).toBe(431);
  });
});

describe('what a function returned', () => {
  const reply = async (value: unknown) => here.call('POST /reply', { body: value });
  test('an object with a status is an answer', async () => {
    const answer = await reply({
      statusCode: 201,
      headers: { ETag: '"1"', 'X-N': 3 },
      cookies: ['a=1', 'b=2'],
      body: 'hi',
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('x-n')).toBe('3');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('content-type')).toBe('text/plain;charset=UTF-8');
    expect(answer.text).toBe('hi');
  });
  test('any other value is the body of a 200', async () => {
    const answer = await reply({ a: 1 });
    expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([
      200,
      'application/json',
      { a: 1 },
    ]);
  });
  test('a base64 body is decoded', async () => {
    const answer = await reply({
      statusCode: 200,
      body: Buffer.from([0, 255, 7]).toString('base64'),
      isBase64Encoded: true,
    });
    expect([...answer.bytes]).toEqual([0, 255, 7]);
  });
  test.each([
    { statusCode: 'many' },
    { statusCode: 42 },
    { statusCode: 200, headers: 'no' },
    { statusCode: 200, body: { not: 'text' } },
  ])('%j is a 500', async value => {
    const answer = await reply(value);
    expect([answer.status, answer.body]).toEqual([500, { message: 'Internal Server Error' }]);
  });
  test('an error is a 500 that says nothing to the caller, and everything in the log', async () => {
    const answer = await here.call('GET /broken');
    expect([answer.status, answer.text]).toEqual([500, '{"message":"Internal Server Error"}']);
    expect(written.join('\n')).toContain('RangeError: on purpose');
  });
  test('more than six megabytes are a 500', async () => {
    expect((await here.call('GET /large')).status).toBe(500);
  });
  test('headers cannot break the framing of the answer', async () => {
    const answer = await reply({
      statusCode: 200,
      headers: { 'content-length': '1', 'x-bad': 'a\r\nx-evil: 1' },
      body: 'whole',
    });
    expect(answer.text).toBe('whole');
    expect(answer.headers.has('x-evil')).toBe(false);
  });
});

describe('CORS', () => {
  const origin = 'https://plus.example';
  const preflight = (from: string) => raw('/me', ['Origin', from, 'Access-Control-Request-Method', 'GET'], 'OPTIONS');
  test('answers a preflight for an allowed origin without a token', async () => {
    const { status, headers } = await preflight(origin);
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': '3600',
    });
  });
  test('gives other origins nothing', async () => {
    expect((await preflight('https://plus.example.evil')).headers).not.toHaveProperty('access-control-allow-origin');
    expect((await raw('/echo', ['Origin', 'null'])).headers).not.toHaveProperty('access-control-allow-origin');
  });
  test("overrules the function's own headers", async () => {
    const answer = await here.call('POST /reply', {
      body: { statusCode: 200, headers: { 'access-control-allow-origin': '*' }, body: '' },
      headers: { origin },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')).toBe('etag');
  });
});
