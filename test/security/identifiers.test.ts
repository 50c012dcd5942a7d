import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#infra/local/people.ts';
import { staffOnly } from '#shared/http/route.ts';
import { personalItems } from '#shared/person/registry.ts';
import { routes } from '#shared/routes.ts';
import { useStack } from '#test/support/stack.ts';
import { textsIn } from '#test/support/traces.ts';
import { tableReader } from './support/digest.ts';
import { prepare } from './support/requests.ts';
import { buildWorld, type World } from './support/world.ts';

const here = useStack();
let world: World;
let table: ReturnType<typeof tableReader>;
beforeAll(async () => {
  world = await buildWorld(here);
  table = tableReader(here);
});
afterAll(() => table.close());

/** Everybody who ever asked for something, by what the identity provider calls them. */
const PEOPLE = ['ann', 'amy', 'ben', 'cat', 'sid', ...Object.values(people).map(({ userId }) => userId)];

/** Texts of an item that are, or whose parts are, somebody's identifier: whole words, for they are short. */
const namedIn = (item: unknown): string[] =>
  textsIn(item).flatMap(text =>
    text.length > 2_000
      ? PEOPLE.filter(person => new RegExp(`"${person}"`).test(text))
      : text.split(/[#./\s"]/).filter(word => PEOPLE.includes(word)),
  );

/** Details of an organisation name the member whose they are; erasure looks there. */
const WITH_DETAILS = 'Organisation';

test('what is not declared as kept about people holds nobody’s identifier, after every route was used', async () => {
  for (const route of routes.filter(({ id }) => id !== 'eraseMe')) {
    const token = await world.city.token(staffOnly(route)?.[0] ?? 'ann');
    const who = route.access.includes('public') ? {} : { token };
    const answer = await here.call(route.id, { ...(await prepare(route.id, world)), ...who });
    expect(answer.status, `${route.id}: ${answer.text.slice(0, 200)}`).toBeLessThan(300);
  }
  const declared = new Set(personalItems.flatMap(({ entities }) => entities));
  const items = [...(await table.items())];
  expect(items.filter(([, { entity }]) => declared.has(String(entity))).length).toBeGreaterThan(20);
  const named = items
    .filter(([, { entity }]) => !declared.has(String(entity)))
    .map(
      ([key, item]) => [key, item.entity === WITH_DETAILS ? { ...item, contact: 0, representative: 0 } : item] as const,
    )
    .flatMap(([key, item]) => namedIn(item).map(person => `${key}: ${person}`));
  expect(named).toEqual([]);
}, 60_000);
