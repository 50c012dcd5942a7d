import { describe, expect, test } from 'vitest';
import { startLocalStack } from '#infra/local/stack.ts';
import { rawRequest } from '#test/support/raw-request.ts';
import { tinyAssembly } from '#test/support/tiny-assembly.ts';
import { useGuardedRoute } from '#test/support/tokens.ts';

const { here, authorizer, goodClaims, signed, good, bearer, ask, invocations } = useGuardedRoute();
const empty = tinyAssembly({ functions: {} });

describe('tokens that pass', () => {
  test.each([
    ['the one the attacks are made from', () => bearer(good())],
    ['bare, without a scheme', () => good()],
    ['with the scheme in lower case', async () => `bearer ${await good()}`],
    ['with the client as audience', () => bearer(signed({ ...goodClaims(), aud: authorizer().audience[0] }))],
    ["the issuer's own", async () => bearer(here.stack.tokenFor({ userId: 'u-1' }))],
  ])('%s', async (_, header) => {
    const before = await invocations();
    const answer = await ask(['Authorization', await header()]);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).claims).toMatchObject({ sub: 'u-1', token_use: 'access' });
    expect(await invocations()).toBe(before + 1);
  });
});

describe('the issuer', () => {
  test('does not run inside a Lambda function', async () => {
    process.env.AWS_LAMBDA_FUNCTION_NAME = 'any';
    try {
      await expect(startLocalStack({ assemblyDir: empty })).rejects.toThrow(/Lambda function/);
    } finally {
      delete process.env.AWS_LAMBDA_FUNCTION_NAME;
    }
  });
  test('publishes no private part of its key', () => {
    expect(Object.keys(here.stack.identity.jwks.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });
  test('gives tokens to this machine alone, not to a page that points its own name here', async () => {
    const { port } = new URL(here.stack.servicesUrl);
    const post = (host: string) =>
      rawRequest(
        here.stack.servicesUrl,
        '/tokens',
        ['Host', host, 'content-type', 'application/json'],
        'POST',
        '{"person":"operator"}',
      );
    expect((await post(`127.0.0.1:${port}`)).status).toBe(200);
    expect((await post('evil.example')).status).toBe(403);
  });
});
