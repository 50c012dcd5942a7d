import { plusDays } from '#shared/kernel/time.ts';
import type { Candidates } from '#shared/match/engine/index.ts';
import type { RunPlan, StepReport } from '#shared/match/schema.ts';
import {
  findChoice,
  findReport,
  findReports,
  findRun,
  readPart,
  requirePlan,
  writeReport,
} from '#shared/match/store.ts';
import { writeWhy } from '#shared/match/why/store.ts';
import { freezeLists, NEW_DAYS } from '#shared/quality/replay.ts';
import { writeLists } from '#shared/quality/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import type { Table } from '#shared/table/table.ts';
import { concatenate, decodeCandidates, frozenMarket, shardName } from '../market.ts';
import { decodeChosen, shardsOf } from '../pairings.ts';
import type { Deps } from '../wiring.ts';
import { othersOf } from './others.ts';
import { rowsOf } from './rows.ts';

/** All investors and companies that the run could introduce to each other. */
const candidatesOf = async (table: Table, plan: RunPlan, reports: readonly StepReport[]): Promise<Candidates> => {
  const names = shardsOf(plan).flatMap(({ pairing }, index) => (pairing === 'INVESTMENT' ? [shardName(index)] : []));
  const shards = reports.filter(({ step }) => names.includes(step));
  const parts = await Promise.all(shards.map(({ step, chunks }) => readPart(table, plan.runId, step, chunks)));
  return concatenate(parts.map(decodeCandidates));
};

/**
 * Explains a published run: for every listing where it stands in every pairing it takes part in, and for investors and companies
 * with few of each other what would bring more, scored against the same frozen market. What is asked by day is read from here, so nobody can try values one after the
 * other to find out what somebody else keeps to itself. And keeps what the baselines would have proposed in the run's place, so that its
 * month can be judged when the market of this night is long gone. Done once; repeated before it was done, it writes the same.
 */
export const explain =
  ({ table, clock }: Deps) =>
  async ({ runId }: { runId: string }): Promise<{ explained: number }> => {
    const done = await findReport(table, runId, 'explain');
    if (done !== undefined) return { explained: done.counts.explained ?? 0 };
    const [run, plan, reports] = await Promise.all([
      findRun(table, runId),
      requirePlan(table, runId),
      findReports(table, runId),
    ]);
    const allocated = reports.find(({ step }) => step === 'allocate');
    if (run?.state !== 'PUBLISHED' || allocated === undefined) return { explained: 0 };
    const { market, listings, input, dealings } = await frozenMarket(table, plan);
    const settled = await readPart(table, runId, 'allocate', allocated.chunks);
    const chosen = decodeCandidates(settled);
    const [candidates, choice] = await Promise.all([candidatesOf(table, plan, reports), findChoice(table, runId)]);
    const learned = choice?.modelId === undefined ? undefined : candidates;
    const rows = [
      ...rowsOf({ market, input, listings, chosen, learned }),
      ...othersOf({
        listings,
        dealings,
        asOf: plan.asOf,
        investment: { market, chosen },
        chosenOf: id => decodeChosen(settled, id).chosen,
      }),
    ];
    const at = clock();
    const buckets = await writeWhy(table, { runId, at }, rows);
    const since = plusDays(plan.startedAt, -NEW_DAYS);
    const fresh = new Set(listings.flatMap(each => ((each.publishedAt ?? '') > since ? [each.listingId] : [])));
    const lists = freezeLists({
      runId,
      market,
      input,
      candidates,
      chosen,
      isNew: id => fresh.has(id),
    });
    const listChunks = await writeLists(table, { runId, at }, lists);
    const explained = rows.filter(({ counts }) => counts !== undefined).length;
    const counts = { buckets, explained, listChunks };
    await writeReport(table, { runId, step: 'explain', chunks: 0, counts, consumed: consumedSoFar(), at: clock() });
    return { explained };
  };
