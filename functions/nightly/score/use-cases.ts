import { encodeColumns } from '#shared/kernel/columns.ts';
import {
  type Candidates,
  joined,
  type Market,
  rerank,
  SCORE_FLOOR,
  scoreInvestors,
  scoreSuitors,
} from '#shared/match/engine/index.ts';
import { exposureOf, type Introductions } from '#shared/match/exposure.ts';
import type { PairingMarket } from '#shared/match/pairings/table.ts';
import type { RunPlan } from '#shared/match/schema.ts';
import { findReport, requirePlan, writePart, writeReport } from '#shared/match/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import { type City, readied, settleChoice } from '../learned.ts';
import { frozenCity, shardName } from '../market.ts';
import { frozenLedger, frozenPairing, shardsOf } from '../pairings.ts';
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

/** Investors looked up for each company that nobody was shown of late, beside everybody's own lists. */
const SUITORS = 3;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Suitors of those that a night before this one showed to nobody; none where there was no night to show anybody. */
const suitorsOf = (
  market: Market,
  { from, to }: Range,
  before: Introductions | undefined,
  asOf: string,
  floor: number,
) => {
  if (before === undefined) return undefined;
  const { shown } = exposureOf(market, { investor: new Uint32Array(0), company: new Uint32Array(0) }, before, asOf);
  return scoreSuitors(market, from, to, { wanted: shown.map(seen => 1 - seen), each: SUITORS, floor });
};

/**
 * The candidates of a range of investors by the run's model, where it has one: the untrained scorer, whose hard filters hold for
 * both, finds those worth a look, and the learned one ranks them. Where it cannot after all, the untrained one has the last word.
 */
const investorsOf = async (
  { table, clock }: Deps,
  plan: RunPlan,
  { listings, dealings }: Awaited<ReturnType<typeof frozenCity>>,
  market: Market,
  range: Range,
  before: Introductions | undefined,
): Promise<{ candidates: Candidates; fellBack: boolean }> => {
  const city: City = { listings, signals: dealings.signals ?? [] };
  // A training that failed for good has left no choice: the model in force when the run was planned stays.
  const wanted = { ...(plan.model?.modelId && { modelId: plan.model.modelId }), training: 'FAILED' as const };
  const { modelId, scale } = await settleChoice(table, plan, city, wanted, clock());
  const ready = modelId === undefined ? undefined : await readied(table, modelId, city, plan);
  const { from, to } = range;
  if (ready === undefined || typeof ready === 'string' || scale === undefined) {
    const best = scoreInvestors(market, from, to, { top: TOP });
    const suitors = suitorsOf(market, range, before, plan.asOf, SCORE_FLOOR);
    return { candidates: suitors === undefined ? best : joined(best, suitors), fellBack: ready !== undefined };
  }
  const learned = (candidates: Candidates, top: number): Candidates =>
    rerank(market, candidates, ready.past, ready.model, scale, { top });
  const best = learned(scoreInvestors(market, from, to, { top: LOOKED_AT, floor: LOWEST }), TOP);
  const suitors = suitorsOf(market, range, before, plan.asOf, LOWEST);
  return {
    candidates: suitors === undefined ? best : joined(best, learned(suitors, suitors.score.length)),
    fellBack: false,
  };
};

/** The candidates of a range of seekers of any other pairing. */
const othersOf = (
  { pairing, market }: PairingMarket,
  range: Range,
  before: Introductions | undefined,
  asOf: string,
): Candidates => {
  const floor = pairing.floor.seeker;
  const best = scoreInvestors(market, range.from, range.to, { top: TOP, floor });
  const suitors = suitorsOf(market, range, before, asOf, floor);
  return suitors === undefined ? best : joined(best, suitors);
};

/** Scores one shard of seekers against every offer of their pairing. A shard that is done stays done. */
export const score =
  (deps: Deps) =>
  async ({ runId, index }: ScoreInput): Promise<{ candidates: number }> => {
    const { table, clock } = deps;
    const step = shardName(index);
    const done = await findReport(table, runId, step);
    if (done !== undefined) return { candidates: done.counts.candidates ?? 0 };
    const plan = await requirePlan(table, runId);
    const shard = shardsOf(plan)[index];
    if (shard === undefined) throw new Error(`run ${runId} has no shard ${index}`);
    const [city, ledger] = await Promise.all([frozenCity(table, plan), frozenLedger(table, plan)]);
    const of = frozenPairing(city, plan, shard.pairing);
    const before = ledger[shard.pairing];
    const { candidates, fellBack } =
      shard.pairing === 'INVESTMENT'
        ? await investorsOf(deps, plan, city, of.market, shard, before)
        : { candidates: othersOf(of, shard, before, plan.asOf), fellBack: false };
    const chunks = await writePart(table, { runId, step, at: clock() }, encodeColumns({ ...candidates }));
    const counts = {
      pairsScored: (shard.to - shard.from) * of.market.companyIds.length,
      candidates: candidates.score.length,
      ...(fellBack ? { shardsFallenBack: 1 } : {}),
    };
    await writeReport(table, { runId, step, chunks, counts, consumed: consumedSoFar(), at: clock() });
    return { candidates: candidates.score.length };
  };
