import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { allocate } from '#functions/nightly/allocate/use-cases.ts';
import { plan } from '#functions/nightly/plan/use-cases.ts';
import { publish } from '#functions/nightly/publish/use-cases.ts';
import { score } from '#functions/nightly/score/use-cases.ts';
import { train } from '#functions/nightly/train/use-cases.ts';
import type { Deps } from '#functions/nightly/wiring.ts';
import { ulids } from '#shared/kernel/ids.ts';
import { listingWrite } from '#shared/listing/store.ts';
import type { Tables } from '#shared/match/engine/model/tables.ts';
import type { Matches, MatchRun } from '#shared/match/schema.ts';
import { findChoice } from '#shared/match/store.ts';
import type { MatchModels, ModelState } from '#shared/match-model/schema.ts';
import { findModelState, loadModel, modelStateWrite, storeModel } from '#shared/match-model/store.ts';
import { keys } from '#shared/table/keys.ts';
import type { Table } from '#shared/table/table.ts';
import { cityOf, fresh } from '#test/support/city.ts';
import { runCommand } from '#test/support/command.ts';
import { learningCity } from '#test/support/learning-city.ts';
import { plantModel, tableOf } from '#test/support/model.ts';
import { useStack } from '#test/support/stack.ts';

/** Steps on the real engine; a small training, and everything else as it is. */
const SMALL = { trees: 5, bags: 1, pairs: 3, others: 10 };
const CITY = learningCity(5);
const INVESTORS = CITY.filter(({ kind }) => kind === 'investor').map(({ listingId }) => listingId);

const COMMAND = fileURLToPath(new URL('../../infra/local/match-model.ts', import.meta.url));

const handle = useStack();
const as = <T>(target: string, options: object = {}) => cityOf(handle).as<T>('operator', target, options);
const run = async (runId: string) => (await as<MatchRun>('readMatchRun', { params: { runId } })).body;
const matches = async (listingId: string) => (await as<Matches>('listMatches', { params: { listingId } })).body;
const models = async () => (await as<MatchModels>('listMatchModels')).body;
const rollBack = (body: object) => as<MatchModels>('rollBackMatchModel', { body, headers: fresh() });
const depsOf = (table: Table): Deps => ({ table, clock: () => new Date().toISOString(), newId: ulids() });

/** A whole night, by its date. */
const night = async (date: string, table = tableOf(handle)): Promise<MatchRun> => {
  const deps = depsOf(table);
  const { runId, shards } = await plan(deps)({ date, shardSize: 17 });
  await train(deps, SMALL)({ runId });
  for (const shard of shards) await score(deps)(shard);
  await allocate(deps)({ runId });
  await publish(deps)({ runId });
  return run(runId);
};

class Killed extends Error {}

/** Dies at its `at`-th write, before or after it took effect. */
const mortal = (table: Table, at: number, after: boolean): { table: Table; names: string[] } => {
  const names: string[] = [];
  return {
    names,
    table: {
      ...table,
      put: async write => {
        names.push(`${write.put.entity}`);
        if (names.length === at && !after) throw new Killed();
        await table.put(write);
        if (names.length === at) throw new Killed();
      },
    },
  };
};

/** As if nothing had ever been learnt, at the version that comes next. */
const forget = async (table: Table): Promise<void> => {
  const { version } = await findModelState(table);
  const blank: ModelState = { before: [], rolledBack: [], version: version + 1 };
  await table.put(modelStateWrite(blank));
};
const outcome = async (table: Table, runId: string) => {
  const { at: _at, runId: _run, ...choice } = (await findChoice(table, runId))!;
  const { version: _version, since: _since, movedBy, lastTraining, ...state } = await findModelState(table);
  const { runId: trainedBy, ...training } = lastTraining!;
  expect([movedBy, trainedBy]).toEqual([runId, runId]);
  return { choice, state, training };
};

describe('nights with a learned model', { timeout: 60_000 }, () => {
  let elected = '';

  test('an empty city is scored by the untrained formula, whatever is in force, and its record says so', async () => {
    await plantModel(handle);
    const record = await night('2026-11-10');
    expect(record).toMatchObject({
      state: 'PUBLISHED',
      scorer: { id: 'log-lift' },
      model: { training: 'TOO_LITTLE', evidence: 0, fallback: 'NO_MARKET' },
    });
    expect(record.model).not.toHaveProperty('modelId');
    expect((await rollBack({})).body).toMatchObject({ inForce: 'UNTRAINED', items: [{ state: 'ROLLED_BACK' }] });
    const table = tableOf(handle);
    for (const listing of CITY) await table.put(listingWrite(listing));
  });

  test('a training killed at any write, before or after it took effect, comes to the same model, choice and state', async () => {
    const table = tableOf(handle);
    const killed = async (revision: number, at: number, after: boolean) => {
      await forget(table);
      const { runId } = await plan(depsOf(table))({ date: '2026-11-24', revision, shardSize: 17 });
      const dying = mortal(table, at, after);
      try {
        await train(depsOf(dying.table), SMALL)({ runId });
      } catch (error) {
        expect(error).toBeInstanceOf(Killed);
        await train(depsOf(table), SMALL)({ runId });
      }
      return { names: dying.names, outcome: await outcome(table, runId) };
    };
    const reference = await killed(2, 0, false);
    expect(reference.names).toEqual(['ModelPart', 'MatchModel', 'ModelState', 'MatchStep', 'ModelChoice']);
    expect(reference.outcome.choice).toMatchObject({ training: 'ELECTED', modelId: expect.any(String) });
    for (let at = 1; at <= reference.names.length; at += 1)
      for (const after of [false, true])
        expect((await killed(1 + 2 * at + Number(after), at, after)).outcome, `${at} ${after}`).toEqual(
          reference.outcome,
        );
    await forget(table);
  });

  test('the first night with enough to learn from learns, and is scored by what it learnt', async () => {
    const record = await night('2026-11-24');
    expect(record).toMatchObject({
      state: 'PUBLISHED',
      scorer: { id: 'learned' },
      model: { training: 'ELECTED', trial: { investors: 33 }, dataHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(record.model!.trial!.learned).toBeGreaterThan(record.model!.trial!.untrained);
    elected = record.model!.modelId!;
    const { inForce, items } = await models();
    expect(inForce).toBe(elected);
    expect(items[0]).toMatchObject({ modelId: elected, state: 'IN_FORCE', runId: '2026-11-24' });
    const all = (await Promise.all(INVESTORS.map(matches))).flatMap(each => each.items);
    expect(all.length).toBeGreaterThan(20);
    for (const { score: points, probability, reasons } of all) {
      expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(points);
      expect(probability).toBeGreaterThan(0);
      expect(reasons.every(({ text }) => text.ko.endsWith('.') && text.en.endsWith('.'))).toBe(true);
    }
    expect(all.some(({ reasons }) => reasons.some(({ factor }) => factor === 'momentum'))).toBe(true);
  });

  test('the next night has nothing new to learn from and goes on with the same model', async () => {
    expect((await night('2026-11-25')).model).toMatchObject({ modelId: elected, training: 'NOTHING_NEW' });
  });

  test('rolled back by an operator, with its entry in the trail, it is out of force the next night, and stays out', async () => {
    const key = fresh();
    const back = await as<MatchModels>('rollBackMatchModel', { body: {}, headers: key });
    expect(back.body).toMatchObject({ inForce: 'UNTRAINED' });
    expect((await as('rollBackMatchModel', { body: {}, headers: key })).headers.get('idempotent-replayed')).toBe(
      'true',
    );
    const trail = await cityOf(handle).as<{ items: { action: string; changed: string[] }[] }>('auditor', 'readTrail', {
      params: { subject: 'match-models' },
    });
    expect(trail.body.items.map(({ action }) => action)).toContain('match-model.rolled-back');
    const record = await night('2026-11-26');
    expect(record).toMatchObject({ scorer: { id: 'log-lift' }, model: { training: 'NOTHING_NEW' } });
    expect((await matches(INVESTORS[0]!)).items.every(({ probability }) => probability === undefined)).toBe(true);
    expect((await models()).inForce).toBe('UNTRAINED');
  });

  test('what an operator names is put in force, and what is not there is refused', async () => {
    expect((await rollBack({ to: elected })).body.inForce).toBe(elected);
    const missing = await rollBack({ to: 'a'.repeat(32) });
    expect([missing.status, JSON.stringify(missing.body)]).toEqual([422, expect.stringContaining('no-such-model')]);
    expect((await rollBack({ to: elected })).status).toBe(409);
    expect((await cityOf(handle).as('ann', 'rollBackMatchModel', { body: {}, headers: fresh() })).status).toBe(403);
    expect((await night('2026-11-27')).model).toMatchObject({ modelId: elected });
  });

  test('by one command: what there is, the way back and the way there', async () => {
    const command = async (...args: string[]) =>
      runCommand(
        COMMAND,
        [...args, '--language', 'en', '--url', handle.stack.url, '--token', await handle.stack.tokenFor('operator')],
        import.meta.dirname,
      );
    const listed = await command('list');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    expect(listed.stdout).toMatch(new RegExp(`${elected.slice(0, 8)} +in force +2026-11-24`));
    expect(listed.stdout).toMatch(/2026-11-26 +PUBLISHED +the untrained formula +little that is new/);
    expect((await command('show')).stdout).toContain(elected);
    const back = await command('roll-back');
    expect(back).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/→ the untrained formula, from the next run on/),
    });
    expect(await command('roll-back', '--to', 'untrained')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('in force already'),
    });
    expect(await command('roll-back', '--to', 'abcdef')).toMatchObject({
      code: 1,
      stderr: 'There is no model abcdef\n',
    });
    expect(await command('roll-back', '--to', elected.slice(0, 8))).toMatchObject({ code: 0 });
    expect((await models()).inForce).toBe(elected);
  });

  test('a run keeps the model it was planned with, whatever operators do meanwhile', async () => {
    const deps = depsOf(tableOf(handle));
    const { runId, shards } = await plan(deps)({ date: '2026-11-28', shardSize: 17 });
    await rollBack({});
    expect(await train(deps, SMALL)({ runId })).toEqual({ training: 'OVERTAKEN', modelId: elected });
    for (const shard of shards) await score(deps)(shard);
    await allocate(deps)({ runId });
    await publish(deps)({ runId });
    expect(await run(runId)).toMatchObject({
      scorer: { id: 'learned' },
      model: { training: 'OVERTAKEN', modelId: elected },
    });
    expect((await night('2026-11-29')).scorer.id).toBe('log-lift');
    await rollBack({ to: elected });
  });

  test('a training that never came to its end leaves the model in force when the run was planned', async () => {
    const deps = depsOf(tableOf(handle));
    const { runId, shards } = await plan(deps)({ date: '2026-11-30', shardSize: 17 });
    for (const shard of shards) await score(deps)(shard);
    await allocate(deps)({ runId });
    await publish(deps)({ runId });
    expect((await run(runId)).model).toMatchObject({ training: 'FAILED', modelId: elected });
  });

  test('a model that is damaged while a run is under way costs its scores, not the run', async () => {
    const table = tableOf(handle);
    const deps = depsOf(table);
    const chunk = (await table.get(keys.modelPart(elected, 0)))!;
    const { runId, shards } = await plan(deps)({ date: '2026-12-01', shardSize: 17 });
    await train(deps, SMALL)({ runId });
    await score(deps)(shards[0]!);
    await table.put({ put: { ...chunk, bytes: Uint8Array.of(1, 2, 3) }, when: 'always' });
    for (const shard of shards.slice(1)) await score(deps)(shard);
    await allocate(deps)({ runId });
    await publish(deps)({ runId });
    const record = await run(runId);
    expect(record).toMatchObject({ state: 'PUBLISHED', counts: { shardsFallenBack: shards.length - 1 } });
    expect((await matches(INVESTORS[0]!)).items.every(({ probability }) => probability === undefined)).toBe(true);
    // The next run finds it damaged before anything is scored.
    expect(await night('2026-12-02')).toMatchObject({ scorer: { id: 'log-lift' }, model: { fallback: 'UNREADABLE' } });
    await table.put({ put: chunk, when: 'always' });
    expect(await night('2026-12-03')).toMatchObject({ scorer: { id: 'learned' }, model: { modelId: elected } });
  });

  test('a model made for other features is passed over, and the record says so', async () => {
    const table = tableOf(handle);
    const { record, model } = await loadModel(table, elected);
    const renamed = (tables: Tables): Tables => ({
      ...tables,
      features: tables.features.map((feature, n) => (n === 0 ? { ...feature, name: 'shoeSize' } : feature)),
    });
    const { by, first, later } = model.tables!;
    const { modelId: _id, chunks: _chunks, bytes: _bytes, ...rest } = record;
    const other = await storeModel(
      table,
      { ...model, tables: { by, first: renamed(first), later: renamed(later) } },
      rest,
    );
    expect((await rollBack({ to: other.modelId })).status).toBe(200);
    expect(await night('2026-12-04')).toMatchObject({
      state: 'PUBLISHED',
      scorer: { id: 'log-lift' },
      model: { fallback: 'OTHER_FEATURES' },
    });
  });
});
