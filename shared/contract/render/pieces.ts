import type { Language } from '#shared/kernel/i18n.ts';
import type { DraftBlock, DraftCell, DraftModel } from '../engine/model.ts';
import { annexPieces } from './annex.ts';
import { type Para, type Piece, para } from './piece.ts';
import { inWords, plain, type RenderLanguage, shownIn, WORDS } from './words.ts';

/** Column widths of a schedule: dates and codes need less than descriptions. */
const SHARES: Readonly<Record<number, readonly number[]>> = { 7: [10, 22, 24, 10, 12, 12, 14], 3: [20, 30, 50] };
export const sharesOf = (columns: number): readonly number[] =>
  SHARES[columns] ?? Array.from({ length: columns }, () => 1);

const headingOf = ({ number, heading }: DraftBlock, lang: Language): string =>
  [number?.[lang], heading === undefined ? undefined : `(${heading[lang]})`]
    .filter(part => part !== undefined)
    .join(' ');

/** A clause in one language: its heading, then its text. */
const clauseParas = (block: DraftBlock, lang: Language): Para[] => {
  const { number, heading, text, depth } = block;
  const hanging = heading === undefined && number !== undefined;
  return [
    ...(heading === undefined ? [] : [para('heading', lang, headingOf(block, lang))]),
    ...(text === undefined
      ? []
      : [
          {
            style: 'body' as const,
            lang,
            runs: text[lang],
            ...(hanging ? { number: number[lang], depth: Math.max(1, depth) } : {}),
          },
        ]),
  ];
};

/** A value of a table: the second language under the first, unless both read the same. */
const cellParas = (content: DraftCell, languages: readonly Language[]): Para[] =>
  languages
    .filter((lang, i) => i === 0 || plain(content[lang]) !== plain(content[languages[0] ?? 'ko']))
    .map(lang => ({ style: 'cell', lang, runs: content[lang] }));

const schedulePiece = (block: DraftBlock, languages: readonly Language[], language: RenderLanguage): Piece => {
  const { columns, rows } = block.table ?? { columns: [], rows: [] };
  const main = languages[0] ?? 'ko';
  return {
    kind: 'table',
    head: columns.map(column => [para('head', main, inWords(column, language))]),
    rows: rows.map(cells => cells.map(content => cellParas(content, languages))),
    shares: sharesOf(columns.length),
  };
};

/** A party's signature: name, number, address, signatory, and room for a seal or signature. */
const signatureParas = (block: DraftBlock, languages: readonly Language[], language: RenderLanguage): Para[] => {
  const main = languages[0] ?? 'ko';
  const lines = (block.table?.rows ?? []).flatMap(([label, value]) => {
    if (label === undefined || value === undefined) return [];
    const shown = languages.filter((lang, i) => i === 0 || plain(value[lang]) !== plain(value[main]));
    return shown.map((lang): Para => {
      const name =
        shown.length > 1 ? plain(label[lang]) : inWords({ ko: plain(label.ko), en: plain(label.en) }, language);
      return { style: 'body', lang, runs: [{ text: `${name}: ` }, ...value[lang]] };
    });
  });
  const sign = `${inWords(WORDS.sign, language)}: ____________________ ${inWords(WORDS.seal, language)}`;
  return [
    ...(block.heading === undefined ? [] : [para('heading', main, inWords(block.heading, language))]),
    ...lines,
    para('label', main, sign),
  ];
};

const blockPiece = (block: DraftBlock, languages: readonly Language[], language: RenderLanguage): Piece => {
  if (block.kind === 'table') return schedulePiece(block, languages, language);
  const cells = languages.map(lang => clauseParas(block, lang));
  const clauseIds = [block.clauseId];
  // A schedule begins a page and its heading stands across it.
  if (block.kind === 'schedule') return { kind: 'paragraphs', paras: cells.flat(), clauseIds, newPage: true };
  return cells.length === 1
    ? { kind: 'paragraphs', paras: cells[0] ?? [], clauseIds }
    : { kind: 'columns', cells, clauseIds };
};

/** A heading without text of its own would stand alone at the foot of a page: side by side it shares the row of what follows it. */
const withHeads = (blocks: readonly DraftBlock[], pieces: readonly Piece[]): Piece[] => {
  const joined: Piece[] = [];
  for (const [i, piece] of pieces.entries()) {
    const last = joined.at(-1);
    if (last?.kind === 'columns' && piece.kind === 'columns' && isHeadOf(blocks[i - 1], blocks[i]))
      joined.splice(-1, 1, {
        kind: 'columns',
        cells: last.cells.map((cell, at) => [...cell, ...(piece.cells[at] ?? [])]),
        clauseIds: [...(last.clauseIds ?? []), ...(piece.clauseIds ?? [])],
      });
    else joined.push(piece);
  }
  return joined;
};
/** True where a block is nothing but the heading of the one after it. */
export const isHeadOf = (block: DraftBlock | undefined, next: DraftBlock | undefined): boolean =>
  block !== undefined &&
  next !== undefined &&
  block.text === undefined &&
  block.kind !== 'schedule' &&
  next.kind !== 'table' &&
  next.depth > block.depth;

/**
 * A draft as what its pages show, in order: title, contract, signatures, schedules, points to check, sources of the values. In two
 * languages each clause is a row with Korean on the left and English on the right.
 */
export const piecesOf = (model: DraftModel, language: RenderLanguage): Piece[] => {
  const languages = shownIn(language);
  const first = model.blocks.findIndex(b => b.kind === 'schedule');
  const end = first === -1 ? model.blocks.length : first;
  const contract = model.blocks.slice(0, end).filter(b => b.kind !== 'signature');
  const signatures = model.blocks.filter(b => b.kind === 'signature');
  const pieces = (blocks: readonly DraftBlock[]) =>
    withHeads(
      blocks,
      blocks.map(block => blockPiece(block, languages, language)),
    );
  return [
    {
      kind: 'paragraphs',
      paras: languages.map((lang, i) => para(i === 0 ? 'title' : 'subtitle', lang, model.title[lang])),
    },
    ...pieces(contract),
    {
      kind: 'columns',
      cells: signatures.map(block => signatureParas(block, languages, language)),
      whole: true,
    },
    ...pieces(model.blocks.slice(end)),
    ...annexPieces(model, language),
  ];
};

/** What stands at the foot of every page before its number: which draft, which version, the beginning of its hash. */
export const footOf = (model: DraftModel, language: RenderLanguage): string =>
  `${model.draftId} · v${model.version} · ${model.hashes.model.slice(0, 8)} · ${inWords(WORDS.page, language)}`;
/** What stands at the head of every page. */
export const HEAD = `${WORDS.banner.ko} / ${WORDS.banner.en}`;
