import { createHash } from 'node:crypto';
import type { Language } from '#shared/kernel/i18n.ts';
import type { DraftBlock, DraftCell, DraftModel, DraftRun } from '../engine/model.ts';
import { STYLE } from './html-style.ts';
import { esc } from './html-text.ts';
import {
  inWords,
  issueText,
  lawText,
  momentText,
  placesOf,
  placeText,
  plain,
  type RenderLanguage,
  SEVERITY,
  STATUS,
  shownIn,
  sourceText,
  TEMPLATE_STATUS,
  WORDS,
} from './words.ts';

/** The policy under which the page shows as meant and can do nothing else: its one style by hash, no script, no request. */
export const HTML_CSP = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const anchor = (clauseId: string): string => `c-${esc(clauseId)}`;

const run = ({ text, prov, mark, strong, ref }: DraftRun): string => {
  let html = esc(text);
  if (strong === true) html = `<strong>${html}</strong>`;
  if (mark !== undefined) html = `<mark class="${mark}">${html}</mark>`;
  if (prov !== undefined) html = `<span data-prov="${esc(prov)}">${html}</span>`;
  return ref === undefined ? html : `<a href="#${anchor(ref)}">${html}</a>`;
};
const runs = (list: readonly DraftRun[]): string => list.map(run).join('');

/** A value of a table: the second language under the first, unless both read the same. */
const cell = (content: DraftCell, languages: readonly Language[]): string => {
  const [first, second] = languages;
  if (first === undefined) return '';
  const main = runs(content[first]);
  return second === undefined || plain(content[first]) === plain(content[second])
    ? main
    : `<span class="cell">${main}<span class="en" lang="${second}">${runs(content[second])}</span></span>`;
};

const table = (block: DraftBlock, languages: readonly Language[], language: RenderLanguage): string => {
  if (block.table === undefined) return '';
  const head = block.table.columns.map(c => `<th scope="col">${esc(inWords(c, language))}</th>`).join('');
  const rows = block.table.rows.map(row => `<tr>${row.map(c => `<td>${cell(c, languages)}</td>`).join('')}</tr>`);
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
};

/** The languages side by side; `span` where only phrasing content may stand, as in a heading. */
const pair = (languages: readonly Language[], content: (lang: Language) => string, tag: 'div' | 'span' = 'div') =>
  `<${tag} class="pair">${languages.map(lang => `<${tag} lang="${lang}">${content(lang)}</${tag}>`).join('')}</${tag}>`;

/** A paragraph or item with its number hanging before it. */
const numbered = (block: DraftBlock, languages: readonly Language[]): string => {
  const text = (lang: Language) => runs(block.text?.[lang] ?? []);
  const body = pair(languages, lang =>
    block.number === undefined
      ? `<p>${text(lang)}</p>`
      : `<p class="numbered"><span>${esc(block.number[lang])}</span><span>${text(lang)}</span></p>`,
  );
  return `<div id="${anchor(block.clauseId)}" class="${block.kind} d${block.depth}">${body}</div>`;
};

const heading = ({ number, heading: name }: DraftBlock, lang: Language): string =>
  esc([number?.[lang], name === undefined ? undefined : `(${name[lang]})`].filter(Boolean).join(' '));

/** An article or schedule with all that stands below it. */
const section = (group: readonly DraftBlock[], languages: readonly Language[], language: RenderLanguage): string => {
  const [top, ...rest] = group;
  if (top === undefined) return '';
  const id = anchor(top.clauseId);
  const title =
    top.heading === undefined ? '' : `<h2 id="${id}-h">${pair(languages, lang => heading(top, lang), 'span')}</h2>`;
  const text = top.text === undefined ? '' : pair(languages, lang => `<p>${runs(top.text?.[lang] ?? [])}</p>`);
  const inner = rest.map(b => (b.kind === 'table' ? table(b, languages, language) : numbered(b, languages))).join('\n');
  const label = top.heading === undefined ? '' : ` aria-labelledby="${id}-h"`;
  return `<section id="${id}" class="${top.kind}"${label}>${title}${text}${inner}</section>`;
};

const signature = (block: DraftBlock, languages: readonly Language[], language: RenderLanguage): string => {
  const title = block.heading === undefined ? '' : esc(inWords(block.heading, language));
  const lines = (block.table?.rows ?? []).map(
    ([label, value]) =>
      `<dt>${label === undefined ? '' : esc(inWords({ ko: plain(label.ko), en: plain(label.en) }, language))}</dt>` +
      `<dd>${value === undefined ? '' : cell(value, languages)}</dd>`,
  );
  const sign = `<dt>${esc(inWords(WORDS.sign, language))}</dt><dd class="line">${esc(inWords(WORDS.seal, language))}</dd>`;
  return `<section id="${anchor(block.clauseId)}"><h2>${title}</h2><dl>${lines.join('')}${sign}</dl></section>`;
};

/** Blocks gathered below the article, schedule or other top-level block they belong to. */
const grouped = (blocks: readonly DraftBlock[]): DraftBlock[][] => {
  const groups: DraftBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.depth === 0 || last === undefined) groups.push([block]);
    else last.push(block);
  }
  return groups;
};

const issues = (model: DraftModel, languages: readonly Language[], language: RenderLanguage): string => {
  if (model.issues.length === 0) return `<p>${esc(inWords(WORDS.noIssues, language))}</p>`;
  const places = placesOf(model);
  const head = [WORDS.severity, WORDS.where, WORDS.message, WORDS.law].map(
    w => `<th scope="col">${esc(inWords(w, language))}</th>`,
  );
  const both = (text: (lang: Language) => string) =>
    languages.map(lang => `<span lang="${lang}">${esc(text(lang))}</span>`).join('<br>');
  const rows = model.issues.map(
    issue =>
      `<tr><td class="${issue.severity}">${esc(inWords(SEVERITY[issue.severity], language))}<br><small>${esc(issue.ruleId)}</small></td>` +
      `<td>${esc(placeText(places, issue.clauseIds, language))}</td><td>${both(lang => issueText(issue, lang))}</td>` +
      `<td>${both(lang => lawText(issue, lang))}</td></tr>`,
  );
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
};

const provenance = (model: DraftModel, languages: readonly Language[], language: RenderLanguage): string => {
  const places = placesOf(model);
  const head = [WORDS.field, WORDS.value, WORDS.where, WORDS.source, WORDS.recorded].map(
    w => `<th scope="col">${esc(inWords(w, language))}</th>`,
  );
  const rows = Object.entries(model.provenance).map(
    ([id, entry]) =>
      `<tr id="prov-${esc(id)}"><td>${esc(inWords(entry.label, language))}</td>` +
      `<td>${[...new Set(languages.map(lang => esc(entry.value[lang])))].join('<br>')}</td>` +
      `<td>${esc(placeText(places, entry.clauseIds, language))}</td><td>${esc(sourceText(entry, language))}</td>` +
      `<td>${esc(momentText(entry.source.at))}</td></tr>`,
  );
  return `<div class="scroll"><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
};

const meta = (model: DraftModel, language: RenderLanguage): string => {
  const { template } = model;
  const lines: [string, string][] = [
    [inWords(WORDS.draft, language), `${model.draftId} · v${model.version}`],
    [inWords(WORDS.made, language), model.at],
    [inWords(WORDS.status, language), inWords(STATUS[model.status], language)],
    [
      inWords(WORDS.template, language),
      `${template.id} ${template.version} · ${inWords(TEMPLATE_STATUS[template.status], language)}`,
    ],
    [inWords(WORDS.lawAsOf, language), template.lawAsOf],
    [inWords(WORDS.hash, language), model.hashes.model],
  ];
  return `<dl>${lines.map(([label, value]) => `<dt>${esc(label)}</dt><dd>${esc(value)}</dd>`).join('')}</dl>`;
};

/** The draft as one self-contained page (see {@link HTML_CSP}): contract, schedules, points to check, sources of the values. */
export const renderHtml = (model: DraftModel, { language }: { readonly language: RenderLanguage }): string => {
  const languages = shownIn(language);
  const main = language === 'en' ? 'en' : 'ko';
  const groups = grouped(model.blocks);
  const isSignature = (group: readonly DraftBlock[]) => group[0]?.kind === 'signature';
  const isSchedule = (group: readonly DraftBlock[]) => group[0]?.kind === 'schedule';
  const contract = groups.filter(g => !isSignature(g) && !isSchedule(g)).map(g => section(g, languages, language));
  const signatures = groups
    .filter(isSignature)
    .map(g => (g[0] === undefined ? '' : signature(g[0], languages, language)));
  const schedules = groups.filter(isSchedule).map(g => section(g, languages, language));
  const annex = (id: string, title: string, content: string) =>
    `<section class="annex" id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${esc(title)}</h2>${content}</section>`;
  return `<!doctype html>
<html lang="${main}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${esc(inWords(model.title, language))}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="banner">${esc(WORDS.banner.ko)} / <span lang="en">${esc(WORDS.banner.en)}</span></header>
<main class="${language}">
<h1>${languages.map(lang => `<span lang="${lang}">${esc(model.title[lang])}</span>`).join('')}</h1>
${contract.join('\n')}
<div class="signatures">${signatures.join('')}</div>
${schedules.join('\n')}
${annex('issues', inWords(WORDS.issues, language), issues(model, languages, language))}
${annex('provenance', inWords(WORDS.provenance, language), provenance(model, languages, language))}
<footer class="annex meta">${languages.map(lang => `<p lang="${lang}">${esc(model.disclaimer[lang])}</p>`).join('')}${meta(model, language)}</footer>
</main>
</body>
</html>
`;
};
