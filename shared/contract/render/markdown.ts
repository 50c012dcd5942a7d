import type { DraftModel } from '../engine/model.ts';
import type { Para, Piece } from './piece.ts';
import { footOf, HEAD, piecesOf } from './pieces.ts';
import { printable, type RenderLanguage, WORDS } from './words.ts';

/**
 * Text that Markdown reads as text: CommonMark and GitHub's tables, links, mentions, shortcodes and formulas. A colon and an @ are
 * what addresses are found by, which is why they are escaped too.
 */
const esc = (text: string): string =>
  printable(text)
    .replace(/[^\S\u3000]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>#&~|$^@:!]/g, '\\$&')
    .replace(/(www)\./gi, '$1\\.');

/** What makes a list, a heading line or a code block at the beginning of a line. */
const atStart = (line: string): string =>
  line
    .trim()
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&');

/** A paragraph on one line. A heading is bold in a table and a heading elsewhere. */
const lineOf = ({ runs, number }: Para): string =>
  atStart(`${number === undefined ? '' : `${esc(number)} `}${runs.map(({ text }) => esc(text)).join('')}`);
const inCell = (paras: readonly Para[]): string =>
  paras
    .map(para => (para.style === 'heading' && lineOf(para) !== '' ? `**${lineOf(para)}**` : lineOf(para)))
    .filter(line => line !== '')
    .join('<br>');

const MARKS: Partial<Readonly<Record<Para['style'], string>>> = {
  title: '# ',
  subtitle: '## ',
  heading: '## ',
  annex: '## ',
};
const blockOf = (para: Para): string =>
  // An ideographic space indents a line for the eye and means nothing to a parser.
  `${MARKS[para.style] ?? '\u3000\u3000'.repeat(Math.max(0, (para.depth ?? 1) - 1))}${lineOf(para)}`;

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
};

type Columns = Extract<Piece, { kind: 'columns' }>;
/** A clause in both languages, as opposed to the parties' signatures. */
const isPair = (piece: Piece | undefined): boolean => piece?.kind === 'columns' && piece.whole !== true;

/**
 * The draft as Markdown with GitHub's tables: for reading, comparing and searching as text. In two languages each clause is a row
 * of a table, as in the other formats. Begins and ends with the draft notice, since there are no pages to put it on.
 */
export const renderMarkdown = (model: DraftModel, { language }: { readonly language: RenderLanguage }): string => {
  const blocks: string[] = [`**${esc(HEAD)}**`];
  const pieces = piecesOf(model, language);
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'paragraphs') blocks.push(...piece.paras.map(blockOf));
    else if (piece.kind === 'table')
      blocks.push(
        tableOf(
          piece.head.map(inCell),
          piece.rows.map(row => row.map(inCell)),
        ),
      );
    else if (isPair(piece)) {
      // The rows of clauses that follow each other make one table.
      if (isPair(pieces[i - 1])) continue;
      const after = pieces.findIndex((next, at) => at > i && !isPair(next));
      const rows = pieces.slice(i, after === -1 ? pieces.length : after) as Columns[];
      blocks.push(
        tableOf(
          [WORDS.korean.ko, WORDS.korean.en],
          rows.map(({ cells }) => cells.map(inCell)),
        ),
      );
    }
    // One party's signature under the other's.
    else blocks.push(...piece.cells.flat().map(blockOf));
  }
  // There is one page.
  return `${[...blocks, '---', `${esc(footOf(model, language))} 1 / 1`, `**${esc(HEAD)}**`].join('\n\n')}\n`;
};
