import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type RouteSpec, staffOnly } from '#shared/http/route.ts';
import { routes } from '#shared/routes.ts';
import { type CallOptions, useStack } from '#test/support/stack.ts';
import { complaint } from './support/complaint.ts';
import { mutated } from './support/hostile.ts';
import { prepare } from './support/requests.ts';
import { buildWorld, fresh, type World } from './support/world.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);
const TIMES = 5;
const here = useStack();
let world: World;
beforeAll(async () => {
  world = await buildWorld(here);
});

const one = fc.record({ place: fc.nat(), how: fc.nat(13), what: fc.nat(9_999) });
const headersOf = ({ idempotent }: RouteSpec, { headers = {} }: CallOptions) =>
  idempotent === true ? { ...headers, ...fresh() } : headers;

// Erasure would end the person who makes the other requests.
test.each(routes.filter(({ id }) => id !== 'eraseMe').map(route => [route.id, route] as const))(
  '%s, begun from a request that succeeds: with something wrong in one place it is refused or done, never a defect',
  async (id, route) => {
    const good = await prepare(id, world);
    const who = route.access.includes('public') ? undefined : (staffOnly(route)?.[0] ?? 'ann');
    const token = who === undefined ? {} : { token: await world.city.token(who) };
    const send = (options: CallOptions) => here.call(id, { ...options, ...token, headers: headersOf(route, good) });
    const changes = fc.sample(one, { numRuns: TIMES, seed: SEED + id.length });
    for (const change of good.body === undefined ? [] : changes) {
      const body = mutated(good.body, [change]);
      const { status, headers, text } = await send({ ...good, body: JSON.stringify(body) ?? '' });
      const reply = { status, type: headers.get('content-type') ?? '', text };
      expect(
        complaint({ route, aimed: true }, reply),
        `${status} ${text.slice(0, 300)} for ${JSON.stringify(body)}`,
      ).toBe(undefined);
    }
    // The request was good: it was what was changed in it that was refused. Where a change went through, the record has moved on.
    const last = good.body === undefined ? good : await prepare(id, world);
    const { status, text } = await here.call(id, { ...last, ...token });
    expect(status, text).toBe(route.status ?? 200);
  },
);
