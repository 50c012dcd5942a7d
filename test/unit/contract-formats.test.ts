import { afterEach, describe, expect, test, vi } from 'vitest';
import { ISSUE_HEADS, SOURCE_HEADS } from '#shared/contract/render/annex.ts';
import { renderPdf } from '#shared/contract/render/pdf/pdf.ts';
import { HEAD } from '#shared/contract/render/pieces.ts';
import { inWords, type RenderLanguage } from '#shared/contract/render/words.ts';
import { example } from '#test/support/contract-example.ts';
import { safeExample } from '#test/support/contract-investment.ts';
import {
  type DocumentFormat,
  difference,
  FORMATS,
  type Found,
  fonts,
  missing,
  readBack,
  rendered,
  squash,
  textsOf,
} from '#test/support/documents.ts';

const LANGUAGES: RenderLanguage[] = ['ko', 'en', 'bilingual'];
const model = example();
const id = `${model.draftId} · v1 · ${model.hashes.model.slice(0, 8)}`;
afterEach(() => vi.useRealTimers());
const read = new Map<string, Promise<Found>>();
/** The model in a format as another reader finds it; each is made once. */
const found = (format: DocumentFormat, language: RenderLanguage): Promise<Found> => {
  const key = `${format} ${language}`;
  const known = read.get(key) ?? rendered(format, model, language).then(bytes => readBack(format, bytes));
  read.set(key, known);
  return known;
};
/** The heads of all tables, which a PDF repeats on every page that a table goes on to. */
const heads = (language: RenderLanguage): string[] =>
  [ISSUE_HEADS, SOURCE_HEADS, ...model.blocks.map(({ table }) => table?.columns ?? [])]
    .filter(columns => columns.length > 0)
    .map(columns => squash(columns.map(column => inWords(column, language)).join('')));
const withoutHeads = (text: string, language: RenderLanguage) =>
  heads(language).reduce((rest, head) => rest.replaceAll(head, ''), text);

describe.each(LANGUAGES)('in %s', language => {
  test.each(FORMATS)('%s says what the model says, in its order', async format => {
    const { text } = await found(format, language);
    // A PDF in two languages goes on to the next page in each column by itself: its characters are compared below.
    if (format !== 'pdf' || language !== 'bilingual')
      expect(missing(text, textsOf(model, language)).slice(0, 3)).toEqual([]);
  });

  test('Word, PDF and HWPX say the same to the letter, and Markdown with what stands on its one page', async () => {
    const said = async (format: DocumentFormat) => squash((await found(format, language)).text);
    const [docx, pdf, hwpx, md] = await Promise.all([said('docx'), said('pdf'), said('hwpx'), said('md')]);
    expect(difference(hwpx, docx)).toBeUndefined();
    // In a PDF in two languages a column goes on to the next page by itself: the same letters, in another order.
    const letters = (text: string) => (language === 'bilingual' ? [...text].sort().join('') : text);
    expect(difference(letters(withoutHeads(pdf, language)), letters(withoutHeads(docx, language)))).toBeUndefined();
    const foot = squash(`${id} · ${{ ko: '쪽', en: 'Page', bilingual: '쪽 / Page' }[language]} 1 / 1`);
    const without = (text: string) => (language === 'bilingual' ? text.replaceAll('국문English', '') : text);
    expect(difference(without(md), without(`${squash(HEAD)}${docx}${foot}${squash(HEAD)}`))).toBeUndefined();
  });

  test('every page says that it is a draft, which, and which page it is', async () => {
    const { frames } = await found('pdf', language);
    expect(frames.length).toBeGreaterThan(8);
    for (const [i, frame] of frames.entries()) {
      expect(squash(frame)).toContain(squash(HEAD));
      expect(squash(frame)).toContain(squash(id));
      expect(squash(frame)).toMatch(new RegExp(`${i + 1}/${frames.length}$`));
    }
    for (const format of ['docx', 'hwpx'] as const) {
      const all = squash((await found(format, language)).frames.join(''));
      expect(all).toContain(squash(HEAD));
      expect(all).toContain(squash(id));
    }
    expect(squash((await found('html', language)).frames.join(''))).toBe(squash(HEAD));
  });
});

test.each(FORMATS)('the same model gives the same %s at another time, after another document', async format => {
  const first = await rendered(format, model, 'bilingual');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-05T05:05:05Z') });
  await rendered(format, safeExample(), 'bilingual');
  expect(Buffer.compare(Buffer.from(first), Buffer.from(await rendered(format, example(), 'bilingual')))).toBe(0);
});

test('references in a PDF lead to their clauses and nowhere else', async () => {
  const { structure } = await found('pdf', 'ko');
  expect([...structure]).toEqual(['Link inside']);
});

test('a character that the font lacks is named by its code, a rare syllable and a Chinese character are shown', async () => {
  const strange = example({ purpose: { ko: '뷁 劉備 😀 שלום', en: 'plain' } });
  const { text } = await readBack('pdf', await renderPdf(strange, { language: 'ko', fonts }));
  expect(squash(text)).toContain('뷁劉備[U+1F600][U+05E9][U+05DC][U+05D5][U+05DD]');
});

test('a PDF embeds the glyphs it uses, not the font', async () => {
  const bytes = await renderPdf(model, { language: 'bilingual', fonts });
  expect(bytes.length).toBeLessThan(fonts.regular.length / 20);
});
