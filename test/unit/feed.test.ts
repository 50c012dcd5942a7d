import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPublic } from '#shared/disclosure/rules.ts';
import {
  type FeedPosition,
  itemsOf,
  type LogEntry,
  type SourcePage,
  takeItems,
  takeTeasers,
} from '#shared/feed/rules.ts';
import type { FeedItem } from '#shared/feed/schema.ts';
import { startOfSeoulDay } from '#shared/kernel/time.ts';
import type { Listing, ListingState } from '#shared/listing/schema.ts';

const at = (tick: number) => new Date(Date.UTC(2026, 10, 24) + tick * 1_000).toISOString();
const idOf = (n: number) => `01JD8X4N6QJ3V5W8Z2K7M9P0${String(n).padStart(2, '0')}`;
const organisationOf = (n: number) => idOf(90 + (n % 3));

/** Every fourth is a teaser: a company for sale that does not say which. */
const isTeaser = (n: number): boolean => n % 4 === 3;

const listing = (n: number, state: ListingState, tick: number, version: number) =>
  ({
    kind: isTeaser(n) ? 'acquisition' : 'company',
    listingId: idOf(n),
    organisationId: organisationOf(n),
    title: { ko: `제목 ${version}` },
    summary: { ko: '소개' },
    state,
    version,
    createdAt: at(0),
    updatedAt: at(tick),
    publishedAt: at(0),
    profile: { sectors: ['AI'], location: { area: 'KR-11' }, raising: { stage: 'SEED' }, monthlyCapacity: 3 },
  }) as Listing;

const NEVER_PUBLISHED = [4, 7];

/** A city in which each listing has one place in the log, that of its last change, and each organisation one for its suspension. */
const city = () => {
  const listings = new Map<string, Listing>();
  const marks = new Map<string, LogEntry & { mark: object }>();
  const suspended = new Set<string>();
  return {
    suspended,
    put: (one: Listing) => {
      const state =
        one.state === 'PUBLISHED' && NEVER_PUBLISHED.includes(Number(one.listingId.slice(-2)))
          ? 'IN_REVIEW'
          : one.state;
      listings.set(one.listingId, { ...one, state } as Listing);
    },
    stateOf: (n: number) => listings.get(idOf(n)),
    suspend: (organisationId: string, on: boolean, tick: number) => {
      if (suspended.has(organisationId) === on) return;
      if (on) suspended.add(organisationId);
      else suspended.delete(organisationId);
      const mark = { organisationId, suspended: on, version: 1, updatedAt: at(tick) };
      marks.set(organisationId, { key: `${at(tick)}#${organisationId}`, mark, listings: [] });
    },
    /** What readers are shown now: version by listing. */
    shown: () =>
      new Map(
        [...listings.values()]
          .filter(one => one.state === 'PUBLISHED' && !suspended.has(one.organisationId))
          .map(one => [one.listingId, one.title.ko]),
      ),
    public: () =>
      [...listings.values()]
        .filter(one => one.kind === 'acquisition' && one.state === 'PUBLISHED' && !suspended.has(one.organisationId))
        .map(toPublic),
    /** Three sources, each read from a key on, so many entries at most. */
    read: (after: string, limit: number): SourcePage[] => {
      const entries: LogEntry[] = [
        ...[...listings.values()].map(one => ({ key: `${one.updatedAt}#${one.listingId}`, listing: one })),
        ...[...marks.values()].map(entry => ({
          ...entry,
          listings: [...listings.values()].filter(
            ({ organisationId }) => 'mark' in entry && entry.key.endsWith(organisationId),
          ),
        })),
      ];
      return [0, 1, 2].map(shard => {
        const own = entries
          .filter(({ key }) => key > after && key.charCodeAt(key.length - 1) % 3 === shard)
          .sort((a, b) => (a.key < b.key ? -1 : 1));
        const page = own.slice(0, limit);
        // What was never published stands in the review queue too, and is passed over there.
        const passed = page.filter(({ key }) => !NEVER_PUBLISHED.some(n => key.endsWith(idOf(n))));
        return { entries: passed, ...(own.length > limit ? { cut: page.at(-1)!.key } : {}) };
      });
    },
  };
};
type City = ReturnType<typeof city>;

/** Somebody who follows the feed from the first call on and keeps what it says. */
const reader = () => {
  let position: FeedPosition | undefined;
  const kept = new Map<string, string>();
  const told: FeedItem[] = [];
  const pull = (of: City, tick: number, limit: number, each = Math.ceil(limit / 3) + 1): boolean => {
    position ??= { key: '0', from: at(tick), teasers: '' };
    // A cursor goes over the wire between two calls.
    position = JSON.parse(JSON.stringify(position)) as FeedPosition;
    const pages = of.read(position.key, each);
    const taken =
      position.teasers === undefined
        ? takeItems(position, pages, { until: `${at(tick)}#~`, limit, suspended: of.suspended, now: at(tick) })
        : takeTeasers(position, of.public(), limit);
    expect(taken.items.length).toBeLessThanOrEqual(limit);
    expect(taken.position.key >= position.key).toBe(true);
    if (taken.more) expect(JSON.stringify(taken.position)).not.toBe(JSON.stringify(position));
    position = taken.position;
    told.push(...taken.items);
    for (const item of taken.items)
      if (item.change === 'gone') kept.delete(item.listingId);
      else kept.set(item.listing.listingId, item.listing.title.ko);
    return taken.more;
  };
  const drain = (of: City, tick: number, limit: number, each?: number): void => {
    for (let calls = 0; pull(of, tick, limit, each); calls += 1) if (calls > 1_000) throw new Error('no end');
  };
  return { pull, drain, kept, told };
};

const acts = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('put' as const),
      n: fc.oneof(fc.nat(2), fc.nat(11)),
      state: fc.constantFrom<ListingState>('PUBLISHED', 'PUBLISHED', 'PUBLISHED', 'PAUSED', 'CLOSED', 'IN_REVIEW'),
    }),
    fc.record({ act: fc.constant('suspend' as const), n: fc.nat(2), on: fc.boolean() }),
    fc.record({ act: fc.constant('pull' as const), limit: fc.integer({ min: 1, max: 5 }) }),
  ),
  { maxLength: 80 },
);

describe('a reader of the feed', () => {
  test('ends with what the directory shows, whatever happened while it read and whenever it began', () =>
    fc.assert(
      fc.property(
        acts,
        fc.nat(80),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 3 }),
        (steps, start, limit, part) => {
          const of = city();
          let late: ReturnType<typeof reader> | undefined;
          const early = reader();
          for (const [i, step] of steps.entries()) {
            const tick = i + 1;
            if (i === start) late = reader();
            if (step.act === 'put') {
              const version = (of.stateOf(step.n)?.version ?? 0) + 1;
              of.put(listing(step.n, step.state, tick, version));
            } else if (step.act === 'suspend') of.suspend(organisationOf(step.n), step.on, tick);
            else for (const each of [early, late]) each?.pull(of, tick, step.limit);
          }
          for (const each of [early, late ?? reader()]) {
            each.drain(of, steps.length + 1, limit, part);
            expect(each.kept).toEqual(of.shown());
            // Told once is enough: only a suspension that is lifted tells of the same version again.
            const lifted = steps.some(step => step.act === 'suspend' && !step.on);
            const seen = each.told.flatMap(item =>
              item.change === 'listed' ? [`${item.listing.listingId} ${item.listing.title.ko}`] : [],
            );
            if (!lifted) expect(new Set(seen).size).toBe(seen.length);
          }
        },
      ),
      { numRuns: 3_000 },
    ));

  test('that begins now is told once of each listing that is shown, and of nothing that is gone', () =>
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 9 }), (steps, limit) => {
        const of = city();
        for (const [i, step] of steps.entries()) {
          if (step.act === 'put') of.put(listing(step.n, step.state, i + 1, i + 1));
          if (step.act === 'suspend') of.suspend(organisationOf(step.n), step.on, i + 1);
        }
        const one = reader();
        one.drain(of, steps.length + 1, limit);
        const told = one.told.map(item => (item.change === 'listed' ? item.listing.listingId : 'gone'));
        expect(told.sort()).toEqual([...of.shown().keys()].sort());
      }),
    ));

  test('is told things in their order', () =>
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 7 }), (steps, limit) => {
        const of = city();
        for (const [i, step] of steps.entries()) {
          if (step.act === 'put') of.put(listing(step.n, step.state, i + 1, i + 1));
          if (step.act === 'suspend') of.suspend(organisationOf(step.n), step.on, i + 1);
        }
        const one = reader();
        one.drain(of, steps.length + 1, limit);
        const moments = one.told
          .filter(item => item.change === 'gone' || item.listing.kind !== 'acquisition')
          .map(item => item.at);
        expect(moments).toEqual([...moments].sort());
      }),
    ));
});

describe('an entry of the log', () => {
  const none = new Set<string>();
  test('shows what anybody may see, and of what is gone only which it is', () => {
    const shown = listing(1, 'PUBLISHED', 5, 2);
    const [item] = itemsOf({ key: 'k', listing: shown }, none, at(0), at(9));
    expect(JSON.stringify(item)).not.toMatch(/organisationId|monthlyCapacity|state|version/);
    const away = itemsOf({ key: 'k', listing: { ...shown, state: 'CLOSED' } }, none, at(0), at(9));
    expect(away).toEqual([{ change: 'gone', at: at(5), listingId: shown.listingId }]);
  });
  test('of a suspension takes away what changed since too, and where it is lifted leaves that to its own place', () => {
    const mark = { organisationId: organisationOf(1), suspended: true, version: 1, updatedAt: at(5) };
    const listings = [listing(1, 'PUBLISHED', 4, 1), listing(4, 'PUBLISHED', 6, 2), listing(7, 'PAUSED', 4, 1)];
    const ids = (items: readonly FeedItem[]) =>
      items.map(item => `${item.change} ${item.change === 'gone' ? item.listingId : item.listing.listingId}`);
    const suspended = itemsOf({ key: 'k', mark, listings }, new Set([mark.organisationId]), at(0), at(9));
    expect(ids(suspended)).toEqual([`gone ${idOf(1)}`, `gone ${idOf(4)}`]);
    const lifted = { key: 'k', mark: { ...mark, suspended: false }, listings };
    expect(ids(itemsOf(lifted, none, at(0), at(9)))).toEqual([`listed ${idOf(1)}`]);
    expect(ids(itemsOf(lifted, new Set([mark.organisationId]), at(0), at(9)))).toEqual([]);
  });
  test('is told by the day where it is a teaser, whose place would tell when it was made', () => {
    const teaser = listing(3, 'PUBLISHED', 5, 1);
    const day = startOfSeoulDay(at(5));
    expect(itemsOf({ key: 'k', listing: teaser }, none, at(0), at(9)).map(item => item.at)).toEqual([day]);
    const away = itemsOf({ key: 'k', listing: { ...teaser, state: 'CLOSED' } }, none, at(0), at(9));
    expect(away).toEqual([{ change: 'gone', at: day, listingId: teaser.listingId }]);
    // Whoever begins later gets it first of all, among the other teasers, and not at its place.
    expect(itemsOf({ key: 'k', listing: teaser }, none, at(5), at(9))).toEqual([]);
    const of = city();
    for (const [tick, n] of [11, 1, 3, 2, 7].entries()) of.put(listing(n, 'PUBLISHED', tick + 1, 1));
    const one = reader();
    one.drain(of, 10, 1);
    const told = one.told.map(item => (item.change === 'listed' ? Number(item.listing.listingId.slice(-2)) : -1));
    expect(told).toEqual([3, 11, 1, 2]);
  });
  test('tells whoever began later nothing of what was gone before', () =>
    expect(itemsOf({ key: 'k', listing: listing(1, 'CLOSED', 5, 2) }, none, at(5), at(9))).toEqual([]));
  test('is not given out while something may still come before it', () => {
    const of = city();
    of.put(listing(1, 'PUBLISHED', 5, 1));
    const one = reader();
    one.drain(of, 4, 10);
    expect(one.told).toEqual([]);
    one.drain(of, 5, 10);
    expect(one.told).toHaveLength(1);
  });
});
