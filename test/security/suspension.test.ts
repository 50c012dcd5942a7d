import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '#shared/routes.ts';
import { type CallOptions, useStack } from '#test/support/stack.ts';
import { prepare } from './support/requests.ts';
import { tableWatch } from './support/watch.ts';
import { buildWorld, type World } from './support/world.ts';

const here = useStack();
let world: World;
let watch: ReturnType<typeof tableWatch>;
beforeAll(async () => {
  world = await buildWorld(here);
  watch = tableWatch(here);
});
afterAll(() => watch.close());

/** Open to who is suspended: taking access away gives none, and having read something changes nothing of the organisation. */
const STAYS_OPEN = new Set(['revokeGrant', 'markNotificationRead']);
/** Refused before it comes to that: only a verified organisation that is not suspended may ask at all. */
const OTHERWISE: Readonly<Record<string, readonly [number, string]>> = {
  requestGrant: [403, 'forbidden'],
  createEnquiry: [403, 'forbidden'],
  approachListing: [403, 'forbidden'],
};

const inside = routes.filter(({ access }) => access.some(kind => ['member', 'owner', 'party'].includes(kind)));
/** Organisations that a request is about: the one its path names, and the company's of this world. */
const organisationsOf = ({ params = {} }: CallOptions): string[] => [
  ...new Set([params.organisationId ?? world.company.organisationId, world.company.organisationId]),
];
const suspended = async <T>(organisationIds: readonly string[], run: () => Promise<T>): Promise<T> => {
  for (const organisationId of organisationIds) await world.city.turn(organisationId, true);
  try {
    return await run();
  } finally {
    for (const organisationId of organisationIds) await world.city.turn(organisationId, false);
  }
};

test.each(inside.filter(({ method, id }) => method !== 'GET' && !STAYS_OPEN.has(id)))(
  '$id changes nothing while the organisation is suspended',
  async route => {
    const request = await prepare(route.id, world);
    const seen = await watch.begin();
    await suspended(organisationsOf(request), async () => {
      const changes = await watch.begin();
      const refused = await world.city.as<{ type: string }>('ann', route.id, request);
      const [status, type] = OTHERWISE[route.id] ?? [409, 'organisation-suspended'];
      expect([refused.status, refused.body?.type], refused.text).toEqual([status, expect.stringMatching(`/${type}$`)]);
      expect(await changes()).toEqual([]);
    });
    // And a change would have been seen: the suspension itself was one.
    expect(await seen()).not.toEqual([]);
  },
);

test.each(inside.filter(({ method }) => method === 'GET'))('$id still reads for its own people', async route => {
  const request = await prepare(route.id, world);
  await suspended(organisationsOf(request), async () => {
    const answer = await world.city.as('ann', route.id, request);
    expect(answer.status, answer.text).toBe(route.status ?? 200);
  });
});
