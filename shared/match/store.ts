import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { Rejection } from '#shared/kernel/rejection.ts';
import { epochSeconds, plusDays } from '#shared/kernel/time.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Table, Write } from '#shared/table/table.ts';
import { ActiveRun, MatchRun, ModelChoice, Pack, RunPlan, StepReport } from './schema.ts';

/** Bytes of compressed content in one item; an item holds at most 400 KB. */
const PART_BYTES = 350_000;
/** A part serves its run, and the index of packs the nights until the next one is published; both long gone by then. */
const PART_DAYS = 400;

const StoredRun = MatchRun.extend({ version: z.int().min(1) });
export type StoredRun = z.infer<typeof StoredRun>;

const runs = entity('MatchRun', StoredRun, run => ({ ...keys.run(run.runId), ...indexes.runs(run.runId) }));
const plans = entity('MatchPlan', RunPlan, plan => keys.runStep(plan.runId, 'plan'));
const choices = entity('ModelChoice', ModelChoice, choice => keys.runStep(choice.runId, 'model'));
const reports = entity('MatchStep', StepReport, report => keys.runStep(report.runId, `done-${report.step}`));
const pointers = entity('ActiveRun', ActiveRun, () => keys.activeRun());
const packs = entity('Pack', Pack, pack => keys.pack(pack.listingId, pack.runId));

/** The run as it is shown, without the lock's version. */
export const shownRun = ({ version: _version, ...run }: StoredRun): MatchRun => run;

export const runWrite = (run: StoredRun): Write => ({
  put: runs.toItem(run),
  when: run.version === 1 ? 'absent' : { version: run.version - 1 },
  otherwise: new Rejection('conflict'),
});
export const findRun = async (table: Table, runId: string): Promise<StoredRun | undefined> => {
  const item = await table.get(keys.run(runId));
  return item === undefined ? undefined : runs.fromItem(item);
};
/** Latest first; eventually consistent. */
export const latestRuns = async (table: Table, limit: number): Promise<StoredRun[]> => {
  const { items } = await table.query({ index: 'gsi1', pk: 'RUNS', newestFirst: true, limit });
  return items.map(runs.fromItem);
};

const absentOr = async <T>(put: Promise<void>, existing: () => Promise<T>, made: T): Promise<T> => {
  try {
    await put;
    return made;
  } catch (error) {
    if (error instanceof Rejection && error.reason === 'conflict') return existing();
    throw error;
  }
};

/** Makes the run's record, or gives the one that is there: two starters of one run meet in one record. */
export const createRun = (table: Table, run: StoredRun): Promise<StoredRun> =>
  absentOr(table.put(runWrite(run)), async () => (await findRun(table, run.runId)) ?? run, run);

export const findPlan = async (table: Table, runId: string): Promise<RunPlan | undefined> => {
  const item = await table.get(keys.runStep(runId, 'plan'));
  return item === undefined ? undefined : plans.fromItem(item);
};
/** @throws Error where the run was never planned: the workflow runs the steps in order. */
export const requirePlan = async (table: Table, runId: string): Promise<RunPlan> => {
  const plan = await findPlan(table, runId);
  if (plan === undefined) throw new Error(`run ${runId} has no plan`);
  return plan;
};
/** Freezes the plan of a run: the first one written stands. */
export const freezePlan = (table: Table, plan: RunPlan): Promise<RunPlan> =>
  absentOr(table.put({ put: plans.toItem(plan), when: 'absent' }), () => requirePlan(table, plan.runId), plan);

export const findChoice = async (table: Table, runId: string): Promise<ModelChoice | undefined> => {
  const item = await table.get(keys.runStep(runId, 'model'));
  return item === undefined ? undefined : choices.fromItem(item);
};
/** Freezes which model a run is scored by: the first choice written stands. */
export const freezeChoice = (table: Table, choice: ModelChoice): Promise<ModelChoice> =>
  absentOr(
    table.put({ put: choices.toItem(choice), when: 'absent' }),
    async () => (await findChoice(table, choice.runId)) ?? choice,
    choice,
  );

/** Reports of the steps done so far, in order of their names. */
export const findReports = async (table: Table, runId: string): Promise<StepReport[]> => {
  const items = await table.queryAll({ pk: keys.run(runId).pk, sk: { beginsWith: 'STEP#done-' } });
  return items.map(reports.fromItem);
};
export const findReport = async (table: Table, runId: string, step: string): Promise<StepReport | undefined> => {
  const item = await table.get(keys.runStep(runId, `done-${step}`));
  return item === undefined ? undefined : reports.fromItem(item);
};
/** Written after all else of a step: its presence means that the step's parts are whole. */
export const writeReport = (table: Table, report: StepReport): Promise<void> =>
  table.put({ put: reports.toItem(report), when: 'always' });

/** Writes a step's bulk result, compressed and cut into items. Repeating it with the same content changes nothing. */
export const writePart = async (
  table: Table,
  { runId, step, at }: { readonly runId: string; readonly step: string; readonly at: string },
  content: Uint8Array,
): Promise<number> => {
  const bytes = gzipSync(content);
  const chunks = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  for (let chunk = 0; chunk < chunks; chunk += 1)
    await table.put({
      put: {
        ...keys.runPart(runId, step, chunk),
        entity: 'MatchPart',
        bytes: bytes.subarray(chunk * PART_BYTES, (chunk + 1) * PART_BYTES),
        ttl: epochSeconds(plusDays(at, PART_DAYS)),
      },
      when: 'always',
    });
  return chunks;
};
/** @throws Error where a part is missing. */
export const readPart = async (table: Table, runId: string, step: string, chunks: number): Promise<Uint8Array> => {
  const wanted = Array.from({ length: chunks }, (_, chunk) => keys.runPart(runId, step, chunk));
  const items = await table.getMany(wanted, { consistent: true });
  const parts = items.map(item => item?.bytes as Uint8Array | undefined);
  if (parts.some(part => part === undefined)) throw new Error(`part ${step} of run ${runId} is incomplete`);
  return gunzipSync(Buffer.concat(parts as Uint8Array[]));
};

/** The run whose matches are in force; none before the first night. */
export const findActive = async (table: Table): Promise<ActiveRun | undefined> => {
  const item = await table.get(keys.activeRun());
  return item === undefined ? undefined : pointers.fromItem(item);
};
/** Moves the pointer; fails where another run moved it meanwhile. */
export const activeWrite = (active: ActiveRun): Write => ({
  put: pointers.toItem(active),
  when: active.version === 1 ? 'absent' : { version: active.version - 1 },
  otherwise: new Rejection('conflict'),
});

export const packItem = (pack: Pack): Item => packs.toItem(pack);

/**
 * The pack of a listing that is in force: the newest one of a run up to the active one that was not abandoned. A run writes a
 * pack only where it changed, so it may come from an earlier run.
 */
export const findPack = async (
  table: Table,
  listingId: string,
  active: Pick<ActiveRun, 'runId' | 'abandoned'>,
): Promise<Pack | undefined> => {
  const { pk, sk } = keys.pack(listingId, active.runId);
  let from: Item | undefined;
  do {
    const page = await table.query({
      pk,
      sk: { atMost: sk },
      newestFirst: true,
      limit: 2,
      ...(from === undefined ? {} : { from }),
    });
    const pack = page.items.map(packs.fromItem).find(({ runId }) => !active.abandoned.includes(runId));
    if (pack !== undefined) return pack;
    from = page.next;
  } while (from !== undefined);
  return undefined;
};
