import { createHash } from 'node:crypto';
import type { Language } from '#shared/kernel/i18n.ts';
import type { RedBlock, Redline, Span } from '../redline/schema.ts';
import { comparisonRows } from './comparison.ts';
import { esc } from './html-text.ts';
import { HEAD } from './pieces.ts';
import { CHANGES, cellIn, linesIn, RED_WORDS, redFoot, versionsText } from './redline-words.ts';
import { inWords, type RenderLanguage, shownIn } from './words.ts';

const STYLE = `
:root{--ins:#0b5d2a;--insbg:#e2f5e7;--del:#9b1c1c;--delbg:#fbe6e6;--line:#c9c9c9;--soft:#595959}
*{box-sizing:border-box}
body{margin:0;background:#eceff1;color:#1a1a1a;font:16px/1.75 "Noto Serif KR","Nanum Myeongjo",Batang,"바탕",Georgia,serif;word-break:keep-all;overflow-wrap:anywhere}
.banner{position:sticky;top:0;background:#7a1f1f;color:#fff;text-align:center;padding:.4rem 1rem;font:600 .9rem/1.5 "Noto Sans KR","Malgun Gothic",sans-serif;z-index:1}
main{max-width:64rem;margin:1.5rem auto;background:#fff;padding:3rem 3.5rem;box-shadow:0 1px 6px #0003}
h1{text-align:center;font-size:1.5rem;line-height:1.4;margin:0 0 .25rem}
h2{font-size:1.05rem;margin:2.5rem 0 .5rem}
.versions{text-align:center;color:var(--soft);margin:0 0 2rem}
ins{color:var(--ins);background:var(--insbg);text-decoration:underline;text-decoration-thickness:2px}
del{color:var(--del);background:var(--delbg);text-decoration:line-through}
.block{border-left:3px solid transparent;padding-left:.9rem;margin:.4rem 0}
.block p{margin:.2rem 0}.block .h{font-weight:700;margin-top:1rem}
.block p:lang(en){font-size:.92em;color:#333}
.d2{margin-left:1.6rem}
.changed{border-color:#b38600}.inserted,.movedTo{border-color:var(--ins)}.deleted,.movedFrom{border-color:var(--del)}
.tag{font:600 .75rem/1.4 "Noto Sans KR","Malgun Gothic",sans-serif;color:var(--soft)}
table{width:100%;border-collapse:collapse;font-size:.88rem;margin:.75rem 0;line-height:1.55}
th,td{border:1px solid var(--line);padding:.4rem .55rem;text-align:left;vertical-align:top}
th{background:#f4f4f4}td p{margin:.1rem 0}
table.compare{table-layout:fixed}table.compare col.note{width:7rem}
footer{border-top:3px double #1a1a1a;margin-top:3rem;padding-top:1rem;color:var(--soft);font:.82rem/1.6 "Noto Sans KR","Malgun Gothic",sans-serif}
@media(max-width:48rem){main{padding:1.5rem 1rem;margin:0}}
@page{size:A4;margin:20mm}
@media print{body{background:#fff;font-size:10pt}main{max-width:none;margin:0;padding:0;box-shadow:none}.banner{position:static;color:#7a1f1f;background:none;border:1px solid #7a1f1f}tr{break-inside:avoid}}
`;

/** The policy under which a redline or a comparison shows as meant and can do nothing else. */
export const REDLINE_CSP = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const span = ({ op, text }: Span): string => (op === 'same' ? esc(text) : `<${op}>${esc(text)}</${op}>`);
const spans = (list: readonly Span[]): string => list.map(span).join('');

const tableOf = (block: RedBlock, languages: readonly Language[]): string => {
  if (block.rows.length === 0) return '';
  const cell = (tag: 'th' | 'td') => (content: RedBlock['columns'][number]) =>
    `<${tag}>${cellIn(content, languages)
      .map(lines => `<p>${spans(lines)}</p>`)
      .join('')}</${tag}>`;
  const head = block.columns.length === 0 ? '' : `<thead><tr>${block.columns.map(cell('th')).join('')}</tr></thead>`;
  const rows = block.rows.map(row => `<tr class="${row.change}">${row.cells.map(cell('td')).join('')}</tr>`);
  return `<table>${head}<tbody>${rows.join('')}</tbody></table>`;
};

const blockOf = (block: RedBlock, languages: readonly Language[], language: RenderLanguage): string => {
  const lines = languages.flatMap(lang =>
    linesIn(block, lang).map(line => `<p lang="${lang}"${line.heading ? ' class="h"' : ''}>${spans(line.spans)}</p>`),
  );
  const tag =
    block.change === 'same' ? '' : `<span class="tag">${esc(inWords(CHANGES[block.change], language))}</span>`;
  return `<div class="block d${block.depth} ${block.change}">${tag}${lines.join('')}${tableOf(block, languages)}</div>`;
};

const causes = (redline: Redline, language: RenderLanguage): string => {
  if (redline.causes.length === 0) return '';
  const head = [RED_WORDS.field, RED_WORDS.old, RED_WORDS.new].map(w => `<th>${esc(inWords(w, language))}</th>`);
  const rows = redline.causes.map(
    ({ label, before, after }) =>
      `<tr><td>${esc(inWords(label, language))}</td><td>${esc(before === undefined ? '' : inWords(before, language))}</td>` +
      `<td>${esc(after === undefined ? '' : inWords(after, language))}</td></tr>`,
  );
  return `<section class="causes"><h2>${esc(inWords(RED_WORDS.causes, language))}</h2><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
};

const page = (redline: Redline, language: RenderLanguage, name: keyof typeof RED_WORDS, content: string): string => {
  const languages = shownIn(language);
  const main = language === 'en' ? 'en' : 'ko';
  return `<!doctype html>
<html lang="${main}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${esc(inWords(RED_WORDS[name], language))}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="banner">${esc(HEAD)}</header>
<main>
${languages.map(lang => `<h1 lang="${lang}">${spans(redline.title[lang])}</h1>`).join('\n')}
<p class="versions">${esc(inWords(RED_WORDS[name], language))} · ${esc(versionsText(redline, language))}</p>
<div class="content">${content}</div>
${causes(redline, language)}
<footer>${esc(redFoot(redline))}</footer>
</main>
</body>
</html>
`;
};

/** Two versions laid over each other as one self-contained page (see {@link REDLINE_CSP}): what came in `<ins>`, what went in `<del>`. */
export const renderRedlineHtml = (redline: Redline, { language }: { readonly language: RenderLanguage }): string => {
  const languages = shownIn(language);
  return page(redline, language, 'redline', redline.blocks.map(b => blockOf(b, languages, language)).join('\n'));
};

/** The comparison table that Korean public bodies put beside a revision (신구조문대비표): old on the left, new on the right, changes only. */
export const renderComparisonHtml = (redline: Redline, { language }: { readonly language: RenderLanguage }): string => {
  const rows = comparisonRows(redline, language);
  if (rows.length === 0)
    return page(redline, language, 'comparison', `<p>${esc(inWords(RED_WORDS.nothing, language))}</p>`);
  const cell = (lines: readonly (readonly Span[])[]) =>
    `<td>${lines.map(line => `<p>${spans(line)}</p>`).join('')}</td>`;
  const head = [RED_WORDS.old, RED_WORDS.new, RED_WORDS.note].map(
    w => `<th scope="col">${esc(inWords(w, language))}</th>`,
  );
  const body = rows.map(
    row => `<tr class="${row.change}">${cell(row.old)}${cell(row.now)}<td>${esc(row.note)}</td></tr>`,
  );
  return page(
    redline,
    language,
    'comparison',
    `<table class="compare"><colgroup><col><col><col class="note"></colgroup><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`,
  );
};
