import {
  AlignmentType,
  DeletedTextRun,
  InsertedTextRun,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  type Table,
} from 'docx';
import type { Language } from '#shared/kernel/i18n.ts';
import type { Change, RedBlock, Redline, Span } from '../redline/schema.ts';
import { documentOf } from './docx-document.ts';
import {
  LANGUAGE_TAGS,
  paragraph,
  portionsOf,
  row,
  tableOf,
  text,
  textRuns,
  widthsOf,
  wordCell,
} from './docx-parts.ts';
import { cellIn, linesIn, RED_WORDS, redFoot, versionsText } from './redline-words.ts';
import { inWords, printable, type RenderLanguage, shownIn } from './words.ts';

/** Who made a change and when; Word numbers changes in a document. */
interface Tracking {
  readonly author: string;
  readonly date: string;
  readonly next: () => number;
}
/** A span as runs, each portion of it a change of its own. */
const runOf = (
  { op, text: value }: Span,
  lang: Language,
  { author, date, next }: Tracking,
  bold: boolean,
  size: number,
): ParagraphChild[] => {
  const look = { size, ...(bold ? { bold } : {}) };
  if (op === 'same') return textRuns(value, lang, look);
  return portionsOf(printable(value), lang).map(portion => {
    const change = { ...look, text: portion.text, language: LANGUAGE_TAGS[portion.lang], id: next(), author, date };
    return (op === 'ins' ? new InsertedTextRun(change) : new DeletedTextRun(change)) as ParagraphChild;
  });
};
const runsOf = (
  spans: readonly Span[],
  lang: Language,
  tracking: Tracking,
  bold = false,
  size = 21,
): ParagraphChild[] => spans.flatMap(span => runOf(span, lang, tracking, bold, size));

/** A paragraph whose own end came or went with the clause, so that accepting or rejecting leaves no empty line. */
const tracked = (
  children: readonly ParagraphChild[],
  change: Change,
  { author, date, next }: Tracking,
  more: IParagraphOptions = {},
): Paragraph => {
  const mark = { id: next(), author, date };
  const run =
    change === 'inserted' || change === 'movedTo'
      ? { run: { insertion: mark } }
      : change === 'deleted' || change === 'movedFrom'
        ? { run: { deletion: mark } }
        : {};
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { after: 80, line: 300 },
    ...more,
    ...run,
    children: [...children],
  });
};

const blockPieces = (block: RedBlock, languages: readonly Language[], tracking: Tracking): (Paragraph | Table)[] => {
  const lines = languages.flatMap(lang =>
    linesIn(block, lang).map(({ heading, spans }) =>
      tracked(runsOf(spans, lang, tracking, heading), block.change, tracking, {
        keepNext: heading,
        spacing: { before: heading ? 200 : 0, after: 80, line: 300 },
        indent: { left: heading ? 0 : 300 * Math.max(0, block.depth - 1) },
      }),
    ),
  );
  const count = Math.max(block.columns.length, ...block.rows.map(({ cells }) => cells.length));
  if (block.rows.length === 0 || count < 1) return lines;
  const widths = widthsOf(count);
  const cell = (content: RedBlock['columns'][number], change: Change, bold = false) =>
    cellIn(content, languages).map((spans, i) =>
      tracked(runsOf(spans, languages[i] ?? 'ko', tracking, bold, 18), change, tracking, { spacing: { after: 20 } }),
    );
  const heads =
    block.columns.length === 0
      ? []
      : [
          row(
            block.columns.map(c => cell(c, block.change, true)),
            widths,
            'grid',
            true,
          ),
        ];
  const rows = block.rows.map(({ cells, change }) =>
    row(
      cells.map(c => cell(c, block.change === 'same' || block.change === 'changed' ? change : block.change)),
      widths,
      'grid',
    ),
  );
  return [...lines, tableOf([...heads, ...rows], widths), paragraph([])];
};

export const causesTable = (redline: Redline, language: RenderLanguage): (Paragraph | Table)[] => {
  if (redline.causes.length === 0) return [];
  const main = shownIn(language)[0] ?? 'ko';
  const widths = widthsOf(3, [30, 35, 35]);
  const cells = (values: readonly string[], bold: boolean) => values.map(value => wordCell(value, main, bold));
  return [
    paragraph(text(inWords(RED_WORDS.causes, language), main, { bold: true, size: 24 }), {
      pageBreakBefore: true,
      spacing: { after: 160 },
    }),
    tableOf(
      [
        row(
          cells(
            [RED_WORDS.field, RED_WORDS.old, RED_WORDS.new].map(w => inWords(w, language)),
            true,
          ),
          widths,
          'grid',
          true,
        ),
        ...redline.causes.map(({ label, before, after }) =>
          row(
            cells(
              [label, before, after].map(value => (value === undefined ? '' : inWords(value, language))),
              false,
            ),
            widths,
            'grid',
          ),
        ),
      ],
      widths,
    ),
  ];
};

export const titles = (
  redline: Redline,
  language: RenderLanguage,
  name: 'redline' | 'comparison',
  tracking: Tracking,
) => {
  const languages = shownIn(language);
  return [
    ...languages.map((lang, i) =>
      paragraph(runsOf(redline.title[lang], lang, tracking, true, i === 0 ? 34 : 26), {
        alignment: AlignmentType.CENTER,
        spacing: { after: 40 },
      }),
    ),
    paragraph(
      text(`${inWords(RED_WORDS[name], language)} · ${versionsText(redline, language)}`, languages[0] ?? 'ko', {
        color: '595959',
        size: 18,
      }),
      { alignment: AlignmentType.CENTER, spacing: { after: 320 } },
    ),
  ];
};

export const numbering = (): (() => number) => {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
};

export interface RedlineOptions {
  readonly language: RenderLanguage;
  /** Whose changes Word shows them as. */
  readonly author: string;
}

/**
 * Two versions as a Word document with tracked changes: accepting them all gives the new version, rejecting them all the old one. Author
 * and moment are the new version's.
 */
export const renderRedlineDocx = (redline: Redline, { language, author }: RedlineOptions): Promise<Uint8Array> => {
  const tracking = { author, date: redline.to.at.replace(/\.\d+Z$/, 'Z'), next: numbering() };
  const languages = shownIn(language);
  return documentOf({
    title: `${inWords(RED_WORDS.redline, language)} ${redline.draftId}`,
    at: redline.to.at,
    language,
    foot: redFoot(redline),
    children: [
      ...titles(redline, language, 'redline', tracking),
      ...redline.blocks.flatMap(block => blockPieces(block, languages, tracking)),
      ...causesTable(redline, language),
    ],
  });
};
