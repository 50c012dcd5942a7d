import type { Label } from '#shared/kernel/i18n.ts';
import type { ListingKind } from '#shared/listing/schema.ts';
import { KIND } from '../cell/coded.ts';
import { splitItems } from '../cell/list.ts';
import { COLUMNS, type Column, MACHINE_ENGLISH } from './index.ts';
import { bilingualsIn, isTree, putAt, type Tree, valueAt } from './pointer.ts';

/** What is wrong in a cell. `pointer` is where its value would go in the row. */
export interface RowCellFault {
  readonly key: string;
  readonly pointer: string;
  readonly value: string;
  readonly message: Label;
}

const fits = (column: Column, kind: ListingKind): boolean => column.kinds === undefined || column.kinds.includes(kind);

const NO_KIND = { ko: '구분이 비어 있습니다', en: 'The kind is missing' };
const BAD_KIND = { ko: '목록에 없는 값입니다', en: 'Not a known code or name' };
const OTHER_KIND = { ko: '이 구분에서는 쓰지 않는 열입니다', en: 'A listing of this kind has no such column' };
const NO_SUCH_TEXT = { ko: '영문이 없는 항목입니다', en: 'No English text is there' };

/** Objects of which nothing is left become null themselves, so that they count as taken away. */
const collapse = (tree: Tree): unknown => {
  const members = Object.entries(tree).map(([name, value]): [string, unknown] => [
    name,
    isTree(value) ? collapse(value) : value,
  ]);
  return members.every(([, value]) => value === null) ? null : Object.fromEntries(members);
};

/** What follows from other cells. */
const derive = (row: Tree, has: (pointer: string) => boolean): void => {
  const location = '/listing/profile/location';
  // Only Seoul has districts here, so that one says the area too.
  if (has(`${location}/district`) && !has(`${location}/area`)) putAt(row, `${location}/area`, 'KR-11');
  // "Up to" is a range from nothing.
  for (const range of ['/listing/profile/ticket', '/listing/profile/budget'])
    if (has(`${range}/max`) && !has(`${range}/min`)) {
      const { currency } = valueAt(row, `${range}/max`) as { currency: string };
      putAt(row, `${range}/min`, { amount: '0', currency });
    }
};

/**
 * A row as its cells have it: `{organisation, listing, state?}`. A cell that is empty gives null, which takes a value away; a
 * column that the file does not have gives nothing, which leaves it. All faults of the cells are told at once; the kind is
 * undefined where the row has none.
 * @param cell the text of a column's cell; undefined where the file has no such column
 */
export const readRow = (
  cell: (key: string) => string | undefined,
): { row: Tree; kind: ListingKind | undefined; faults: RowCellFault[] } => {
  const faults: RowCellFault[] = [];
  const told = cell('kind') ?? '';
  const kind = KIND.find(told) as ListingKind | undefined;
  const row: Tree = { organisation: {}, listing: { profile: {} } };
  if (kind === undefined)
    faults.push({ key: 'kind', pointer: '/listing/kind', value: told, message: told === '' ? NO_KIND : BAD_KIND });
  const used = new Set(kind === undefined ? [] : COLUMNS.filter(each => fits(each, kind)).map(({ key }) => key));
  for (const column of COLUMNS) {
    const { key, at, type } = column;
    const text = cell(key);
    if (text === undefined || column === MACHINE_ENGLISH) continue;
    if (kind !== undefined && !fits(column, kind)) {
      if (text !== '' && !used.has(key)) faults.push({ key, pointer: at, value: text, message: OTHER_KIND });
    } else if (text === '') {
      if (valueAt(row, at) === undefined) putAt(row, at, null);
    } else if (kind !== undefined || column.kinds === undefined) {
      const { value, faults: found } = type.read(text);
      for (const { at: below, message } of found) faults.push({ key, pointer: `${at}${below}`, value: text, message });
      putAt(row, at, value);
    }
  }
  const has = (pointer: string): boolean => (valueAt(row, pointer) ?? null) !== null;
  derive(row, has);
  const machine = cell(MACHINE_ENGLISH.key);
  if (machine !== undefined)
    for (const pointer of bilingualsIn(row, ({ en }) => typeof en === 'string'))
      putAt(row, `${pointer}/enSource`, 'human');
  for (const pointer of splitItems(machine ?? ''))
    if (typeof valueAt(row, `${pointer}/en`) === 'string') putAt(row, `${pointer}/enSource`, 'machine');
    else faults.push({ key: MACHINE_ENGLISH.key, pointer: MACHINE_ENGLISH.at, value: pointer, message: NO_SUCH_TEXT });
  const { organisation, listing } = row as { organisation: Tree; listing: Tree };
  const profile = collapse(listing.profile as Tree) ?? {};
  return {
    row: {
      ...row,
      organisation: collapse(organisation) ?? {},
      listing: { ...(collapse({ ...listing, profile: 1 }) as Tree), profile },
    },
    kind,
    faults,
  };
};
