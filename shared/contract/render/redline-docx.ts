import {
  AlignmentType,
  DeletedTextRun,
  InsertedTextRun,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx';
import type { Language } from '#shared/kernel/i18n.ts';
import type { Change, RedBlock, Redline, Span } from '../redline/schema.ts';
import { comparisonRows } from './comparison.ts';
import { documentOf } from './docx-document.ts';
import { paragraph, row, TEXT_WIDTH, tableOf, text, widthsOf, wordCell } from './docx-parts.ts';
import { cellIn, linesIn, RED_WORDS, redFoot, versionsText } from './redline-words.ts';
import { inWords, printable, type RenderLanguage, shownIn } from './words.ts';

/** Who made a change and when; Word numbers changes in a document. */
interface Tracking {
  readonly author: string;
  readonly date: string;
  readonly next: () => number;
}
const TAGS = { ko: { value: 'ko-KR', eastAsia: 'ko-KR' }, en: { value: 'en-GB', eastAsia: 'ko-KR' } } as const;

const runOf = (
  { op, text: value }: Span,
  lang: Language,
  { author, date, next }: Tracking,
  bold: boolean,
  size: number,
) => {
  const options = { text: printable(value), language: TAGS[lang], size, ...(bold ? { bold } : {}) };
  if (op === 'same') return new TextRun(options);
  const change = { ...options, id: next(), author, date };
  return op === 'ins' ? new InsertedTextRun(change) : new DeletedTextRun(change);
};
const runsOf = (
  spans: readonly Span[],
  lang: Language,
  tracking: Tracking,
  bold = false,
  size = 21,
): ParagraphChild[] => spans.map(span => runOf(span, lang, tracking, bold, size) as ParagraphChild);

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

const causesTable = (redline: Redline, language: RenderLanguage): (Paragraph | Table)[] => {
  if (redline.causes.length === 0) return [];
  const main = shownIn(language)[0] ?? 'ko';
  const widths = widthsOf(3, [30, 35, 35]);
  const cells = (values: readonly string[], bold: boolean) => values.map(value => wordCell(value, main, bold));
  return [
    paragraph([text(inWords(RED_WORDS.causes, language), main, { bold: true, size: 24 })], {
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

const titles = (redline: Redline, language: RenderLanguage, name: 'redline' | 'comparison', tracking: Tracking) => {
  const languages = shownIn(language);
  return [
    ...languages.map((lang, i) =>
      paragraph(runsOf(redline.title[lang], lang, tracking, true, i === 0 ? 34 : 26), {
        alignment: AlignmentType.CENTER,
        spacing: { after: 40 },
      }),
    ),
    paragraph(
      [
        text(`${inWords(RED_WORDS[name], language)} · ${versionsText(redline, language)}`, languages[0] ?? 'ko', {
          color: '595959',
          size: 18,
        }),
      ],
      { alignment: AlignmentType.CENTER, spacing: { after: 320 } },
    ),
  ];
};

const numbering = (): (() => number) => {
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

/** What is only in one version is underlined in a comparison, as Korean public bodies do. */
const shown = (spans: readonly Span[], lang: Language): ParagraphChild[] =>
  spans.map(
    ({ op, text: value }) =>
      new TextRun({
        text: printable(value),
        size: 18,
        language: TAGS[lang],
        ...(op === 'same' ? {} : { underline: {}, color: op === 'ins' ? '0B5D2A' : '9B1C1C' }),
      }),
  );

/** The comparison table of Korean public bodies (신구조문대비표) as a Word document: old, new, note; changes only. */
export const renderComparisonDocx = (
  redline: Redline,
  { language }: Pick<RedlineOptions, 'language'>,
): Promise<Uint8Array> => {
  const main = shownIn(language)[0] ?? 'ko';
  const rows = comparisonRows(redline, language);
  const note = 1_300;
  const half = Math.floor((TEXT_WIDTH - note) / 2);
  const widths = [half, half, note];
  const cell = (lines: readonly (readonly Span[])[]) =>
    (lines.length === 0 ? [[]] : lines).map(line => paragraph(shown(line, main), { spacing: { after: 40 } }));
  const table = tableOf(
    [
      row(
        [RED_WORDS.old, RED_WORDS.new, RED_WORDS.note].map(w => wordCell(inWords(w, language), main, true)),
        widths,
        'grid',
        true,
      ),
      ...rows.map(({ old, now, note: said }) => row([cell(old), cell(now), wordCell(said, main)], widths, 'grid')),
    ],
    widths,
  );
  const tracking = { author: '', date: redline.to.at, next: numbering() };
  const settled = { ...redline, title: { ko: newOnly(redline.title.ko), en: newOnly(redline.title.en) } };
  return documentOf({
    title: `${inWords(RED_WORDS.comparison, language)} ${redline.draftId}`,
    at: redline.to.at,
    language,
    foot: redFoot(redline),
    children: [
      ...titles(settled, language, 'comparison', tracking),
      rows.length === 0 ? paragraph([text(inWords(RED_WORDS.nothing, language), main)]) : table,
      ...causesTable(redline, language),
    ],
  });
};
const newOnly = (spans: readonly Span[]): Span[] =>
  spans.filter(({ op }) => op !== 'del').map(({ text: value }) => ({ op: 'same', text: value }));
