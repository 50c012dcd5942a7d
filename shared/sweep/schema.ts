import * as z from 'zod';
import { date, instant } from '#shared/kernel/time.ts';

/** What a night does besides matching, in this order: what earlier tasks change, later ones see. */
export const SWEEP_TASKS = ['statuses', 'listings', 'enquiries', 'deals', 'scores', 'quality', 'alerts'] as const;
export const SweepTaskName = z.enum(SWEEP_TASKS).meta({ id: 'SweepTaskName' });
export type SweepTaskName = z.infer<typeof SweepTaskName>;

const units = z.number().min(0);
const task = {
  name: SweepTaskName,
  state: z.enum(['RUNNING', 'DONE', 'FAILED']),
  pages: z.int().min(0),
  counts: z.record(z.string(), z.int()),
  consumed: z.strictObject({ read: units, write: units }).describe('DynamoDB capacity units'),
  failure: z.string().optional(),
  startedAt: instant(),
  finishedAt: instant().optional(),
};
const sweep = { date: date(), startedAt: instant(), finishedAt: instant().optional() };

/** Where a task goes on; the table's keys and shard numbers, meant for the task alone. */
export type SweepCursor = z.infer<typeof SweepCursor>;
const SweepCursor = z.record(z.string(), z.json());

export const StoredSweep = z.strictObject({
  ...sweep,
  tasks: z.array(z.strictObject({ ...task, cursor: SweepCursor.optional() })),
  rounds: z.int().min(0),
  version: z.int().min(1),
});
export type StoredSweep = z.infer<typeof StoredSweep>;
export type StoredTask = StoredSweep['tasks'][number];

export const Sweep = z
  .strictObject({
    ...sweep,
    state: z
      .enum(['RUNNING', 'DONE', 'FAILED'])
      .describe('Failed: a task did; the others went on, and so did the matching'),
    tasks: z.array(z.strictObject(task)),
  })
  .meta({ id: 'Sweep' });
export type Sweep = z.infer<typeof Sweep>;
export const Sweeps = z.strictObject({ items: z.array(Sweep) }).meta({ id: 'Sweeps' });
