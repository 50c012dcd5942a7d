import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RouteSpec } from '#shared/http/route.ts';
import { type MemberTier, mayShow, type Tier } from '#shared/kernel/tier.ts';
import { PROFILE_TIERS } from '#shared/listing/kinds/index.ts';
import { LISTING_KINDS, type Listing } from '#shared/listing/schema.ts';
import { routes } from '#shared/routes.ts';
import { type Answer, type CallOptions, useStack } from '#test/support/stack.ts';
import { hasWords, paramsOf, queriesOf } from './support/every-request.ts';
import { concurrently } from './support/http.ts';
import { NONSENSE, PLANTED, type Planted } from './support/planted.ts';
import { buildTierWorld, REACHED, type TierWorld, VIEWERS, type Viewer, viewers } from './support/tier-world.ts';

const here = useStack();
let world: TierWorld;
let byWord: ReadonlyMap<string, Planted>;
const tokens = new Map<Viewer, string | undefined>();
/** Who searches: by what a list shows them, nothing, T1, and T1 for somebody who has come further one by one. */
const SEARCHING: readonly Viewer[] = ['stranger', 'suspended', 'member', 'under NDA'];
/** Writes that may go through with neither body nor version, and who calls them here. */
const UNGUARDED: Readonly<Record<string, readonly Viewer[]>> = { eraseMe: ['stranger'], checkRegistry: viewers };
const DETAILS = ['readDirectoryEntry', 'readCatalogueEntry'];

/** Everything readable in a reply: headers, body, and what is inside archives. */
const readable = ({ headers, bytes, text }: Answer<unknown>): string => {
  const head = JSON.stringify([...headers]);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return head + gunzipSync(bytes).toString('utf8');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return head + text;
  return (
    head +
    Object.values(unzipSync(bytes))
      .map(part => strFromU8(part))
      .join('\n')
  );
};
const wordsIn = (text: string): Planted[] => [...new Set(text.match(PLANTED))].flatMap(word => byWord.get(word) ?? []);

interface Reply {
  readonly route: RouteSpec;
  readonly viewer: Viewer;
  readonly options: CallOptions;
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}
const what = ({ route, viewer, options }: Reply) => `${viewer} ${route.id} ${JSON.stringify(options)}`.slice(0, 300);
const ask = async (route: RouteSpec, viewer: Viewer, options: CallOptions): Promise<Reply> => {
  const answer = await here.call(route.id, { ...options, token: tokens.get(viewer) });
  return { route, viewer, options, status: answer.status, text: readable(answer), body: answer.body };
};

/** How far a viewer may see through a route: a public one and a list show no more than they show all. */
const limitOf = (route: RouteSpec, viewer: Viewer): Tier | 'OWN' => {
  if (route.access.includes('public')) return 'T0';
  const reached = REACHED[viewer];
  if (hasWords(route)) return reached === 'T0' ? 'T0' : 'T1';
  return reached;
};
const allowed = (limit: Tier | 'OWN', tier: MemberTier): boolean => limit === 'OWN' || mayShow(limit, tier);

const replies: Reply[] = [];
const searches: Reply[] = [];
const lines = new Set<string>();
let checks = 0;
beforeAll(async () => {
  world = await buildTierWorld(here);
  byWord = new Map(world.planted.map(planted => [planted.word, planted]));
  for (const viewer of viewers) {
    const userId = VIEWERS[viewer];
    tokens.set(viewer, userId === undefined ? undefined : await world.city.token(userId));
  }
  const calls = routes.flatMap(route =>
    paramsOf(world, route).flatMap(params => {
      const language = { 'accept-language': 'en' };
      if (route.method !== 'GET') {
        const headers = { ...language, 'if-match': '"v987654"', 'idempotency-key': 'leak-tiers-key' };
        return [{ route, options: { params, headers, ...(route.body === undefined ? {} : { body: { x: 1 } }) } }];
      }
      const plain = [{}, ...(hasWords(route) ? [{ limit: '100' }] : []), ...queriesOf(route)];
      const inEnglish = plain.map(query => ({ route, options: { params, query, headers: language } }));
      return DETAILS.includes(route.id) ? [...inEnglish, { route, options: { params } }] : inEnglish;
    }),
  );
  // Filters are tried as whoever sees another part of a list; a public one is not told who asks.
  const whoAsks = (route: RouteSpec, { query = {} }: CallOptions): readonly Viewer[] => {
    const filters = Object.keys(query).length > 0 && !DETAILS.includes(route.id);
    if (filters)
      return route.access.includes('public') ? ['anonymous', 'under NDA'] : [...SEARCHING, 'owner', 'operator'];
    return UNGUARDED[route.id] ?? viewers;
  };
  const asked = calls.flatMap(({ route, options }: { route: RouteSpec; options: CallOptions }) =>
    whoAsks(route, options).map(viewer => ({ route, options, viewer })),
  );
  // The stack keeps the last thousand lines.
  for (let from = 0; from < asked.length; from += 800) {
    const part = asked.slice(from, from + 800);
    replies.push(...(await concurrently(part, 12, ({ route, options, viewer }) => ask(route, viewer, options))));
    for (const { text } of here.stack.logs) lines.add(text);
  }
}, 240_000);

const byKind = (id: string): Listing['kind'] | undefined =>
  world.listings.find(({ listingId }) => listingId === id)?.kind;

describe('every route, every viewer', () => {
  test('was called, and no write got through', () => {
    expect(new Set(replies.map(({ route }) => route.id)).size).toBe(routes.length);
    const through = replies.filter(
      ({ route, status }) => route.method !== 'GET' && status < 400 && UNGUARDED[route.id] === undefined,
    );
    expect(through.map(what), 'a write that needs no body, or no version: classify it').toEqual([]);
    expect(replies.filter(({ status }) => status >= 500).map(what)).toEqual([]);
  });

  test('each member of each kind is planted, in Korean and English, or has no room for a word', () => {
    for (const kind of LISTING_KINDS) {
      const members = new Set(world.planted.filter(each => each.kind === kind).map(({ member }) => member));
      for (const text of ['title', 'summary', 'profile.forMembers', 'profile.forConsented', 'profile.underNda'])
        expect(members, kind).toContain(text);
    }
    expect(new Set(world.planted.map(({ word }) => word)).size).toBe(world.planted.length);
    expect(new Set(world.planted.map(({ tier }) => tier))).toEqual(new Set(['T0', 'T1', 'T2', 'T3', 'OWN']));
  });

  test.each(viewers)('%s is shown no word above what they have reached, by any of them', viewer => {
    const leaks = replies.flatMap(reply => {
      if (reply.viewer !== viewer) return [];
      const limit = limitOf(reply.route, viewer);
      checks += world.planted.length;
      return wordsIn(reply.text)
        .filter(({ tier }) => !allowed(limit, tier))
        .map(({ kind, member, tier }) => `${tier} ${kind} ${member} in ${what(reply)}`);
    });
    expect(leaks).toEqual([]);
  });

  test.each(viewers)('%s is shown no member of a profile above what they have reached', viewer => {
    const shown = (value: unknown): { kind: Listing['kind']; profile: object; listingId: string }[] => {
      if (typeof value !== 'object' || value === null) return [];
      const record = value as { kind?: Listing['kind']; profile?: object; listingId: string };
      const self = record.kind !== undefined && typeof record.profile === 'object' ? [record as never] : [];
      return [...self, ...Object.values(value).flatMap(shown)];
    };
    const leaks = replies.flatMap(reply =>
      reply.viewer !== viewer || reply.route.id === 'readOpenApi'
        ? []
        : shown(reply.body).flatMap(({ kind, profile, listingId }) =>
            Object.keys(profile).flatMap(member => {
              checks += 1;
              const tier = (PROFILE_TIERS[kind] as Readonly<Record<string, MemberTier>>)[member] ?? 'OWN';
              return allowed(limitOf(reply.route, viewer), tier)
                ? []
                : [`${tier} ${member} of ${listingId} in ${what(reply)}`];
            }),
          ),
    );
    expect(leaks).toEqual([]);
  });

  test.each(viewers)('%s is shown exactly the words of their tier where one listing is read', viewer => {
    for (const reply of replies.filter(each => each.viewer === viewer && DETAILS.includes(each.route.id))) {
      const kind = byKind(reply.options.params?.listingId ?? '');
      const asked = String(reply.options.query?.tier ?? '');
      if (kind === undefined) {
        expect([401, 404], what(reply)).toContain(reply.status);
        continue;
      }
      const isPublic = reply.route.access.includes('public');
      if (!isPublic && viewer === 'anonymous') {
        expect(reply.status).toBe(401);
        continue;
      }
      const own = viewer === 'owner' || viewer === 'own member';
      const reached: Tier =
        isPublic || (REACHED[viewer] === 'OWN' && !own) ? 'T0' : own ? 'T3' : (REACHED[viewer] as Tier);
      const wanted = (asked === '' ? reached : asked) as Tier;
      if (!mayShow(reached, wanted)) {
        expect(reply.status, what(reply)).toBe(403);
        expect(wordsIn(reply.text), what(reply)).toEqual([]);
        continue;
      }
      const expected = world.planted.filter(each => each.kind === kind && mayShow(wanted, each.tier));
      checks += world.planted.length;
      expect(reply.status, what(reply)).toBe(200);
      expect(new Set(wordsIn(reply.text)), what(reply)).toEqual(new Set(expected));
    }
  });

  test('the owner and the operators see every word where a listing is read in full', () => {
    for (const reply of replies.filter(
      ({ route, viewer }) => route.id === 'readListing' && REACHED[viewer] === 'OWN',
    )) {
      expect(reply.status).toBe(200);
      const seen = new Set(wordsIn(reply.text).map(({ word }) => word));
      const kind = byKind(reply.options.params?.listingId ?? '');
      const words = world.planted.filter(
        each => each.kind === kind && !each.member.startsWith('facts.') && each.tier !== 'OWN',
      );
      checks += words.length;
      expect(words.filter(({ word }) => !seen.has(word))).toEqual([]);
    }
  });
});

describe('every search', () => {
  /** One word for each member and language; replies with it taken out, so that an echo is no difference. */
  const samples = () => [
    ...new Map(
      world.planted.map(planted => [`${planted.kind} ${planted.member} ${planted.language} ${planted.tier}`, planted]),
    ).values(),
  ];
  const bare = ({ status, body }: Reply, word: string) =>
    `${status} ${JSON.stringify(body)}`.replaceAll(word, '').replace(/"(?:next|instance)":"[^"]*"/g, '');

  test('by a word from above tells nothing that a word of nobody’s would not', async () => {
    const searching = routes.filter(route => route.method === 'GET' && hasWords(route) && !route.path.includes('{'));
    expect(searching.length).toBeGreaterThan(0);
    const asking = searching.flatMap(route =>
      (route.access.includes('public') ? (['anonymous', 'under NDA'] as const) : SEARCHING).flatMap(viewer => [
        ...Object.values(NONSENSE).map(word => ({ route, viewer, word })),
        ...samples().map(({ word }) => ({ route, viewer, word })),
      ]),
    );
    searches.push(
      ...(await concurrently(asking, 12, ({ route, viewer, word }) => ask(route, viewer, { query: { q: word } }))),
    );
    const baselines = new Map(
      searches.flatMap((reply, i) =>
        byWord.get(asking[i]!.word) === undefined
          ? [[`${reply.route.id} ${reply.viewer} ${asking[i]!.word}`, bare(reply, asking[i]!.word)]]
          : [],
      ),
    );
    const told: string[] = [];
    const found = new Set<string>();
    for (const [i, reply] of searches.entries()) {
      const planted = byWord.get(asking[i]!.word);
      if (planted === undefined) continue;
      checks += 1;
      const baseline = baselines.get(`${reply.route.id} ${reply.viewer} ${NONSENSE[planted.language]}`);
      const same = bare(reply, planted.word) === baseline;
      if (allowed(limitOf(reply.route, reply.viewer), planted.tier)) {
        if (!same) found.add(`${planted.kind} ${planted.member} ${planted.language}`);
      } else if (!same) told.push(`${planted.tier} ${planted.kind} ${planted.member} by ${what(reply)}`);
    }
    expect(told).toEqual([]);
    // Words that anybody may find are found: that others are not means something.
    for (const kind of LISTING_KINDS)
      for (const language of ['ko', 'en']) expect(found).toContain(`${kind} title ${language}`);
  }, 60_000);
});

describe('what goes elsewhere', () => {
  test('events and log lines carry no planted word', async () => {
    await here.stack.settle();
    const events = here.stack.bus.events.map(event => JSON.stringify(event));
    expect(events.join()).toContain('disclosure.granted');
    for (const { text } of here.stack.logs) lines.add(text);
    expect(lines.size).toBeGreaterThan(replies.length / 2);
    checks += (events.length + lines.size) * world.planted.length;
    expect([...events, ...lines].flatMap(wordsIn)).toEqual([]);
  });

  test('the count of checks is told', () => {
    console.log(
      `leak: ${checks} checks of ${world.planted.length} planted words in ${replies.length + searches.length} replies of ${routes.length} routes to ${viewers.length} viewers`,
    );
    expect(checks).toBeGreaterThan(100_000);
  });
});
