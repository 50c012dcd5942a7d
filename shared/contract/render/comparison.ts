import type { Language } from '#shared/kernel/i18n.ts';
import type { Change, RedBlock, Redline, Span } from '../redline/schema.ts';
import { CHANGES, cellIn, linesIn, RED_WORDS } from './redline-words.ts';
import { inWords, type RenderLanguage, shownIn } from './words.ts';

/** A row of a comparison: lines of either version, what is only in one of them marked in it. */
export interface ComparisonRow {
  readonly change: Change;
  readonly old: readonly (readonly Span[])[];
  readonly now: readonly (readonly Span[])[];
  readonly note: string;
}

const side = (lines: readonly (readonly Span[])[], version: 'old' | 'new'): Span[][] =>
  lines
    .map(spans => spans.filter(({ op }) => op === 'same' || op === (version === 'old' ? 'del' : 'ins')))
    .filter(spans => spans.length > 0);

/** Cells of a table row on one line, a bar between them. */
const rowLine = (cells: RedBlock['columns'], languages: readonly Language[]): Span[] =>
  cells.flatMap((cell, i) => [
    ...(i === 0 ? [] : [{ op: 'same' as const, text: ' | ' }]),
    ...cellIn(cell, languages).flatMap((spans, at) => [
      ...(at === 0 ? [] : [{ op: 'same' as const, text: ' / ' }]),
      ...spans,
    ]),
  ]);

/**
 * The changes of a redline as rows of old and new. A changed clause brings the heading of its article with it; what has stayed the same is
 * left out, a clause that only one version has stands against 〈신설〉 or 〈삭제〉.
 */
export const comparisonRows = (redline: Redline, language: RenderLanguage): ComparisonRow[] => {
  const languages = shownIn(language);
  const rows: ComparisonRow[] = [];
  let heading: RedBlock | undefined;
  for (const block of redline.blocks) {
    if (block.depth === 0) heading = block;
    if (block.change === 'same') continue;
    const own = languages.flatMap(lang => linesIn(block, lang).map(({ spans }) => spans));
    const above =
      heading === undefined || heading === block || heading.change !== 'same'
        ? []
        : languages.flatMap(lang =>
            linesIn(heading as RedBlock, lang)
              .filter(line => line.heading)
              .map(({ spans }) => spans),
          );
    const table = block.rows.filter(row => row.change !== 'same').map(row => rowLine(row.cells, languages));
    const lines = [...above, ...own, ...table];
    const only = (words: { ko: string; en: string }): Span[][] => [[{ op: 'same', text: inWords(words, language) }]];
    const came = block.change === 'inserted' || block.change === 'movedTo';
    const went = block.change === 'deleted' || block.change === 'movedFrom';
    rows.push({
      change: block.change,
      old: came ? only(block.change === 'inserted' ? RED_WORDS.none : CHANGES.movedTo) : side(lines, 'old'),
      now: went ? only(block.change === 'deleted' ? RED_WORDS.gone : CHANGES.movedFrom) : side(lines, 'new'),
      note: inWords(CHANGES[block.change], language),
    });
  }
  return rows;
};
