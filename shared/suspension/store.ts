import { Rejection, reject } from '#shared/kernel/rejection.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Table, Write } from '#shared/table/table.ts';
import { MOST_SUSPENDED, SuspendedSet, SuspensionMark } from './schema.ts';

const marks = entity('SuspensionMark', SuspensionMark, mark => ({
  ...keys.suspensionMark(mark.organisationId),
  ...indexes.changed(mark.organisationId, mark.updatedAt),
}));
const sets = entity('SuspendedSet', SuspendedSet, () => keys.suspendedSet());

/** The mark in an item of the directory's log of changes; undefined where the item is something else. */
export const markFrom = (item: Item): SuspensionMark | undefined =>
  item.entity === marks.name ? marks.fromItem(item) : undefined;

const readSet = async (table: Table): Promise<SuspendedSet | undefined> => {
  const item = await table.get(keys.suspendedSet());
  return item === undefined ? undefined : sets.fromItem(item);
};

/**
 * The organisations that are suspended at this moment: one consistent read of one item, however many records are about to be
 * shown. Whoever reads a listing, a deal or a match directly asks here; the directory learns of it from its log.
 */
export const findSuspended = async (table: Table): Promise<ReadonlySet<string>> =>
  new Set((await readSet(table))?.organisationIds);

/** Told where another suspension got ahead; the same change may be tried again. */
export const suspensionMoved = reject(
  'conflict',
  '그 사이에 다른 이용 정지가 처리되었습니다. 다시 시도해 주십시오',
  'Another suspension was made in the meantime; try again',
);

/** What suspending an organisation, or lifting it, writes besides the organisation itself. Repeating it changes nothing. */
export const suspensionWrites = async (
  table: Table,
  organisationId: string,
  suspended: boolean,
  at: string,
): Promise<Write[]> => {
  const [set, stored] = await Promise.all([readSet(table), table.get(keys.suspensionMark(organisationId))]);
  const others = (set?.organisationIds ?? []).filter(other => other !== organisationId);
  if (suspended && others.length >= MOST_SUSPENDED)
    throw reject(
      'conflict',
      `이용 정지는 동시에 ${MOST_SUSPENDED}곳까지 가능합니다`,
      `At most ${MOST_SUSPENDED} organisations can be suspended at once`,
    );
  const guard = (version: number) => (version === 0 ? ('absent' as const) : { version });
  const [before, marked] = [set?.version ?? 0, stored === undefined ? 0 : marks.fromItem(stored).version];
  const organisationIds = suspended ? [...others, organisationId].sort() : others;
  return [
    {
      put: sets.toItem({ organisationIds, version: before + 1, updatedAt: at }),
      when: guard(before),
      otherwise: suspensionMoved,
    },
    {
      put: marks.toItem({ organisationId, suspended, version: marked + 1, updatedAt: at }),
      when: guard(marked),
      otherwise: suspensionMoved,
    },
  ];
};

/**
 * For every change of a record that belongs to an organisation, or in which it has a part.
 * @throws Rejection `organisation-suspended` where one of them is suspended.
 */
export const refuseSuspended = async (table: Table, ...organisationIds: readonly string[]): Promise<void> => {
  const suspended = await findSuspended(table);
  if (organisationIds.some(organisationId => suspended.has(organisationId)))
    throw new Rejection('organisation-suspended');
};
