import type { Label, Language } from '#shared/kernel/i18n.ts';
import type { Change, RedBlock, Redline, Span, Spans } from '../redline/schema.ts';
import { inWords, type RenderLanguage } from './words.ts';

/** Words of a redline that are not the contract's. */
export const RED_WORDS = {
  redline: { ko: '변경 표시본', en: 'Redline' },
  comparison: { ko: '신구조문대비표', en: 'Comparison of old and new provisions' },
  old: { ko: '현행', en: 'Old' },
  new: { ko: '변경안', en: 'New' },
  note: { ko: '비고', en: 'Note' },
  causes: { ko: '바뀐 값', en: 'Values that have changed' },
  field: { ko: '항목', en: 'Field' },
  nothing: { ko: '달라진 조항이 없다.', en: 'No clause has changed.' },
  none: { ko: '〈신설〉', en: '(new)' },
  gone: { ko: '〈삭제〉', en: '(deleted)' },
} as const satisfies Record<string, Label>;
export const CHANGES: Readonly<Record<Change, Label>> = {
  same: { ko: '같음', en: 'same' },
  changed: { ko: '변경', en: 'changed' },
  inserted: { ko: '신설', en: 'inserted' },
  deleted: { ko: '삭제', en: 'deleted' },
  movedFrom: { ko: '이동 전', en: 'moved from here' },
  movedTo: { ko: '이동 후', en: 'moved to here' },
};

/** `제1판 → 제2판`, `Version 1 → version 2`. */
export const versionsText = ({ from, to }: Redline, language: RenderLanguage): string =>
  inWords(
    { ko: `제${from.version}판 → 제${to.version}판`, en: `version ${from.version} → version ${to.version}` },
    language,
  );
/** Which draft and versions, with the beginning of both hashes. */
export const redFoot = ({ draftId, from, to }: Redline): string =>
  `${draftId} · v${from.version} ${from.hash.slice(0, 8)} → v${to.version} ${to.hash.slice(0, 8)}`;

const join = (...parts: (readonly Span[])[]): Span[] => parts.flat();
const same = (text: string): Span[] => [{ op: 'same', text }];
/** A mark around spans that belongs to the version that they belong to. */
const around = (spans: readonly Span[], open: string, close: string): Span[] => {
  if (spans.length === 0) return [];
  const ops = new Set(spans.map(({ op }) => op));
  const op = ops.size === 1 ? (spans[0]?.op ?? 'same') : 'same';
  return [{ op, text: open }, ...spans, { op, text: close }];
};
const gap = (block: RedBlock): Span[] =>
  block.change === 'inserted' || block.change === 'movedTo'
    ? [{ op: 'ins', text: ' ' }]
    : block.change === 'deleted' || block.change === 'movedFrom'
      ? [{ op: 'del', text: ' ' }]
      : same(' ');

/** The lines of a clause in a language: its heading with its number, then its text with the number before it. */
export const linesIn = (block: RedBlock, lang: Language): { readonly heading: boolean; readonly spans: Span[] }[] => {
  const [number, heading, text] = [block.number[lang], block.heading[lang], block.text[lang]];
  const titled = heading.length > 0;
  return [
    ...(titled
      ? [
          {
            heading: true,
            spans: join(number, number.length > 0 ? gap(block) : [], around(heading, '(', ')')),
          },
        ]
      : []),
    ...(text.length > 0
      ? [
          {
            heading: false,
            spans: titled || number.length === 0 ? [...text] : join(number, gap(block), text),
          },
        ]
      : []),
  ];
};

/** A cell of a table: Korean, then English where it reads differently. */
export const cellIn = (cell: Spans, languages: readonly Language[]): (readonly Span[])[] => {
  const key = (lang: Language) => JSON.stringify(cell[lang]);
  return languages.filter((lang, i) => i === 0 || key(lang) !== key(languages[0] ?? 'ko')).map(lang => cell[lang]);
};
