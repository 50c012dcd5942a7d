import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Language } from '#shared/kernel/i18n.ts';
import type { DraftBlock, DraftCell, DraftRun } from '../engine/model.ts';
import { sharesOf } from './pieces.ts';
import { inWords, plain, printable, type RenderLanguage, WORDS } from './words.ts';

/** Width of the text on A4 between margins of 25 mm, in twentieths of a point. */
export const TEXT_WIDTH = 9070;
export const FONT = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: '바탕',
  cs: 'Times New Roman',
} as const;
export const LANGUAGE_TAGS: Readonly<Record<Language, { value: string; eastAsia: string }>> = {
  ko: { value: 'ko-KR', eastAsia: 'ko-KR' },
  en: { value: 'en-GB', eastAsia: 'ko-KR' },
};

/** Word's bookmark names: letters, digits and underscores, 40 at most. */
const bookmark = (clauseId: string): string => `c_${clauseId.replace(/\W/g, '_')}`.slice(0, 40);

/** Words, figures and amounts in Latin script within Korean text. */
const LATIN = /[!-~\u00a1-\u024f₩€–—]+(?: [!-~\u00a1-\u024f₩€–—]+)*/gu;
/**
 * Text in portions of one language each. Latin words and amounts in Korean text are said to be English: in Korean a reader may break
 * a line between any two characters, which cuts words and figures in two.
 */
export const portionsOf = (value: string, lang: Language): { text: string; lang: Language }[] => {
  if (lang === 'en') return [{ text: value, lang }];
  const portions: { text: string; lang: Language }[] = [];
  let from = 0;
  for (const { 0: latin, index } of value.matchAll(LATIN)) {
    if (latin.length < 2) continue;
    if (index > from) portions.push({ text: value.slice(from, index), lang });
    portions.push({ text: latin, lang: 'en' });
    from = index + latin.length;
  }
  return from < value.length || value === '' ? [...portions, { text: value.slice(from), lang }] : portions;
};

/** Runs of text in a language, as many as it has portions. */
export const textRuns = (value: string, lang: Language, more: Omit<IRunOptions, 'text' | 'language'> = {}): TextRun[] =>
  portionsOf(printable(value), lang).map(
    portion => new TextRun({ text: portion.text, language: LANGUAGE_TAGS[portion.lang], ...more }),
  );
export const text = (
  value: string,
  lang: Language,
  more: { bold?: boolean; size?: number; color?: string } = {},
): ParagraphChild[] => textRuns(value, lang, more);

const SHADES = { blank: 'FFF1B8', flag: 'FFE0D6' } as const;

/** A run of the model; what is missing or to be checked is shaded, a reference leads to its clause. */
const runOf = ({ text: value, mark, strong, ref }: DraftRun, lang: Language, size?: number): ParagraphChild[] => {
  const runs = textRuns(value, lang, {
    ...(strong === true ? { bold: true } : {}),
    ...(size === undefined ? {} : { size }),
    ...(mark === undefined ? {} : { shading: { type: 'clear', color: 'auto', fill: SHADES[mark] } }),
  });
  return ref === undefined ? runs : [new InternalHyperlink({ anchor: bookmark(ref), children: runs })];
};
export const runsOf = (list: readonly DraftRun[], lang: Language, size?: number): ParagraphChild[] =>
  list.flatMap(run => runOf(run, lang, size));

export const paragraph = (children: readonly ParagraphChild[], more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.LEFT, spacing: { after: 80, line: 300 }, ...more, children: [...children] });

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE } as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '999999' } as const;
const GRID = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
const MARGINS = { top: 50, bottom: 50, left: 90, right: 90 } as const;

/** Cells side by side with the same borders; widths in twentieths of a point. */
export const row = (
  cells: readonly Paragraph[][],
  widths: readonly number[],
  borders: 'none' | 'grid',
  header = false,
) =>
  new TableRow({
    // A reader splits a row all the same where it is longer than a page.
    cantSplit: true,
    tableHeader: header,
    children: cells.map(
      (children, i) =>
        new TableCell({
          children,
          width: { size: widths[i] ?? 0, type: WidthType.DXA },
          borders: borders === 'grid' ? GRID : NO_BORDERS,
          margins: MARGINS,
          ...(header ? { shading: { type: 'clear', color: 'auto', fill: 'F0F0F0' } as const } : {}),
        }),
    ),
  });
export const tableOf = (rows: TableRow[], widths: readonly number[]): Table =>
  new Table({
    rows,
    columnWidths: [...widths],
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
  });

/** Equal widths unless shares are given. */
export const widthsOf = (columns: number, shares?: readonly number[]): number[] => {
  const parts = shares ?? Array.from({ length: columns }, () => 1);
  const whole = parts.reduce((a, b) => a + b, 0);
  return parts.map(part => Math.floor((TEXT_WIDTH * part) / whole));
};

/** A value of a table: the second language in a paragraph under the first, unless both read the same. */
export const cellOf = (content: DraftCell, languages: readonly Language[], size = 18): Paragraph[] => {
  const shown = languages.filter((lang, i) => i === 0 || plain(content[lang]) !== plain(content[languages[0] ?? 'ko']));
  return shown.map(lang => paragraph(runsOf(content[lang], lang, size), { spacing: { after: 20 } }));
};
export const wordCell = (value: string, lang: Language, bold = false): Paragraph[] => [
  paragraph(text(value, lang, { size: 18, bold }), { spacing: { after: 20 } }),
];

const headingOf = ({ number, heading }: DraftBlock, lang: Language): string =>
  [number?.[lang], heading === undefined ? undefined : `(${heading[lang]})`]
    .filter(part => part !== undefined)
    .join(' ');

/**
 * What a text block looks like in one language: heading, then text with its number hanging before it. The bookmark that
 * references lead to stands in the first language shown. `alone`: not in a table, where "keep with next" would move the
 * whole table to the next page.
 */
export const blockParagraphs = (
  block: DraftBlock,
  lang: Language,
  mark: number | undefined,
  alone: boolean,
): Paragraph[] => {
  const { kind, number, text: content, heading } = block;
  const paragraphs: Paragraph[] = [];
  const start = mark === undefined ? [] : [new BookmarkStart(bookmark(block.clauseId), mark), new BookmarkEnd(mark)];
  if (heading !== undefined)
    paragraphs.push(
      paragraph([...(start as unknown as ParagraphChild[]), ...text(headingOf(block, lang), lang, { bold: true })], {
        heading: HeadingLevel.HEADING_2,
        keepNext: kind === 'article' && alone,
        pageBreakBefore: kind === 'schedule' && mark !== undefined,
        spacing: { before: 200, after: 80 },
      }),
    );
  if (content !== undefined) {
    const hanging = heading === undefined && number !== undefined;
    const left = 400 * Math.max(1, block.depth);
    paragraphs.push(
      paragraph(
        [
          ...(heading === undefined ? (start as unknown as ParagraphChild[]) : []),
          ...(hanging ? text(`${number[lang]}\t`, lang) : []),
          ...runsOf(content[lang], lang),
        ],
        hanging ? { indent: { left, hanging: 400 }, tabStops: [{ type: 'left', position: left }] } : {},
      ),
    );
  }
  return paragraphs;
};

/** A schedule's table. */
export const scheduleTable = (block: DraftBlock, languages: readonly Language[], language: RenderLanguage): Table => {
  const { columns, rows } = block.table ?? { columns: [], rows: [] };
  const widths = widthsOf(columns.length, sharesOf(columns.length));
  const main = languages[0] ?? 'ko';
  return tableOf(
    [
      row(
        columns.map(c => wordCell(inWords(c, language), main, true)),
        widths,
        'grid',
        true,
      ),
      ...rows.map(cells =>
        row(
          cells.map(c => cellOf(c, languages)),
          widths,
          'grid',
        ),
      ),
    ],
    widths,
  );
};

/** The parties' signature blocks side by side: name, number, address, signatory, and room for a seal or signature. */
export const signatureTable = (
  blocks: readonly DraftBlock[],
  languages: readonly Language[],
  language: RenderLanguage,
): Table => {
  const main = languages[0] ?? 'ko';
  const widths = widthsOf(Math.max(1, blocks.length));
  const cells = blocks.map(block => [
    paragraph(text(block.heading === undefined ? '' : inWords(block.heading, language), main, { bold: true }), {
      spacing: { before: 160, after: 120 },
    }),
    ...(block.table?.rows ?? []).flatMap(([label, value]) =>
      label === undefined || value === undefined
        ? []
        : languages
            .filter((lang, i) => i === 0 || plain(value[lang]) !== plain(value[main]))
            .map((lang, _, shown) =>
              paragraph(
                [
                  ...text(
                    `${shown.length > 1 ? plain(label[lang]) : inWords({ ko: plain(label.ko), en: plain(label.en) }, language)}: `,
                    lang,
                    { color: '595959' },
                  ),
                  ...runsOf(value[lang], lang),
                ],
                {
                  spacing: { after: 40 },
                },
              ),
            ),
    ),
    paragraph(text(`${inWords(WORDS.sign, language)}: ____________________ ${inWords(WORDS.seal, language)}`, main), {
      spacing: { before: 360, after: 80 },
    }),
  ]);
  return tableOf([row(cells, widths, 'none')], widths);
};
