import { setTimeout as delay } from 'node:timers/promises';
import type { Language } from '#shared/kernel/i18n.ts';
import type { TokenSource } from './token.ts';

/** A reply of the API, refusals included. */
export interface Reply {
  readonly status: number;
  /** JSON; undefined where the body is empty or none. */
  readonly body: unknown;
  readonly text: string;
  readonly headers: Headers;
}

export interface Request {
  readonly body?: unknown;
  /** For a change that must not happen twice, however often it is sent. */
  readonly idempotencyKey?: string;
}

export type Send = (method: 'GET' | 'POST', path: string, request?: Request) => Promise<Reply>;

/** The API could not be reached, or kept asking for patience, for as long as is reasonable. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
/** The token is not accepted and there is no newer one. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

export interface ClientOptions {
  readonly url: string;
  readonly token: TokenSource;
  readonly language: Language;
  /** Ends waiting between attempts; a request under way is let finish. */
  readonly stop: AbortSignal;
  /** Sends no token: for what is open to anybody. */
  readonly anonymous?: boolean;
  /** Milliseconds before the second attempt, doubled for each further one. */
  readonly firstWait?: number;
}

const ATTEMPTS = 6;
const TIME_LIMIT = 60_000;
const LONGEST_WAIT = 20_000;
/** What the API asks for is waited out, up to this: a caller over its limit may come again when the minute is over. */
const LONGEST_ASKED = 70_000;
const RETRIED = new Set([429, 502, 503, 504]);

const isInProgress = ({ status, body }: Reply): boolean =>
  status === 409 && String((body as { type?: unknown } | undefined)?.type).endsWith('/in-progress');

/** Seconds or an HTTP date, as milliseconds from now. */
const retryAfter = (header: string | null): number => {
  if (header === null) return 0;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : 0;
};

/** Why a request did not arrive; undici hides the system's reason in the cause. */
const reasonOf = (error: unknown): string => {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
};

/**
 * A client of the public API over kept-alive connections. Repeats what failed in passing: every request is safe to send
 * twice, because an import finds what it has made before, or because it only reads.
 * @throws Unreachable after six attempts, SignedOut where the token is refused
 */
export const openClient = ({ url, token, language, stop, anonymous = false, firstWait = 200 }: ClientOptions): Send => {
  const base = url.replace(/\/+$/, '');

  const once = async (method: string, path: string, request: Request): Promise<Reply & { wait: number }> => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        ...(anonymous ? {} : { authorization: `Bearer ${await token.current()}` }),
        accept: 'application/json, application/jsonl, application/problem+json',
        'accept-language': language,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      text,
      body: isJson && text !== '' ? (JSON.parse(text) as unknown) : undefined,
      headers: response.headers,
      wait: retryAfter(response.headers.get('retry-after')),
    };
  };

  return async (method, path, request = {}) => {
    let reason = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      let asked = 0;
      try {
        const { wait, ...reply } = await once(method, path, request);
        if (reply.status === 401) {
          if (attempt > 0 || !(await token.renew())) throw new SignedOut();
          continue;
        }
        if (!RETRIED.has(reply.status) && !isInProgress(reply)) return reply;
        asked = Math.min(wait, LONGEST_ASKED);
        reason = `HTTP ${reply.status}`;
      } catch (error) {
        if (error instanceof SignedOut) throw error;
        reason = reasonOf(error);
      }
      if (attempt === ATTEMPTS - 1) break;
      // Full jitter over the doubling wait, on top of what the API asked for: many requests must not come back together.
      const wait = asked + Math.random() * Math.min(firstWait * 2 ** attempt, LONGEST_WAIT);
      await delay(wait, undefined, { signal: stop }).catch(() => undefined);
      if (stop.aborted) break;
    }
    throw new Unreachable(reason);
  };
};
