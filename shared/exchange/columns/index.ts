import type { Language } from '#shared/kernel/i18n.ts';
import type { ListingKind } from '#shared/listing/schema.ts';
import { texts } from '../cell/types.ts';
import { type Column, column } from './column.ts';
import { HEAD_COLUMNS, LISTING_COLUMNS } from './listing.ts';
import { ORGANISATION_COLUMNS } from './organisation.ts';

export type { Column } from './column.ts';

/** Members whose English a machine made, as pointers; they say so to the reader. */
export const MACHINE_ENGLISH = column('machine_english', '기계번역영문', '/machineEnglish', texts);

/** Every column, in the order in which an export has them. */
export const COLUMNS: readonly Column[] = [
  ...HEAD_COLUMNS,
  ...ORGANISATION_COLUMNS,
  ...LISTING_COLUMNS,
  MACHINE_ENGLISH,
];

/** Columns that tell a person something and that an import does not read. */
export const INFO_COLUMNS = {
  error: column('error', ['오류', '오류내용'], ''),
  source: column('source', ['원본위치'], ''),
  published_at: column('published_at', ['게시일시'], ''),
  updated_at: column('updated_at', ['수정일시'], ''),
} as const;

/** No name of ours is longer; what a file has beyond it is not looked at. */
const LONGEST_HEADER = 200;

/** Blanks, case, `_`, `*` and notes in brackets such as `기업명(필수)` do not count in a header. */
const headerKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, '')
    .replace(/[\s_*-]/g, '');

const BY_NAME = new Map(
  [...COLUMNS, ...Object.values(INFO_COLUMNS)].flatMap(({ key, names }) =>
    [key, ...names].map((name): [string, string] => [headerKey(name), key]),
  ),
);

/** A column that a header cell names; `part` counts the further columns of a text that is too long for one cell. */
export interface HeaderCell {
  readonly key: string;
  readonly part: number;
}

/** What a header cell names; undefined where it is none of ours. */
export const headerCell = (header: string): HeaderCell | undefined => {
  const [name = ''] = header.trim().slice(0, LONGEST_HEADER).split('#');
  const part = /#(\d{1,3})$/.exec(header.trim())?.[1] ?? '1';
  const key = BY_NAME.get(headerKey(name));
  return key === undefined ? undefined : { key, part: Number(part) };
};

/** The header of a column, or of a further part of one. */
export const headerOf = ({ key, names }: Column, language: Language, part = 1): string =>
  `${language === 'ko' ? names[0] : key}${part === 1 ? '' : ` #${part}`}`;

/** The columns a listing of a kind has. */
export const columnsOf = (kinds: readonly ListingKind[]): readonly Column[] =>
  COLUMNS.filter(each => each.kinds === undefined || each.kinds.some(kind => kinds.includes(kind)));

/**
 * The column whose value sits at a JSON pointer or around it, the closest one; for what is missing as a whole, the first column
 * of it.
 */
export const columnAt = (pointer: string, kind: ListingKind | undefined): Column | undefined => {
  const all = kind === undefined ? COLUMNS : columnsOf([kind]);
  const around = all.filter(({ at }) => `${pointer}/`.startsWith(`${at}/`));
  return around.sort((a, b) => b.at.length - a.at.length)[0] ?? all.find(({ at }) => at.startsWith(`${pointer}/`));
};
