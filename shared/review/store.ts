import { monthBefore, seoulMonth } from '#shared/kernel/time.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { ReviewDone } from './schema.ts';

const decisions = entity('ReviewDone', ReviewDone, done => ({
  ...keys.reviewed(done.listingId, done.at),
  ...indexes.reviewed(seoulMonth(done.at), done.at, done.listingId),
}));

/** Written in the transaction of the decision, whose guard keeps it from happening twice. */
export const reviewDoneWrite = (done: ReviewDone): Write => ({ put: decisions.toItem(done), when: 'absent' });

/** Decisions made from a moment to another; eventually consistent. */
export const reviewsDone = async (table: Table, from: string, to: string): Promise<ReviewDone[]> => {
  const months: string[] = [];
  for (let month = seoulMonth(to); month >= seoulMonth(from); month = monthBefore(month)) months.push(month);
  const pages = await Promise.all(
    months.map(month => table.queryAll({ index: 'gsi2', pk: `REVIEWED#${month}`, sk: { after: from } })),
  );
  return pages
    .flat()
    .map(decisions.fromItem)
    .filter(({ at }) => at <= to);
};
