import { randomUUID } from 'node:crypto';
import type { ScheduleSpec } from './assembly.ts';
import { type Cron, parseCron } from './cron.ts';
import type { Execution, Workflow } from './workflow.ts';

export interface SchedulerOptions {
  readonly schedules: readonly ScheduleSpec[];
  readonly workflow: Workflow;
  readonly clock: () => number;
}

/** The schedules of the assembly; each fires at its times, and by hand. */
export interface Scheduler {
  /**
   * Fires a schedule as if it were `at`, unless told the last time it was due.
   * @param name part of the schedule's name; needed where there are several
   */
  readonly fire: (options?: { readonly name?: string; readonly at?: Date }) => Execution;
  readonly next: () => Date | undefined;
  readonly close: () => void;
}

/** Longest delay of a timer; also how soon a change of the machine's clock is noticed. */
const LONGEST_WAIT = 3_600_000;

/** The target's input with the Scheduler's context attributes in place. */
export const scheduledInput = (schedule: ScheduleSpec, at: Date, executionId: string): string =>
  schedule.input
    .replaceAll('<aws.scheduler.scheduled-time>', at.toISOString().replace(/\.\d+Z$/, 'Z'))
    .replaceAll('<aws.scheduler.execution-id>', executionId)
    .replaceAll('<aws.scheduler.schedule-arn>', schedule.arn)
    .replaceAll('<aws.scheduler.attempt-number>', '1');

/** Starts the timers of the schedules; they do not keep the process alive. */
export const openScheduler = ({ schedules, workflow, clock }: SchedulerOptions): Scheduler => {
  const crons = new Map<ScheduleSpec, Cron>(schedules.map(each => [each, parseCron(each.expression, each.timezone)]));
  const timers = new Map<ScheduleSpec, NodeJS.Timeout>();

  const fireOne = (schedule: ScheduleSpec, at: Date): Execution =>
    workflow.start({ stateMachineArn: schedule.targetArn, input: scheduledInput(schedule, at, randomUUID()) });

  const arm = (schedule: ScheduleSpec, due: number): void => {
    const wait = Math.min(Math.max(due - clock(), 0), LONGEST_WAIT);
    const timer = setTimeout(() => {
      if (clock() < due) return arm(schedule, due);
      fireOne(schedule, new Date(due));
      const following = crons.get(schedule)?.next(due);
      if (following !== undefined) arm(schedule, following);
    }, wait);
    timer.unref();
    timers.set(schedule, timer);
  };
  for (const [schedule, cron] of crons) {
    const due = cron.next(clock());
    if (due !== undefined) arm(schedule, due);
  }

  return {
    fire: ({ name = '', at } = {}) => {
      const found = schedules.filter(each => each.name.includes(name));
      const [schedule] = found;
      if (!schedule || found.length > 1)
        throw new Error(`expected one schedule named like "${name}", found ${found.length}`);
      return fireOne(schedule, at ?? new Date(crons.get(schedule)?.previous(clock()) ?? clock()));
    },
    next: () => {
      const dues = [...crons.values()].flatMap(cron => cron.next(clock()) ?? []);
      return dues.length > 0 ? new Date(Math.min(...dues)) : undefined;
    },
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
};
