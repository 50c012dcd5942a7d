import { body } from './author.ts';
import type { Clause, Column, Cond, Inline, TextClause } from './types.ts';

/** Clauses in few words: a heading is Korean then English, a text is the Korean nodes then the English ones. */
type Text = readonly Inline[];
const named = (kind: TextClause['kind'], id: string, ko: string, en: string, when: Cond | undefined) => ({
  id,
  kind,
  heading: { ko, en },
  ...(when === undefined ? {} : { when }),
});
const plain = (kind: TextClause['kind'], id: string, ko: Text, en: Text, when: Cond | undefined): TextClause => ({
  id,
  kind,
  ...(when === undefined ? {} : { when }),
  body: body(ko, en),
});

/** An article of paragraphs. */
export const article = (id: string, ko: string, en: string, children: readonly Clause[], when?: Cond): TextClause => ({
  ...named('article', id, ko, en, when),
  children,
});

/** An article of one text, with items below it where there are any. */
export const single = (
  id: string,
  ko: string,
  en: string,
  text: readonly [ko: Text, en: Text],
  more: { readonly items?: readonly Clause[]; readonly when?: Cond } = {},
): TextClause => ({
  ...named('article', id, ko, en, more.when),
  body: body(...text),
  ...(more.items === undefined ? {} : { children: more.items }),
});

export const paragraph = (id: string, ko: Text, en: Text, when?: Cond): TextClause =>
  plain('paragraph', id, ko, en, when);
export const item = (id: string, ko: Text, en: Text, when?: Cond): TextClause => plain('item', id, ko, en, when);
/** A paragraph with items below it. */
export const listed = (id: string, ko: Text, en: Text, items: readonly Clause[], when?: Cond): TextClause => ({
  ...plain('paragraph', id, ko, en, when),
  children: items,
});

/** A schedule that is one table, a row for each member of a list. */
export const tableSchedule = (
  id: string,
  ko: string,
  en: string,
  each: string,
  columns: readonly Column[],
  when?: Cond,
): TextClause => ({
  ...named('schedule', id, ko, en, when),
  children: [{ id: `${id}.table`, kind: 'table', each, columns }],
});

/** A column of a table that shows one value. */
export const column = (ko: string, en: string, cell: Inline): Column => ({ heading: { ko, en }, cell: [cell] });
