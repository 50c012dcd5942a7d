import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#infra/local/people.ts';
import type { RouteSpec } from '#shared/http/route.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { routes } from '#shared/routes.ts';
import { useStack } from '#test/support/stack.ts';
import { complaint } from './support/complaint.ts';
import { changesBetween, tableReader } from './support/digest.ts';
import { brokenText, mutated, mutations } from './support/hostile.ts';
import { HOSTILE_HEADERS, HOSTILE_QUERIES, HOSTILE_SEGMENTS } from './support/hostile-http.ts';
import { concurrently, type WireRequest, wire } from './support/http.ts';
import { concerned, intrusion, OPERATOR, READING, READINGS } from './support/intrusion.ts';
import { organisationsOfPerson } from './support/owners.ts';
import { prepare } from './support/requests.ts';
import { didChange } from './support/rows.ts';
import { bodySamples, type Known, samplesOf } from './support/samples.ts';
import { buildWorld, type World } from './support/world.ts';

/** `FUZZ_SEED` and `FUZZ_BATCHES` choose another sequence, or a longer one. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);
const BATCHES = Number(process.env.FUZZ_BATCHES ?? 22);
const BATCH = 500;
const AUDITOR = people.auditor.userId;
const STAFF = new Map<string, string>(Object.entries(people).map(([name, { userId }]) => [userId, name]));
/** Their names are their user identifiers. */
const CALLERS = ['ann', OPERATOR, 'ben', 'amy', 'ann', OPERATOR, 'cat', 'ben', 'sid', AUDITOR, undefined] as const;

interface Try extends WireRequest {
  readonly route: RouteSpec;
  /** False where the path may lead to another route. */
  readonly aimed: boolean;
}

const inTurn = async <T>(times: number, make: () => Promise<T>): Promise<T[]> => {
  const made: T[] = [];
  while (made.length < times) made.push(await make());
  return made;
};

/** A value once in so many times, null otherwise. */
const rarely = <T>(times: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

const here = useStack();
let world: World;
let table: ReturnType<typeof tableReader>;
let line: ReturnType<typeof wire>;
/** Erasure takes no input and would end the very people who make the other requests. */
/** Routes of which a second time may be answered and leave nothing: what is said had been said. */
const REPEATABLE = new Set(routes.filter(({ summary }) => /again changes nothing/.test(summary)).map(({ id }) => id));
const fuzzed = routes.filter(({ id }) => id !== 'eraseMe');
let arbitraryFor: (caller: string | undefined) => fc.Arbitrary<Try>;
beforeAll(async () => {
  world = await buildWorld(here);
  table = tableReader(here);
  line = wire(here.stack.url);
  arbitraryFor = await requestArbitrary();
});
afterAll(() => {
  line.close();
  table.close();
});

/** Requests of a caller: near what each route takes, with nothing, something or several things wrong. */
const requestArbitrary = async () => {
  const { city, company, investor, other, thesis, returned, deal, draft, nextPair } = world;
  const spare = [nextPair(), nextPair(), nextPair()];
  const deals = await Promise.all(
    [nextPair(), nextPair(), nextPair()].map(pair => city.introduction('ann', 'ben', pair.listingId, thesis.listingId)),
  );
  const drafts = await Promise.all(
    Array.from({ length: 9 }, () => city.draft('ann', company.organisationId, 'company')),
  );
  const submitted = await Promise.all(drafts.slice(0, 6).map(listing => city.submit('ann', listing)));
  const asked = [...(await inTurn(8, world.freshRequest)), ...(await inTurn(8, world.freshGrant))];
  const disputes = await inTurn(8, async () =>
    String(((await prepare('decideFact', world)).body as { factId: string }).factId),
  );
  const rulings = await inTurn(6, async () => String((await prepare('undoFactDecision', world)).params?.decisionId));
  const technologies = await inTurn(6, () => world.publish('ben', investor.organisationId, 'technology', {}));
  const enquiries = await Promise.all(
    ([...'aaabbb'] as const).map(from => world.freshEnquiry(from === 'a' ? 'ann' : 'ben')),
  );
  const live = await inTurn(6, () => world.publish('ann', company.organisationId, 'company', {}));
  const paused = await Promise.all(live.slice(0, 3).map(listing => city.act('ann', 'pauseListing', listing)));
  const over = await Promise.all(
    live.slice(3).map(listing => city.act('ann', 'changeListing', listing, { expiresOn: '2026-01-01' })),
  );
  const nobody = '01JZZZZZZZZZZZZZZZZZZZZZZZ';
  const organisations = [company, investor, other].map(({ organisationId }) => organisationId);
  const listings = [...drafts.slice(6), ...spare, thesis, returned].map(({ listingId }) => listingId);
  const { body: page } = await city.as<{ items: { notificationId: string }[] }>('ann', 'listNotifications', {
    params: { organisationId: company.organisationId },
  });
  const told = page.items.map(({ notificationId }) => notificationId);
  const tokens = new Map(
    await Promise.all(
      [...new Set(CALLERS)].map(async who => [who, who && (await city.token(STAFF.get(who) ?? who))] as const),
    ),
  );
  const own: Record<string, string> = { ben: investor.organisationId, cat: other.organisationId };
  let made = 0;

  return (caller: string | undefined): fc.Arbitrary<Try> => {
    const waiting = submitted.map(({ listingId }) => listingId);
    const known: Known = {
      RunId: [world.runId],
      TemplateId: ['nda'],
      'Today in Seoul unless told; at most one day ahead': [world.runId.slice(0, 10)],
      '1 is the run the nightly schedule would make': [99, 1, 2],
      'ULID of the organisation': [own[caller ?? ''] ?? company.organisationId, ...organisations, nobody],
      'ULID of the listing': [...(caller === OPERATOR ? waiting : []), ...listings, nobody],
      'ULID of the deal': [...deals.map(({ dealId }) => dealId), deal.dealId, nobody],
      'ULID of the enquiry': [...enquiries.map(({ enquiryId }) => enquiryId), nobody],
      'The need, technology or company for sale it is about': technologies.map(({ listingId }) => listingId),
      'My organisation, which asks': [own[caller ?? ''] ?? company.organisationId],
      'My published technology that a proposal offers': [nobody],
      'ULID of the notification': [...told, nobody],
      'ULID of the contract draft': [draft.draftId, nobody],
      'My organisation, for which I ask': [own[caller ?? ''] ?? company.organisationId],
      'The fact that holds': disputes,
      'ULID of the decision on facts': rulings,
      'My listing': [...spare.map(({ listingId }) => listingId), thesis.listingId, nobody],
      'The listing it was matched with': [thesis.listingId, nobody, spare[0]!.listingId],
      'Member who this is; the entry is erased with them': [caller ?? 'ann', 'eve'],
      'Member whose details these are, erased with them: you unless told; null for those of an office': [null, 'eve'],
      'Identifier of the organisation, deal or run whose chain it is': [company.organisationId, deal.dealId, nobody],
      'Subject of the identity provider': ['dan', 'amy', 'sid', 'eve', 'ann'],
    };
    const ofState: Readonly<Record<string, readonly Listing[]>> = { resumeListing: paused, expireListing: over };
    const knownFor = ({ path, id }: RouteSpec): Known =>
      ofState[id] !== undefined
        ? { ...known, 'ULID of the listing': ofState[id].map(({ listingId }) => listingId) }
        : path.includes('/grants/')
          ? {
              ...known,
              'ULID of the organisation': [investor.organisationId],
              'ULID of the listing': asked.map(({ listingId }) => listingId),
            }
          : known;
    const one = (route: RouteSpec): fc.Arbitrary<Try> =>
      fc
        .record({
          params: route.params === undefined ? fc.constant({}) : samplesOf(route.params, knownFor(route)),
          query: route.query === undefined ? fc.constant({}) : samplesOf(route.query, known),
          body: route.body === undefined ? fc.constant(undefined) : bodySamples(route.id, route.body, known),
          mutations,
          segment: rarely(14, fc.constantFrom(...HOSTILE_SEGMENTS)),
          queryText: rarely(route.query === undefined ? 14 : 3, fc.constantFrom(...HOSTILE_QUERIES)),
          keepQuery: fc.boolean(),
          headers: rarely(7, fc.constantFrom(...HOSTILE_HEADERS)),
          broken: rarely(14, fc.nat()),
          version: fc.constantFrom(1, 1, 1, 1, 2, 2, 2, 3, 4, 5),
          repeatKey: fc.integer({ min: 0, max: 9 }),
          untold: fc.constantFrom('', '', '', '', '', '', '', 'if-match', 'idempotency-key', 'content-type'),
          language: fc.constantFrom('ko', 'en', 'en-US,en;q=0.9', ''),
        })
        .map(drawn => {
          const params = Object.values(drawn.params as object);
          const at = drawn.segment === null ? -1 : 0;
          let position = 0;
          const path = route.path.replace(/\{\w+\}/g, () => {
            const value = position === at ? drawn.segment! : encodeURIComponent(String(params[position]));
            position += 1;
            return value;
          });
          // Parameters that the schema fills in itself are left out where they are drawn as missing.
          const given = Object.entries(drawn.query as object).filter(([, value]) => value !== undefined);
          const query = [
            ...(drawn.keepQuery
              ? given.map(([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`)
              : []),
            ...(drawn.queryText === null ? [] : [drawn.queryText]),
          ].join('&');
          const json =
            drawn.body === undefined ? undefined : (JSON.stringify(mutated(drawn.body, drawn.mutations)) ?? '');
          const body = json === undefined || drawn.broken === null ? json : brokenText(json, drawn.broken);
          made += 1;
          const key = drawn.repeatKey === 0 ? 'fuzz-key-again' : `fuzz-key-${made}`;
          const token = tokens.get(caller as never);
          const headers: Record<string, string> = {
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(route.etag === 'change' ? { 'if-match': `"v${drawn.version}"` } : {}),
            ...(route.idempotent === true ? { 'idempotency-key': key } : {}),
            'accept-language': drawn.language,
            ...drawn.headers,
          };
          if (drawn.untold !== '') delete headers[drawn.untold];
          const aimed = drawn.segment === null;
          return { route, aimed, method: route.method, path: query === '' ? path : `${path}?${query}`, headers, body };
        });
    // Routes that write come most often; those that send files cost most and take least.
    const weightOf = ({ method, media }: RouteSpec): number => (method !== 'GET' ? 12 : media === undefined ? 4 : 1);
    return fc.oneof(...fuzzed.map(route => ({ weight: weightOf(route), arbitrary: one(route) })));
  };
};

const shown = ({ method, path, headers: { authorization: _, ...headers }, body }: Try): string =>
  JSON.stringify({ method, path: path.slice(0, 300), headers, body: String(body).slice(0, 1_500) });

test(`seed ${SEED}: ${BATCHES * BATCH} near-valid requests over HTTP: no 5xx, every refusal a problem document, nothing changed that should not`, async () => {
  console.log(`fuzz: FUZZ_SEED=${SEED} FUZZ_BATCHES=${BATCHES}`);
  const counts = new Map<number, number>();
  const reached = new Set<string>();
  let changes = 0;
  let before = await table.items();
  const started = performance.now();
  for (let n = 0; n < BATCHES; n += 1) {
    const caller = CALLERS[n % CALLERS.length];
    const tries = fc.sample(arbitraryFor(caller), { numRuns: BATCH, seed: SEED + n });
    const replies = await concurrently(tries, 16, line.send);
    const made = new Set<string>();
    const again = new Set<string>();
    for (const [i, reply] of replies.entries()) {
      const request = tries[i]!;
      const wrong = complaint(request, reply);
      if (wrong !== undefined)
        expect.fail(`batch ${n}, ${wrong}: ${reply.status} ${reply.text.slice(0, 500)}\n${caller}: ${shown(request)}`);
      counts.set(reply.status, (counts.get(reply.status) ?? 0) + 1);
      if (reply.status >= 300) continue;
      if (request.aimed) reached.add(request.route.id);
      const wrote = request.route.id !== 'importRows' || didChange(reply.text);
      if (request.method !== 'GET' && !reply.replayed && wrote) made.add(reply.requestId);
      if (REPEATABLE.has(request.route.id)) again.add(reply.requestId);
    }
    const after = await table.items();
    const changed = changesBetween(before, after);
    // Reading leaves nothing but that it was read, where it was not for everybody.
    const written = changed.filter(({ entity }) => !READING.has(String(entity)));
    if (made.size === 0) expect(written).toEqual([]);
    const mine = new Set(
      caller === undefined ? [] : [before, after].flatMap(items => organisationsOfPerson(items, caller)),
    );
    const trailed = concerned(changed, mine, after);
    for (const item of changed) {
      const ofTrail = ['TrailEntry', 'TrailHead', 'Outbox', 'Notification'].includes(String(item.entity));
      const why = intrusion(item, String(caller), ofTrail ? trailed : mine, after);
      if (why !== undefined) expect.fail(`batch ${n}, ${caller} changed ${why}: ${JSON.stringify(item).slice(0, 600)}`);
    }
    // Every change has its trail, each trail one reply of success, and each such reply its trail.
    const trails = changed.filter(({ entity, action }) => entity === 'TrailEntry' && !READINGS.has(String(action)));
    // Agreeing to what one has agreed to is answered and leaves nothing.
    const left = new Set(trails.map(({ requestId }) => requestId));
    for (const id of again) if (!left.has(id)) made.delete(id);
    expect([...new Set(trails.map(({ requestId }) => String(requestId)))].sort()).toEqual([...made].sort());
    changes += made.size;
    before = after;
  }
  const seconds = (performance.now() - started) / 1_000;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `fuzz: ${total} requests in ${seconds.toFixed(1)} s (${Math.round(total / seconds)}/s), ${changes} changes,`,
    Object.fromEntries(counts),
  );
  expect(total).toBe(BATCHES * BATCH);
  // Near-valid means that a good part gets through: a fuzzer that is always refused at the door tests the door.
  expect(changes).toBeGreaterThan(total / 100);
  // What takes a record in a rare state is met by chance alone; `fuzz-good.test.ts` begins every route from a request that succeeds.
  const unreached = fuzzed.map(({ id }) => id).filter(id => !reached.has(id));
  expect(unreached.length, unreached.join(', ')).toBeLessThanOrEqual(Math.ceil(routes.length * 0.4));
}, 300_000);
