import { seoulDate } from '#shared/kernel/time.ts';
import { failedTask, newSweep, takenUp, withPage, withTask } from '#shared/sweep/rules.ts';
import type { StoredSweep, StoredTask } from '#shared/sweep/schema.ts';
import { findSweep, keepSweep } from '#shared/sweep/store.ts';
import { consumedSoFar } from '#shared/table/capacity.ts';
import type { Deps } from '../wiring.ts';
import { alerts } from './alerts.ts';
import { deals } from './deals.ts';
import { enquiries } from './enquiries.ts';
import { listings } from './listings.ts';
import { quality } from './quality.ts';
import { scores } from './scores.ts';
import type { Night, SweepTask } from './task.ts';

/**
 * The tasks that need nothing but the table, in the order of SWEEP_TASKS: what is over, then what is computed from that, and
 * alerts over what is left. Before
 * them the handler puts the status of businesses: who is no longer verified is to be known first.
 */
export const TASKS: readonly SweepTask[] = [listings, enquiries, deals, scores, quality, alerts];

export interface SweepInput {
  readonly scheduledTime?: string;
  readonly date?: string;
}
export interface SweepOutput {
  readonly date: string;
  /** False where there is more to do: the workflow calls again. */
  readonly done: boolean;
}
export interface SweepOptions {
  readonly tasks?: readonly SweepTask[];
  /** Milliseconds of one call; what is left goes on in the next. Below the function's limit by more than a page takes. */
  readonly budget?: number;
}

const BUDGET = 8 * 60_000;
/** Calls in one night: matching must not wait for a sweep that never ends. What is left is due the next night. */
const MOST_ROUNDS = 6;

/** Goes through one task from where it stopped. Gives the record as it was kept last, and whether time ran out. */
const through = async (
  deps: Deps,
  task: SweepTask,
  night: Night,
  before: StoredSweep,
  hasTime: () => boolean,
): Promise<{ sweep: StoredSweep; late: boolean }> => {
  let sweep = before;
  let progress: StoredTask = takenUp(sweep, task.name, deps.clock());
  while (progress.state === 'RUNNING') {
    if (!hasTime()) return { sweep, late: true };
    const start = consumedSoFar();
    try {
      const page = await task.page(deps, night, progress.cursor);
      const end = consumedSoFar();
      const consumed = { read: end.read - start.read, write: end.write - start.write };
      progress = withPage(progress, page, consumed, deps.clock());
    } catch (error) {
      progress = failedTask(progress, (error as Error).name, deps.clock());
    }
    sweep = await keepSweep(deps.table, withTask(sweep, progress));
  }
  return { sweep, late: false };
};

/**
 * The sweep of a night. Each task goes on from where it stopped, one that fails does not keep the others, and what is done is
 * not done again: neither by a repetition of this day's sweep nor, item by item, by repeating a page that died.
 * @throws Error naming the tasks that failed, once all have been tried: the workflow tries again and then matches all the same.
 */
export const sweep =
  (deps: Deps, { tasks = TASKS, budget = BUDGET }: SweepOptions = {}) =>
  async (input: SweepInput): Promise<SweepOutput> => {
    const started = performance.now();
    const hasTime = () => performance.now() - started < budget;
    const now = deps.clock();
    // Nothing is due before its day, whatever date a run is given.
    const date = [seoulDate(now), input.date ?? seoulDate(input.scheduledTime ?? now)].sort()[0]!;
    const found = (await findSweep(deps.table, date)) ?? newSweep(date, now);
    const finished = (name: string, record: StoredSweep) =>
      record.tasks.some(task => task.name === name && task.state === 'DONE');
    if (tasks.every(({ name }) => finished(name, found))) return { date, done: true };

    const { finishedAt: _again, ...open } = found;
    let record = await keepSweep(deps.table, { ...open, rounds: found.rounds + 1 });
    const night: Night = { date, now, requestId: `sweep-${date}` };
    for (const task of tasks.filter(({ name }) => !finished(name, record))) {
      const { sweep: kept, late } = await through(deps, task, night, record, hasTime);
      record = kept;
      if (late) return { date, done: record.rounds >= MOST_ROUNDS };
    }
    record = await keepSweep(deps.table, { ...record, finishedAt: deps.clock() });
    const failed = record.tasks.filter(({ state }) => state === 'FAILED').map(({ name }) => name);
    if (failed.length > 0) throw new Error(`sweep of ${date}: ${failed.join(', ')} failed`);
    return { date, done: true };
  };
