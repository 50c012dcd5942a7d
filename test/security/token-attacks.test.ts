import { createHmac, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { startLocalStack } from '#infra/local/stack.ts';
import { tinyAssembly } from '#test/support/tiny-assembly.ts';
import { type Claims, useGuardedRoute } from '#test/support/tokens.ts';

const { here, now, authorizer, goodClaims, without, signed, good, bearer, ask, invocations } = useGuardedRoute();
const empty = tinyAssembly({ functions: {} });

interface Attack {
  readonly name: string;
  /** Value of the Authorization header; several values are several headers. */
  readonly header: () => Promise<string | string[]> | string | string[];
  readonly status?: number;
}

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const kid = (): string => here.stack.identity.kid;
const parts = async (): Promise<[string, string, string]> => (await good()).split('.') as [string, string, string];
const unsigned = (alg: string): string => `${encode({ alg, kid: kid() })}.${encode(goodClaims())}.`;
const hmac = (secret: string | Buffer): string => {
  const body = `${encode({ alg: 'HS256', kid: kid() })}.${encode(goodClaims())}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
};

let foreign: Awaited<ReturnType<typeof generateKeyPair>>;
let publicPem: string;
let ecKey: KeyObject;
beforeAll(async () => {
  foreign = await generateKeyPair('RS256', { extractable: true });
  const published = await importJWK(here.stack.identity.jwks.keys[0] ?? { kty: 'RSA' }, 'RS256', { extractable: true });
  publicPem = await exportSPKI(published as Parameters<typeof exportSPKI>[0]);
  ecKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
});
const foreignSigned = async (header: Claims): Promise<string> =>
  new SignJWT(goodClaims()).setProtectedHeader({ alg: 'RS256', kid: kid(), ...header }).sign(foreign.privateKey);

const attacks: Attack[] = [
  // Times.
  { name: 'expired', header: () => bearer(signed({ ...goodClaims(), exp: now() - 1 })) },
  { name: 'expires this second', header: () => bearer(signed({ ...goodClaims(), exp: now() })) },
  { name: 'never expires', header: () => bearer(signed(without('exp'))) },
  { name: 'expiry as text', header: () => bearer(signed({ ...goodClaims(), exp: String(now() + 600) })) },
  { name: 'not valid yet', header: () => bearer(signed({ ...goodClaims(), nbf: now() + 60 })) },
  { name: 'issued in the future', header: () => bearer(signed({ ...goodClaims(), iat: now() + 60 })) },
  { name: 'no time of issue', header: () => bearer(signed(without('iat'))) },
  // Signature.
  { name: 'alg none', header: () => bearer(unsigned('none')) },
  { name: 'alg None', header: () => bearer(unsigned('None')) },
  { name: 'alg none with a signature', header: async () => bearer(`${unsigned('none')}${(await parts())[2]}`) },
  { name: 'HS256 keyed with the public key as PEM', header: () => bearer(hmac(publicPem)) },
  {
    name: 'HS256 keyed with the public key as JWK',
    header: () => bearer(hmac(JSON.stringify(here.stack.identity.jwks.keys[0]))),
  },
  { name: 'HS256 keyed with nothing', header: () => bearer(hmac('')) },
  {
    name: 'ES256',
    header: () => bearer(new SignJWT(goodClaims()).setProtectedHeader({ alg: 'ES256', kid: kid() }).sign(ecKey)),
  },
  {
    name: 'PS256',
    header: async () => bearer(`${encode({ alg: 'PS256', kid: kid() })}.${(await parts()).slice(1).join('.')}`),
  },
  {
    name: 'RS512 in the header',
    header: async () => bearer(`${encode({ alg: 'RS512', kid: kid() })}.${(await parts()).slice(1).join('.')}`),
  },
  { name: 'another key under our kid', header: () => bearer(foreignSigned({})) },
  {
    name: 'the key embedded as jwk',
    header: async () => bearer(foreignSigned({ jwk: await exportJWK(foreign.publicKey) })),
  },
  { name: 'jku of the attacker', header: () => bearer(foreignSigned({ jku: 'https://evil.example/jwks.json' })) },
  { name: 'x5u of the attacker', header: () => bearer(foreignSigned({ x5u: 'https://evil.example/cert.pem' })) },
  {
    name: 'changed payload',
    header: async () => {
      const [header, , signature] = await parts();
      return bearer(
        `${header}.${encode({ ...goodClaims(), sub: 'city-operator', 'cognito:groups': ['operator'] })}.${signature}`,
      );
    },
  },
  { name: 'shortened signature', header: async () => bearer((await good()).slice(0, -8)) },
  { name: 'empty signature', header: async () => bearer(`${(await parts()).slice(0, 2).join('.')}.`) },
  {
    name: 'signature of zeros',
    header: async () => bearer(`${(await parts()).slice(0, 2).join('.')}.${Buffer.alloc(256).toString('base64url')}`),
  },
  // Key identifier.
  { name: 'unknown kid', header: () => bearer(signed(goodClaims(), { kid: 'other' })) },
  { name: 'no kid', header: () => bearer(signed(goodClaims(), { kid: undefined })) },
  {
    name: 'kid that walks the file system',
    header: () => bearer(signed(goodClaims(), { kid: '../../../../dev/null' })),
  },
  { name: 'kid that is no text', header: () => bearer(signed(goodClaims(), { kid: 7 })) },
  {
    name: 'unknown critical extension',
    header: () => bearer(signed(goodClaims(), { crit: ['x-critical'], 'x-critical': 1 })),
  },
  // Who it is for, and from.
  {
    name: 'another issuer',
    header: () => bearer(signed({ ...goodClaims(), iss: 'https://cognito-idp.ap-northeast-2.amazonaws.com/other' })),
  },
  {
    name: 'the issuer with a slash',
    header: () => bearer(signed({ ...goodClaims(), iss: `${authorizer().issuer}/` })),
  },
  { name: 'no issuer', header: () => bearer(signed(without('iss'))) },
  { name: 'another client', header: () => bearer(signed({ ...goodClaims(), client_id: 'other' })) },
  { name: 'no client', header: () => bearer(signed(without('client_id'))) },
  { name: 'another audience beside the right client', header: () => bearer(signed({ ...goodClaims(), aud: 'other' })) },
  { name: 'an empty audience beside the right client', header: () => bearer(signed({ ...goodClaims(), aud: [] })) },
  {
    name: 'an id token',
    header: () => bearer(signed({ ...without('client_id'), aud: authorizer().audience[0], token_use: 'id' })),
  },
  { name: 'no token use', header: () => bearer(signed(without('token_use'))) },
  { name: 'no subject', header: () => bearer(signed(without('sub'))) },
  { name: 'an empty subject', header: () => bearer(signed({ ...goodClaims(), sub: '' })) },
  { name: 'a subject that is no text', header: () => bearer(signed({ ...goodClaims(), sub: { $ne: null } })) },
  // Shape.
  { name: 'two parts', header: async () => bearer((await parts()).slice(0, 2).join('.')) },
  { name: 'five parts', header: async () => bearer(`${await good()}.a.b`) },
  {
    name: 'a payload that is a list',
    header: () => bearer(`${encode({ alg: 'RS256', kid: kid() })}.${encode('[1]')}.AAAA`),
  },
  { name: 'garbage', header: () => `Bearer ${randomBytes(90).toString('base64url')}` },
  { name: 'dots', header: () => 'Bearer ..' },
  { name: 'nothing after the scheme', header: () => 'Bearer ' },
  { name: 'an empty header', header: () => '' },
  { name: 'another scheme', header: async () => `Basic ${await good()}` },
  { name: 'the scheme twice', header: async () => `Bearer Bearer ${await good()}` },
  { name: 'the token quoted', header: async () => `Bearer "${await good()}"` },
  { name: 'the token as a parameter', header: async () => `Bearer token=${await good()}` },
  { name: 'a comma after the token', header: async () => `Bearer ${await good()},` },
  {
    name: 'a forged header before a good one',
    header: async () => [`Bearer ${unsigned('none')}`, await bearer(good())],
  },
  {
    name: 'a forged header after a good one',
    header: async () => [await bearer(good()), `Bearer ${unsigned('none')}`],
  },
  { name: 'over 8 KB', header: () => bearer(signed({ ...goodClaims(), padding: 'a'.repeat(6_200) })) },
  // Over the gateway's own limit of all headers: it ends there, before any look at the token.
  { name: '20 KB', header: () => bearer(signed({ ...goodClaims(), padding: 'a'.repeat(15_000) })), status: 431 },
];

describe('tokens that must not pass', () => {
  test.each(attacks)('$name', async ({ header, status = 401 }) => {
    const before = await invocations();
    const values = [await header()].flat();
    const answer = await ask(values.flatMap(value => ['Authorization', value]));
    expect(answer.status).toBe(status);
    if (status === 401) {
      expect(answer.body).toBe('{"message":"Unauthorized"}');
      expect(answer.challenge).toMatch(/^Bearer/);
    }
    expect(await invocations()).toBe(before);
  });

  test('no token at all', async () => {
    const before = await invocations();
    expect(await ask([])).toEqual({ status: 401, body: '{"message":"Unauthorized"}', challenge: 'Bearer' });
    expect(await invocations()).toBe(before);
  });

  test('a good token in the query or in a cookie', async () => {
    const token = await good();
    expect((await ask([], `/private?access_token=${token}&authorization=Bearer%20${token}`)).status).toBe(401);
    expect((await ask(['Cookie', `Authorization=${token}; access_token=${token}`])).status).toBe(401);
  });

  test("another stack's token", async () => {
    const other = await startLocalStack({ assemblyDir: empty });
    const token = await other.tokenFor('operator');
    await other.close();
    expect((await ask(['Authorization', `Bearer ${token}`])).status).toBe(401);
  });
});
