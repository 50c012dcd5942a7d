import type { ParagraphChild } from 'docx';
import type { Language } from '#shared/kernel/i18n.ts';
import type { Redline, Span } from '../redline/schema.ts';
import { comparisonRows } from './comparison.ts';
import { documentOf } from './docx-document.ts';
import { paragraph, row, TEXT_WIDTH, tableOf, text, textRuns, wordCell } from './docx-parts.ts';
import { causesTable, numbering, titles } from './redline-docx.ts';
import { RED_WORDS, redFoot } from './redline-words.ts';
import { inWords, type RenderLanguage, shownIn } from './words.ts';

/** What is only in one version is underlined in a comparison, as Korean public bodies do. */
const shown = (spans: readonly Span[], lang: Language): ParagraphChild[] =>
  spans.flatMap(({ op, text: value }) =>
    textRuns(value, lang, {
      size: 18,
      ...(op === 'same' ? {} : { underline: {}, color: op === 'ins' ? '0B5D2A' : '9B1C1C' }),
    }),
  );

/** The comparison table of Korean public bodies (신구조문대비표) as a Word document: old, new, note; changes only. */
export const renderComparisonDocx = (
  redline: Redline,
  { language }: { readonly language: RenderLanguage },
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
      rows.length === 0 ? paragraph(text(inWords(RED_WORDS.nothing, language), main)) : table,
      ...causesTable(redline, language),
    ],
  });
};
const newOnly = (spans: readonly Span[]): Span[] =>
  spans.filter(({ op }) => op !== 'del').map(({ text: value }) => ({ op: 'same', text: value }));
