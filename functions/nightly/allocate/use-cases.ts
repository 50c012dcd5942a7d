import { encodeColumns } from '#shared/kernel/columns.ts';
import { FACTORS, allocate as settle } from '#shared/match/engine/index.ts';
import { findChoice, findReport, readPart, requirePlan, writePart, writeReport } from '#shared/match/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import { concatenate, decodeCandidates, frozenMarket, shardName } from '../market.ts';
import type { Deps } from '../wiring.ts';

/** Settles capacity across the whole market: of all candidates, the ones to propose. */
export const allocate =
  ({ table, clock }: Deps) =>
  async ({ runId }: { runId: string }): Promise<{ matches: number }> => {
    const done = await findReport(table, runId, 'allocate');
    if (done !== undefined) return { matches: done.counts.matches ?? 0 };
    const plan = await requirePlan(table, runId);
    const shards = await Promise.all(
      Array.from({ length: plan.shards }, async (_, index) => {
        const step = shardName(index);
        const report = await findReport(table, runId, step);
        if (report === undefined) throw new Error(`run ${runId}: shard ${index} was never scored`);
        return decodeCandidates(await readPart(table, runId, step, report.chunks));
      }),
    );
    const candidates = concatenate(shards);
    const { market } = await frozenMarket(table, plan);
    // A learned score has its floor elsewhere, and what was scored is above it already.
    const learned = (await findChoice(table, runId))?.modelId !== undefined;
    const { pairs } = settle(candidates, market.investorCapacity, market.companyCapacity, learned ? { floor: 1 } : {});
    const parts = Int32Array.from({ length: pairs.length * FACTORS.length }, (_, i) => {
      const pair = pairs[Math.floor(i / FACTORS.length)]!;
      return candidates.parts[pair * FACTORS.length + (i % FACTORS.length)]!;
    });
    const chosen = {
      investor: Uint32Array.from(pairs, pair => candidates.investor[pair]!),
      company: Uint32Array.from(pairs, pair => candidates.company[pair]!),
      score: Int32Array.from(pairs, pair => candidates.score[pair]!),
      parts,
    };
    const chunks = await writePart(table, { runId, step: 'allocate', at: clock() }, encodeColumns(chosen));
    const counts = {
      matches: pairs.length,
      investorsMatched: new Set(chosen.investor).size,
      companiesMatched: new Set(chosen.company).size,
    };
    await writeReport(table, { runId, step: 'allocate', chunks, counts, consumed: consumedSoFar(), at: clock() });
    return { matches: pairs.length };
  };
