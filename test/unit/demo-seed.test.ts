import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { demoCity } from '#infra/local/demo/data.ts';
import { SeedError, seedDemoCity } from '#infra/local/demo/seed.ts';

/**
 * A small server that keeps the seven routes' contract: bearer tokens, idempotency keys, ETag and If-Match, review by operators.
 * The token is the person's identifier, with `+operator` for the city's staff.
 */
const AT = '2026-11-23T00:00:00.000Z';
const records = demoCity().companies.slice(0, 20);
type Body = Record<string, unknown>;
type Answer = { status: number; body: unknown; etag?: string; replayed?: boolean };

const city = () => {
  const organisations = new Map<string, { owner: string; body: Body }>();
  const listings = new Map<string, { organisationId: string; version: number; state: string; body: Body }>();
  const receipts = new Map<string, Answer>();
  const calls: string[] = [];
  const stats = { open: 0, most: 0, throttle: 0 };
  let refuse: ((path: string, body: Body) => Answer | undefined) | undefined;
  const id = () => `01JD8X4N6QJ3V5W8Z2K7${String(organisations.size + listings.size).padStart(6, '0')}`;
  const problem = (status: number, reason: string): Answer => ({ status, body: { type: reason, status } });
  const organisation = (organisationId: string) => ({
    organisationId,
    ...organisations.get(organisationId)!.body,
    businessNumber: undefined,
    owners: 1,
    version: 1,
    createdAt: AT,
    updatedAt: AT,
  });
  const listing = (listingId: string, status = 200): Answer => {
    const { version, state, body } = listings.get(listingId)!;
    return {
      status,
      etag: `"v${version}"`,
      body: { ...body, listingId, state, version, createdAt: AT, updatedAt: AT },
    };
  };
  const once = (key: string | undefined, person: string, make: () => Answer): Answer => {
    if (key === undefined || key.length < 8) return problem(400, 'invalid-header');
    const slot = `${person} ${key}`;
    const before = receipts.get(slot);
    if (before !== undefined) return { ...before, replayed: true };
    const answer = make();
    receipts.set(slot, answer);
    return answer;
  };
  const advance = (listingId: string, match: string | undefined, from: string, to: string): Answer => {
    const found = listings.get(listingId);
    if (found === undefined) return problem(404, 'not-found');
    if (match !== `"v${found.version}"`) return problem(412, 'version-mismatch');
    if (found.state !== from) return problem(409, 'wrong-state');
    listings.set(listingId, { ...found, state: to, version: found.version + 1 });
    return listing(listingId);
  };
  const serve = (request: IncomingMessage, body: Body): Answer => {
    const token = request.headers.authorization?.replace('Bearer ', '');
    if (token === undefined) return problem(401, 'unauthenticated');
    const [person = '', operator] = token.split('+');
    const path = request.url ?? '';
    const key = request.headers['idempotency-key'] as string | undefined;
    if (stats.throttle > 0) {
      stats.throttle -= 1;
      return problem(429, 'too-many-requests');
    }
    const refused = refuse?.(path, body);
    if (refused !== undefined) return refused;
    const call = `${request.method} ${path.replace(/01JD\w+/, ':id')}`;
    calls.push(call);
    const listingId = /listings\/(\w+)/.exec(path)?.[1] ?? '';
    if (call === 'GET /v1/me') {
      const mine = [...organisations].filter(([, { owner }]) => owner === person);
      return {
        status: 200,
        body: {
          userId: person,
          operator: false,
          memberships: mine.map(([organisationId]) => ({ organisationId, role: 'OWNER' })),
        },
      };
    }
    if (call === 'GET /v1/organisations/:id/listings') {
      const of = path.split('/')[3];
      const items = [...listings].filter(([, one]) => one.organisationId === of).map(([one]) => listing(one).body);
      return { status: 200, body: { items } };
    }
    if (call === 'GET /v1/listings/:id') return listing(listingId);
    if (call === 'POST /v1/organisations')
      return once(key, person, () => {
        const organisationId = id();
        organisations.set(organisationId, { owner: person, body });
        return { status: 201, etag: '"v1"', body: organisation(organisationId) };
      });
    if (call === 'POST /v1/listings')
      return once(key, person, () => {
        const organisationId = String(body.organisationId);
        if (organisations.get(organisationId)?.owner !== person) return problem(404, 'not-found');
        const created = id();
        listings.set(created, { organisationId, version: 1, state: 'DRAFT', body });
        return listing(created, 201);
      });
    const match = request.headers['if-match'];
    if (call === 'POST /v1/listings/:id/submission') return advance(listingId, match, 'DRAFT', 'IN_REVIEW');
    if (operator === undefined) return problem(403, 'forbidden');
    if (call === 'POST /v1/listings/:id/review' && body.decision === 'APPROVE')
      return advance(listingId, match, 'IN_REVIEW', 'PUBLISHED');
    return problem(404, 'not-found');
  };
  const server = createServer(async (request, response) => {
    stats.open += 1;
    stats.most = Math.max(stats.most, stats.open);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    await new Promise(resolve => setTimeout(resolve, 2));
    const text = Buffer.concat(chunks).toString('utf8');
    const { status, body, etag, replayed } = serve(request, text === '' ? {} : (JSON.parse(text) as Body));
    stats.open -= 1;
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(etag === undefined ? {} : { etag }),
      ...(replayed === true ? { 'idempotent-replayed': 'true' } : {}),
      ...(status === 429 ? { 'retry-after': '0' } : {}),
    });
    response.end(JSON.stringify(body));
  });
  return {
    server,
    organisations,
    listings,
    calls,
    stats,
    refuseWhen: (rule: typeof refuse) => {
      refuse = rule;
    },
  };
};

let open: ReturnType<typeof city>['server'] | undefined;
afterEach(() => open?.close());
const start = async () => {
  const one = city();
  open = one.server;
  await new Promise<void>(resolve => one.server.listen(0, '127.0.0.1', resolve));
  return { ...one, url: `http://127.0.0.1:${(one.server.address() as AddressInfo).port}/` };
};
const tokenFor = async ({ userId, groups = [] }: { userId: string; groups?: readonly string[] }) =>
  [userId, ...groups].join('+');

test('publishes every record through the API, a few at a time, and says how far it is', async () => {
  const { url, listings, organisations, stats } = await start();
  const progress: [number, number, string][] = [];
  const seeded = await seedDemoCity({ url, tokenFor, records, onProgress: (...step) => progress.push(step) });
  expect([...listings.values()].map(({ state }) => state)).toEqual(records.map(() => 'PUBLISHED'));
  expect(organisations.size).toBe(records.length);
  expect(seeded.writes).toBe(records.length * 4);
  for (const { key, owner } of records) {
    const { organisationId, listingId } = seeded.byKey.get(key)!;
    expect(organisations.get(organisationId)?.owner).toBe(owner);
    expect(listings.get(listingId)?.organisationId).toBe(organisationId);
  }
  expect(progress.map(([done]) => done)).toEqual(records.map((_, index) => index + 1));
  expect(new Set(progress.map(([, , label]) => label)).size).toBe(records.length);
  expect(stats.most).toBeGreaterThan(1);
  expect(stats.most).toBeLessThanOrEqual(8);
});

test('changes nothing the second time and finds the same records', async () => {
  const { url, calls } = await start();
  const first = await seedDemoCity({ url, tokenFor, records });
  calls.length = 0;
  const second = await seedDemoCity({ url, tokenFor, records });
  expect(second.writes).toBe(0);
  expect(new Map([...second.byKey].sort())).toEqual(new Map([...first.byKey].sort()));
  expect(calls.filter(call => call.startsWith('POST'))).toEqual([]);
});

test('goes on where a broken run stopped', async () => {
  const { url, listings, refuseWhen } = await start();
  refuseWhen(path => (path.endsWith('/review') ? { status: 500, body: { title: 'down' } } : undefined));
  await expect(seedDemoCity({ url, tokenFor, records })).rejects.toThrow('20 of 20 demo records failed');
  expect(new Set([...listings.values()].map(({ state }) => state))).toEqual(new Set(['IN_REVIEW']));
  refuseWhen(undefined);
  expect((await seedDemoCity({ url, tokenFor, records })).writes).toBe(records.length);
  expect(new Set([...listings.values()].map(({ state }) => state))).toEqual(new Set(['PUBLISHED']));
});

test('seeds the others and reports the problem document of each refused call', async () => {
  const { url, listings, refuseWhen } = await start();
  const name = records[3]!.organisation.name.ko;
  const document = { type: 'https://startup-plus.example/problems/already-exists', status: 409 };
  refuseWhen((path, body) =>
    path === '/v1/organisations' && (body.name as Body).ko === name ? { status: 409, body: document } : undefined,
  );
  const error = await seedDemoCity({ url, tokenFor, records }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SeedError);
  expect((error as SeedError).failures).toEqual([
    { key: records[3]!.key, call: 'POST /v1/organisations', status: 409, problem: document },
  ]);
  expect(listings.size).toBe(records.length - 1);
});

test('waits and tries again when throttled', async () => {
  const { url, listings, stats } = await start();
  stats.throttle = 5;
  await seedDemoCity({ url, tokenFor, records: records.slice(0, 2) });
  expect(listings.size).toBe(2);
});

test('says so where nothing listens', async () => {
  const { url, server } = await start();
  await new Promise(resolve => server.close(resolve));
  const error = await seedDemoCity({ url, tokenFor, records: records.slice(0, 1) }).catch((thrown: unknown) => thrown);
  expect((error as SeedError).failures[0]).toMatchObject({
    status: 0,
    problem: { title: 'The API cannot be reached' },
  });
});
