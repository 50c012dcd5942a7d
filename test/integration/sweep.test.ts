import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enquiries } from '#functions/nightly/sweep/enquiries.ts';
import { listings } from '#functions/nightly/sweep/listings.ts';
import { scores } from '#functions/nightly/sweep/scores.ts';
import type { SweepTask } from '#functions/nightly/sweep/task.ts';
import { type SweepOptions, sweep } from '#functions/nightly/sweep/use-cases.ts';
import { answerEnquiry, newEnquiry } from '#shared/enquiry/rules.ts';
import type { StoredEnquiry } from '#shared/enquiry/schema.ts';
import { enquiryWrite, findEnquiry, findScore, newEnquiryWrites } from '#shared/enquiry/store.ts';
import { businessDaysAfter, dateAfter, endOfDay } from '#shared/kernel/calendar.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { plusDays } from '#shared/kernel/time.ts';
import type { Listing, ListingKind } from '#shared/listing/schema.ts';
import { findListing } from '#shared/listing/store.ts';
import { notificationsOf } from '#shared/notification/store.ts';
import { requireOrganisation } from '#shared/organisation/store.ts';
import { SWEEP_TASKS, type Sweep } from '#shared/sweep/schema.ts';
import { findSweep } from '#shared/sweep/store.ts';
import { openTable, type Table } from '#shared/table/table.ts';
import { cityOf, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';
import { suspend } from '#test/support/trust.ts';

/** The sweep runs here directly, on the real engine, on days of our choosing and through a table that can be made to die. */
const here = useStack();
const city = () => cityOf(here);
let table: Table;
let client: DynamoDBDocumentClient;
beforeAll(() => {
  client = DynamoDBDocumentClient.from(new DynamoDBClient(here.stack.dynamodb), {
    marshallOptions: { removeUndefinedValues: true },
  });
  table = openTable(client, here.stack.tableName);
});
afterAll(() => client.destroy());

class Killed extends Error {}
type Death = { at: number; after: boolean };
const mortal = (death?: Death) => {
  let writes = 0;
  const dying =
    <A extends unknown[]>(write: (...args: A) => Promise<void>) =>
    async (...args: A) => {
      writes += 1;
      if (death !== undefined && writes > death.at) throw new Killed();
      const now = death?.at === writes;
      if (now && !death.after) throw new Killed();
      await write(...args);
      if (now) throw new Killed();
    };
  return { table: { ...table, put: dying(table.put), transact: dying(table.transact) }, writes: () => writes };
};

/** The night of a day, two hours into it in Seoul. */
const nightOf = (day: string) => new Date(Date.parse(endOfDay(dateAfter(day, -1))) + 2 * 3_600_000).toISOString();
const run = async (day: string, options: SweepOptions = {}, on: Table = table) =>
  sweep({ table: on, clock: () => nightOf(day), newId: ulids() }, options)({ scheduledTime: nightOf(day) });

const publish = async (kind: ListingKind, more: object = {}) => {
  const { organisationId, listing } = await city().published(`sweep-${unique()}`, kind, more);
  return { organisationId, listing };
};
type Someone = Awaited<ReturnType<typeof publish>>;
/** An enquiry received at a moment of the past or the future. */
const received = async (to: Someone, from: Someone, at: string): Promise<StoredEnquiry> => {
  const [sender, receiver] = await Promise.all([from, to].map(each => requireOrganisation(table, each.organisationId)));
  const body = { listingId: to.listing.listingId, organisationId: from.organisationId, message: { ko: '문의' } };
  const about = { listing: to.listing, sender: sender!, receiver: receiver! };
  const enquiry = newEnquiry(body, about, ulids()(), at);
  await table.transact(newEnquiryWrites(enquiry, undefined));
  return enquiry;
};
const told = async ({ organisationId }: Someone, subject: string) =>
  (await notificationsOf(table, { organisationId }, nightOf('2026-12-31'), { limit: 100 })).items
    .filter(each => each.subject === subject)
    .map(({ kind }) => kind)
    .reverse();

test('the sweep of a night through the workflow is read by operators, and by nobody else', async () => {
  await city().night('2026-04-05');
  const { body } = await city().as<{ items: Sweep[] }>('operator', 'listSweeps');
  const swept = body.items.find(({ date }) => date === '2026-04-05');
  expect(swept?.state).toBe('DONE');
  expect(swept?.tasks.map(({ name }) => name)).toEqual(SWEEP_TASKS);
  expect(swept?.tasks[1]?.consumed.read).toBeGreaterThan(0);
  expect(JSON.stringify(body)).not.toContain('cursor');
  expect((await city().as(`sweep-${unique()}`, 'listSweeps')).status).toBe(403);
});

describe('listings', () => {
  test('are expired in the night after their last day, and their owners told once', async () => {
    const [shown, later] = [
      await publish('technology', { expiresOn: '2027-03-31' }),
      await publish('technology', { expiresOn: '2027-04-01' }),
    ];
    const state = async ({ listing }: { listing: Listing }) => (await findListing(table, listing.listingId))?.state;
    await run('2027-03-31', { tasks: [listings] });
    expect(await state(shown)).toBe('PUBLISHED');
    await run('2027-04-01', { tasks: [listings] });
    expect([await state(shown), await state(later)]).toEqual(['EXPIRED', 'PUBLISHED']);
    await run('2027-04-01', { tasks: [listings] });
    await run('2027-04-02', { tasks: [listings] });
    expect(await state(later)).toBe('EXPIRED');
    const { items } = await notificationsOf(table, { organisationId: shown.organisationId }, nightOf('2027-04-02'), {
      limit: 10,
    });
    expect(items.map(({ kind }) => kind)).toEqual(['listing.expired', 'listing.published']);
    expect(items[0]?.facts.date).toBe('2027-03-31');
  });

  test('whose date was moved, or that were closed, are left alone', async () => {
    const moved = await publish('technology', { expiresOn: '2027-05-01' });
    const closed = await publish('technology', { expiresOn: '2027-05-01' });
    const owner = async (each: Someone) =>
      (
        await city().as<{ items: { userId: string }[] }>('operator', 'listMembers', {
          params: { organisationId: each.organisationId },
        })
      ).body.items[0]!.userId;
    await city().act(await owner(moved), 'changeListing', moved.listing, { expiresOn: '2027-06-30' });
    await city().act(await owner(closed), 'closeListing', closed.listing);
    await run('2027-05-02', { tasks: [listings] });
    expect((await findListing(table, moved.listing.listingId))?.state).toBe('PUBLISHED');
    expect((await findListing(table, closed.listing.listingId))?.state).toBe('CLOSED');
  });
});

describe('enquiries', () => {
  test('are reminded of three days before, on the day and after it, and end; both sides are told', async () => {
    const [to, from] = [await publish('technology'), await publish('company')];
    const { enquiryId, respondBy } = await received(to, from, '2026-11-24T03:00:00.000Z');
    expect(respondBy).toBe('2026-12-08');
    for (let day = '2026-12-01'; day <= '2026-12-20'; day = dateAfter(day, 1)) {
      await run(day, { tasks: [enquiries] });
      await run(day, { tasks: [enquiries] });
    }
    const steps = ['enquiry.due-soon', 'enquiry.due-today', 'enquiry.overdue', 'enquiry.expired'];
    expect(await told(to, enquiryId)).toEqual(steps);
    expect(await told(from, enquiryId)).toEqual(['enquiry.expired']);
    expect((await findEnquiry(table, enquiryId))?.state).toBe('EXPIRED');
  });

  test('that are answered are reminded of no more; nights that were missed send the latest reminder alone', async () => {
    const [to, from, other] = [await publish('technology'), await publish('company'), await publish('company')];
    const answered = await received(to, from, '2026-11-24T03:00:00.000Z');
    const open = await received(to, other, '2026-11-24T03:00:00.000Z');
    await table.transact([enquiryWrite(answerEnquiry(answered, { decision: 'CONTACT' }, '2026-11-25T03:00:00.000Z'))]);
    await run('2026-12-10', { tasks: [{ ...enquiries, name: 'scores' }] });
    expect(await told(to, answered.enquiryId)).toEqual([]);
    expect(await told(to, open.enquiryId)).toEqual(['enquiry.overdue']);
  });

  test('of a suspended side wait', async () => {
    const [to, from] = [await publish('technology'), await publish('company')];
    const { enquiryId } = await received(to, from, '2026-11-24T03:00:00.000Z');
    await suspend(here, to.organisationId);
    await run('2026-12-22', { tasks: [enquiries] });
    expect((await findEnquiry(table, enquiryId))?.state).toBe('NEW');
    expect((await findSweep(table, '2026-12-22'))?.tasks[0]?.counts.frozen).toBe(1);
  });
});

test('the response score follows the answers, and tells nothing of one enquiry or of a company for sale', async () => {
  const [to, seller] = [await publish('technology'), await publish('acquisition')];
  const at = plusDays(nightOf('2026-11-24'), -30);
  const answer = (enquiry: StoredEnquiry) =>
    table.transact([enquiryWrite(answerEnquiry(enquiry, { decision: 'CONTACT' }, plusDays(at, 0.5)))]);
  const shown = async (listing: Listing) =>
    (await here.call('readResponsiveness', { params: { listingId: listing.listingId } })).body;
  for (let n = 0; n < 4; n += 1) await answer(await received(to, await publish('company'), at));
  for (let n = 0; n < 6; n += 1) await answer(await received(seller, await publish('company'), at));
  await run('2026-11-24', { tasks: [scores] });
  expect(await shown(to.listing)).toMatchObject({ band: 'INSUFFICIENT' });
  expect(await findScore(table, seller.organisationId)).toBeUndefined();
  await received(to, await publish('company'), at);
  await run('2026-11-25', { tasks: [scores] });
  expect(await findScore(table, to.organisationId)).toMatchObject({ n: 5, answered: 4, score: 85 });
  expect(await shown(to.listing)).toMatchObject({
    band: 'GOOD',
    score: 85,
    answeredPercent: 80,
    medianDays: 0.5,
    n: 5,
  });
  expect(await shown(seller.listing)).toEqual({ listingId: seller.listing.listingId, band: 'WITHHELD', least: 5 });
});

describe('the sweep', () => {
  const failing: SweepTask = { name: 'scores', page: () => Promise.reject(new TypeError('no')) };
  const counting = (pages: number) => {
    let page = 0;
    const task: SweepTask = {
      name: 'alerts',
      page: async () => {
        page += 1;
        return { counts: { pages: 1 }, next: page < pages ? { page } : undefined };
      },
    };
    return { task, made: () => page };
  };

  test('goes on after a task that fails, says which, and takes up that one alone when it is repeated', async () => {
    const { task, made } = counting(2);
    await expect(run('2026-10-01', { tasks: [failing, task] })).rejects.toThrow('scores failed');
    expect((await findSweep(table, '2026-10-01'))?.tasks).toMatchObject([
      { name: 'scores', state: 'FAILED', failure: 'TypeError' },
      { name: 'alerts', state: 'DONE', pages: 2, counts: { pages: 2 } },
    ]);
    const mended = { ...failing, page: async () => ({ counts: { mended: 1 } }) };
    expect(await run('2026-10-01', { tasks: [mended, task] })).toEqual({ date: '2026-10-01', done: true });
    expect(made()).toBe(2);
    expect((await findSweep(table, '2026-10-01'))?.tasks.map(({ state }) => state).sort()).toEqual(['DONE', 'DONE']);
  });

  test('stops in time and goes on where it stopped', async () => {
    const { task, made } = counting(5);
    const slow = {
      ...task,
      page: async (...args: Parameters<SweepTask['page']>) => {
        await new Promise(resolve => setTimeout(resolve, 40));
        return task.page(...args);
      },
    };
    let calls = 0;
    let done = false;
    while (!done && calls < 10) {
      calls += 1;
      done = (await run('2026-10-02', { tasks: [slow], budget: 60 })).done;
    }
    expect([done, made()]).toEqual([true, 5]);
    expect(calls).toBeGreaterThan(1);
    expect((await findSweep(table, '2026-10-02'))?.tasks[0]).toMatchObject({ state: 'DONE', counts: { pages: 5 } });
  });

  test('does not keep the night from matching for ever', async () => {
    const endless: SweepTask = { name: 'alerts', page: async () => ({ counts: {}, next: {} }) };
    const rounds: boolean[] = [];
    for (let n = 0; n < 6; n += 1) rounds.push((await run('2026-10-03', { tasks: [endless], budget: 5 })).done);
    expect(rounds).toEqual([false, false, false, false, false, true]);
  });

  test('of a future date works for today', async () => {
    const deps = { table, clock: () => nightOf('2026-10-04'), newId: ulids() };
    expect(await sweep(deps, { tasks: [] })({ date: '2099-01-01' })).toEqual({ date: '2026-10-04', done: true });
  });

  test('killed at any write, before or after it took effect, and run again: the same end, nobody told twice', async () => {
    let year = 2030;
    /** A small city with something due of every kind, a year of its own, and its sweep. */
    const play = async (death?: Death) => {
      year += 1;
      const day = businessDaysAfter(`${year}-06-04`, 10);
      const over = await publish('technology', { expiresOn: dateAfter(day, -1) });
      const [to, from, third] = [await publish('technology'), await publish('company'), await publish('company')];
      const late = await received(to, from, `${year}-05-02T03:00:00.000Z`);
      const due = await received(to, third, `${year}-06-04T03:00:00.000Z`);
      const dying = mortal(death);
      const tasks = { tasks: [listings, enquiries, scores] };
      if (death !== undefined) await run(day, tasks, dying.table).catch(() => undefined);
      else await run(day, tasks, dying.table);
      await run(day, tasks).catch(() => run(day, tasks));
      const sweepOf = await findSweep(table, day);
      return {
        writes: dying.writes(),
        end: {
          state: (await findListing(table, over.listing.listingId))?.state,
          enquiries: await Promise.all(
            [late, due].map(async ({ enquiryId }) => (await findEnquiry(table, enquiryId))?.state),
          ),
          reminded: (await findEnquiry(table, due.enquiryId))?.reminded,
          told: [
            ...(await notificationsOf(table, over, nightOf(day), { limit: 50 })).items,
            ...(await notificationsOf(table, to, nightOf(day), { limit: 50 })).items,
            ...(await notificationsOf(table, from, nightOf(day), { limit: 50 })).items,
          ]
            .map(({ kind }) => kind)
            .filter(kind => kind !== 'listing.published')
            .sort(),
          score: (await findScore(table, to.organisationId))?.n,
          tasks: sweepOf?.tasks.map(({ name, state }) => [name, state]).sort(),
        },
      };
    };
    const { writes, end } = await play();
    expect(end.state).toBe('EXPIRED');
    expect(end.told.length).toBeGreaterThan(3);
    expect(writes).toBeGreaterThan(10);
    for (let at = 1; at <= writes; at += 1)
      for (const after of [false, true])
        expect((await play({ at, after })).end, `write ${at} ${after ? 'after' : 'before'}`).toEqual(end);
  }, 240_000);
});
