import { dealsOfMonth } from '#shared/deal/store.ts';
import { publishedListings, publishSnapshot, writeSnapshot } from '#shared/directory/store.ts';
import { freshScore } from '#shared/enquiry/score.ts';
import { findScores } from '#shared/enquiry/store.ts';
import { contentHash } from '#shared/kernel/hash.ts';
import { monthBefore, seoulDate, seoulMonth } from '#shared/kernel/time.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { SCORER } from '#shared/match/engine/index.ts';
import { type Dealings, dealingsOf } from '#shared/match/market.ts';
import { isTooMuch, QuarantineExceeded, quarantineOf, reasonOf, sift } from '#shared/match/quarantine.ts';
import { failedRun, isSuperseded, newRun, restartedRun, runIdOf } from '#shared/match/rules.ts';
import type { RunPlan } from '#shared/match/schema.ts';
import { signalsOf } from '#shared/match/signals.ts';
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
import { findModelState } from '#shared/match-model/store.ts';
import { recordedUpTo } from '#shared/outcome/store.ts';
import { declinedPairs, signalsSince } from '#shared/proposal/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import type { Table } from '#shared/table/table.ts';
import { type FrozenDealings, marketOf, requireMatchable, shardSizeFor } from '../market.ts';
import { shardsOf, sidesOf } from '../pairings.ts';
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
  /** Listings that the run goes without, where there are any. */
  readonly quarantined?: number;
}

/** The first month in which there could have been a deal. */
const FIRST_MONTH = '2026-01';

/** Every month from the first to that of `now`, latest first: who once dealt is never proposed to each other again. */
const dealtMonths = (now: string): string[] => {
  const months: string[] = [];
  for (let month = seoulMonth(now); month >= FIRST_MONTH; month = monthBefore(month)) months.push(month);
  return months;
};

const dealings = async (table: Table, now: string): Promise<Dealings> => {
  const [months, declined, outcomes, acts] = await Promise.all([
    Promise.all(dealtMonths(now).map(month => dealsOfMonth(table, month))),
    declinedPairs(table, now),
    recordedUpTo(table, now),
    signalsSince(table, `${FIRST_MONTH}-01`, now),
  ]);
  const deals = months.flat();
  return {
    ...dealingsOf(deals, new Set((months[0] ?? []).map(deal => deal.dealId)), declined),
    signals: signalsOf(deals, outcomes, acts),
  };
};

/** How those who list needs answer whoever writes, by organisation; without those of whom nothing can be told. */
const responses = async (table: Table, listings: readonly Listing[], now: string): Promise<Record<string, number>> => {
  const owners = [
    ...new Set(listings.flatMap(({ kind, organisationId }) => (kind === 'need' ? [organisationId] : []))),
  ];
  const scores = await findScores(table, owners.sort());
  return Object.fromEntries(
    owners.flatMap((owner, n) => {
      const score = freshScore(scores[n], now);
      return score === undefined ? [] : [[owner, score] as const];
    }),
  );
};

/**
 * Freezes the market: the published listings, who is suspended, what goes on between them, the model in force, and where the run
 * in force says who was introduced to whom.
 */
const freeze = async ({ table, clock }: Deps, runId: string, asOf: string, size?: number): Promise<RunPlan> => {
  const now = clock();
  const { unreadable, ...published } = await publishedListings(table, now);
  const [snapshot, dealt, answers, active, { modelId, version }] = await Promise.all([
    writeSnapshot(table, published, now),
    dealings(table, now),
    responses(table, published.listings, now),
    findActive(table),
    findModelState(table),
  ]);
  const ongoing: Dealings = { ...dealt, responses: answers };
  const { taken, refused } = sift(marketOf(published), listings => requireMatchable(listings, ongoing, asOf));
  const quarantined = [
    ...unreadable.map(({ id, error }) => ({ listingId: id, reason: reasonOf(error) })),
    ...refused.map(({ item, reason }) => ({ listingId: item.listingId, reason })),
  ];
  const all = quarantined.length + taken.length;
  if (isTooMuch(quarantined.length, all)) throw new QuarantineExceeded(quarantined, all);
  const going: FrozenDealings = {
    ...ongoing,
    ...(refused.length === 0 ? {} : { refused: refused.map(({ item }) => item.listingId).sort() }),
  };
  const dealingsChunks = await writePart(
    table,
    { runId, step: 'dealings', at: now },
    Buffer.from(JSON.stringify(going), 'utf8'),
  );
  const quarantine = quarantineOf(quarantined);
  const count = (wanted: Listing['kind']) => taken.filter(({ kind }) => kind === wanted).length;
  const investors = count('investor');
  const shardSize = size ?? shardSizeFor(investors);
  const pairings = sidesOf(taken, going);
  const exposure =
    active?.exposureChunks === undefined ? undefined : { runId: active.runId, chunks: active.exposureChunks };
  return freezePlan(table, {
    runId,
    asOf,
    snapshot,
    dealingsChunks,
    inputHash: contentHash([snapshot.snapshotId, going, asOf, SCORER, modelId, exposure]),
    investors,
    companies: count('company'),
    shardSize,
    model: { ...(modelId === undefined ? {} : { modelId }), version },
    pairings,
    ...(exposure && { exposure }),
    shards: shardsOf({ investors, shardSize, pairings }).length,
    ...(quarantine === undefined ? {} : { quarantine }),
    startedAt: now,
  });
};

/** A plan that cannot be made leaves its reason on the run's record; the workflow's next try takes the run up again. */
const freezing = async (deps: Deps, runId: string, asOf: string, size?: number): Promise<RunPlan> => {
  try {
    return await freeze(deps, runId, asOf, size);
  } catch (error) {
    const run = await findRun(deps.table, runId);
    if (run?.state === 'RUNNING') {
      const quarantine = error instanceof QuarantineExceeded ? quarantineOf(error.quarantined) : undefined;
      const failed = failedRun(run, `plan: ${(error as Error).name}`, deps.clock());
      await deps.table.transact([runWrite({ ...failed, ...(quarantine === undefined ? {} : { quarantine }) })]);
    }
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
    const frozen = (await findPlan(table, runId)) ?? (await freezing(deps, runId, date, input.shardSize));
    await publishSnapshot(table, frozen.snapshot);
    const counts = {
      investors: frozen.investors,
      companies: frozen.companies,
      shards: frozen.shards,
      ...(frozen.quarantine === undefined ? {} : { quarantined: frozen.quarantine.count }),
    };
    await writeReport(table, {
      runId,
      step: 'plan',
      chunks: frozen.dealingsChunks,
      counts,
      consumed: consumedSoFar(),
      at: now,
    });
    const shards = Array.from({ length: frozen.shards }, (_, index) => ({ runId, index }));
    const quarantined = frozen.quarantine?.count;
    return { runId, skip: false, shards, ...(quarantined === undefined ? {} : { quarantined }) };
  };
