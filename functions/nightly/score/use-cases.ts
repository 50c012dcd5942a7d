import { encodeColumns } from '#shared/kernel/columns.ts';
import { scoreInvestors } from '#shared/match/engine/index.ts';
import { findReport, requirePlan, writePart, writeReport } from '#shared/match/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import { frozenMarket, shardName } from '../market.ts';
import type { Deps } from '../wiring.ts';

/** Candidates kept for each investor: several times what anybody has capacity for, so that allocation has room. */
const TOP = 100;

export interface ScoreInput {
  readonly runId: string;
  readonly index: number;
}

/** Scores one shard of investors against every company. A shard that is done stays done. */
export const score =
  ({ table, clock }: Deps) =>
  async ({ runId, index }: ScoreInput): Promise<{ candidates: number }> => {
    const step = shardName(index);
    const done = await findReport(table, runId, step);
    if (done !== undefined) return { candidates: done.counts.candidates ?? 0 };
    const plan = await requirePlan(table, runId);
    const { market } = await frozenMarket(table, plan);
    const from = index * plan.shardSize;
    const to = Math.min(from + plan.shardSize, market.investorIds.length);
    const candidates = scoreInvestors(market, from, to, { top: TOP });
    const chunks = await writePart(table, { runId, step, at: clock() }, encodeColumns({ ...candidates }));
    const counts = { pairsScored: (to - from) * market.companyIds.length, candidates: candidates.score.length };
    await writeReport(table, { runId, step, chunks, counts, consumed: consumedSoFar(), at: clock() });
    return { candidates: candidates.score.length };
  };
