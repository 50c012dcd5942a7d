import fc from 'fast-check';
import type { DraftModel } from '#shared/contract/engine/index.ts';
import type { DraftRun } from '#shared/contract/engine/model.ts';

/** Text that some format, reader or program would take for something else. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</w:t></w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText>',
  '</hp:t><hp:ctrl/>',
  ']]><!--',
  '<![CDATA[x]]>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '&lt;&amp;&#60;&#x3c;&nbsp;',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template is what it looks like
  '{{7*7}}${7*7}<%= 7*7 %>#{7*7}',
  '=HYPERLINK("http://evil.example","x")',
  "+cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '[click](javascript:alert(1))',
  '![x](http://evil.example/x.png)',
  '<http://evil.example>',
  'http://evil.example www.evil.example a@evil.example',
  '`code` ~~~ ``` **bold** _it_ ~~del~~',
  '# heading',
  '1. list',
  '- list',
  '+ list',
  '> quote',
  '| a | b |',
  '---',
  '===',
  '[^1]: note',
  '[x]: http://evil.example',
  ':smile: @someone #1 $x^2$',
  '\\',
  '\\*\\',
  '(\\)Tj ET BT (',
  '>> /OpenAction << /S /JavaScript /JS (app.alert(1)) >>',
  'endstream endobj %%EOF',
  '\u202egnp.exe\u202c',
  '\u2066left\u2069 \u200f\u200e',
  '\ud800',
  'a\udfffb',
  '\u0000\u0001\u0008\u000b\u001b[31m\u007f\u0085\u009f',
  '\ufeff\ufffe\uffff',
  'שלום عليكم',
  '👩‍💻🇰🇷😀',
  '漢字 劉備 뷁 각 각',
  'e\u0301\u0327\u0323',
  '\u3000\u00a0\u2003',
  'tab\tline\nreturn\r\n\u2028\u2029',
  '    four spaces',
  '%s %d %n %x',
  '../../../../etc/passwd',
  "'; DROP TABLE drafts; --",
  '제1조 (목적)',
  'undefined null NaN [object Object]',
] as const;

/** One hostile text: attacks alone, run together, within words, or characters of any kind. */
export const hostileText = (): fc.Arbitrary<string> => {
  const attack = fc.constantFrom(...ATTACKS);
  const any = fc.string({ unit: 'binary', maxLength: 40 });
  const broken = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map(units => String.fromCharCode(...units));
  const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
  const huge = fc.tuple(attack, fc.integer({ min: 20, max: 200 })).map(([text, times]) => text.repeat(times));
  return fc.oneof(
    { weight: 4, arbitrary: attack },
    {
      weight: 4,
      arbitrary: fc
        .array(fc.oneof(attack, fc.constantFrom(' ', '가', 'a', '\n', '*', '|')), { maxLength: 5 })
        .map(parts => parts.join('')),
    },
    { weight: 2, arbitrary: any },
    { weight: 2, arbitrary: broken },
    { weight: 3, arbitrary: ascii },
    { weight: 1, arbitrary: huge },
  );
};

/** A model with each text in place of one that it shows: of a clause, a heading, a number, a cell, a head of a table, a source. */
export const withTexts = (model: DraftModel, texts: readonly string[]): { model: DraftModel; used: number } => {
  let used = 0;
  const next = (): string => {
    used += 1;
    return texts[(used - 1) % texts.length] ?? '';
  };
  const words = () => ({ ko: next(), en: next() });
  const run = ({ text: _, ...rest }: DraftRun): DraftRun => ({ ...rest, text: next() });
  const blocks = model.blocks.map(block => ({
    ...block,
    ...(block.heading && { heading: words() }),
    ...(block.text && { text: { ko: block.text.ko.map(run), en: block.text.en.map(run) } }),
    ...(block.table && {
      table: {
        columns: block.table.columns.map(words),
        rows: block.table.rows.map(row => row.map(({ ko, en }) => ({ ko: ko.map(run), en: en.map(run) }))),
      },
    }),
  }));
  const provenance = Object.fromEntries(
    Object.entries(model.provenance).map(([id, entry]) => [id, { ...entry, label: words(), value: words() }]),
  );
  const issues = model.issues.map(issue => ({ ...issue, messageKo: next(), messageEn: next() }));
  return { model: { ...model, title: words(), blocks, provenance, issues }, used };
};
