import { diffArrays } from 'diff';
import { LANGUAGES, type Language } from '#shared/kernel/i18n.ts';
import type { DraftBlock, DraftCell, DraftModel } from '../engine/model.ts';
import type { Cause, Change, RedBlock, Redline, Span, Spans } from './schema.ts';
import { tokensOf } from './tokens.ts';

/** Units that may differ before two texts count as replaced as a whole: beyond it the search takes long and its result helps nobody. */
const MOST_EDITS = 2_000;

const both = (make: (lang: Language) => readonly Span[]): Spans => ({ ko: make('ko'), en: make('en') });
const whole = (op: Span['op'], text: string): Span[] => (text === '' ? [] : [{ op, text }]);

/** Two texts as what stayed, went and came, unit by unit; what went stands before what came in its place. */
export const spansOf = (before: string, after: string): Span[] => {
  if (before === after) return whole('same', after);
  const edits = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: MOST_EDITS });
  if (edits === undefined) return [...whole('del', before.toWellFormed()), ...whole('ins', after.toWellFormed())];
  const spans: Span[] = [];
  for (const { value, added, removed } of edits) {
    const op = added ? 'ins' : removed ? 'del' : 'same';
    const text = value.join('');
    const last = spans.at(-1);
    if (last?.op === op) spans[spans.length - 1] = { op, text: last.text + text };
    else if (op === 'del' && last?.op === 'ins') spans.splice(-1, 0, { op, text });
    else spans.push({ op, text });
  }
  return spans.filter(({ text }) => text !== '');
};

/** What a version reads where two are laid over each other. */
export const textIn = (spans: readonly Span[], version: 'old' | 'new'): string =>
  spans
    .filter(({ op }) => op === 'same' || op === (version === 'old' ? 'del' : 'ins'))
    .map(({ text }) => text)
    .join('');
const isSame = (spans: Spans): boolean => LANGUAGES.every(lang => spans[lang].every(({ op }) => op === 'same'));

/** Everything of a clause as text. */
interface Plain {
  readonly number: Record<Language, string>;
  readonly heading: Record<Language, string>;
  readonly text: Record<Language, string>;
  readonly columns: readonly Record<Language, string>[];
  readonly rows: readonly (readonly Record<Language, string>[])[];
}
const NONE = { ko: '', en: '' };
const plainCell = (cell: DraftCell | undefined): Record<Language, string> =>
  cell === undefined
    ? NONE
    : { ko: cell.ko.map(({ text }) => text).join(''), en: cell.en.map(({ text }) => text).join('') };
const plainOf = ({ number, heading, text, table }: DraftBlock): Plain => ({
  number: number ?? NONE,
  heading: heading ?? NONE,
  text: plainCell(text),
  columns: table?.columns ?? [],
  rows: (table?.rows ?? []).map(row => row.map(plainCell)),
});

const laid = (before: Record<Language, string>, after: Record<Language, string>): Spans =>
  both(lang => spansOf(before[lang], after[lang]));
const longer = <T>(a: readonly T[], b: readonly T[]): number[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i);
const keyOf = (row: Plain['rows'][number]): string => JSON.stringify(row);

/** Rows in the order of both: equal ones together, what went beside what came in its place, cell by cell. */
const rowsOf = (before: Plain['rows'], after: Plain['rows']): RedBlock['rows'][number][] => {
  const rows: RedBlock['rows'][number][] = [];
  let gone: Plain['rows'][number][] = [];
  const over = (old: Plain['rows'][number], now: Plain['rows'][number]) =>
    longer(old, now).map(i => laid(old[i] ?? NONE, now[i] ?? NONE));
  const flush = (came: readonly Plain['rows'][number][]): void => {
    for (const i of longer(gone, came)) {
      const change: Change = gone[i] === undefined ? 'inserted' : came[i] === undefined ? 'deleted' : 'changed';
      rows.push({ change, cells: over(gone[i] ?? [], came[i] ?? []) });
    }
    gone = [];
  };
  const edits = diffArrays([...before], [...after], { comparator: (a, b) => keyOf(a) === keyOf(b) });
  for (const { value, added, removed } of edits) {
    if (removed) gone = [...value];
    else if (added) flush(value);
    else {
      flush([]);
      rows.push(...value.map((row): RedBlock['rows'][number] => ({ change: 'same', cells: over(row, row) })));
    }
  }
  flush([]);
  return rows;
};

const EMPTY: Plain = { number: NONE, heading: NONE, text: NONE, columns: [], rows: [] };

/** A clause of one or both versions. A clause that is at another place stands at both, whole each time. */
const blockOf = (old: DraftBlock | undefined, now: DraftBlock | undefined, change: Change): RedBlock => {
  const { clauseId, kind, depth } = (now ?? old) as DraftBlock;
  const [before, after] = [old === undefined ? EMPTY : plainOf(old), now === undefined ? EMPTY : plainOf(now)];
  const block = {
    clauseId,
    kind,
    depth,
    number: laid(before.number, after.number),
    heading: laid(before.heading, after.heading),
    text: laid(before.text, after.text),
    columns: longer(before.columns, after.columns).map(i => laid(before.columns[i] ?? NONE, after.columns[i] ?? NONE)),
    rows: rowsOf(before.rows, after.rows),
  };
  // Renumbering alone is shown and is no change of the clause.
  const same =
    [block.heading, block.text, ...block.columns].every(isSame) && block.rows.every(row => row.change === 'same');
  return { ...block, change: change === 'same' && !same ? 'changed' : change };
};

/** Clauses of both versions by their identifiers, in an order in which each version reads as it does. */
const blocksOf = (before: readonly DraftBlock[], after: readonly DraftBlock[]): RedBlock[] => {
  const [old, now] = [before, after].map(blocks => new Map(blocks.map(block => [block.clauseId, block])));
  const edits = diffArrays(
    before.map(({ clauseId }) => clauseId),
    after.map(({ clauseId }) => clauseId),
  );
  return edits.flatMap(({ value, added, removed }) =>
    value.map(id => {
      if (removed) return blockOf(old?.get(id), undefined, now?.has(id) ? 'movedFrom' : 'deleted');
      if (added) return blockOf(undefined, now?.get(id), old?.has(id) ? 'movedTo' : 'inserted');
      return blockOf(old?.get(id), now?.get(id), 'same');
    }),
  );
};

/** The values that are shown otherwise than before, with where the new one comes from. */
const causesOf = (from: DraftModel, to: DraftModel): Cause[] => {
  const [before, after] = [from, to].map(
    ({ provenance }) => new Map(Object.values(provenance).map(entry => [entry.path, entry])),
  );
  const paths = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort();
  return paths.flatMap(path => {
    const [was, is] = [before?.get(path), after?.get(path)];
    const entry = is ?? was;
    if (entry === undefined || (was?.value.ko === is?.value.ko && was?.value.en === is?.value.en)) return [];
    return [
      {
        path,
        label: entry.label,
        ...(was === undefined ? {} : { before: was.value }),
        ...(is === undefined ? {} : { after: is.value }),
        source: entry.source,
      },
    ];
  });
};

/** Two versions of a draft laid over each other: clause by clause, and within a clause unit by unit, in both languages. Pure. */
export const redlineOf = (from: DraftModel, to: DraftModel): Redline => ({
  draftId: to.draftId,
  from: { version: from.version, at: from.at, hash: from.hashes.model },
  to: { version: to.version, at: to.at, hash: to.hashes.model },
  title: laid(from.title, to.title),
  blocks: blocksOf(from.blocks, to.blocks),
  causes: causesOf(from, to),
});

/** What a version reads, clause by clause, where two are laid over each other: accepting all changes, or rejecting all. */
export const versionIn = (
  { blocks }: Redline,
  version: 'old' | 'new',
): ({ clauseId: string; kind: DraftBlock['kind'] } & Plain)[] => {
  const gone: readonly Change[] = version === 'old' ? ['inserted', 'movedTo'] : ['deleted', 'movedFrom'];
  const read = (spans: Spans) => ({ ko: textIn(spans.ko, version), en: textIn(spans.en, version) });
  return blocks
    .filter(({ change }) => !gone.includes(change))
    .map(({ clauseId, kind, number, heading, text, columns, rows }) => ({
      clauseId,
      kind,
      number: read(number),
      heading: read(heading),
      text: read(text),
      // A head is never empty: where nothing of it is this version's, the version has no such column.
      columns: columns.filter(spans => LANGUAGES.some(lang => textIn(spans[lang], version) !== '')).map(read),
      rows: rows.filter(({ change }) => !gone.includes(change)).map(({ cells }) => cells.map(read)),
    }));
};

/** The clauses of a model as {@link versionIn} tells them. */
export const plainBlocks = ({ blocks }: Pick<DraftModel, 'blocks'>) =>
  blocks.map(block => ({ clauseId: block.clauseId, kind: block.kind, ...plainOf(block) }));
