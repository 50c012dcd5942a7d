import type { Piece } from '../piece.ts';
import { type Faces, type Line, linesOf } from './lines.ts';

/** A4 with margins of 25 mm, in points. */
export const PAGE = { width: 595.28, height: 841.89, left: 70.87, top: 76, bottom: 770 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.left;
const GUTTER = 18;
const PADDING = { x: 4.5, y: 3.5 } as const;

export interface Cell {
  /** From the left edge of the text. */
  readonly x: number;
  readonly width: number;
  readonly lines: readonly Line[];
}
/** What stands side by side. Lines go over to the next page at a line, unless the row is `whole`. */
export interface Row {
  readonly cells: readonly Cell[];
  /** Space inside its border; none has no border. */
  readonly grid: boolean;
  readonly head: boolean;
  readonly whole: boolean;
  readonly newPage: boolean;
  /** Goes over to the next page rather than stand without what follows it. */
  readonly withNext: boolean;
  readonly clauseIds: readonly string[];
  /** What the reader's list of contents calls it. */
  readonly entry?: string;
  /** The row repeated at the top of each page that this row or one after it begins. */
  readonly repeat?: Row;
}

const PLAIN = { grid: false, head: false, whole: false, newPage: false, withNext: false, clauseIds: [] } as const;

/** Height of lines one under the other, from the top of a page or below something. */
export const heightOf = (lines: readonly Line[], atTop: boolean): number =>
  lines.reduce((sum, line, i) => sum + line.height + (atTop && i === 0 ? 0 : line.top), 0);
export const rowHeight = ({ cells, grid }: Row, atTop: boolean): number =>
  Math.max(0, ...cells.map(({ lines }) => heightOf(lines, atTop || grid))) + (grid ? 2 * PADDING.y : 0);
export const paddingOf = ({ grid }: Row): { x: number; y: number } => (grid ? PADDING : { x: 0, y: 0 });

const tableRows = (piece: Extract<Piece, { kind: 'table' }>, faces: Faces): Row[] => {
  const whole = piece.shares.reduce((a, b) => a + b, 0);
  const widths = piece.shares.map(share => (TEXT_WIDTH * share) / whole);
  const cellsOf = (cells: Extract<Piece, { kind: 'table' }>['head']): Cell[] =>
    cells.map((paras, i) => {
      const width = widths[i] ?? 0;
      const x = widths.slice(0, i).reduce((a, b) => a + b, 0);
      return { x, width, lines: paras.flatMap(p => linesOf(p, width - 2 * PADDING.x, faces)) };
    });
  const head: Row = { ...PLAIN, cells: cellsOf(piece.head), grid: true, head: true, whole: true, withNext: true };
  // A head that fills half a page is not repeated on the next.
  const repeat = rowHeight(head, true) < (PAGE.bottom - PAGE.top) / 2 ? { repeat: head } : {};
  return [head, ...piece.rows.map(cells => ({ ...PLAIN, cells: cellsOf(cells), grid: true, whole: true, ...repeat }))];
};

/** The rows of a piece. A heading without its text is kept with what follows it. */
const rowsOfPiece = (piece: Piece, faces: Faces): Row[] => {
  if (piece.kind === 'table') return tableRows(piece, faces);
  const sides = piece.kind === 'columns' ? piece.cells : [piece.paras];
  const width = (TEXT_WIDTH - GUTTER * (sides.length - 1)) / Math.max(1, sides.length);
  const cells = sides.map((paras, i) => ({
    x: i * (width + GUTTER),
    width,
    lines: paras.flatMap(p => linesOf(p, width, faces)),
  }));
  const last = sides.map(paras => paras.at(-1)?.style);
  const heading = sides[0]?.find(({ style }) => style === 'heading' || style === 'annex');
  return [
    {
      ...PLAIN,
      cells,
      whole: piece.kind === 'columns' && piece.whole === true,
      newPage: piece.kind === 'paragraphs' && piece.newPage === true,
      withNext: last.every(style => style === 'heading' || style === 'annex'),
      clauseIds: piece.clauseIds ?? [],
      ...(heading === undefined || (piece.kind === 'columns' && piece.whole === true)
        ? {}
        : { entry: heading.runs.map(({ text }) => text).join('') }),
    },
  ];
};
export const rowsOf = (pieces: readonly Piece[], faces: Faces): Row[] =>
  pieces.flatMap(piece => rowsOfPiece(piece, faces));

/** How many of the lines of a cell fit into this height without leaving one line of a paragraph alone on either page. */
export const fitting = (lines: readonly Line[], room: number, atTop: boolean): number => {
  let used = 0;
  let count = 0;
  for (const [i, line] of lines.entries()) {
    used += line.height + (atTop && i === 0 ? 0 : line.top);
    if (used > room) break;
    count = i + 1;
  }
  // A line that would end this page alone, or whose next would begin the next page alone, goes over too.
  while (count > 0 && count < lines.length) {
    const { before, after } = lines[count - 1] as Line;
    if (!(before === 0 && after > 0) && !(before > 0 && after === 1)) break;
    count -= 1;
  }
  return count;
};
