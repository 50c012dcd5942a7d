import type { ListingKind } from '#shared/listing/schema.ts';
import { type CellType, text } from '../cell/types.ts';

/** A column of an import or export file. */
export interface Column {
  /** Name in English and in our own code; columns of the same name at different places belong to different kinds. */
  readonly key: string;
  /** The Korean header, then further ones that people use. */
  readonly names: readonly [string, ...string[]];
  /** JSON pointer into a row: `{organisation, listing, state}`. */
  readonly at: string;
  readonly type: CellType;
  /**
   * Kinds of listing that have it.
   * @default - all of them
   */
  readonly kinds?: readonly ListingKind[];
}

/** What a column holds, before it is known where. */
type Names = readonly [string, ...string[]];

export const column = (
  key: string,
  names: Names | string,
  at: string,
  type: CellType = text,
  kinds?: readonly ListingKind[],
): Column => ({
  key,
  names: typeof names === 'string' ? [names] : names,
  at,
  type,
  ...(kinds === undefined ? {} : { kinds }),
});

/** The two columns of a text in Korean and English: `<key>_ko` (also `<key>`), `<key>_en` (`영문…`). */
export const bilingualColumns = (
  key: string,
  [first, ...others]: Names,
  at: string,
  kinds?: readonly ListingKind[],
  english: Names = [`영문${first}`],
): Column[] => [
  column(`${key}_ko`, [first, ...others, key], `${at}/ko`, text, kinds),
  column(`${key}_en`, english, `${at}/en`, text, kinds),
];
