import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteSpec } from '#shared/http/route.ts';
import { routes } from '#shared/routes.ts';
import { unique } from '#test/support/city.ts';
import { type CallOptions, useStack } from '#test/support/stack.ts';
import { digestOf, tableReader } from './support/digest.ts';
import { prepare, REQUESTS } from './support/requests.ts';
import { tableWatch } from './support/watch.ts';
import { buildWorld, type World } from './support/world.ts';

const here = useStack();
let world: World;
let table: ReturnType<typeof tableReader>;
let watch: ReturnType<typeof tableWatch>;
beforeAll(async () => {
  world = await buildWorld(here);
  table = tableReader(here);
  watch = tableWatch(here);
});
afterAll(() => {
  table.close();
  watch.close();
});

/** Who calls, seen from the company's side of the deal; all requests are about that side. */
const ACTORS = {
  anonymous: undefined,
  stranger: 'sid',
  outsider: 'cat',
  member: 'amy',
  owner: 'ann',
  'other party': 'ben',
  operator: 'operator',
  'centre operator': 'centreOperator',
  'operator of another centre': 'otherCentreOperator',
  auditor: 'auditor',
} as const;
type ActorName = keyof typeof ACTORS;
const actors = Object.keys(ACTORS) as ActorName[];

type Expected = 'allowed' | 401 | 403 | 404;
/** What the table of routes says, and nothing else. */
const expectedFor = ({ access, scope, method }: RouteSpec, actor: ActorName): Expected => {
  const has = (kind: RouteSpec['access'][number]): boolean => access.includes(kind);
  if (has('public')) return 'allowed';
  if (actor === 'anonymous') return 401;
  const isInside = actor === 'member' || actor === 'owner';
  const isOfCentre = actor === 'centre operator' || actor === 'operator of another centre';
  // Reading is not bounded by centres; acting is, and on the city as a whole no centre acts.
  if (has('operator') && isOfCentre)
    return method === 'GET' || scope === 'rows' || (actor === 'centre operator' && scope !== 'city') ? 'allowed' : 403;
  if (
    has('person') ||
    (has('operator') && actor === 'operator') ||
    (has('auditor') && actor === 'auditor') ||
    (has('member') && isInside) ||
    (has('owner') && actor === 'owner') ||
    (has('self') && actor === 'owner') ||
    (has('party') && (isInside || actor === 'other party'))
  )
    return 'allowed';
  if (access.every(kind => kind === 'operator' || kind === 'auditor')) return 403;
  return has('owner') && isInside ? 403 : 404;
};

const NO_SUCH = '01JZZZZZZZZZZZZZZZZZZZZZZZ';
const IDS = new Set([
  'organisationId',
  'listingId',
  'counterpartId',
  'dealId',
  'draftId',
  'notificationId',
  'enquiryId',
  'technologyId',
  'outcomeId',
  'savedSearchId',
]);
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

const cases = routes.map(route => {
  const expected = actors.map(actor => [actor, expectedFor(route, actor)] as const);
  const allowed = expected.flatMap(([actor, answer]) => (answer === 'allowed' ? [actor] : []));
  const refused = expected.flatMap(([actor, answer]) => (answer === 'allowed' ? [] : [[actor, answer] as const]));
  const [welcome, unwelcome] = [allowed.join(', '), refused.map(([actor]) => actor).join(', ')];
  return { route, id: route.id, allowed, refused, welcome, unwelcome };
});
const tokenOf = async (actor: ActorName) => {
  const userId = ACTORS[actor];
  return userId === undefined ? {} : { token: await world.city.token(userId) };
};
/** Whoever asks to be erased is gone afterwards: somebody of the same groups asks who is needed for nothing else. */
const leaving = async (actor: ActorName) =>
  ACTORS[actor] === undefined ? {} : { token: await world.city.token(`leaving-${unique()}`) };
const callAs = async (actor: ActorName, routeId: string, request: CallOptions) =>
  here.call(routeId, { ...request, ...(await (routeId === 'eraseMe' ? leaving(actor) : tokenOf(actor))) });

describe(`${routes.length * actors.length} pairs of route and person`, () => {
  test.each(cases)('$id lets in $welcome', async ({ route, allowed }) => {
    // Who only reads leaves the record as it was for the next one.
    const shared = route.method === 'GET' ? await prepare(route.id, world) : undefined;
    for (const actor of allowed) {
      const answer = await callAs(actor, route.id, shared ?? (await prepare(route.id, world)));
      expect(answer.status, `${actor}: ${answer.text}`).toBe(route.status ?? 200);
    }
  });

  const closed = cases.filter(({ refused }) => refused.length > 0);
  test.each(closed)('$id refuses $unwelcome and changes nothing', async ({ route, refused, allowed }) => {
    const request = await prepare(route.id, world);
    const changes = await watch.begin();
    for (const [actor, expected] of refused) {
      const answer = await callAs(actor, route.id, request);
      expect(answer.status, `${actor}: ${answer.text}`).toBe(expected);
      if (expected !== 404) continue;
      // Whether the record exists cannot be told from the reply.
      const absent = await callAs(actor, route.id, aboutNothing(request));
      expect(absent.status).toBe(404);
      expect(withoutInstance(absent.text)).toBe(withoutInstance(answer.text));
    }
    expect(await changes()).toEqual([]);
    // It was the person that was refused, not the request.
    const welcome = await callAs(allowed[0] ?? 'anonymous', route.id, request);
    expect(welcome.status, welcome.text).toBe(route.status ?? 200);
    // And a change would have been seen.
    if (route.status === 201) expect(await changes()).not.toEqual([]);
  });
});

describe('behind the gateway', () => {
  const guarded = routes.filter(({ access }) => !access.includes('public'));
  test('every route fails closed where the gateway names nobody', async () => {
    const prepared: [RouteSpec, CallOptions][] = [];
    for (const route of guarded) prepared.push([route, await prepare(route.id, world)]);
    const before = digestOf(await table.items());
    for (const [route, { params = {}, body, headers = {} }] of prepared) {
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
      expect(reply, route.id).toMatchObject({ statusCode: 401 });
    }
    expect(digestOf(await table.items())).toBe(before);
  }, 60_000);

  test('the gateway checks a token on every route that is not public, and on no other', () => {
    const keyOf = ({ method, path }: RouteSpec) => `${method} ${path}`;
    const checked = here.stack.assembly.routes.filter(({ authorizer }) => authorizer !== undefined);
    expect(checked.map(({ key }) => key).sort()).toEqual(guarded.map(keyOf).sort());
    expect(here.stack.assembly.routes.map(({ key }) => key).sort()).toEqual(routes.map(keyOf).sort());
  });
});
