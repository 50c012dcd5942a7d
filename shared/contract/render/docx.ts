import { AlignmentType, type Paragraph, type Table, type TableRow } from 'docx';
import type { Language } from '#shared/kernel/i18n.ts';
import type { DraftBlock, DraftModel } from '../engine/model.ts';
import { factsOf, ISSUE_HEADS, issueRows, SOURCE_HEADS, sourceRows } from './annex.ts';
import { documentOf } from './docx-document.ts';
import {
  blockParagraphs,
  paragraph,
  row,
  scheduleTable,
  signatureTable,
  tableOf,
  text,
  widthsOf,
  wordCell,
} from './docx-parts.ts';
import { footOf, isHeadOf } from './pieces.ts';
import { inWords, type RenderLanguage, shownIn, WORDS } from './words.ts';

type Piece = Paragraph | Table;

/** Blocks one under the other; in two languages, each a row with Korean on the left and English on the right. */
const bodyOf = (
  blocks: readonly DraftBlock[],
  firstMark: number,
  languages: readonly Language[],
  language: RenderLanguage,
): Piece[] => {
  const pieces: Piece[] = [];
  let rows: TableRow[] = [];
  let heads: Paragraph[][] | undefined;
  const widths = widthsOf(languages.length);
  const flush = (): void => {
    if (rows.length > 0) pieces.push(tableOf(rows, widths));
    rows = [];
  };
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'table') {
      flush();
      pieces.push(scheduleTable(block, languages, language));
      continue;
    }
    if (languages.length === 1 || block.kind === 'schedule') {
      flush();
      pieces.push(
        ...languages.flatMap((lang, at) => blockParagraphs(block, lang, at === 0 ? i + firstMark : undefined, true)),
      );
    } else {
      const cells = languages.map((lang, at) =>
        blockParagraphs(block, lang, at === 0 ? i + firstMark : undefined, false),
      );
      const before = heads;
      heads = undefined;
      const whole = cells.map((cell, at) => [...(before?.[at] ?? []), ...cell]);
      // It shares the row of what follows it.
      if (isHeadOf(block, blocks[i + 1])) heads = whole;
      else rows.push(row(whole, widths, 'none'));
    }
  }
  flush();
  return pieces;
};

const annexTitle = (value: string, lang: Language): Paragraph =>
  paragraph(text(value, lang, { bold: true, size: 24 }), { pageBreakBefore: true, spacing: { after: 160 } });

const grid = (
  head: readonly string[],
  body: readonly string[][][],
  shares: readonly number[],
  lang: Language,
): Table => {
  const widths = widthsOf(head.length, shares);
  return tableOf(
    [
      row(
        head.map(h => wordCell(h, lang, true)),
        widths,
        'grid',
        true,
      ),
      ...body.map(cells =>
        row(
          cells.map(lines => (lines.length === 0 ? wordCell('', lang) : lines.flatMap(line => wordCell(line, lang)))),
          widths,
          'grid',
        ),
      ),
    ],
    widths,
  );
};

/** Points to check and the sources of the values: the last pages of every draft. */
const annexes = (model: DraftModel, languages: readonly Language[], language: RenderLanguage): Piece[] => {
  const main = languages[0] ?? 'ko';
  const title = (words: { ko: string; en: string }) => inWords(words, language);
  const issues = issueRows(model, language);
  return [
    annexTitle(title(WORDS.issues), main),
    issues.length === 0
      ? paragraph(text(title(WORDS.noIssues), main))
      : grid(ISSUE_HEADS.map(title), issues, [14, 18, 40, 28], main),
    annexTitle(title(WORDS.provenance), main),
    grid(SOURCE_HEADS.map(title), sourceRows(model, language), [22, 26, 14, 24, 14], main),
    ...languages.map(lang => paragraph(text(model.disclaimer[lang], lang, { size: 18 }), { spacing: { before: 160 } })),
    ...factsOf(model, language).map(line =>
      paragraph(text(line, main, { size: 16, color: '595959' }), { spacing: { after: 20 } }),
    ),
  ];
};

/**
 * The draft as a Word document on A4: contract, signature blocks, schedules as tables, points to check, sources of the values.
 * Every page says that it is a draft, and which one. Deterministic: one model and language, one sequence of bytes.
 */
export const renderDocx = (
  model: DraftModel,
  { language }: { readonly language: RenderLanguage },
): Promise<Uint8Array> => {
  const languages = shownIn(language);
  const schedules = model.blocks.findIndex(b => b.kind === 'schedule');
  const end = schedules === -1 ? model.blocks.length : schedules;
  const contract = model.blocks.slice(0, end).filter(b => b.kind !== 'signature');
  const signatures = model.blocks.filter(b => b.kind === 'signature');
  const appended = model.blocks.slice(end);
  return documentOf({
    title: inWords(model.title, language),
    at: model.at,
    language,
    foot: footOf(model, language),
    properties: {
      draftId: model.draftId,
      draftVersion: String(model.version),
      template: `${model.template.id} ${model.template.version}`,
      modelHash: model.hashes.model,
    },
    children: [
      ...languages.map((lang, i) =>
        paragraph(text(model.title[lang], lang, { bold: true, size: i === 0 ? 36 : 26 }), {
          alignment: AlignmentType.CENTER,
          spacing: { after: i === languages.length - 1 ? 360 : 40 },
        }),
      ),
      ...bodyOf(contract, 1, languages, language),
      paragraph([]),
      signatureTable(signatures, languages, language),
      // Bookmark numbers are unique in the document: schedules count on from the contract.
      ...bodyOf(appended, contract.length + 1, languages, language),
      ...annexes(model, languages, language),
    ],
  });
};
