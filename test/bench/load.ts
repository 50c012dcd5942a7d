import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type * as z from 'zod';
import { listen } from '#infra/local/server.ts';
import type { Matches } from '#shared/match/schema.ts';
import { type BenchCity, openCity } from './city.ts';
import type { Job, Measured } from './load-client.ts';
import type { Bench } from './support.ts';

const CONNECTIONS = [8, 32];
/** Seconds of load on the local stack and on the bare server, each time. */
const SECONDS = { stack: 5, bare: 2 };
const WARM_UP = 1;

type Scenario = Pick<Job, 'method' | 'headers' | 'body' | 'idReplacement'> & {
  readonly label: string;
  readonly path: string;
};

/** The six requests, by people of the demo city. */
const scenarios = async ({ stack, call, city }: BenchCity): Promise<Scenario[]> => {
  const bearer = async (userId: string) => ({ authorization: `Bearer ${await stack.tokenFor(userId)}` });
  const matched = [...city.byKey.values()].filter(({ kind }) => kind === 'company' || kind === 'investor');
  const pages = await Promise.all(
    matched.map(async seeded => {
      const token = await stack.tokenFor(seeded.owner);
      const { body } = await call<z.output<typeof Matches>>('listMatches', {
        token,
        params: { listingId: seeded.listingId },
      });
      return { seeded, matches: body.items.length };
    }),
  );
  const { seeded, matches } = pages.toSorted((a, b) => b.matches - a.matches)[0]!;
  const owner = await bearer(seeded.owner);
  const read = { method: 'GET', idReplacement: false } as const;
  return [
    { ...read, label: 'GET directory, 20 of it', path: '/v1/directory?limit=20', headers: {} },
    {
      ...read,
      label: 'GET search, filtered and counted',
      path: `/v1/directory?q=${encodeURIComponent('냉동창고 하역 로봇')}&kind=technology,need,company`,
      headers: {},
    },
    { ...read, label: 'GET 10 similar listings', path: `/v1/directory/${seeded.listingId}/similar`, headers: {} },
    { ...read, label: 'GET own listing', path: `/v1/listings/${seeded.listingId}`, headers: owner },
    { ...read, label: `GET its ${matches} matches`, path: `/v1/listings/${seeded.listingId}/matches`, headers: owner },
    {
      label: 'POST organisation',
      path: '/v1/organisations',
      method: 'POST',
      idReplacement: true,
      headers: {
        ...(await bearer('bench-person')),
        'content-type': 'application/json',
        'idempotency-key': 'bench-[<id>]',
      },
      body: JSON.stringify({ name: { ko: '부하 시험 조직', en: 'Organisation under load' }, country: 'KR' }),
    },
  ];
};

/** A server that does nothing but answer: what this machine, Node and the client allow for at most. */
const openBareServer = () => {
  const body = Buffer.from(JSON.stringify({ items: [], total: 0 }));
  return listen(
    createServer((request, response) => {
      request.resume().once('end', () => {
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
        response.end(body);
      });
    }),
    0,
  );
};

/** Hands jobs to the load client, one at a time. */
const asking = (client: ChildProcess): ((job: Job) => Promise<Measured>) => {
  let pending: PromiseWithResolvers<Measured> | undefined;
  client.on('message', answer => pending?.resolve(answer as Measured));
  client.once('exit', code => pending?.reject(new Error(`the load client ended with ${code}`)));
  return job => {
    pending = Promise.withResolvers();
    client.send(job);
    return pending.promise;
  };
};

export const load: Bench = {
  name: 'load',
  about: 'requests per second of the local stack',
  run: async setting => {
    const bench = await openCity(setting);
    const bare = await openBareServer();
    const client = fork(join(import.meta.dirname, 'load-client.ts'));
    const ask = asking(client);
    const rows = [];
    const faults: string[] = [];
    try {
      for (const { label, path, ...request } of await scenarios(bench)) {
        const on = (base: string, connections: number, duration: number) =>
          ask({ ...request, url: `${base}${path}`, connections, duration });
        await on(bench.stack.url, CONNECTIONS[0]!, WARM_UP);
        for (const connections of CONNECTIONS) {
          setting.say(`load: ${label} on ${connections} connections`);
          const stack = await on(bench.stack.url, connections, SECONDS.stack);
          const alternative = await on(bare.url, connections, SECONDS.bare);
          const share = stack.perSecond / alternative.perSecond;
          rows.push([
            label,
            String(connections),
            stack.perSecond,
            stack.p50,
            stack.p99,
            alternative.perSecond,
            alternative.p50,
            alternative.p99,
            share * 100,
          ]);
          if (stack.others > 0)
            faults.push(`${label} on ${connections} connections: ${stack.others} not answered well`);
        }
        await bench.stack.settle();
      }
    } finally {
      if (client.connected) client.disconnect();
      await bare.close();
    }
    return [
      {
        title: `Load on the local stack: engine-bound on ${availableParallelism()} CPUs`,
        against: 'a bare node:http server in the same process that answers a constant JSON',
        columns: [
          { name: 'request' },
          { name: 'connections' },
          { name: 'req/s' },
          { name: 'p50 ms', digits: 1 },
          { name: 'p99 ms', digits: 1 },
          { name: 'bare req/s' },
          { name: 'bare p50', digits: 1 },
          { name: 'bare p99', digits: 1 },
          { name: 'share of bare', digits: 1, unit: '%' },
        ],
        rows,
        notes: [
          `Demo city of ${bench.city.byKey.size} listings; ${SECONDS.stack} s each, the bare server ${SECONDS.bare} s after each. Gateway, token check and all functions in one process; the table engine and the client in one each, on the same CPUs. Not what AWS will show.`,
        ],
        faults,
      },
    ];
  },
};
