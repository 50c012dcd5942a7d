import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  type Paragraph,
  SimpleField,
  type Table,
  type TableRow,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import type { Language } from '#shared/kernel/i18n.ts';
import type { DraftBlock, DraftModel } from '../engine/model.ts';
import { factsOf, ISSUE_HEADS, issueRows, SOURCE_HEADS, sourceRows } from './annex.ts';
import {
  blockParagraphs,
  FONT,
  paragraph,
  row,
  scheduleTable,
  signatureTable,
  tableOf,
  text,
  widthsOf,
  wordCell,
} from './docx-parts.ts';
import { footOf, HEAD } from './pieces.ts';
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
      rows.push(row(cells, widths, 'none'));
    }
  }
  flush();
  return pieces;
};

const annexTitle = (value: string, lang: Language): Paragraph =>
  paragraph([text(value, lang, { bold: true, size: 24 })], { pageBreakBefore: true, spacing: { after: 160 } });

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
      ? paragraph([text(title(WORDS.noIssues), main)])
      : grid(ISSUE_HEADS.map(title), issues, [14, 18, 40, 28], main),
    annexTitle(title(WORDS.provenance), main),
    grid(SOURCE_HEADS.map(title), sourceRows(model, language), [22, 26, 14, 24, 14], main),
    ...languages.map(lang =>
      paragraph([text(model.disclaimer[lang], lang, { size: 18 })], { spacing: { before: 160 } }),
    ),
    ...factsOf(model, language).map(line =>
      paragraph([text(line, main, { size: 16, color: '595959' })], { spacing: { after: 20 } }),
    ),
  ];
};

/** 1980-01-01, the first time a zip archive can hold. */
const EPOCH = new Date(1980, 0, 1);

/** The same document always the same bytes: its own time in place of the clock's, entries without times, in order of name. */
const fixed = (bytes: Uint8Array, at: string): Uint8Array => {
  const files = unzipSync(bytes);
  const core = files['docProps/core.xml'];
  if (core !== undefined)
    files['docProps/core.xml'] = new TextEncoder().encode(
      new TextDecoder()
        .decode(core)
        .replace(
          /(<dcterms:(created|modified)[^>]*>)[^<]*/g,
          (_, open: string) => `${open}${at.replace(/\.\d+Z$/, 'Z')}`,
        ),
    );
  // Word expects the content types first.
  const names = Object.keys(files).sort((a, b) =>
    a === '[Content_Types].xml' ? -1 : b === '[Content_Types].xml' ? 1 : a < b ? -1 : 1,
  );
  return zipSync(Object.fromEntries(names.map(name => [name, files[name] as Uint8Array])), { mtime: EPOCH, level: 6 });
};

/**
 * The draft as a Word document on A4: contract, signature blocks, schedules as tables, points to check, sources of the values.
 * Every page says that it is a draft, and which one. Deterministic: one model and language, one sequence of bytes.
 */
export const renderDocx = async (
  model: DraftModel,
  { language }: { readonly language: RenderLanguage },
): Promise<Uint8Array> => {
  const languages = shownIn(language);
  const main = languages[0] ?? 'ko';
  const small = { size: 16, color: '595959' } as const;
  const schedules = model.blocks.findIndex(b => b.kind === 'schedule');
  const end = schedules === -1 ? model.blocks.length : schedules;
  const contract = model.blocks.slice(0, end).filter(b => b.kind !== 'signature');
  const signatures = model.blocks.filter(b => b.kind === 'signature');
  const appended = model.blocks.slice(end);
  const document = new Document({
    title: inWords(model.title, language),
    creator: 'Startup Plus',
    lastModifiedBy: 'Startup Plus',
    description: HEAD,
    customProperties: [
      { name: 'draftId', value: model.draftId },
      { name: 'draftVersion', value: String(model.version) },
      { name: 'template', value: `${model.template.id} ${model.template.version}` },
      { name: 'modelHash', value: model.hashes.model },
    ],
    styles: {
      default: {
        document: { run: { font: FONT, size: 21 } },
        heading2: { run: { font: FONT, size: 22, color: '000000' } },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } },
        },
        headers: {
          default: new Header({
            children: [
              paragraph([text(HEAD, main, { ...small, color: '7A1F1F', bold: true })], {
                alignment: AlignmentType.CENTER,
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              paragraph(
                [
                  text(`${footOf(model, language)} `, main, small),
                  new SimpleField('PAGE', '1'),
                  text(' / ', main, small),
                  new SimpleField('NUMPAGES', '1'),
                ],
                { alignment: AlignmentType.CENTER },
              ),
            ],
          }),
        },
        children: [
          ...languages.map((lang, i) =>
            paragraph([text(model.title[lang], lang, { bold: true, size: i === 0 ? 36 : 26 })], {
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
      },
    ],
  });
  return fixed(new Uint8Array(await Packer.toArrayBuffer(document)), model.at);
};
