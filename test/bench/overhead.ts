import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { type FunctionSpec, readAssembly } from '#infra/local/assembly.ts';
import { type LoadedFunction, loadFunction } from '#infra/local/function-instance.ts';
import manifest from '../../package.json' with { type: 'json' };
import { type Bench, inTurns, median, ratioOf } from './support.ts';

/** Requests of one sample, and samples of each handler. */
const BATCH = 400;
const ROUNDS = 25;
const WARM_UP = 3_000;

interface Reply {
  readonly statusCode: number;
  readonly body: string;
}

const event = (routeKey: string, more: object = {}) => {
  const [method = '', path = ''] = routeKey.split(' ');
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: { accept: 'application/json', 'accept-language': 'ko', host: 'api.startup-plus.example' },
    isBase64Encoded: false,
    ...more,
    requestContext: {
      requestId: 'bench-request-0001',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'bench' },
      authorizer: { jwt: { claims: { sub: 'bench-person', token_use: 'access' }, scopes: null } },
      timeEpoch: 1_795_392_000_000,
    },
  };
};

const REQUESTS = [
  { label: 'GET /v1/health', service: 'reference', event: event('GET /v1/health') },
  {
    label: 'POST /v1/organisations, 4 faults',
    service: 'listings',
    event: event('POST /v1/organisations', {
      headers: {
        'accept-language': 'ko',
        'content-type': 'application/json',
        'idempotency-key': 'bench-key-0001',
        host: 'api.startup-plus.example',
      },
      body: JSON.stringify({
        name: { en: 'Hangang Robotics' },
        country: 'Korea',
        businessNumber: '124-81-00999',
        contact: { email: 'hello@hangang.example', phone: '02-120' },
        unknown: true,
      }),
    }),
  },
] as const;

const context = { functionName: 'bench', awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 };

/** Microseconds a request, over one batch. */
const batchOf =
  ({ handler }: LoadedFunction, request: unknown) =>
  async (): Promise<number> => {
    const started = performance.now();
    for (let i = 0; i < BATCH; i++) await handler(request, context);
    return ((performance.now() - started) * 1_000) / BATCH;
  };

/** Throws unless both gave the same answer: only then have they done the same work. */
const requireSame = (label: string, ours: Reply, bare: Reply): void => {
  const [a, b] = [ours, bare].map(({ statusCode, body }) => {
    const { errors = [], ...rest } = JSON.parse(body);
    const places = errors.map(({ pointer, code }: Record<string, string>) => `${pointer} ${code}`).sort();
    return JSON.stringify([statusCode, rest, places]);
  });
  if (a !== b) throw new Error(`${label}: the bare handler answers ${b}, ours ${a}`);
};

export const overhead: Bench = {
  name: 'overhead',
  about: 'time inside a handler, against one written by hand',
  run: async ({ assemblyDir, say }) => {
    const { functions } = readAssembly(assemblyDir());
    const folder = mkdtempSync(join(tmpdir(), 'startup-plus-bare-'));
    try {
      buildSync({
        entryPoints: [join(import.meta.dirname, 'bare-handler.ts')],
        outfile: join(folder, 'index.js'),
        bundle: true,
        platform: 'node',
        target: 'node24',
        format: 'cjs',
        minify: true,
      });
      const rows = [];
      for (const { label, service, event: request } of REQUESTS) {
        say(`overhead: ${label}`);
        const spec = functions.find(each => each.service === service);
        if (spec === undefined) throw new Error(`there is no function ${service}`);
        const load = (changes: Partial<FunctionSpec> = {}): LoadedFunction =>
          loadFunction({ ...spec, ...changes }, {}, () => undefined);
        const handlers = {
          ours: load(),
          unlogged: load({ environment: { ...spec.environment, LOG_LEVEL: 'SILENT' } }),
          bare: load({ directory: folder, environment: { ...spec.environment, VERSION: manifest.version } }),
        };
        const [ours, bare] = [handlers.ours, handlers.bare].map(({ handler }) => handler(request, context));
        requireSame(label, (await ours) as Reply, (await bare) as Reply);
        for (const { handler } of Object.values(handlers))
          for (let i = 0; i < WARM_UP; i++) await handler(request, context);
        const samples = await inTurns(ROUNDS, {
          ours: batchOf(handlers.ours, request),
          unlogged: batchOf(handlers.unlogged, request),
          bare: batchOf(handlers.bare, request),
        });
        rows.push([
          label,
          median(samples.ours),
          median(samples.unlogged),
          median(samples.bare),
          ratioOf(samples.ours, samples.bare),
          median(samples.ours.map((time, round) => time - samples.bare[round]!)),
        ]);
      }
      return [
        {
          title: 'Time inside the handler',
          against: 'a handler written by hand that gives the same answers and writes the same log line',
          columns: [
            { name: 'request' },
            { name: 'ours µs', digits: 1 },
            { name: 'without log line', digits: 1 },
            { name: 'bare µs', digits: 1 },
            { name: 'ratio', digits: 1, unit: '×' },
            { name: 'more µs', digits: 1 },
          ],
          rows,
          notes: [
            `Bundled code, events in memory, no table. Medians of ${ROUNDS} batches of ${BATCH} requests, the handlers in turns; both answers are checked to be the same first.`,
          ],
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
