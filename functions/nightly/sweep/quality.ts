import { Rejection } from '#shared/kernel/rejection.ts';
import { monthBefore, seoulMonth } from '#shared/kernel/time.ts';
import { latestRuns, type StoredRun } from '#shared/match/store.ts';
import { proposalsSince } from '#shared/proposal/store.ts';
import { isSettled, qualityMonth } from '#shared/quality/rules.ts';
import { findLists, findQuality, qualityWrite } from '#shared/quality/store.ts';
import type { Deps } from '../wiring.ts';
import type { SweepTask } from './task.ts';

/** Months that are looked at again for figures that could not be computed in their time. */
const MONTHS = 4;
/** Runs of so many months, with some to spare for an operator's own. */
const RUNS = 200;

/** The months before this one, earliest first: whatever their first run proposed has had its time, or will have it soon. */
const monthsUpTo = (now: string): string[] => {
  const months = [seoulMonth(now)];
  while (months.length < MONTHS) months.unshift(monthBefore(months[0]!));
  return months;
};

/** The first published run of a month of which it is known what it and the baselines proposed. */
const judgedRun = async ({ table }: Deps, month: string, runs: readonly StoredRun[]) => {
  const published = runs
    .filter(
      ({ runId, state, finishedAt }) => runId.startsWith(month) && state === 'PUBLISHED' && finishedAt !== undefined,
    )
    .sort((a, b) => (a.runId < b.runId ? -1 : 1));
  for (const run of published) {
    const lists = await findLists(table, run.runId);
    if (lists !== undefined) return { run, rankedAt: run.finishedAt!, lists };
  }
  return undefined;
};

/**
 * Tells how good the matching was in every month that can be judged by now and has not been: the lists of its first run, by what
 * became of them in the thirty days after it. Told once, it stays.
 */
export const quality: SweepTask = {
  name: 'quality',
  page: async (deps, { now }) => {
    const { table, clock } = deps;
    const counts = { told: 0, early: 0, without: 0 };
    const runs = await latestRuns(table, RUNS);
    for (const month of monthsUpTo(now)) {
      if ((await findQuality(table, month)) !== undefined) continue;
      const judged = await judgedRun(deps, month, runs);
      if (judged === undefined) counts.without += 1;
      else if (!isSettled(judged.rankedAt, now)) counts.early += 1;
      else {
        const { run, rankedAt, lists } = judged;
        // A pair may have been acted on long before: then its answer is no news.
        const proposals = await proposalsSince(table, '2026-01-01', now);
        const figures = qualityMonth(
          month,
          { runId: run.runId, scorer: run.scorer, rankedAt },
          lists,
          proposals,
          clock(),
        );
        try {
          await table.put(qualityWrite(figures));
          counts.told += 1;
        } catch (error) {
          // Another sweep told the same.
          if (!(error instanceof Rejection && error.reason === 'conflict')) throw error;
        }
      }
    }
    return { counts, next: undefined };
  },
};
