import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { NdaFacts } from '#shared/contract/templates/nda/facts.ts';
import { ListingDraft } from '#shared/exchange/schema.ts';
import type { RouteSpec } from '#shared/http/route.ts';
import { CompanyProfile } from '#shared/listing/kinds/company.ts';
import { NewOrganisation } from '#shared/organisation/schema.ts';
import { routes } from '#shared/routes.ts';
import { fresh } from '#test/support/city.ts';
import { type CallOptions, useStack } from '#test/support/stack.ts';
import { tableReader } from './support/digest.ts';
import { concurrently } from './support/http.ts';
import { prepare } from './support/requests.ts';
import { statusOf } from './support/rows.ts';
import { type Changes, tableWatch } from './support/watch.ts';
import { buildWorld, type World } from './support/world.ts';

const here = useStack();
let world: World;
let watch: ReturnType<typeof tableWatch>;
/** Names of all attributes that the table has ever held, and what was written since they were gathered. */
const stored = new Set<string>();
let written: Changes;
beforeAll(async () => {
  world = await buildWorld(here);
  watch = tableWatch(here);
  written = await watch.begin();
  const table = tableReader(here);
  for (const item of (await table.items()).values()) for (const name of Object.keys(item)) stored.add(name);
  table.close();
});
afterAll(() => watch.close());

/** Places of objects in a JSON value, as paths. */
const objectsIn = (value: unknown, path: readonly string[] = []): string[][] =>
  typeof value !== 'object' || value === null
    ? []
    : [
        ...(Array.isArray(value) ? [] : [[...path]]),
        ...Object.entries(value).flatMap(([key, inner]) => objectsIn(inner, [...path, key])),
      ];
const withMembers = (body: unknown, path: readonly string[], names: readonly string[]): string => {
  const copy = structuredClone(body);
  const target = path.reduce((at, step) => (at as Record<string, unknown>)[step], copy) as object;
  for (const name of names) Object.defineProperty(target, name, { value: 'x', enumerable: true });
  return JSON.stringify(copy);
};
/** Fewer than the faults that one reply names at most. */
const AT_ONCE = 15;
const groupsOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, i) => items.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
/** Places that a refusal points at; an import's are within their row. */
const pointedAt = (text: string): Set<string> =>
  new Set([...text.matchAll(/"pointer":"([^"]*)"/g)].map(([, pointer]) => pointer!));
const pointerTo = (path: readonly string[], name: string, inRow: boolean): string =>
  `/${[...path.slice(inRow && path.length > 1 ? 2 : 0), name].join('/')}`;
/** Names of members anywhere in what a route takes: those are no intruders. */
const namesIn = (schema: z.ZodType): Set<string> =>
  new Set(
    [...JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).matchAll(/"(\w+)":/g)].map(
      match => match[1]!,
    ),
  );

describe('members that are not for the caller to set', () => {
  const writing = routes.filter((route): route is RouteSpec & { body: z.ZodType } => route.body !== undefined);
  const JAVASCRIPT = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'then',
    'toJSON',
  ];
  /** What a use case checks in place of the route's own schema. */
  const inner: Readonly<Record<string, z.ZodType>> = {
    changeListing: CompanyProfile,
    importRows: z.tuple([NewOrganisation, ListingDraft]),
    createDraft: NdaFacts,
    reviseDraft: NdaFacts,
  };
  const more: Readonly<Record<string, object>> = {
    changeListing: { profile: { raising: { stage: 'SEED' } } },
    createDraft: { facts: { purpose: { ko: '목적' } } },
    decideGrant: { decision: 'REFUSE', reason: 'OTHER', text: { ko: '사유' } },
    revokeGrant: { text: { ko: '사유' } },
    createOrganisation: {
      contact: { email: 'a@b.example' },
      representative: { name: { ko: '가' }, title: { ko: '나' } },
    },
  };

  test.each(writing)(
    '$id takes no stored attribute beyond its own',
    async route => {
      for (const { attributes } of await written()) for (const name of attributes) stored.add(name);
      expect(stored.size).toBeGreaterThan(40);
      const request: CallOptions = await prepare(route.id, world);
      const body = { ...(request.body as object), ...more[route.id] };
      const own = namesIn(inner[route.id] === undefined ? route.body : z.tuple([route.body, inner[route.id]!]));
      const foreign = [...stored, ...JAVASCRIPT].filter(name => !own.has(name));
      const polluting = (name: string) => ['__proto__', 'constructor', 'prototype'].includes(name);
      const places = objectsIn(body);
      const groups = places.flatMap(path =>
        groupsOf(foreign.filter(name => !polluting(name))).map(names => ({ path, names })),
      );
      expect(groups.flatMap(({ names }) => names).length).toBeGreaterThan(30);
      const token = await world.city.token(route.access.includes('operator') ? 'operator' : 'ann');
      const changes = await watch.begin();
      const send = (path: readonly string[], names: readonly string[]) =>
        here.call(route.id, { ...request, body: withMembers(body, path, names), token });
      // Several at once, each of which the refusal has to point at; one that it does not is tried by itself.
      const unnamed = await concurrently(groups, 12, async ({ path, names }) => {
        const answer = await send(path, names);
        const pointers = pointedAt(statusOf(answer) === 422 ? answer.text : '');
        return names
          .filter(name => !pointers.has(pointerTo(path, name, route.id === 'importRows')))
          .map(name => ({ path, name }));
      });
      const alone = places.flatMap(path => foreign.filter(polluting).map(name => ({ path, name })));
      const statuses = await concurrently([...alone, ...unnamed.flat()], 12, async ({ path, name }) => {
        const answer = await send(path, [name]);
        const expected = polluting(name) ? 400 : 422;
        return statusOf(answer) === expected
          ? ''
          : `${name} in /${path.join('/')}: ${answer.status} ${answer.text.slice(0, 200)}`;
      });
      expect(statuses.filter(Boolean)).toEqual([]);
      expect(await changes()).toEqual([]);
      // Without the intruder the same request is good.
      const good = await here.call(route.id, { ...request, body, token });
      expect(statusOf(good), good.text).toBe(route.status ?? 200);
      // And a change would have been seen.
      if (route.status === 201) expect(await changes()).not.toEqual([]);
    },
    60_000,
  );

  test('nothing reaches the prototypes that all objects share', async () => {
    const members = () =>
      [Object.prototype, Array.prototype, Function.prototype].flatMap(each => Object.getOwnPropertyNames(each));
    const post = (body: string) => world.city.as('sid', 'createOrganisation', { body, headers: fresh() });
    const before = members();
    for (const key of ['__proto__', 'constructor'])
      for (const at of ['name', 'contact', 'representative'])
        expect(
          (await post(`{"country":"KR","${at}":{"${key}":{"polluted":1,"prototype":{"polluted":1}}}}`)).status,
        ).toBe(400);
    await here.call(
      { method: 'GET', path: '/v1/directory' },
      { query: { '__proto__[polluted]': '1', __proto__: '1' } },
    );
    expect(members()).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
