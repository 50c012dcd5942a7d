import { reject } from '#shared/kernel/rejection.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Table } from '#shared/table/table.ts';
import { StoredSweep } from './schema.ts';

const sweeps = entity('Sweep', StoredSweep, sweep => ({ ...keys.sweep(sweep.date), ...indexes.sweeps(sweep.date) }));

export const findSweep = async (table: Table, date: string): Promise<StoredSweep | undefined> => {
  const item = await table.get(keys.sweep(date));
  return item === undefined ? undefined : sweeps.fromItem(item);
};

/** Keeps how far a sweep has come, as its next version. @throws Rejection `conflict` where another one is under way. */
export const keepSweep = async (table: Table, before: StoredSweep): Promise<StoredSweep> => {
  const sweep = { ...before, version: before.version + 1 };
  await table.put({
    put: sweeps.toItem(sweep),
    when: before.version === 0 ? 'absent' : { version: before.version },
    otherwise: reject('conflict', '같은 날의 점검이 진행 중입니다', 'Another sweep of this day is under way'),
  });
  return sweep;
};

/** Latest first; eventually consistent. */
export const latestSweeps = async (table: Table, limit: number): Promise<StoredSweep[]> => {
  const { items } = await table.query({ index: 'gsi1', pk: 'SWEEPS', newestFirst: true, limit });
  return items.map(sweeps.fromItem);
};
