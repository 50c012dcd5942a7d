import { describe, expect, test } from 'vitest';
import type { Match, MatchRun } from '#shared/match/schema.ts';
import { cityOf, companyProfile, fresh, investorProfile, unique, won } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

const handle = useStack();
const city = () => cityOf(handle);
const someone = () => `person-${unique()}`;

const investor = async (more: object = {}) => {
  const owner = someone();
  const { listing } = await city().published(owner, 'investor', { profile: { ...investorProfile(), ...more } });
  return { owner, listing };
};
const company = async (more: object = {}, text = '냉동창고 자율주행 지게차') => {
  const owner = someone();
  const { listing } = await city().published(owner, 'company', {
    summary: { ko: text },
    profile: { ...companyProfile(), ...more },
  });
  return { owner, listing };
};
type Side = Awaited<ReturnType<typeof company>>;
const matchesOf = async ({ owner, listing }: Side): Promise<Match[]> =>
  (await city().as<{ items: Match[] }>(owner, 'listMatches', { params: { listingId: listing.listingId } })).body.items;
const partners = async (side: Side) => (await matchesOf(side)).map(({ counterpart }) => counterpart.listingId);
const run = async (runId: string) =>
  (await city().as<MatchRun>('operator', 'readMatchRun', { params: { runId } })).body;

describe('a night', () => {
  test('proposes within both capacities, refuses what is excluded, and its reasons add up', async () => {
    const busy = await investor({ monthlyCapacity: 2 });
    const game = await company({ sectors: ['GAME', 'ROBOTICS'] });
    const lender = await company({}, '로봇을 이용한 대부업 자동화');
    const asked = await company({ monthlyCapacity: 1 });
    const none = await company({ monthlyCapacity: 0 });
    const fitting = await Promise.all(Array.from({ length: 4 }, () => company()));
    const rivals = await Promise.all([investor(), investor()]);
    await city().night('2026-02-01');

    const mine = await matchesOf(busy);
    expect(mine).toHaveLength(2);
    for (const { score, reasons, rank } of mine) {
      expect(reasons.map(({ factor }) => factor)).toEqual(['sector', 'stage', 'ticket', 'region', 'text']);
      expect(reasons.reduce((total, { points }) => total + points, 0)).toBe(score);
      expect(rank).toBe(mine.findIndex(match => match.rank === rank) + 1);
      for (const { text } of reasons) {
        expect(text.ko).toMatch(/[가-힣]/);
        expect(text.en.length).toBeGreaterThan(10);
      }
    }
    expect(await partners(none)).toEqual([]);
    expect((await partners(asked)).length).toBeLessThanOrEqual(1);
    for (const one of [busy, ...rivals]) {
      const found = await partners(one);
      expect(found).not.toContain(game.listing.listingId);
      expect(found).not.toContain(lender.listing.listingId);
    }
    // Both sides read the same pair.
    for (const one of fitting)
      for (const id of await partners(one)) {
        const other = [busy, ...rivals].find(({ listing }) => listing.listingId === id)!;
        expect(await partners(other)).toContain(one.listing.listingId);
      }
    const companySide = (await Promise.all(fitting.map(matchesOf))).flat();
    expect(companySide.length).toBeGreaterThan(0);
    // A company reads no figure of the investor's ticket.
    expect(JSON.stringify(companySide)).not.toMatch(/500,?000,?000|3,?000,?000,?000|5억|30억/);
  });

  test('leaves a record of what it did and took', async () => {
    const record = await run('2026-02-01');
    expect(record).toMatchObject({ state: 'PUBLISHED', scorer: { id: 'log-lift' } });
    expect(record.inputHash).toMatch(/^[0-9a-f]{64}$/);
    expect(record.counts.pairsScored).toBe(record.counts.investors! * record.counts.companies!);
    expect(record.counts.matches).toBeGreaterThan(0);
    expect(record.consumed.read).toBeGreaterThan(0);
    expect(record.consumed.write).toBeGreaterThan(0);
    expect(record.durationMs).toBeGreaterThanOrEqual(0);
    expect(
      (await city().as<{ items: MatchRun[] }>('operator', 'listMatchRuns')).body.items.map(({ runId }) => runId),
    ).toContain('2026-02-01');
  });

  test('again for the same date changes nothing', async () => {
    const one = await investor();
    await city().night('2026-02-02');
    const [before, matches] = [await run('2026-02-02'), await matchesOf(one)];
    await investor();
    await city().night('2026-02-02');
    expect(await run('2026-02-02')).toEqual(before);
    expect(await matchesOf(one)).toEqual(matches);
    await city().night('2026-01-15');
    expect((await city().as('operator', 'readMatchRun', { params: { runId: '2026-01-15' } })).status).toBe(404);
  });

  test('half done it is invisible, killed it goes on where it stopped', async () => {
    const one = await investor();
    await city().night('2026-02-03');
    const before = await matchesOf(one);
    const addition = await company(
      { raising: { stage: 'SEED', amount: won('900000000') } },
      '자율주행 물류로봇 창고 자동화',
    );
    const input = { date: '2026-02-04' };
    const planned = (await handle.stack.invoke('nightly/plan', input)) as { shards: unknown[] };
    for (const shard of planned.shards) await handle.stack.invoke('nightly/score', shard);
    await handle.stack.invoke('nightly/allocate', { runId: '2026-02-04' });
    expect(await matchesOf(one)).toEqual(before);
    expect((await run('2026-02-04')).state).toBe('RUNNING');
    expect((await run('2026-02-04')).counts.matches).toBeGreaterThan(0);
    // What is listed after the plan was frozen is not in this run, however late it is finished.
    const late = await company({}, '자율주행 물류로봇');
    await city().night('2026-02-04');
    expect((await run('2026-02-04')).state).toBe('PUBLISHED');
    expect(await partners(addition)).not.toEqual([]);
    expect(await partners(late)).toEqual([]);
  });

  test('that fails is recorded, keeps the old matches in force, and can be taken up again', async () => {
    const one = await investor();
    await city().night('2026-02-05');
    const before = await matchesOf(one);
    await handle.stack.invoke('nightly/plan', { date: '2026-02-06' });
    await handle.stack.invoke('nightly/publish', {
      runId: '2026-02-06',
      failure: { Error: 'States.Timeout', Cause: 'x' },
    });
    expect(await run('2026-02-06')).toMatchObject({ state: 'FAILED', failure: 'States.Timeout' });
    expect(await matchesOf(one)).toEqual(before);
    await city().night('2026-02-06');
    const record = await run('2026-02-06');
    expect(record.state).toBe('PUBLISHED');
    expect(record.failure).toBeUndefined();
  });

  test('a closed counterpart disappears at once, a closed listing has no matches', async () => {
    const [one, other] = [await investor(), await company()];
    await city().night('2026-02-07');
    const found = await partners(one);
    expect(found.length).toBeGreaterThan(0);
    const owner = await city().as<{ items: { listingId: string }[] }>('operator', 'readListing', {
      params: { listingId: found[0]! },
    });
    const { version } = owner.body as unknown as { version: number };
    await city().as('operator', 'closeListing', {
      params: { listingId: found[0]! },
      headers: { 'if-match': `"v${version}"` },
    });
    expect(await partners(one)).toEqual(found.slice(1));
    await city().act(other.owner, 'closeListing', other.listing);
    expect(await partners(other)).toEqual([]);
  });

  test('by the schedule: the date in Seoul, once', async () => {
    const fired = handle.stack.fireSchedule();
    await fired.done;
    expect(fired.status).toBe('SUCCEEDED');
    const latest = (await city().as<{ items: MatchRun[] }>('operator', 'listMatchRuns')).body.items[0]!;
    expect(latest.state).toBe('PUBLISHED');
    expect(latest.runId).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('an operator', () => {
  const start = (body: object, headers = fresh()) =>
    city().as<MatchRun & { errors: { code: string }[] }>('operator', 'startMatchRun', { body, headers });

  test('starts a run and watches it; starting it again answers with its record', async () => {
    await investor();
    const headers = fresh();
    const started = await start({ revision: 7 }, headers);
    expect(started.status).toBe(202);
    const { runId } = started.body;
    expect(started.headers.get('location')).toBe(`/v1/match-runs/${runId}`);
    await expect.poll(async () => (await run(runId)).state, { timeout: 15_000 }).toBe('PUBLISHED');
    expect((await start({ revision: 7 }, headers)).headers.get('idempotent-replayed')).toBe('true');
    const again = await start({ revision: 7 });
    expect([again.status, again.body.state]).toEqual([202, 'PUBLISHED']);
  });

  test('cannot start the day after tomorrow, nor a day before the run in force', async () => {
    expect((await start({ date: '2099-01-01' })).body.errors[0]?.code).toBe('too-late');
    expect((await start({ date: '2026-01-01' })).body.errors[0]?.code).toBe('superseded');
    expect((await start({ date: '2026-02-30' })).status).toBe(422);
  });

  test('nobody else may', async () => {
    const person = someone();
    expect((await city().as(person, 'startMatchRun', { body: {}, headers: fresh() })).status).toBe(403);
    expect((await city().as(person, 'listMatchRuns')).status).toBe(403);
    expect((await city().as('operator', 'readMatchRun', { params: { runId: '2020-01-01' } })).status).toBe(404);
    expect((await city().as('operator', 'readMatchRun', { params: { runId: 'x' } })).status).toBe(404);
  });
});
