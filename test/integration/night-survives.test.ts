import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { instantAfter } from '#shared/kernel/time.ts';
import { findActive, findRun } from '#shared/match/store.ts';
import type { Item } from '#shared/table/table.ts';
import { asBefore, beforeTheNight, DAY, DAY_BEFORE, smallCity, TWO } from '#test/support/night/city.ts';
import { contents, differences } from '#test/support/night/contents.ts';
import { storedListing } from '#test/support/night/listings.ts';
import { type Nights, openNights, readersSee } from '#test/support/night/nights.ts';
import { deathsAt, isIdle, oneOfEachKind, type Reference, survey, undisturbed } from '#test/support/night/survey.ts';

/** The night as the state machine runs it, on the real table engine; `npm run bench -- --only survive` tries every call. */
const city = smallCity(4, 20, 2);
const input = { date: DAY, shardSize: 2 };
let nights: Nights;
let base: Item[];
let reference: Reference;

beforeAll(async () => {
  nights = await openNights(inject('assemblyDir'));
  base = await beforeTheNight(nights, city, { shardSize: input.shardSize });
  reference = await undisturbed(nights, base, input);
});
afterAll(async () => nights?.close());

describe('a night', () => {
  test('has something of everything to do', () => {
    const { night, before, after } = reference;
    expect(before).not.toBe(after);
    expect(Object.keys(night.invocations)).toEqual(
      expect.arrayContaining(['sweep', 'plan', 'train', 'score', 'allocate', 'publish']),
    );
    expect(night.invocations.score).toBeGreaterThanOrEqual(4);
  });

  test('that dies at any call to the table, before or after it, leaves what an undisturbed one leaves', async () => {
    // What the sweep does is killed in its own tests.
    const calls = oneOfEachKind(reference.night.calls).filter(call => !call.startsWith('sweep'));
    // Every second one: the command above tries all.
    const deaths = deathsAt(calls)
      .filter(death => !isIdle(death))
      .filter((_, n) => n % 2 === 0);
    const tried = await survey(nights, base, input, reference, deaths);
    console.log(`${tried.length} deaths tried, of ${2 * reference.night.calls.length}`);
    expect(tried.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(tried.length).toBeGreaterThan(25);
  }, 60_000);

  for (const delivery of ['beside', 'after'] as const)
    test(`of which every step is delivered twice, the second ${delivery} the first, leaves the same`, async () => {
      const { night, items, drop } = await nights.scratch(base);
      const { status, failure, invocations } = await night({ input, clock: () => TWO, delivery });
      expect([status, failure]).toEqual(['SUCCEEDED', undefined]);
      expect(invocations.score).toBeGreaterThanOrEqual(2 * reference.night.invocations.score!);
      expect(differences(reference.contents, contents(await items()))).toEqual([]);
      await drop();
    });

  test('that dies again and again where it would be published has failed, and what it wrote is never seen', async () => {
    const scratch = await nights.scratch(base);
    const { table, night, drop } = scratch;
    const last = reference.night.calls.find(
      call => call.includes(' TransactWrite ') && call.includes('MATCH / ACTIVE'),
    )!;
    // Revisions of the night in force, so that equal listings make equal packs.
    const run = (revision: number) => ({ ...input, date: DAY_BEFORE, revision });
    const death = { call: last.replace(DAY, `${DAY_BEFORE}-r02`), after: false, always: true };
    const { status, invocations } = await night({ input: run(2), clock: () => TWO, death });
    // The first try, three more, and the one that records the failure.
    expect([status, invocations.publish]).toEqual(['FAILED', 5]);
    expect(await findRun(table, `${DAY_BEFORE}-r02`)).toMatchObject({ state: 'FAILED', failure: 'Runtime.ExitError' });
    expect(await readersSee(table, reference.listingIds)).toBe(reference.before);

    // Then the city is again as it was, so that the next run leaves packs alone above which those of the dead run lie.
    const again = await nights.scratch(base);
    for (const each of [scratch, again]) {
      await each.put(asBefore(city, 3).map(storedListing));
      await each.night({ input: run(3), clock: () => TWO });
    }
    expect((await findActive(table))?.abandoned).toEqual([`${DAY_BEFORE}-r02`]);
    const packs = (await scratch.items()).filter(({ entity }) => entity === 'Pack');
    const of = (revision: string) =>
      new Set(packs.filter(({ runId }) => runId === `${DAY_BEFORE}-${revision}`).map(({ listingId }) => listingId));
    const later = of('r03');
    expect([...of('r02')].some(listingId => !later.has(listingId))).toBe(true);
    // As though the dead run had never been.
    expect(await readersSee(table, reference.listingIds)).toBe(await readersSee(again.table, reference.listingIds));
    await drop();
    await again.drop();
  });
});

describe('a night that is published', () => {
  test('stands, though it dies again and again while it is explained', async () => {
    const { table, night, drop } = await nights.scratch(base);
    const death = { call: reference.night.calls.at(-1)!, after: false, always: true };
    expect(death.call).toMatch(/^explain/);
    const { status, invocations } = await night({ input, clock: () => TWO, death });
    expect([status, invocations.explain, invocations.publish]).toEqual(['SUCCEEDED', 4, 1]);
    expect(await readersSee(table, reference.listingIds)).toBe(reference.after);
    await drop();
  });
});

describe('two runs at once', () => {
  test('of one name come to what one comes to', async () => {
    const { night, items, drop } = await nights.scratch(base);
    const both = await Promise.all([1, 2].map(() => night({ input, clock: () => TWO })));
    expect(both.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(differences(reference.contents, contents(await items()))).toEqual([]);
    await drop();
  });

  test('of two revisions end with the later one in force, whole', async () => {
    const { table, night, drop } = await nights.scratch(base);
    const runs = [1, 2].map(revision => night({ input: { ...input, revision }, clock: () => TWO }));
    const [first, second] = await Promise.all(runs);
    expect(second!.status).toBe('SUCCEEDED');
    const state = (await findRun(table, DAY))?.state;
    // The first was published before the second, or found that it had come too late.
    expect(['PUBLISHED', 'FAILED']).toContain(state);
    expect(first!.status).toBe('SUCCEEDED');
    const [runId, packs] = JSON.parse(await readersSee(table, reference.listingIds));
    expect(runId).toBe(`${DAY}-r02`);
    expect(packs).toEqual(JSON.parse(reference.after)[1]);
    await drop();
  });
});

describe('clocks that disagree', () => {
  const CLOCKS: readonly (readonly [string, (step: string, n: number) => string])[] = [
    ['each step some minutes before the one before it', (_, n) => instantAfter(TWO, -n * 7 * 60_000)],
    [
      'each invocation minutes off, one way and the other',
      (_, n) => instantAfter(TWO, (n % 2 === 0 ? -1 : 1) * n * 11 * 60_000),
    ],
    [
      'planned before midnight in Seoul, published after it',
      step => (step === 'plan' || step === 'sweep' ? '2026-04-02T14:58:00.000Z' : '2026-04-02T15:03:00.000Z'),
    ],
    [
      'planned after midnight in Seoul, published before it',
      step => (step === 'plan' || step === 'sweep' ? '2026-04-02T15:03:00.000Z' : '2026-04-02T14:58:00.000Z'),
    ],
  ];
  for (const [name, clock] of CLOCKS)
    test(`change nothing that is read: ${name}`, async () => {
      const { table, night, drop } = await nights.scratch(base);
      const { status, died } = await night({
        input,
        clock,
        death: { call: reference.night.calls.find(call => call.includes('STEP#plan'))!, after: true },
      });
      expect([status, died]).toEqual(['SUCCEEDED', true]);
      expect(await readersSee(table, reference.listingIds)).toBe(reference.after);
      const run = await findRun(table, DAY);
      expect(run).toMatchObject({ state: 'PUBLISHED', counts: { shards: reference.night.invocations.score } });
      expect(run!.durationMs).toBeGreaterThanOrEqual(0);
      await drop();
    });
});
