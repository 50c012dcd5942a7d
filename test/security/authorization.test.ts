import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteSpec } from '#shared/http/route.ts';
import { routes } from '#shared/routes.ts';
import { type CallOptions, useStack } from '#test/support/stack.ts';
import { digestOf, tableReader } from './support/digest.ts';
import { prepare, REQUESTS } from './support/requests.ts';
import { buildWorld, type World } from './support/world.ts';

const here = useStack();
let world: World;
let table: ReturnType<typeof tableReader>;
beforeAll(async () => {
  world = await buildWorld(here);
  table = tableReader(here);
});
afterAll(() => table.close());

/** Who calls, seen from the company's side of the deal; all requests are about that side. */
const ACTORS = {
  anonymous: undefined,
  stranger: 'sid',
  outsider: 'cat',
  member: 'amy',
  owner: 'ann',
  'other party': 'ben',
  operator: 'operator',
  auditor: 'auditor',
} as const;
type ActorName = keyof typeof ACTORS;
const actors = Object.keys(ACTORS) as ActorName[];

type Expected = 'allowed' | 401 | 403 | 404;
/** What the table of routes says, and nothing else. */
const expectedFor = ({ access }: RouteSpec, actor: ActorName): Expected => {
  const has = (kind: RouteSpec['access'][number]): boolean => access.includes(kind);
  if (has('public')) return 'allowed';
  if (actor === 'anonymous') return 401;
  const isInside = actor === 'member' || actor === 'owner';
  if (
    has('person') ||
    (has('operator') && actor === 'operator') ||
    (has('member') && isInside) ||
    (has('owner') && actor === 'owner') ||
    (has('party') && (isInside || actor === 'other party'))
  )
    return 'allowed';
  if (access.every(kind => kind === 'operator')) return 403;
  return has('owner') && isInside ? 403 : 404;
};

const NO_SUCH = '01JZZZZZZZZZZZZZZZZZZZZZZZ';
const IDS = new Set(['organisationId', 'listingId', 'dealId', 'draftId']);
/** The same request about records that do not exist. */
const aboutNothing = ({ params = {}, body, ...rest }: CallOptions): CallOptions => {
  const swap = (values: object) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, IDS.has(name) ? NO_SUCH : value]));
  return { ...rest, params: swap(params), ...(body === undefined ? {} : { body: swap(body as object) }) };
};
const withoutInstance = (text: string) => text.replace(/"instance":"[^"]*"/, '');

test('every route of the table is classified, and nothing else is', () => {
  expect(Object.keys(REQUESTS).sort()).toEqual(routes.map(({ id }) => id).sort());
});

const cases = routes.flatMap(route => actors.map(actor => ({ route, actor, expected: expectedFor(route, actor) })));
const tokenOf = async (actor: ActorName) => {
  const userId = ACTORS[actor];
  return userId === undefined ? {} : { token: await world.city.token(userId) };
};

describe(`${cases.length} pairs of route and person`, () => {
  const allowed = cases.filter(each => each.expected === 'allowed');
  test.each(allowed)('$route.id lets in $actor', async ({ route, actor }) => {
    const answer = await here.call(route.id, { ...(await prepare(route.id, world)), ...(await tokenOf(actor)) });
    expect(answer.status, answer.text).toBe(route.status ?? 200);
  });

  const refused = cases.filter(each => each.expected !== 'allowed');
  test.each(refused)('$route.id refuses $actor with $expected and changes nothing', async each => {
    const { route, actor, expected } = each;
    // What is refused is not used up: one good request serves a route's cases.
    const request = await goodRequest(route.id);
    const before = digestOf(await table.items());
    const token = await tokenOf(actor);
    const answer = await here.call(route.id, { ...request, ...token });
    expect(answer.status, answer.text).toBe(expected);
    expect(digestOf(await table.items())).toBe(before);
    if (expected !== 404) return;
    // Whether the record exists cannot be told from the reply.
    const absent = await here.call(route.id, { ...aboutNothing(request), ...token });
    expect(absent.status).toBe(404);
    expect(withoutInstance(absent.text)).toBe(withoutInstance(answer.text));
  });

  test('the one good request of each refused case does succeed for the owner or an operator', async () => {
    for (const [routeId, request] of good) {
      const route = routes.find(({ id }) => id === routeId);
      const actor = actors.findLast(name => route && name !== 'auditor' && expectedFor(route, name) === 'allowed');
      const answer = await here.call(routeId, { ...(await request), ...(await tokenOf(actor ?? 'anonymous')) });
      // Records that several routes share may have moved on since: that is a conflict, never a refusal.
      expect([route?.status ?? 200, 412], `${routeId}: ${answer.text}`).toContain(answer.status);
    }
  });
});

const good = new Map<string, CallOptions | Promise<CallOptions>>();
const goodRequest = async (routeId: string): Promise<CallOptions> => {
  const known = good.get(routeId) ?? prepare(routeId, world);
  good.set(routeId, known);
  return known;
};

describe('behind the gateway', () => {
  const guarded = routes.filter(({ access }) => !access.includes('public'));
  test.each(guarded)('$id fails closed where the gateway names nobody', async route => {
    const before = digestOf(await table.items());
    const { params = {}, body, headers = {} } = await goodRequest(route.id);
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
    const reply = await here.stack.invoke(route.area, {
      version: '2.0',
      routeKey: `${route.method} ${route.path}`,
      rawPath: path,
      rawQueryString: '',
      headers: { ...headers, 'content-type': 'application/json', authorization: 'Bearer operator', 'x-user': 'ann' },
      pathParameters: params,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: { requestId: 'no-authorizer', http: { method: route.method, path } },
    });
    expect(reply).toMatchObject({ statusCode: 401 });
    expect(digestOf(await table.items())).toBe(before);
  });

  test('the gateway checks a token on every route that is not public, and on no other', () => {
    const keyOf = ({ method, path }: RouteSpec) => `${method} ${path}`;
    const checked = here.stack.assembly.routes.filter(({ authorizer }) => authorizer !== undefined);
    expect(checked.map(({ key }) => key).sort()).toEqual(guarded.map(keyOf).sort());
    expect(here.stack.assembly.routes.map(({ key }) => key).sort()).toEqual(routes.map(keyOf).sort());
  });
});
