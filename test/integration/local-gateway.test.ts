import { describe, expect, test } from 'vitest';
import { rawRequest } from '#test/support/raw-request.ts';
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
const written: string[] = [];
const here = useStack({
  assemblyDir: assembly,
  timeLimit: 300,
  output: ({ text }) => written.push(text),
});

type Event = Record<string, unknown>;
const echo = async (target: string, options = {}): Promise<Event> => (await here.call<Event>(target, options)).body;

const raw = (path: string, headers: readonly string[] = [], method = 'GET') =>
  rawRequest(here.stack.url, path, headers, method);
const rawEvent = async (path: string): Promise<Event> => JSON.parse((await raw(path)).body);

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
