import { afterAll, beforeAll, inject } from 'vitest';
import { type LocalStack, type LocalStackOptions, startLocalStack } from '#infra/local/stack.ts';
import { routes } from '#shared/routes.ts';

export interface CallOptions {
  /** Values for the `{parameters}` of the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  /** Sent as JSON, but text and bytes as they are. */
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON body; undefined where there is none, or it is not JSON. */
  readonly body: T;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** What can be called: the id of a route of the table, a route, or `METHOD /path`. */
export type Target = string | { readonly method: string; readonly path: string };

const resolveTarget = (target: Target): { method: string; path: string } => {
  if (typeof target !== 'string') return target;
  const [method = '', path] = target.split(/ (.*)/s);
  if (path !== undefined) return { method, path };
  const route = routes.find(each => each.id === target);
  if (!route) throw new Error(`there is no route "${target}"`);
  return route;
};

const withParams = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\+?\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`no value for {${name}} of ${path}`);
    return encodeURIComponent(value);
  });

const isJson = (type: string | null): boolean => /\bjson\b/.test(type ?? '');

/** Calls the API at a base URL as a client would. */
export const caller =
  (baseUrl: string | (() => string)) =>
  async <T = unknown>(target: Target, options: CallOptions = {}): Promise<Answer<T>> => {
    const { params = {}, query = {}, body, token, headers = {} } = options;
    const { method, path } = resolveTarget(target);
    const url = new URL(withParams(path, params), typeof baseUrl === 'string' ? baseUrl : baseUrl());
    for (const [name, value] of Object.entries(query))
      for (const each of Array.isArray(value) ? value : [value])
        if (each !== undefined) url.searchParams.append(name, String(each));
    const asIs = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(url, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: asIs ? (body as NonNullable<RequestInit['body']>) : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const parsed = text !== '' && isJson(response.headers.get('content-type')) ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, body: parsed, text, bytes };
  };

export type Call = ReturnType<typeof caller>;

export interface StackHandle {
  /** The stack of this test file; there inside tests and hooks. */
  readonly stack: LocalStack;
  readonly call: Call;
}

/** Multiplies every limit: a test asks in seconds for what people ask for in days. */
const RATE_FACTOR = 1_000;

/**
 * Starts one local stack for the test file it is called in, on a free port, and stops it at the end. Of the run's synthesized
 * assembly unless told otherwise, and with limits that the people of a test do not meet.
 */
export const useStack = (
  options: Partial<LocalStackOptions> | (() => Partial<LocalStackOptions>) = {},
): StackHandle => {
  let started: LocalStack | undefined;
  const stack = (): LocalStack => {
    if (!started) throw new Error('the local stack is there only inside tests and hooks');
    return started;
  };
  beforeAll(async () => {
    const own = typeof options === 'function' ? options() : options;
    started = await startLocalStack({
      retryInterval: 1,
      rateFactor: RATE_FACTOR,
      ...own,
      assemblyDir: own.assemblyDir ?? inject('assemblyDir'),
    });
  });
  afterAll(async () => started?.close());
  return {
    get stack() {
      return stack();
    },
    call: caller(() => stack().url),
  };
};
