import { dealsOfMonth } from '#shared/deal/store.ts';
import { publishedListings, publishSnapshot, writeSnapshot } from '#shared/directory/store.ts';
import { contentHash } from '#shared/kernel/hash.ts';
import { monthBefore, seoulDate, seoulMonth } from '#shared/kernel/time.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { SCORER } from '#shared/match/engine/index.ts';
import { dealingsOf } from '#shared/match/market.ts';
import { failedRun, isSuperseded, newRun, restartedRun, runIdOf } from '#shared/match/rules.ts';
import type { RunPlan } from '#shared/match/schema.ts';
import {
  createRun,
  findActive,
  findPlan,
  findRun,
  freezePlan,
  runWrite,
  writePart,
  writeReport,
} from '#shared/match/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import type { Table } from '#shared/table/table.ts';
import { marketOf, SHARD_SIZE } from '../market.ts';
import type { Deps } from '../wiring.ts';

/** From the schedule (`scheduledTime`) or from an operator (`date`, `revision`). */
export interface PlanInput {
  readonly scheduledTime?: string;
  readonly date?: string;
  readonly revision?: number;
  /** Investors in one shard, instead of what suits a city. */
  readonly shardSize?: number;
}
export interface PlanOutput {
  readonly runId: string;
  /** True where there is nothing left to do. */
  readonly skip: boolean;
  readonly shards: { readonly runId: string; readonly index: number }[];
}

/** The first month in which there could have been a deal. */
const FIRST_MONTH = '2026-01';

/** Every month from the first to that of `now`, latest first: who once dealt is never proposed to each other again. */
const dealtMonths = (now: string): string[] => {
  const months: string[] = [];
  for (let month = seoulMonth(now); month >= FIRST_MONTH; month = monthBefore(month)) months.push(month);
  return months;
};

const dealings = async (table: Table, now: string) => {
  const months = await Promise.all(dealtMonths(now).map(month => dealsOfMonth(table, month)));
  return dealingsOf(months.flat(), new Set((months[0] ?? []).map(deal => deal.dealId)));
};

/** Freezes the market: the published listings, who is suspended, and what goes on between them. */
const freeze = async ({ table, clock }: Deps, runId: string, asOf: string, shardSize: number): Promise<RunPlan> => {
  const now = clock();
  const published = await publishedListings(table, now);
  const [snapshot, going] = await Promise.all([writeSnapshot(table, published, now), dealings(table, now)]);
  const dealingsChunks = await writePart(
    table,
    { runId, step: 'dealings', at: now },
    Buffer.from(JSON.stringify(going), 'utf8'),
  );
  const visible = marketOf(published);
  const count = (wanted: Listing['kind']) => visible.filter(({ kind }) => kind === wanted).length;
  const investors = count('investor');
  return freezePlan(table, {
    runId,
    asOf,
    snapshot,
    dealingsChunks,
    inputHash: contentHash([snapshot.snapshotId, going, asOf, SCORER]),
    investors,
    companies: count('company'),
    shardSize,
    shards: Math.max(1, Math.ceil(investors / shardSize)),
    startedAt: now,
  });
};

/** A plan that cannot be made leaves its reason on the run's record; the workflow's next try takes the run up again. */
const freezing = async (deps: Deps, runId: string, asOf: string, shardSize: number): Promise<RunPlan> => {
  try {
    return await freeze(deps, runId, asOf, shardSize);
  } catch (error) {
    const run = await findRun(deps.table, runId);
    if (run?.state === 'RUNNING')
      await deps.table.transact([runWrite(failedRun(run, `plan: ${(error as Error).name}`, deps.clock()))]);
    throw error;
  }
};

/**
 * Plans a run. 1. Its record: two starters meet in one. 2. The frozen market: the first plan written stands, so a repeated
 * plan cuts the same shards. 3. The directory's snapshot, from which readers start. A run that is published, or older than
 * the one in force, has nothing left to do.
 */
export const plan =
  (deps: Deps) =>
  async (input: PlanInput): Promise<PlanOutput> => {
    const { table, clock } = deps;
    const now = clock();
    const date = input.date ?? seoulDate(input.scheduledTime ?? now);
    const runId = runIdOf(date, input.revision ?? 1);
    const active = await findActive(table);
    if (active !== undefined && isSuperseded(runId, active.runId)) return { runId, skip: true, shards: [] };
    const run = await createRun(table, newRun(runId, now));
    if (run.state === 'FAILED') await table.transact([runWrite(restartedRun(run, now))]);
    const frozen = (await findPlan(table, runId)) ?? (await freezing(deps, runId, date, input.shardSize ?? SHARD_SIZE));
    await publishSnapshot(table, frozen.snapshot);
    const counts = { investors: frozen.investors, companies: frozen.companies, shards: frozen.shards };
    await writeReport(table, {
      runId,
      step: 'plan',
      chunks: frozen.dealingsChunks,
      counts,
      consumed: consumedSoFar(),
      at: now,
    });
    return { runId, skip: false, shards: Array.from({ length: frozen.shards }, (_, index) => ({ runId, index })) };
  };
