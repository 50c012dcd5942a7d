import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { DraftModel } from '#shared/contract/engine/index.ts';
import { plainBlocks, redlineOf, spansOf, textIn, versionIn } from '#shared/contract/redline/redline.ts';
import { tokensOf } from '#shared/contract/redline/tokens.ts';
import { renderComparisonDocx } from '#shared/contract/render/comparison-docx.ts';
import { renderRedlineDocx } from '#shared/contract/render/redline-docx.ts';
import { REDLINE_CSP, renderComparisonHtml, renderRedlineHtml } from '#shared/contract/render/redline-html.ts';
import { example } from '#test/support/contract-example.ts';
import { safeExample } from '#test/support/contract-investment.ts';
import { difference, squash } from '#test/support/documents.ts';

const old = example();
/** Another amount, another term, a purchase of another kind, a row gone, a clause more and one less. */
const changed: DraftModel = {
  ...example({
    penalty: { amount: '250000000', currency: 'KRW' },
    usePeriod: { value: 9, unit: 'month' },
    return: { by: '2027-07-31', method: 'return_and_destroy' },
    recipients: [{ party: 'investor', name: { ko: '박지우', en: 'Jiwoo Park' }, email: 'jiwoo.park@namsan.example' }],
    disputes: { mode: 'arbitration' },
  }),
  version: 2,
  at: '2026-11-25T01:00:00.000Z',
};
const redline = redlineOf(old, changed);

describe('units', () => {
  test.each([
    ['위약벌로 일금 삼억원정(₩300,000,000)을 지급한다', '일금 삼억원정(₩300,000,000)'],
    ['미화 300,000달러(US$300,000)로 한다', '미화 300,000달러(US$300,000)'],
    ['a penalty of KRW 300,000,000 is due', 'KRW 300,000,000'],
    ['2027년 6월 30일까지', '2027년 6월 30일'],
    ['No later than 30 June 2027 the', '30 June 2027'],
    ['별지 제1호와 같다', '별지 제1호'],
    ['제5조 제1항 제3호에 따라', '제5조 제1항 제3호'],
    ['제12조의2 제1항', '제12조의2 제1항'],
    ['under Article 5(1)(a) of this', 'Article 5(1)(a)'],
    ['연 16.67%로', '16.67%'],
    ['for 6 months from', '6 months'],
  ])('in “%s” %s is one', (text, unit) => expect(tokensOf(text)).toContain(unit));

  test('joined are the text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[가-힣 ₩\d,.()제조항년월일%a-z]{0,60}$/));
    fc.assert(fc.property(text, value => tokensOf(value).join('') === value.toWellFormed()));
  });

  test('an amount changes as a whole, in both languages', () => {
    const at = redline.blocks.find(({ text }) => text.ko.some(({ text: t }) => t.includes('이억오천만원')));
    expect(at?.text.ko.filter(({ op }) => op !== 'same')).toEqual([
      { op: 'del', text: '일금 삼억원정(₩300,000,000)' },
      { op: 'ins', text: '일금 이억오천만원정(₩250,000,000)' },
    ]);
    expect(at?.text.en.filter(({ op }) => op !== 'same')).toEqual([
      { op: 'del', text: 'KRW 300,000,000' },
      { op: 'ins', text: 'KRW 250,000,000' },
    ]);
    expect(redline.causes.find(({ path }) => path === 'penalty')).toMatchObject({
      before: { en: 'KRW 300,000,000' },
      after: { en: 'KRW 250,000,000' },
      source: { kind: 'user' },
    });
  });
});

describe('accepting all gives the new, rejecting all the old', () => {
  const words = fc.constantFrom(
    '제5조 제1항',
    '일금 삼억원정(₩300,000,000)',
    '을',
    ' ',
    '지급한다',
    '6개월',
    'Party',
    '.',
    '가',
    '\ud800',
    '<b>',
  );
  const sentence = fc.array(words, { maxLength: 12 }).map(parts => parts.join(''));

  test('of any two texts', () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const spans = spansOf(before, after);
        expect(textIn(spans, 'old')).toBe(before === after ? before : before.toWellFormed());
        expect(textIn(spans, 'new')).toBe(before === after ? after : after.toWellFormed());
        // Nothing is called changed that both have in the same place, at either end.
        if (before === after) expect(spans.every(({ op }) => op === 'same')).toBe(true);
      }),
    );
  });

  test('of any two versions: clauses come, go, move and change, tables too', () => {
    const cell = fc.record({ ko: sentence, en: sentence });
    const block = fc.record({
      clauseId: fc.constantFrom(...'abcdefghij'),
      heading: fc.option(cell, { nil: undefined }),
      number: fc.option(cell, { nil: undefined }),
      text: fc.option(cell, { nil: undefined }),
      rows: fc.option(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 4 }), { nil: undefined }),
    });
    const version = fc.uniqueArray(block, { selector: ({ clauseId }) => clauseId, maxLength: 10 }).map(
      (blocks): DraftModel => ({
        ...old,
        blocks: blocks.map(({ clauseId, heading, number, text, rows }) => {
          const runs = ({ ko, en }: { ko: string; en: string }) => ({
            ko: [{ text: ko.toWellFormed() }],
            en: [{ text: en.toWellFormed() }],
          });
          const well = (l: { ko: string; en: string }) => ({ ko: l.ko.toWellFormed(), en: l.en.toWellFormed() });
          return {
            clauseId,
            kind: 'paragraph' as const,
            depth: 1,
            ...(heading && { heading: well(heading) }),
            ...(number && { number: well(number) }),
            ...(text && { text: runs(text) }),
            ...(rows && {
              table: {
                columns: [
                  { ko: '가', en: 'a' },
                  { ko: '나', en: 'b' },
                ],
                rows: rows.map(r => r.map(runs)),
              },
            }),
          };
        }),
      }),
    );
    fc.assert(
      fc.property(version, version, (before, after) => {
        const both = redlineOf(before, after);
        expect(versionIn(both, 'old')).toEqual(plainBlocks(before));
        expect(versionIn(both, 'new')).toEqual(plainBlocks(after));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['an amendment', old, changed],
    ['its undoing', changed, old],
    ['another form altogether', old, safeExample()],
    ['the same version', old, old],
  ])('of %s', (_, from, to) => {
    const both = redlineOf(from, to);
    expect(versionIn(both, 'old')).toEqual(plainBlocks(from));
    expect(versionIn(both, 'new')).toEqual(plainBlocks(to));
    if (from === to) expect(both.blocks.every(({ change }) => change === 'same')).toBe(true);
  });
});

test('a clause that changes places stands at both', () => {
  const [first, second, ...rest] = old.blocks.filter(({ depth }) => depth === 0);
  const moved = redlineOf(old, { ...old, blocks: [second!, first!, ...rest] });
  expect(moved.blocks.filter(({ change }) => change.startsWith('moved'))).toHaveLength(2);
});

/** What Word would read: text with all changes accepted, or all rejected, by the marks of WordprocessingML alone. */
const readWord = (bytes: Uint8Array) => {
  const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
  const parser = new SaxesParser();
  const open: string[] = [];
  const said = { accepted: '', rejected: '' };
  const marks: Record<string, string>[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    if (name === 'w:ins' || name === 'w:del') marks.push(attributes as Record<string, string>);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', text => {
    const [inserted, deleted] = [open.includes('w:ins'), open.includes('w:del')];
    if (open.at(-1) === 'w:delText') said.rejected += deleted ? text : '!';
    if (open.at(-1) !== 'w:t') return;
    if (!deleted) said.accepted += text;
    if (!inserted) said.rejected += text;
  });
  parser.write(xml).close();
  return { ...said, marks };
};
const textOf = (model: DraftModel, lang: 'ko' | 'en') =>
  [
    model.title[lang],
    ...plainBlocks(model).flatMap(({ number, heading, text, columns, rows }) => [
      number[lang],
      heading[lang] === '' ? '' : `(${heading[lang]})`,
      text[lang],
      ...columns.map(column => column[lang]),
      ...rows.flat().map(cell => cell[lang]),
    ]),
  ].join('');

describe.each(['ko', 'en'] as const)('in %s', language => {
  test('Word accepts the tracked changes into the new version and rejects them into the old one', async () => {
    const { accepted, rejected, marks } = readWord(await renderRedlineDocx(redline, { language, author: '01JD' }));
    const versions = language === 'ko' ? '변경표시본·제1판→제2판' : 'Redline·version1→version2';
    const parts = (text: string) => squash(text).split(versions);
    const causes = language === 'ko' ? '바뀐값항목' : 'ValuesthathavechangedField';
    const whole = (text: string) => parts(text).join('').split(causes)[0] ?? '';
    expect(difference(whole(accepted), squash(textOf(changed, language)))).toBeUndefined();
    expect(difference(whole(rejected), squash(textOf(old, language)))).toBeUndefined();
    expect(marks.length).toBeGreaterThan(10);
    expect(new Set(marks.map(mark => mark['w:id'])).size).toBe(marks.length);
    for (const mark of marks) expect(mark).toMatchObject({ 'w:author': '01JD', 'w:date': '2026-11-25T01:00:00Z' });
  });

  test('a page marks what came and what went, and can do nothing else', () => {
    const html = renderRedlineHtml(redline, { language });
    expect(html).toContain(
      language === 'ko'
        ? '<del>일금 삼억원정(₩300,000,000)</del><ins>일금 이억오천만원정'
        : '<del>KRW 300,000,000</del><ins>KRW 250,000,000</ins>',
    );
    expect(html).not.toMatch(/<script|src=|href=|style="/);
    expect(REDLINE_CSP).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(parse(html).nodeName).toBe('#document');
  });

  test('the comparison has a row for each change, and none for what stayed', async () => {
    const html = renderComparisonHtml(redline, { language });
    const rows = redline.blocks.filter(({ change }) => change !== 'same');
    expect(rows.length).toBeGreaterThan(4);
    expect(html.match(/<tr class=/g)).toHaveLength(rows.length);
    const { accepted, marks } = readWord(await renderComparisonDocx(redline, { language }));
    expect(marks).toEqual([]);
    expect(accepted).toContain(language === 'ko' ? '일금 이억오천만원정(₩250,000,000)' : 'KRW 250,000,000');
    expect(accepted).toContain(language === 'ko' ? '일금 삼억원정(₩300,000,000)' : 'KRW 300,000,000');
    expect(renderComparisonHtml(redlineOf(old, old), { language })).toContain(
      language === 'ko' ? '달라진 조항이 없다' : 'No clause has changed',
    );
  });

  test('the same versions give the same bytes', async () => {
    for (const render of [renderRedlineDocx, renderComparisonDocx]) {
      const [first, second] = await Promise.all(
        [1, 2].map(() => render(redlineOf(old, changed), { language, author: '01JD' })),
      );
      expect(Buffer.compare(Buffer.from(first!), Buffer.from(second!))).toBe(0);
    }
  });
});
