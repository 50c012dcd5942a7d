import type { DraftRun } from '../../engine/model.ts';
import type { Para, Piece, Style } from '../piece.ts';
import { BORDERS, type CharLook, Looks, type ParaLook } from './header.ts';
import { esc } from './xml.ts';

/** A4 with margins of 25 mm, in HWP units. */
const PAGE = { width: 59_528, height: 84_186, margin: 7_087, band: 4_252 } as const;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const CELL = { x: 510, y: 200 } as const;
/** By how much each level of the clause tree is indented: 20 points. */
const INDENT = 2_000;
const SHADES = { blank: '#FFF1B8', flag: '#FFE0D6' } as const;

/** Size in hundredths of a point, weight, space around it in HWP units (a hundredth of a point each), height of lines in percent. */
const LOOKS: Readonly<
  Record<Style, { size: number; bold?: true; before: number; after: number; spacing: number; colour?: string }>
> = {
  title: { size: 1_800, bold: true, before: 0, after: 400, spacing: 150 },
  subtitle: { size: 1_300, bold: true, before: 0, after: 1_400, spacing: 150 },
  heading: { size: 1_050, bold: true, before: 900, after: 300, spacing: 150 },
  body: { size: 1_000, before: 0, after: 400, spacing: 160 },
  head: { size: 900, bold: true, before: 0, after: 0, spacing: 140 },
  cell: { size: 900, before: 0, after: 100, spacing: 140 },
  label: { size: 1_000, before: 1_800, after: 400, spacing: 160 },
  annex: { size: 1_200, bold: true, before: 0, after: 800, spacing: 150 },
  note: { size: 900, before: 800, after: 0, spacing: 150 },
  soft: { size: 800, before: 200, after: 0, spacing: 140, colour: '#595959' },
};

/** Writes a section of paragraphs and tables, and gathers the looks they use. */
export class Section {
  readonly chars = new Looks<CharLook>();
  readonly paras = new Looks<ParaLook>();
  #tables = 0;

  constructor() {
    // The style that everything is based on.
    this.#charOf('body', {});
    this.#paraOf({ style: 'body', lang: 'ko', runs: [] }, {});
  }

  #charOf(style: Style, { strong, mark }: Pick<DraftRun, 'strong' | 'mark'>, colour?: string): number {
    const look = LOOKS[style];
    return this.chars.idOf({
      height: look.size,
      colour: colour ?? look.colour ?? '#1A1A1A',
      bold: look.bold === true || strong === true,
      ...(mark && { shade: SHADES[mark] }),
    });
  }
  #paraOf({ style, number, depth = 1 }: Para, { newPage = false, centred = false }): number {
    const look = LOOKS[style];
    const hanging = number === undefined ? 0 : INDENT;
    return this.paras.idOf({
      align: centred || style === 'title' || style === 'subtitle' ? 'CENTER' : 'LEFT',
      left: number === undefined ? 0 : INDENT * depth,
      hanging,
      before: look.before,
      after: look.after,
      spacing: look.spacing,
      withNext: style === 'heading' || style === 'annex',
      newPage,
    });
  }
  /** A paragraph around runs written already. */
  #p(look: number, runs: string): string {
    return `<hp:p id="0" paraPrIDRef="${look}" styleIDRef="0" pageBreak="0" columnBreak="0" merged="0">${runs}</hp:p>`;
  }
  paragraph(
    para: Para,
    more: { newPage?: boolean; before?: string; centred?: boolean; colour?: string; after?: string } = {},
  ): string {
    const { style, runs, number } = para;
    const written = [
      ...(number === undefined
        ? []
        : [
            `<hp:run charPrIDRef="${this.#charOf(style, {})}"><hp:t>${esc(number)}<hp:tab width="800" leader="NONE" type="LEFT"/></hp:t></hp:run>`,
          ]),
      ...runs.map(
        run => `<hp:run charPrIDRef="${this.#charOf(style, run, more.colour)}"><hp:t>${esc(run.text)}</hp:t></hp:run>`,
      ),
    ];
    return this.#p(this.#paraOf(para, more), `${more.before ?? ''}${written.join('')}${more.after ?? ''}`);
  }

  #subList(content: string, width = 0, height = 0): string {
    return `<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="TOP" linkListIDRef="0" linkListNextIDRef="0" textWidth="${width}" textHeight="${height}" hasTextRef="0" hasNumRef="0">${content}</hp:subList>`;
  }
  #table(
    rows: readonly (readonly (readonly Para[])[])[],
    shares: readonly number[],
    lines: 'none' | 'grid',
    heads: number,
    whole: boolean,
  ): string {
    const sum = shares.reduce((a, b) => a + b, 0);
    const widths = shares.map(share => Math.floor((TEXT_WIDTH * share) / sum));
    const empty: Para = { style: 'cell', lang: 'ko', runs: [] };
    const cell = (paras: readonly Para[], row: number, column: number): string => {
      const fill = lines === 'none' ? BORDERS.none : row < heads ? BORDERS.head : BORDERS.grid;
      const content = (paras.length === 0 ? [empty] : paras).map(para => this.paragraph(para)).join('');
      return (
        `<hp:tc name="" header="${row < heads ? 1 : 0}" hasMargin="0" protect="0" editable="0" dirty="0" borderFillIDRef="${fill}">${this.#subList(content)}` +
        `<hp:cellAddr colAddr="${column}" rowAddr="${row}"/><hp:cellSpan colSpan="1" rowSpan="1"/><hp:cellSz width="${widths[column] ?? 0}" height="1200"/>` +
        `<hp:cellMargin left="${CELL.x}" right="${CELL.x}" top="${CELL.y}" bottom="${CELL.y}"/></hp:tc>`
      );
    };
    const body = rows.map((cells, row) => `<hp:tr>${cells.map((paras, i) => cell(paras, row, i)).join('')}</hp:tr>`);
    this.#tables += 1;
    const table =
      `<hp:tbl id="${this.#tables}" zOrder="${this.#tables}" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="${whole ? 'NONE' : lines === 'grid' ? 'TABLE' : 'CELL'}" repeatHeader="${heads > 0 ? 1 : 0}" rowCnt="${rows.length}" colCnt="${shares.length}" cellSpacing="0" borderFillIDRef="${lines === 'none' ? BORDERS.none : BORDERS.grid}" noAdjust="0">` +
      `<hp:sz width="${widths.reduce((a, b) => a + b, 0)}" widthRelTo="ABSOLUTE" height="${1_200 * rows.length}" heightRelTo="ABSOLUTE" protect="0"/>` +
      '<hp:pos treatAsChar="0" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>' +
      `<hp:outMargin left="0" right="0" top="0" bottom="283"/><hp:inMargin left="${CELL.x}" right="${CELL.x}" top="${CELL.y}" bottom="${CELL.y}"/>${body.join('')}</hp:tbl>`;
    return this.#p(0, `<hp:run charPrIDRef="0">${table}<hp:t/></hp:run>`);
  }

  /** Pieces one under the other; clauses in two languages that follow each other make one table without lines. */
  write(pieces: readonly Piece[], frame: { readonly head: string; readonly foot: string }): string {
    const out: string[] = [];
    let pairs: (readonly (readonly Para[])[])[] = [];
    const flush = (): void => {
      if (pairs.length > 0)
        out.push(
          this.#table(
            pairs,
            (pairs[0] ?? []).map(() => 1),
            'none',
            0,
            false,
          ),
        );
      pairs = [];
    };
    const setup = this.#setup(frame.head, frame.foot);
    for (const [i, piece] of pieces.entries()) {
      if (piece.kind === 'columns' && piece.whole !== true) {
        pairs.push(piece.cells);
        continue;
      }
      flush();
      if (piece.kind === 'columns')
        out.push(
          this.#table(
            [piece.cells],
            piece.cells.map(() => 1),
            'none',
            0,
            true,
          ),
        );
      else if (piece.kind === 'table')
        out.push(this.#table([piece.head, ...piece.rows], piece.shares, 'grid', 1, false));
      else
        out.push(
          ...piece.paras.map((para, at) =>
            this.paragraph(para, { newPage: at === 0 && piece.newPage === true, before: i + at === 0 ? setup : '' }),
          ),
        );
    }
    flush();
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hc="http://www.hancom.co.kr/hwpml/2011/core">' +
      `${out.join('')}</hs:sec>`
    );
  }

  /** What the first run of a section holds: the page, one column, and what stands at the head and foot of every page. */
  #setup(head: string, foot: string): string {
    const band = (name: 'header' | 'footer', para: Para, colour: string, after = ''): string => {
      const content = this.#subList(this.paragraph(para, { centred: true, colour, after }), TEXT_WIDTH, PAGE.band);
      return `<hp:run charPrIDRef="0"><hp:ctrl><hp:${name} id="${name === 'header' ? 1 : 2}" applyPageType="BOTH">${content}</hp:${name}></hp:ctrl></hp:run>`;
    };
    const soft = this.#charOf('soft', {});
    const number = (type: 'PAGE' | 'TOTAL_PAGE'): string =>
      `<hp:run charPrIDRef="${soft}"><hp:ctrl><hp:autoNum num="1" numType="${type}"><hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar="" supscript="0"/></hp:autoNum></hp:ctrl></hp:run>`;
    const numbers = `${number('PAGE')}<hp:run charPrIDRef="${soft}"><hp:t> / </hp:t></hp:run>${number('TOTAL_PAGE')}`;
    return (
      '<hp:run charPrIDRef="0"><hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" outlineShapeIDRef="0" memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0">' +
      '<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/><hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>' +
      '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL" fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>' +
      `<hp:pagePr landscape="WIDELY" width="${PAGE.width}" height="${PAGE.height}" gutterType="LEFT_ONLY"><hp:margin header="${PAGE.band}" footer="${PAGE.band}" gutter="0" left="${PAGE.margin}" right="${PAGE.margin}" top="2835" bottom="2835"/></hp:pagePr>` +
      '</hp:secPr><hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl></hp:run>' +
      band('header', { style: 'soft', lang: 'ko', runs: [{ text: head, strong: true }] }, '#7A1F1F') +
      band('footer', { style: 'soft', lang: 'ko', runs: [{ text: `${foot} ` }] }, '#595959', numbers)
    );
  }
}
