import { encodeColumns } from '#shared/kernel/columns.ts';
import { type Candidates, type Market, rerank, scoreInvestors } from '#shared/match/engine/index.ts';
import type { RunPlan } from '#shared/match/schema.ts';
import { findReport, requirePlan, writePart, writeReport } from '#shared/match/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import { type City, readied, settleChoice } from '../learned.ts';
import { frozenMarket, shardName } from '../market.ts';
import type { Deps } from '../wiring.ts';

/** Candidates kept for each investor: several times what anybody has capacity for, so that allocation has room. */
const TOP = 100;
/** Candidates of the untrained scorer that a learned one looks at: of more, hardly any comes out among the best. */
const LOOKED_AT = 200;
/** Below every score. */
const LOWEST = -0x80000000;

export interface ScoreInput {
  readonly runId: string;
  readonly index: number;
}

/**
 * The candidates of a range of investors by the run's model, where it has one: the untrained scorer, whose hard filters hold for
 * both, finds those worth a look, and the learned one ranks them. Where it cannot after all, the untrained one has the last word.
 */
const candidatesOf = async (
  { table, clock }: Deps,
  plan: RunPlan,
  market: Market,
  city: City,
  [from, to]: readonly [number, number],
): Promise<{ candidates: Candidates; fellBack: boolean }> => {
  // A training that failed for good has left no choice: the model in force when the run was planned stays.
  const wanted = { ...(plan.model?.modelId && { modelId: plan.model.modelId }), training: 'FAILED' as const };
  const { modelId } = await settleChoice(table, plan, city, wanted, clock());
  const ready = modelId === undefined ? undefined : await readied(table, modelId, city, plan);
  if (ready === undefined || typeof ready === 'string')
    return { candidates: scoreInvestors(market, from, to, { top: TOP }), fellBack: ready !== undefined };
  const worth = scoreInvestors(market, from, to, { top: LOOKED_AT, floor: LOWEST });
  return { candidates: rerank(market, worth, ready.past, ready.model, ready.scale, { top: TOP }), fellBack: false };
};

/** Scores one shard of investors against every company. A shard that is done stays done. */
export const score =
  (deps: Deps) =>
  async ({ runId, index }: ScoreInput): Promise<{ candidates: number }> => {
    const { table, clock } = deps;
    const step = shardName(index);
    const done = await findReport(table, runId, step);
    if (done !== undefined) return { candidates: done.counts.candidates ?? 0 };
    const plan = await requirePlan(table, runId);
    const { market, ...city } = await frozenMarket(table, plan);
    const from = index * plan.shardSize;
    const to = Math.min(from + plan.shardSize, market.investorIds.length);
    const { candidates, fellBack } = await candidatesOf(deps, plan, market, city, [from, to]);
    const chunks = await writePart(table, { runId, step, at: clock() }, encodeColumns({ ...candidates }));
    const counts = {
      pairsScored: (to - from) * market.companyIds.length,
      candidates: candidates.score.length,
      ...(fellBack ? { shardsFallenBack: 1 } : {}),
    };
    await writeReport(table, { runId, step, chunks, counts, consumed: consumedSoFar(), at: clock() });
    return { candidates: candidates.score.length };
  };
