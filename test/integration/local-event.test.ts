import { describe, expect, test } from 'vitest';
import { rawRequest } from '#test/support/raw-request.ts';
import { useStack } from '#test/support/stack.ts';
import { tinyAssembly } from '#test/support/tiny-assembly.ts';

const ECHO =
  'exports.handler = async event => ({ statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(event) });';
const NOW = Date.parse('2026-03-12T19:03:58.390Z');
const here = useStack({
  assemblyDir: tinyAssembly({
    functions: { Echo: { source: ECHO } },
    routes: {
      'GET /echo': { function: 'Echo' },
      'POST /echo': { function: 'Echo' },
      'GET /me': { function: 'Echo', guarded: true },
      'GET /items/{itemId}': { function: 'Echo' },
    },
  }),
  clock: () => NOW,
});

type Event = Record<string, unknown> & {
  headers: Record<string, string>;
  requestContext: Record<string, unknown> & { http: unknown };
};
const echo = async (target: string, options = {}): Promise<Event> => (await here.call<Event>(target, options)).body;
const raw = (path: string, headers: readonly string[] = []) => rawRequest(here.stack.url, path, headers);
const rawEvent = async (path: string, headers: readonly string[] = []): Promise<Event> =>
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
