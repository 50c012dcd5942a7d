import type { people } from '../people.ts';

/** Where the client's token comes from. */
export interface TokenSource {
  current(): Promise<string>;
  /** Gets a newer token after the current one was refused; false where there is none to get. */
  renew(): Promise<boolean>;
}

/** A token given once; it cannot be renewed. */
export const fixedToken = (token: string): TokenSource => ({
  current: async () => token,
  renew: async () => false,
});

/** True for a URL of this machine. */
export const isLoopback = (url: string): boolean =>
  /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(url).hostname);

/** Where a local stack gives out tokens: on the port after that of its API. */
export const localTokensUrl = (url: string): string => {
  const { protocol, hostname, port } = new URL(url);
  return `${protocol}//${hostname}:${Number(port || 80) + 1}/tokens`;
};

/** Tokens of one of the city's people of a local stack, a new one whenever the last one has run out. */
export const localPerson = (tokensUrl: string, person: keyof typeof people): TokenSource => {
  let current: Promise<string> | undefined;
  let askedAt = 0;
  const ask = async (): Promise<string> => {
    const response = await fetch(tokensUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
      signal: AbortSignal.timeout(10_000),
    });
    const { token } = (await response.json()) as { token?: unknown };
    if (typeof token !== 'string') throw new Error(`${tokensUrl} gave no token (HTTP ${response.status})`);
    return token;
  };
  const fresh = (): Promise<string> => {
    askedAt = Date.now();
    current = ask();
    current.catch(() => {
      current = undefined;
    });
    return current;
  };
  return {
    current: () => current ?? fresh(),
    renew: async () => {
      // Requests refused together share one new token.
      if (Date.now() - askedAt > 5_000) await fresh();
      return true;
    },
  };
};

export const localOperator = (tokensUrl: string): TokenSource => localPerson(tokensUrl, 'operator');
