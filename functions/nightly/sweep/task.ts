import { Rejection } from '#shared/kernel/rejection.ts';
import type { SweepPage } from '#shared/sweep/rules.ts';
import type { SweepCursor, SweepTaskName } from '#shared/sweep/schema.ts';
import { CHANGE_SHARDS } from '#shared/table/keys.ts';
import type { Item } from '#shared/table/table.ts';
import type { Deps } from '../wiring.ts';

/** The night a task works for. */
export interface Night {
  /** What is due on this day in Seoul, or was before it. */
  readonly date: string;
  readonly now: string;
  /** Names the sweep in trails and events. */
  readonly requestId: string;
}

/** One task of the sweep. A page may be repeated, after it died as well: what is done must no longer be due. */
export interface SweepTask {
  readonly name: SweepTaskName;
  readonly page: (deps: Deps, night: Night, from: SweepCursor | undefined) => Promise<SweepPage>;
}

/** Items worked on at the same time, and of one page. */
const CONCURRENCY = 8;
export const PAGE = 50;
/** Tries of an item that somebody else changes at the same moment. */
const TRIES = 3;

/** The work on one item, tried again where somebody got ahead: what there is to do is decided anew. */
const settled = async (work: () => Promise<string>): Promise<string> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work();
    } catch (error) {
      const ahead = error instanceof Rejection && (error.reason === 'version-mismatch' || error.reason === 'conflict');
      if (!ahead || attempt === TRIES) throw error;
    }
};

/** Works on every item; one that fails does not keep the others. Counts what `work` says it came to. */
export const each = async <T>(items: readonly T[], work: (item: T) => Promise<string>): Promise<SweepPage> => {
  const counts: Record<string, number> = {};
  const failed: string[] = [];
  const queue = items.values();
  const worker = async () => {
    for (const item of queue)
      try {
        const outcome = await settled(() => work(item));
        counts[outcome] = (counts[outcome] ?? 0) + 1;
      } catch (error) {
        // The table being away is nothing about this item: the whole task is to be tried again.
        if (error instanceof Rejection && error.reason === 'unavailable') throw error;
        failed.push((error as Error).name);
      }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return { counts, failed };
};

/** Goes through the shards of what is due, one page after the other. */
export const overShards =
  <T>(
    find: (
      deps: Deps,
      shard: number,
      night: Night,
      page: { limit: number; from?: Item },
    ) => Promise<{ items: T[]; next?: Item }>,
    work: (deps: Deps, night: Night, item: T) => Promise<string>,
  ): SweepTask['page'] =>
  async (deps, night, from) => {
    const shard = Number(from?.shard ?? 0);
    const key = from?.key as Item | undefined;
    const found = await find(deps, shard, night, { limit: PAGE, ...(key === undefined ? {} : { from: key }) });
    const page = await each(found.items, item => work(deps, night, item));
    const next: SweepCursor | undefined =
      found.next !== undefined
        ? { shard, key: found.next as SweepCursor }
        : shard + 1 < CHANGE_SHARDS
          ? { shard: shard + 1 }
          : undefined;
    return { ...page, next };
  };
