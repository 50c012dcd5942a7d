import type { StoredSweep, StoredTask, Sweep, SweepCursor, SweepTaskName } from './schema.ts';

/** What one page of a task came to. */
export interface SweepPage {
  readonly counts: Readonly<Record<string, number>>;
  /** Names of the errors of items that could not be done; the others were. */
  readonly failed?: readonly string[];
  /** Where to go on; none after the last page. */
  readonly next?: SweepCursor | undefined;
}

export const newSweep = (date: string, at: string): StoredSweep => ({
  date,
  tasks: [],
  rounds: 0,
  startedAt: at,
  version: 0,
});

/** The task as it is taken up: where it stopped, or from the start again after it failed; what was counted stays counted. */
export const takenUp = (sweep: StoredSweep, name: SweepTaskName, at: string): StoredTask => {
  const before = sweep.tasks.find(task => task.name === name);
  if (before?.state === 'RUNNING') return before;
  if (before === undefined)
    return { name, state: 'RUNNING', pages: 0, counts: {}, consumed: { read: 0, write: 0 }, startedAt: at };
  const { failure: _failure, finishedAt: _end, cursor: _cursor, ...task } = before;
  return { ...task, counts: { ...task.counts, failed: 0 }, state: 'RUNNING' };
};

/** The task with a page done; with the last page it is done, or has failed where items have. */
export const withPage = (
  { cursor: _before, ...task }: StoredTask,
  { counts: more, failed = [], next }: SweepPage,
  consumed: { read: number; write: number },
  at: string,
): StoredTask => {
  const counts: Record<string, number> = { ...task.counts };
  const add = (name: string, count: number) => {
    counts[name] = (counts[name] ?? 0) + count;
  };
  for (const [name, count] of Object.entries(more)) add(name, count);
  if (failed.length > 0) add('failed', failed.length);
  const failure = task.failure ?? failed[0];
  const units = {
    read: Math.round((task.consumed.read + consumed.read) * 10) / 10,
    write: Math.round((task.consumed.write + consumed.write) * 10) / 10,
  };
  return {
    ...task,
    pages: task.pages + 1,
    counts,
    consumed: units,
    ...(failure === undefined ? {} : { failure }),
    ...(next === undefined
      ? { state: failure === undefined ? ('DONE' as const) : ('FAILED' as const), finishedAt: at }
      : { cursor: next }),
  };
};

export const failedTask = (task: StoredTask, failure: string, at: string): StoredTask => ({
  ...task,
  state: 'FAILED',
  failure,
  finishedAt: at,
});

export const withTask = (sweep: StoredSweep, task: StoredTask): StoredSweep => ({
  ...sweep,
  tasks: [...sweep.tasks.filter(({ name }) => name !== task.name), task],
});

/** A sweep as operators read it. */
export const shownSweep = ({ version: _, rounds: __, tasks, ...sweep }: StoredSweep): Sweep => ({
  ...sweep,
  state: tasks.some(({ state }) => state === 'FAILED') ? 'FAILED' : sweep.finishedAt === undefined ? 'RUNNING' : 'DONE',
  tasks: tasks.map(({ cursor: _cursor, ...task }) => task),
});
