import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Context } from '#shared/kernel/context.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { invalidField, notFound } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { matchRoutes as routes } from '#shared/match/routes.ts';
import { isSuperseded, newRun, runIdOf, totals } from '#shared/match/rules.ts';
import type { MatchRun } from '#shared/match/schema.ts';
import {
  createRun,
  findActive,
  findReports,
  findRun,
  latestRuns,
  type StoredRun,
  shownRun,
} from '#shared/match/store.ts';
import type { Table } from '#shared/table/table.ts';

export interface Deps {
  readonly table: Table;
  readonly newId: NewId;
  /** Starts the nightly workflow. Starting one name twice starts it once. */
  readonly startWorkflow: (name: string, input: { date: string; revision: number }) => Promise<void>;
}

/** The workflow gives a run three hours; one that goes on for longer has died and is started again, finished steps excepted. */
const STUCK_MS = 3 * 3_600_000;

/**
 * The same request on the same state of the run gives the same name, so that repeating it cannot start a second workflow; a run
 * that failed has another state by then.
 */
const workflowName = (runId: string, { actor, receipt }: Context, existing: StoredRun | undefined): string =>
  `${runId}-v${existing?.version ?? 0}-${sha256Hex(`${actor.userId} ${receipt?.key}`).slice(0, 16)}`;

/**
 * 1. The workflow. 2. The record, so that the run can be watched at once; whoever of us and the plan comes first makes it.
 * 3. Trail and receipt. In this order a start that failed leaves nothing behind, and repeating it starts the run.
 */
export const startMatchRun =
  ({ table, newId, startWorkflow }: Deps): UseCase<typeof routes.startMatchRun> =>
  async ({ body: { date: wanted, revision } }, context) => {
    const today = seoulDate(context.now);
    const date = wanted ?? today;
    if (date > today)
      throw invalidField('/date', 'too-late', {
        ko: '오늘까지의 날짜만 가능합니다',
        en: 'Today in Seoul is the latest date possible',
      });
    const runId = runIdOf(date, revision);
    const active = await findActive(table);
    const existing = await findRun(table, runId);
    if (existing?.state !== 'PUBLISHED' && active !== undefined && isSuperseded(runId, active.runId))
      throw invalidField('/date', 'superseded', {
        ko: `더 최근 실행(${active.runId})이 적용 중입니다`,
        en: `A later run (${active.runId}) is in force`,
      });
    const stuck = existing?.state === 'RUNNING' && Date.parse(context.now) - Date.parse(existing.startedAt) > STUCK_MS;
    if (existing === undefined || existing.state === 'FAILED' || stuck)
      await startWorkflow(workflowName(runId, context, existing), { date, revision });
    const run = existing ?? (await createRun(table, newRun(runId, context.now)));
    return commit(table, newId, context, {
      writes: [],
      audit: { subject: runId, action: 'match-run.started' },
      outcome: { body: shownRun(run), location: `/v1/match-runs/${runId}` },
    });
  };

/** A record as it is shown; while the run goes on, with what its steps have come to so far. */
const watched = async (table: Table, run: StoredRun): Promise<MatchRun> =>
  shownRun(run.state === 'PUBLISHED' ? run : { ...run, ...totals(await findReports(table, run.runId)) });

/** A month of nights. */
const SHOWN_RUNS = 31;

export const listMatchRuns =
  ({ table }: Deps): UseCase<typeof routes.listMatchRuns> =>
  async () => ({ body: { items: (await latestRuns(table, SHOWN_RUNS)).map(shownRun) } });

export const readMatchRun =
  ({ table }: Deps): UseCase<typeof routes.readMatchRun> =>
  async ({ params: { runId } }) => {
    const run = await findRun(table, runId);
    if (run === undefined) throw notFound();
    return { body: await watched(table, run) };
  };
