import PDFDocument from 'pdfkit';
import type { DraftModel } from '../../engine/model.ts';
import { footOf, HEAD, piecesOf } from '../pieces.ts';
import { inWords, printable, type RenderLanguage } from '../words.ts';
import { type FontFiles, faceOf, showable } from './face.ts';
import type { Faces, Line } from './lines.ts';
import { fitting, heightOf, PAGE, paddingOf, type Row, rowHeight, rowsOf } from './rows.ts';

type Pdf = InstanceType<typeof PDFDocument>;
/** Where the next row begins, in points from the top of the page. */
interface Pen {
  y: number;
  /** Nothing stands on the page yet. */
  fresh: boolean;
}

const destination = (clauseId: string): string => `c-${clauseId}`;

const drawLine = (pdf: Pdf, line: Line, left: number, top: number): void => {
  const height = line.size * 1.45;
  const baseline = top + height * 0.5 + line.size * 0.35;
  for (const { x, width, text, bold, shade, ref } of line.spans) {
    if (shade !== undefined) pdf.rect(left + x - 0.5, top + 1, width + 1, height - 2).fill(shade);
    pdf
      .font(bold ? 'bold' : 'regular', line.size)
      .fillColor(line.colour)
      .text(text, left + x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    if (ref !== undefined) pdf.goTo(left + x, top, width, height, destination(ref));
  }
};

/** Draws lines from `top` downwards; the space above the first of them falls away at the top of a page. */
const drawLines = (pdf: Pdf, lines: readonly Line[], left: number, top: number, atTop: boolean): void => {
  let y = top;
  for (const [i, line] of lines.entries()) {
    if (!(atTop && i === 0)) y += line.top;
    drawLine(pdf, line, left, y);
    y += line.height;
  }
};

const drawRow = (pdf: Pdf, row: Row, pen: Pen): void => {
  const height = rowHeight(row, pen.fresh);
  const pad = paddingOf(row);
  for (const { x, width, lines } of row.cells) {
    const left = PAGE.left + x;
    if (row.grid) {
      pdf.rect(left, pen.y, width, height).lineWidth(0.5);
      if (row.head) pdf.fillAndStroke('#f0f0f0', '#999999');
      else pdf.stroke('#999999');
    }
    drawLines(pdf, lines, left + pad.x, pen.y + pad.y, pen.fresh || row.grid);
  }
  pen.y += height;
  pen.fresh = false;
};

/** Puts rows on pages: what may not be split or stand alone goes to the next page, the rest is split between lines. */
const layOut = (pdf: Pdf, rows: readonly Row[]): void => {
  const pen: Pen = { y: PAGE.top, fresh: true };
  const turn = (repeat?: Row): void => {
    pdf.addPage();
    pen.y = PAGE.top;
    pen.fresh = true;
    if (repeat !== undefined) drawRow(pdf, repeat, pen);
  };
  const mark = ({ clauseIds, entry }: Row): void => {
    for (const id of clauseIds) pdf.addNamedDestination(destination(id), 'XYZ', PAGE.left, pen.y, null);
    if (entry !== undefined) pdf.outline.addItem(entry);
  };
  /** The least of a row that may stand at the foot of a page. */
  const least = (row: Row): number =>
    row.whole ? rowHeight(row, false) : Math.max(...row.cells.map(({ lines }) => heightOf(lines.slice(0, 2), false)));
  turn();
  for (const [i, first] of rows.entries()) {
    if (first.newPage && !pen.fresh) turn();
    const next = rows[i + 1];
    const needed = rowHeight(first, pen.fresh) + (first.withNext && next !== undefined ? least(next) : 0);
    if ((first.withNext || first.whole) && pen.y + needed > PAGE.bottom && !pen.fresh) turn(first.repeat);
    let marked = false;
    let turned = false;
    let row = first;
    while (pen.y + rowHeight(row, pen.fresh) > PAGE.bottom) {
      const pad = paddingOf(row).y * 2;
      const counts = row.cells.map(({ lines }) => fitting(lines, PAGE.bottom - pen.y - pad, pen.fresh || row.grid));
      const none = counts.every(count => count === 0);
      if (none && !turned && !pen.fresh) {
        turn(row.repeat);
        turned = true;
        continue;
      }
      // Where not even a page's beginning has room, a line of each cell goes on all the same, so that this comes to an end.
      const taken = counts.map((count, at) => (none ? Math.min(1, row.cells[at]?.lines.length ?? 0) : count));
      const part = (from: (at: number) => number, to: (at: number) => number | undefined): Row => ({
        ...row,
        cells: row.cells.map((cell, at) => ({ ...cell, lines: cell.lines.slice(from(at), to(at)) })),
      });
      if (!marked) mark(first);
      marked = true;
      drawRow(
        pdf,
        part(
          () => 0,
          at => taken[at],
        ),
        pen,
      );
      row = part(
        at => taken[at] ?? 0,
        () => undefined,
      );
      turn(row.repeat);
      turned = true;
    }
    if (!marked) mark(first);
    drawRow(pdf, row, pen);
  }
};

/** The draft notice at the head of every page; at its foot which draft it is, and the page. */
const frame = (pdf: Pdf, faces: Faces, foot: string): void => {
  const { count } = pdf.bufferedPageRange();
  const centred = (text: string, bold: boolean, colour: string, y: number): void => {
    const shown = showable(printable(text), (bold ? faces.bold : faces.regular).has);
    const width = ((bold ? faces.bold : faces.regular).width(shown) * 8) / 1000;
    pdf
      .font(bold ? 'bold' : 'regular', 8)
      .fillColor(colour)
      .text(shown, (PAGE.width - width) / 2, y, { lineBreak: false, baseline: 'alphabetic' });
  };
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    centred(HEAD, true, '#7a1f1f', 48);
    centred(`${foot} ${page + 1} / ${count}`, false, '#595959', PAGE.height - 40);
  }
};

const bytesOf = (pdf: Pdf): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
    pdf.end();
  });

/**
 * The draft as a PDF on A4, with the glyphs it uses of a Korean font embedded. Every page says that it is a draft, and which one.
 * References lead to their clauses. Deterministic: one model and language, one sequence of bytes.
 */
export const renderPdf = (
  model: DraftModel,
  { language, fonts }: { readonly language: RenderLanguage; readonly fonts: FontFiles },
): Promise<Uint8Array> => {
  const faces: Faces = { regular: faceOf(fonts.regular), bold: faceOf(fonts.bold) };
  const at = new Date(model.at);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    // No default font: the library would read Helvetica from a file that is in no bundle.
    font: null as unknown as string,
    pdfVersion: '1.7',
    lang: language === 'en' ? 'en-GB' : 'ko-KR',
    displayTitle: true,
    info: {
      Title: printable(inWords(model.title, language)),
      Author: 'Startup Plus',
      Subject: HEAD,
      Keywords: `${model.draftId} v${model.version} ${model.hashes.model}`,
      Creator: 'Startup Plus',
      Producer: 'Startup Plus',
      CreationDate: at,
      ModDate: at,
    },
  });
  pdf.registerFont('regular', faces.regular.font as unknown as string);
  pdf.registerFont('bold', faces.bold.font as unknown as string);
  layOut(pdf, rowsOf(piecesOf(model, language), faces));
  frame(pdf, faces, footOf(model, language));
  return bytesOf(pdf);
};
