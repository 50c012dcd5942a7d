import { reject } from '#shared/kernel/rejection.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { RegistryWatch } from './schema.ts';

/** gsi2 holds what is watched, longest unasked first. */
const watches = entity('RegistryWatch', RegistryWatch, watch => ({
  ...keys.registryWatch(watch.organisationId),
  ...(watch.watching ? indexes.recheckDue(watch.checkedAt, watch.organisationId) : {}),
}));

/** Told where the same number was being asked about at the same moment: what the other found stands. */
export const watchMoved = reject(
  'conflict',
  '같은 번호를 조회하고 있습니다. 다시 시도해 주십시오',
  'The number is being asked about at the same moment; try again',
);

export const findWatch = async (table: Table, organisationId: string): Promise<RegistryWatch | undefined> => {
  const item = await table.get(keys.registryWatch(organisationId));
  return item === undefined ? undefined : watches.fromItem(item);
};

/** The watch with what was found, over the one before. */
export const watchWrite = (before: RegistryWatch | undefined, after: Omit<RegistryWatch, 'version'>): Write => ({
  put: watches.toItem({ ...after, version: (before?.version ?? 0) + 1 }),
  when: before === undefined ? 'absent' : { version: before.version },
  otherwise: watchMoved,
});

/** What was asked about before an instant, longest ago first; eventually consistent. */
export const watchesDue = async (table: Table, before: string, limit: number): Promise<RegistryWatch[]> => {
  const { items } = await table.query({ index: 'gsi2', pk: 'RECHECK', sk: { atMost: before }, limit });
  return items.map(watches.fromItem);
};
