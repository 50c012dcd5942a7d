import { SignJWT } from 'jose';
import { rawRequest } from './raw-request.ts';
import { useStack } from './stack.ts';
import { tinyAssembly } from './tiny-assembly.ts';

export type Claims = Record<string, unknown>;

// Counts its invocations: what must not reach it can be seen not to have, whatever the answer says.
const COUNT = `
let invocations = 0;
exports.handler = async event => {
  if (event.rawPath === '/count') return { invocations };
  invocations++;
  return { claims: event.requestContext.authorizer.jwt.claims };
};`;

/** A stack with one route that needs a token (`/private`), and what it takes to make tokens that differ in one respect from a good one. */
export const useGuardedRoute = () => {
  const here = useStack({
    concurrency: 1,
    assemblyDir: tinyAssembly({
      functions: { Count: { source: COUNT } },
      routes: { 'GET /private': { function: 'Count', guarded: true }, 'GET /count': { function: 'Count' } },
    }),
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  const authorizer = (): { issuer: string; audience: readonly string[] } => {
    const found = here.stack.assembly.routes.find(route => route.authorizer)?.authorizer;
    if (!found) throw new Error('the assembly has no authorizer');
    return found;
  };
  const goodClaims = (): Claims => ({
    sub: 'u-1',
    iss: authorizer().issuer,
    client_id: authorizer().audience[0],
    token_use: 'access',
    iat: now(),
    exp: now() + 600,
  });
  /** Signed by the issuer's own key. */
  const signed = (claims: Claims, header: Claims = {}): Promise<string> => {
    const { kid, signingKey } = here.stack.identity;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid, ...header })
      .sign(signingKey, { crit: { 'x-critical': true } });
  };
  const ask = async (headers: readonly string[], path = '/private') => {
    const { status, body, headers: sent } = await rawRequest(here.stack.url, path, headers);
    return { status, body, challenge: sent['www-authenticate'] };
  };
  return {
    here,
    now,
    authorizer,
    goodClaims,
    without: (name: string): Claims => Object.fromEntries(Object.entries(goodClaims()).filter(([key]) => key !== name)),
    signed,
    good: () => signed(goodClaims()),
    bearer: async (token: Promise<string> | string): Promise<string> => `Bearer ${await token}`,
    ask,
    invocations: async (): Promise<number> => JSON.parse((await ask([], '/count')).body).invocations,
  };
};
