import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { renderDocx } from '#shared/contract/render/docx.ts';
import { HTML_CSP, renderHtml } from '#shared/contract/render/html.ts';
import { articleInEnglish, type RenderLanguage } from '#shared/contract/render/words.ts';
import { draftWith, example, runsOf } from '#test/support/contract-example.ts';

const LANGUAGES: RenderLanguage[] = ['ko', 'en', 'bilingual'];
const model = example();
afterEach(() => vi.useRealTimers());
const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&apos;|&#39;/g, "'")
    .replaceAll('&amp;', '&');
const parts = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, new TextDecoder().decode(data)]));
const wordsOf = (bytes: Uint8Array) =>
  decoded([...(parts(bytes)['word/document.xml'] ?? '').matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(m => m[1]).join(''));

describe.each(LANGUAGES)('rendered in %s', language => {
  const languages = language === 'bilingual' ? (['ko', 'en'] as const) : [language];

  test('the Word document holds every word of the model', async () => {
    const words = wordsOf(await renderDocx(model, { language }));
    for (const lang of languages)
      for (const block of model.blocks) {
        expect(words, block.clauseId).toContain((block.text?.[lang] ?? []).map(r => r.text).join(''));
        if (block.number !== undefined) expect(words).toContain(block.number[lang]);
        if (block.heading !== undefined) expect(words).toContain(block.heading[lang]);
        for (const cell of block.table?.rows.flat() ?? [])
          expect(words).toContain(cell[lang].map(r => r.text).join(''));
      }
    for (const issue of model.issues)
      expect(words).toContain(languages[0] === 'ko' ? issue.messageKo : issue.messageEn);
    for (const entry of Object.values(model.provenance)) expect(words).toContain(entry.value[languages[0] ?? 'ko']);
  });

  test('the page holds every word of the model and cites every value', () => {
    const html = renderHtml(model, { language });
    const text = decoded(html.replace(/<style>[\s\S]*<\/style>/, '').replace(/<[^>]+>/g, ''));
    for (const lang of languages) for (const run of runsOf(model, lang)) expect(text).toContain(run.text);
    for (const id of Object.keys(model.provenance))
      expect(html).toMatch(new RegExp(`data-prov="${id}"[\\s\\S]*id="prov-${id}"`));
    expect(html).toContain(`<html lang="${language === 'en' ? 'en' : 'ko'}">`);
  });

  test('every page says that it is a draft and which', async () => {
    const files = parts(await renderDocx(model, { language }));
    const said = (part: string) => [...(files[part] ?? '').matchAll(/<w:t[^>]*>([^<]*)</g)].map(m => m[1]).join('');
    expect(said('word/header1.xml')).toBe('초안 – 법률자문이 아닙니다 / DRAFT – NOT LEGAL ADVICE');
    expect(said('word/footer1.xml')).toContain(`${model.draftId} · v1 · ${model.hashes.model.slice(0, 8)}`);
    expect(files['word/footer1.xml']).toMatch(/w:instr="PAGE"><w:r>.*?>1</);
    expect(renderHtml(model, { language })).toContain('초안 – 법률자문이 아닙니다');
  });

  test('references and the clauses they lead to belong together', async () => {
    const document = parts(await renderDocx(model, { language }))['word/document.xml'] ?? '';
    const names = [...document.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map(m => m[1]);
    const marks = [...document.matchAll(/<w:bookmarkStart[^>]*w:id="([^"]+)"/g)].map(m => m[1]);
    const anchors = [...document.matchAll(/w:anchor="([^"]+)"/g)].map(m => m[1]);
    expect(anchors.length).toBeGreaterThan(10);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(marks).size).toBe(marks.length);
    expect(anchors.filter(a => !names.includes(a))).toEqual([]);
    const html = renderHtml(model, { language });
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${target}"`);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(m => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('the same model gives the same bytes at another time', async () => {
    const first = await renderDocx(model, { language });
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-05T05:05:05Z') });
    expect(Buffer.compare(Buffer.from(first), Buffer.from(await renderDocx(example(), { language })))).toBe(0);
  });
});

describe('hostile text', () => {
  const nasty = `<script>alert(1)</script>]]>&"'<!-- \u202eevil\u2066 \u0000\u0007\ud800 {{x}}`;
  const shown = `<script>alert(1)</script>]]>&"'<!-- evil \ufffd {{x}}`;
  const attacked = example({ purpose: { ko: nasty, en: nasty } });
  // A renderer must not rely on its caller either: the raw text straight into the model.
  const raw = {
    ...attacked,
    blocks: attacked.blocks.map(b => ({ ...b, heading: b.heading && { ko: nasty, en: nasty } })),
  };

  test('what the schema refuses never reaches the document', () => {
    expect(
      draftWith([{ path: 'purpose', value: { ko: 'a\u202eb' }, source: { kind: 'user' } }]).provenance,
    ).toMatchObject({ p1: { value: { ko: 'ab' } } });
  });

  test.each([
    ['cleaned', attacked],
    ['raw', raw],
  ])('stays text in a page (%s)', (_, draft) => {
    const html = renderHtml(draft, { language: 'bilingual' });
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<!-- ');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for control characters
    expect(html).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/);
    expect(decoded(html)).toContain(shown);
    expect(html.isWellFormed()).toBe(true);
  });

  test.each([
    ['cleaned', attacked],
    ['raw', raw],
  ])('stays text in a Word document (%s)', async (_, draft) => {
    const bytes = await renderDocx(draft, { language: 'ko' });
    const document = parts(bytes)['word/document.xml'] ?? '';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for control characters
    expect(document).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/);
    expect(document).not.toContain('<script');
    expect(wordsOf(bytes)).toContain(shown);
  });

  test('the page may run nothing and ask for nothing', () => {
    expect(HTML_CSP).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(renderHtml(model, { language: 'ko' })).not.toMatch(/<script|src=|href="(?!#)|style="|@import|url\(/);
  });
});

test('blanks and clauses to be confirmed can be seen', async () => {
  const empty = draftWith([]);
  expect(renderHtml(empty, { language: 'ko' })).toContain('<mark class="blank">[\u3000\u3000]</mark>');
  expect(parts(await renderDocx(empty, { language: 'ko' }))['word/document.xml']).toMatch(
    /w:fill="FFF1B8".*?\[\u3000\u3000\]/,
  );
});

test.each([
  ['제21조의2', 'Article 21-2'],
  ['제12조의3제3항', 'Article 12-3(3)'],
  ['제12조의3제1항·제2항', 'Article 12-3(1), (2)'],
  ['제25조제1항제12호', 'Article 25(1), item 12'],
])('%s is cited in English as %s', (ko, en) => expect(articleInEnglish(ko)).toBe(en));
