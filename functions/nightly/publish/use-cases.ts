import { outboxWrite } from '#shared/change/store.ts';
import { contentHash } from '#shared/kernel/hash.ts';
import { explainer, probabilityAt } from '#shared/match/engine/index.ts';
import { packsOf } from '#shared/match/packs.ts';
import { failedRun, isSuperseded, publishedRun } from '#shared/match/rules.ts';
import type { ActiveRun, ModelChoice, Pack, RunPlan, StepReport } from '#shared/match/schema.ts';
import {
  activeWrite,
  findActive,
  findChoice,
  findReports,
  findRun,
  latestRuns,
  packItem,
  readPart,
  requirePlan,
  runWrite,
  writePart,
} from '#shared/match/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import type { Table } from '#shared/table/table.ts';
import { pastOf, tellerOf } from '../learned.ts';
import { decodeCandidates, frozenCity } from '../market.ts';
import { decodeChosen, frozenPairing, shardsOf } from '../pairings.ts';
import type { Deps } from '../wiring.ts';

export interface PublishInput {
  readonly runId: string;
  /** Set by the workflow where a step failed for good. */
  readonly failure?: { readonly Error?: string; readonly Cause?: string };
}

/** Which pack of a listing is in force, and what is in it: `[content hash, run]`. */
type PackIndex = Record<string, [string, string]>;

const hashOf = ({ matches }: Pack): string => contentHash(matches).slice(0, 32);
const EMPTY = contentHash([]).slice(0, 32);

const indexInForce = async (table: Table, active: ActiveRun | undefined): Promise<PackIndex> =>
  active === undefined
    ? {}
    : (JSON.parse(
        Buffer.from(await readPart(table, active.runId, 'pack-index', active.packIndexChunks)).toString('utf8'),
      ) as PackIndex);

/** Packs that differ from what is in force; a listing that had matches and has none now gets an empty one. */
const changedPacks = (packs: readonly Pack[], inForce: PackIndex, runId: string): Pack[] => {
  const tonight = new Set(packs.map(pack => pack.listingId));
  const emptied = Object.entries(inForce).filter(([listingId, [hash]]) => !tonight.has(listingId) && hash !== EMPTY);
  return [
    ...packs.filter(pack => inForce[pack.listingId]?.[0] !== hashOf(pack)),
    ...emptied.map(([listingId]): Pack => ({ listingId, runId, matches: [] })),
  ];
};

/**
 * The packs of what was allocated, all pairings together. A run scored by a model tells facts of the record of past deals of
 * investors as well, and probabilities where every shard was scored by it: otherwise scores of two kinds stand side by side.
 */
const packsOfRun = async (
  table: Table,
  plan: RunPlan,
  reports: readonly StepReport[],
  { chunks }: StepReport,
  choice: ModelChoice | undefined,
): Promise<Pack[]> => {
  const { runId, asOf } = plan;
  const [city, bytes] = await Promise.all([frozenCity(table, plan), readPart(table, runId, 'allocate', chunks)]);
  const mixed = reports.some(({ counts }) => (counts.shardsFallenBack ?? 0) > 0);
  const scale = mixed ? undefined : choice?.scale;
  const investors = frozenPairing(city, plan, 'INVESTMENT');
  const { market } = investors;
  const past = choice?.modelId && pastOf({ ...city, signals: city.dealings.signals ?? [] }, asOf);
  const scored = new Set(shardsOf(plan).map(({ pairing }) => pairing));
  return packsOf(runId, [
    {
      ...investors,
      chosen: decodeCandidates(bytes),
      explain: past ? explainer(market, tellerOf(market, past)) : explainer(market),
      ...(scale && { foretold: (score: number) => probabilityAt(scale, score) }),
    },
    ...[...scored]
      .filter(id => id !== 'INVESTMENT')
      .map(id => {
        const of = frozenPairing(city, plan, id);
        return { ...of, ...decodeChosen(bytes, id), explain: explainer(of.market) };
      }),
  ]);
};

/** Runs after the one in force that never got this far: what they wrote stays out of sight for good. */
const abandonedSince = async (table: Table, active: ActiveRun | undefined, runId: string): Promise<string[]> => {
  const later = (await latestRuns(table, 100)).filter(
    run => run.runId < runId && (active === undefined || run.runId > active.runId),
  );
  return [...(active?.abandoned ?? []), ...later.map(run => run.runId)].slice(-200);
};

const settleFailure = async (
  { table, clock }: Deps,
  { runId, failure }: PublishInput,
): Promise<{ published: boolean }> => {
  const run = await findRun(table, runId);
  if (run === undefined || run.state !== 'RUNNING') return { published: run?.state === 'PUBLISHED' };
  await table.transact([runWrite(failedRun(run, failure?.Error ?? 'unknown', clock()))]);
  return { published: false };
};

/**
 * Publishes a run. 1. One pack for each listing with matches, written only where it differs from the one in force. 2. The
 * index of packs. 3. In one transaction: the run's record, the pointer that all readers follow, and the event. Until that
 * transaction nobody sees anything of the run; repeated after it, nothing happens.
 */
export const publish =
  (deps: Deps) =>
  async (input: PublishInput): Promise<{ published: boolean }> => {
    if (input.failure !== undefined) return settleFailure(deps, input);
    const { table, clock, newId } = deps;
    const { runId } = input;
    const [run, active, plan, reports] = await Promise.all([
      findRun(table, runId),
      findActive(table),
      requirePlan(table, runId),
      findReports(table, runId),
    ]);
    if (run === undefined) throw new Error(`run ${runId} has no record`);
    // Also said by a try whose forerunner died right after its transaction: the alarm on nights without a run counts what is said.
    if (run.state === 'PUBLISHED') return { published: true };
    if (active !== undefined && isSuperseded(runId, active.runId))
      return settleFailure(deps, { runId, failure: { Error: `superseded by ${active.runId}` } });
    const allocated = reports.find(({ step }) => step === 'allocate');
    if (allocated === undefined) throw new Error(`run ${runId} was never allocated`);
    const choice = await findChoice(table, runId);
    const packs = await packsOfRun(table, plan, reports, allocated, choice);

    const inForce = await indexInForce(table, active);
    const changed = changedPacks(packs, inForce, runId);
    await table.putMany(changed.map(packItem));
    const index: PackIndex = { ...inForce };
    for (const pack of changed) index[pack.listingId] = [hashOf(pack), runId];
    const at = clock();
    const packIndexChunks = await writePart(
      table,
      { runId, step: 'pack-index', at },
      Buffer.from(JSON.stringify(index), 'utf8'),
    );

    const counts = { packsWritten: changed.length, packsUnchanged: Object.keys(index).length - changed.length };
    const finished = publishedRun(run, plan, reports, { counts, consumed: consumedSoFar(), choice, at });
    const pointer: ActiveRun = {
      runId,
      publishedAt: at,
      abandoned: await abandonedSince(table, active, runId),
      packIndexChunks,
      ...(allocated.exposureChunks !== undefined && { exposureChunks: allocated.exposureChunks }),
      version: (active?.version ?? 0) + 1,
    };
    const event = {
      eventId: newId(),
      type: 'match.published' as const,
      subject: runId,
      data: { matches: String(finished.counts.matches ?? 0) },
      at,
      requestId: runId,
    };
    await table.transact([runWrite(finished), activeWrite(pointer), outboxWrite(event)]);
    return { published: true };
  };
