import { findReport, readPart, writePart } from '#shared/match/store.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { FrozenLists, QualityMonth } from './schema.ts';

const months = entity('QualityMonth', QualityMonth, ({ month }) => ({
  ...keys.quality(month),
  ...indexes.qualities(month),
}));

/** The first figures of a month stand: nothing about them can change any more. */
export const qualityWrite = (month: QualityMonth): Write => ({ put: months.toItem(month), when: 'absent' });

export const findQuality = async (table: Table, month: string): Promise<QualityMonth | undefined> => {
  const item = await table.get(keys.quality(month));
  return item === undefined ? undefined : months.fromItem(item);
};

/** Months with final figures, latest first; eventually consistent. */
export const qualityMonths = async (table: Table, limit: number): Promise<QualityMonth[]> => {
  const { items } = await table.query({ index: 'gsi1', pk: 'QUALITY', newestFirst: true, limit });
  return items.map(months.fromItem);
};

/** Keeps what a run and the baselines proposed, until its month has been judged. Gives the number of chunks. */
export const writeLists = (
  table: Table,
  run: { readonly runId: string; readonly at: string },
  lists: FrozenLists,
): Promise<number> =>
  writePart(table, { ...run, step: 'lists' }, Buffer.from(JSON.stringify(FrozenLists.parse(lists)), 'utf8'));

/** What a run and the baselines proposed; undefined where the run was never explained. */
export const findLists = async (table: Table, runId: string): Promise<FrozenLists | undefined> => {
  const chunks = (await findReport(table, runId, 'explain'))?.counts.listChunks;
  if (chunks === undefined) return undefined;
  return FrozenLists.parse(JSON.parse(Buffer.from(await readPart(table, runId, 'lists', chunks)).toString('utf8')));
};
