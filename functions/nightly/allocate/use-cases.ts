import type { Candidates } from '#shared/match/engine/index.ts';
import { exposureOf, introductionsAfter, type Ledger } from '#shared/match/exposure.ts';
import { capacityLeft } from '#shared/match/market.ts';
import type { Fairness, RunPlan } from '#shared/match/schema.ts';
import { settle, UnsoundAllocation } from '#shared/match/settle.ts';
import { shareOut } from '#shared/match/shares.ts';
import { findChoice, findReport, readPart, requirePlan, writePart, writeReport } from '#shared/match/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import type { Table } from '#shared/table/table.ts';
import { concatenate, decodeCandidates, frozenCity, shardName } from '../market.ts';
import { type Chosen, encodeChosen, frozenLedger, frozenPairing, type Shard, shardsOf } from '../pairings.ts';
import type { Deps } from '../wiring.ts';

/** Candidates of every pairing that was scored, in the order in which pairings are settled. */
const scored = async (table: Table, { runId }: RunPlan, shards: readonly Shard[]) => {
  const parts = await Promise.all(
    shards.map(async ({ pairing }, index) => {
      const step = shardName(index);
      const report = await findReport(table, runId, step);
      if (report === undefined) throw new Error(`run ${runId}: shard ${index} was never scored`);
      return { pairing, candidates: decodeCandidates(await readPart(table, runId, step, report.chunks)) };
    }),
  );
  return [...Map.groupBy(parts, ({ pairing }) => pairing)].map(([pairing, some]) => ({
    pairing,
    candidates: concatenate(some.map(({ candidates }): Candidates => candidates)),
  }));
};

/**
 * Settles capacity across the whole market, pairing by pairing: of all candidates, the ones to propose, with exposure spread over
 * the nights. What was settled is verified before anything of it is kept: @throws UnsoundAllocation with all that is wrong
 */
export const allocate =
  ({ table, clock }: Deps) =>
  async ({ runId }: { runId: string }): Promise<{ matches: number }> => {
    const done = await findReport(table, runId, 'allocate');
    if (done !== undefined) return { matches: done.counts.matches ?? 0 };
    const plan = await requirePlan(table, runId);
    const [all, city, before, choice] = await Promise.all([
      scored(table, plan, shardsOf(plan)),
      frozenCity(table, plan),
      frozenLedger(table, plan),
      findChoice(table, runId),
    ]);
    const claims = all.map(({ pairing: id, candidates }) => {
      const of = frozenPairing(city, plan, id);
      return { id, of, market: of.market, candidates };
    });
    const capacities = new Map(
      city.listings.map(listing => [listing.listingId, capacityLeft(listing, city.dealings)] as const),
    );
    const shares = shareOut(claims, capacities);
    const settled: Chosen[] = [];
    const pairings: Fairness[] = [];
    const ledger: Ledger = {};
    for (const [n, { id, of, market, candidates }] of claims.entries()) {
      const made = settle(of, candidates, {
        ...shares.room(n),
        exposure: exposureOf(market, candidates, before[id], plan.asOf),
        // A learned score has its floor elsewhere, and what was scored is above it already.
        ...(id === 'INVESTMENT' && choice?.modelId !== undefined && { floor: 1 }),
      });
      shares.take(n, made.chosen);
      settled.push({ id, chosen: made.chosen, ...(made.offers && { offers: made.offers }) });
      pairings.push(made.fairness);
      ledger[id] = introductionsAfter(market, made.chosen, before[id], plan.asOf);
    }
    const exceeded = shares.exceeded();
    if (exceeded.length > 0)
      throw new UnsoundAllocation(`more introductions than they take, over all pairings: ${exceeded.join(', ')}`);

    const at = clock();
    const chunks = await writePart(table, { runId, step: 'allocate', at }, encodeChosen(settled));
    const exposureChunks = await writePart(
      table,
      { runId, step: 'exposure', at },
      Buffer.from(JSON.stringify(ledger), 'utf8'),
    );
    const investment = pairings.find(({ pairing }) => pairing === 'INVESTMENT');
    const counts = {
      matches: pairings.reduce((sum, { matches }) => sum + matches, 0),
      investorsMatched: investment?.seekersMatched ?? 0,
      companiesMatched: investment?.offersMatched ?? 0,
    };
    await writeReport(table, {
      runId,
      step: 'allocate',
      chunks,
      counts,
      pairings,
      exposureChunks,
      consumed: consumedSoFar(),
      at,
    });
    return { matches: counts.matches };
  };
