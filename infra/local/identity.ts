import { randomUUID } from 'node:crypto';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose';
import type { AuthorizerSpec } from './assembly.ts';
import { type Person, people } from './people.ts';
import { StartError } from './start-error.ts';

/** Longest Authorization header that is looked at, bytes. */
export const AUTHORIZATION_LIMIT = 8_192;

/** The issuer of the local stack: signs what Cognito would sign, for the audience the assembly's authorizer asks for. */
export interface Identity {
  /**
   * An access token in the shape of Cognito's.
   * @param lifetime seconds, an hour unless told
   */
  readonly tokenFor: (person: Person | string, lifetime?: number) => Promise<string>;
  readonly jwks: { readonly keys: readonly JWK[] };
  /** The private key, for tests that make tokens which only differ from a good one in one respect. */
  readonly signingKey: CryptoKey;
  readonly kid: string;
  /** Claims of the token where API Gateway would let it pass, as it would hand them to the function; undefined where not. */
  readonly verify: (
    authorization: string | undefined,
    authorizer: AuthorizerSpec,
  ) => Promise<Record<string, string> | undefined>;
}

/** A claim as API Gateway writes it: always text, a list as `[a b]`. */
export const claimText = (claim: unknown): string => {
  if (Array.isArray(claim)) return `[${claim.map(claimText).join(' ')}]`;
  if (typeof claim === 'object' && claim !== null)
    return `map[${Object.entries(claim)
      .map(([key, value]) => `${key}:${claimText(value)}`)
      .join(' ')}]`;
  return String(claim);
};

/** API Gateway takes the token bare or after `Bearer`. */
const TOKEN = /^(?:Bearer\s+)?([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

export interface IdentityOptions {
  readonly issuer: string;
  /** Application client that tokens are made for. */
  readonly clientId: string;
  /** Milliseconds since the epoch; the only clock that is read. */
  readonly clock?: () => number;
}

/**
 * Makes a key that lives as long as this process and an issuer with it.
 * @throws StartError inside a Lambda function: this must never sign anything in the cloud
 */
export const openIdentity = async ({ issuer, clientId, clock = Date.now }: IdentityOptions): Promise<Identity> => {
  if (process.env.AWS_LAMBDA_FUNCTION_NAME !== undefined)
    throw new StartError('The local identity provider does not run inside a Lambda function.');
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const kid = randomUUID();
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }] };
  const keys = createLocalJWKSet(jwks);

  const tokenFor = (who: Person | string, lifetime = 3_600): Promise<string> => {
    const known: Readonly<Record<string, Person>> = people;
    const person = typeof who === 'string' ? (known[who] ?? { userId: who }) : who;
    const now = Math.floor(clock() / 1000);
    return new SignJWT({
      ...(person.groups?.length ? { 'cognito:groups': [...person.groups] } : {}),
      client_id: clientId,
      event_id: randomUUID(),
      origin_jti: randomUUID(),
      token_use: 'access',
      scope: 'openid',
      auth_time: now,
      version: 2,
      username: person.userId,
    })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setSubject(person.userId)
      .setIssuer(issuer)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetime)
      .setJti(randomUUID())
      .sign(privateKey);
  };

  const verify: Identity['verify'] = async (authorization, authorizer) => {
    if (authorization === undefined || Buffer.byteLength(authorization) > AUTHORIZATION_LIMIT) return undefined;
    const token = TOKEN.exec(authorization)?.[1];
    if (token === undefined) return undefined;
    try {
      const now = Math.floor(clock() / 1000);
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: authorizer.issuer,
        requiredClaims: ['exp', 'sub', 'iat'],
        currentDate: new Date(now * 1000),
      });
      // jose falls back to the only key there is when a token names none; API Gateway does not.
      if (!jwks.keys.some(key => key.kid === protectedHeader.kid)) return undefined;
      if (typeof payload.iat !== 'number' || payload.iat > now) return undefined;
      // The audience is `aud` where there is one; `client_id`, as in Cognito's access tokens, only where there is none.
      const audiences = payload.aud === undefined ? [payload.client_id] : [payload.aud].flat();
      if (!audiences.some(each => typeof each === 'string' && authorizer.audience.includes(each))) return undefined;
      if (payload.token_use !== 'access') return undefined;
      if (typeof payload.sub !== 'string' || payload.sub === '') return undefined;
      return Object.fromEntries(Object.entries(payload).map(([name, claim]) => [name, claimText(claim)]));
    } catch {
      // Whatever is wrong with a token, the caller learns only that it is.
      return undefined;
    }
  };

  return { tokenFor, jwks, signingKey: privateKey, kid, verify };
};
