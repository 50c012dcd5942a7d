import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { allocate } from '#functions/nightly/allocate/use-cases.ts';
import { plan } from '#functions/nightly/plan/use-cases.ts';
import { publish } from '#functions/nightly/publish/use-cases.ts';
import { score } from '#functions/nightly/score/use-cases.ts';
import type { Deps } from '#functions/nightly/wiring.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { findActive, findPack, findRun } from '#shared/match/store.ts';
import { openTable, type Table } from '#shared/table/table.ts';
import { cityOf, companyProfile, unique } from '#test/support/city.ts';
import { useStack } from '#test/support/stack.ts';

/** The steps run here directly, on the real engine, through a table that can be made to die at any of its writes. */
const handle = useStack();
const city = () => cityOf(handle);
const client = () =>
  DynamoDBDocumentClient.from(new DynamoDBClient(handle.stack.dynamodb), {
    marshallOptions: { removeUndefinedValues: true },
  });

class Killed extends Error {}
type Death = { at: number; after: boolean };

/** Dies once at its `at`-th write: before it, or after it was done but before the answer arrived. */
const mortal = (table: Table, death: Death | undefined): { table: Table; writes: () => number } => {
  let writes = 0;
  const dying =
    <A extends unknown[]>(write: (...args: A) => Promise<void>) =>
    async (...args: A) => {
      writes += 1;
      const now = death?.at === writes;
      if (now && !death.after) throw new Killed();
      await write(...args);
      if (now) throw new Killed();
    };
  return {
    table: { ...table, put: dying(table.put), transact: dying(table.transact), putMany: dying(table.putMany) },
    writes: () => writes,
  };
};

/** A night from plan to publish; a step that is killed is repeated, as the workflow does. */
const night = async (date: string, death?: Death): Promise<number> => {
  const { table, writes } = mortal(openTable(client(), handle.stack.tableName), death);
  const deps: Deps = { table, clock: () => new Date().toISOString(), newId: ulids() };
  const step = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof Killed) return run();
      throw error;
    }
  };
  const { runId, shards } = await step(() => plan(deps)({ date }));
  for (const shard of shards) await step(() => score(deps)(shard));
  await step(() => allocate(deps)({ runId }));
  await step(() => publish(deps)({ runId }));
  return writes();
};

const listings: string[] = [];
/** Everything readers can see of the matches in force. */
const seen = async () => {
  const table = openTable(client(), handle.stack.tableName);
  const active = await findActive(table);
  const packs = await Promise.all(listings.map(listingId => findPack(table, listingId, active!)));
  return { runId: active?.runId, matches: packs.map(pack => pack?.matches ?? []) };
};
const outbox = async (): Promise<string[]> => {
  const { Items = [] } = await client().send(new ScanCommand({ TableName: handle.stack.tableName }));
  return Items.filter(item => item.entity === 'Outbox' && item.type === 'match.published').map(item =>
    String(item.subject),
  );
};

describe('killed at any write, before or after it took effect', () => {
  test('a night ends with the same matches, published once', async () => {
    for (let i = 0; i < 3; i += 1) {
      const kinds = ['investor', 'company', 'company'] as const;
      for (const kind of kinds) {
        const stage = ['SEED', 'PRE_A', 'SERIES_A'][i];
        const more = kind === 'company' ? { profile: { ...companyProfile(), raising: { stage } } } : {};
        listings.push((await city().published(`kill-${unique()}`, kind, more)).listing.listingId);
      }
    }
    const writes = await night('2026-04-01');
    const reference = (await seen()).matches;
    expect(reference.flat().length).toBeGreaterThan(2);
    expect(writes).toBeGreaterThan(8);

    const table = openTable(client(), handle.stack.tableName);
    let day = 1;
    for (let at = 1; at <= writes; at += 1)
      for (const after of [false, true]) {
        day += 1;
        const date = new Date(Date.UTC(2026, 3, day)).toISOString().slice(0, 10);
        await night(date, { at, after });
        const now = await seen();
        expect(now.runId, `write ${at} ${after ? 'after' : 'before'}`).toBe(date);
        // Deals grow old from night to night, but the pairs stay the same.
        expect(now.matches.map(matches => matches.map(({ counterpartId }) => counterpartId))).toEqual(
          reference.map(matches => matches.map(({ counterpartId }) => counterpartId)),
        );
        expect((await findRun(table, date))?.state).toBe('PUBLISHED');
        expect((await outbox()).filter(subject => subject === date)).toHaveLength(1);
      }
  }, 60_000);

  test('what an abandoned run wrote is never seen, not even once the next night finds nothing to change', async () => {
    const before = await seen();
    const table = openTable(client(), handle.stack.tableName);
    const rogue = mortal(table, { at: 0, after: false }).table;
    const deps: Deps = { table: rogue, clock: () => new Date().toISOString(), newId: ulids() };
    const dead: Deps = {
      ...deps,
      table: {
        ...rogue,
        transact: async writes => {
          if (writes.length > 1) throw new Killed();
          return rogue.transact(writes);
        },
      },
    };
    // A company more changes the packs of this night, which dies at its very last transaction and is never taken up again.
    const added = (await city().published(`kill-${unique()}`, 'company', { summary: { ko: '자율주행 물류로봇' } }))
      .listing;
    const { runId, shards } = await plan(deps)({ date: '2026-11-01' });
    for (const shard of shards) await score(deps)(shard);
    await allocate(deps)({ runId });
    await expect(publish(dead)({ runId })).rejects.toThrow(Killed);
    expect(await seen()).toEqual(before);

    await city().act('operator', 'closeListing', added);
    await night('2026-11-02');
    const now = await seen();
    expect(now.runId).toBe('2026-11-02');
    expect(now.matches.flat().map(({ counterpartId }) => counterpartId)).not.toContain(added.listingId);
    expect((await findActive(table))?.abandoned).toContain('2026-11-01');
  });
});
