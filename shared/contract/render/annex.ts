import type { Language } from '#shared/kernel/i18n.ts';
import type { DraftModel } from '../engine/model.ts';
import { type Para, type Piece, para } from './piece.ts';
import {
  inWords,
  issueText,
  lawText,
  momentText,
  placesOf,
  placeText,
  type RenderLanguage,
  SEVERITY,
  STATUS,
  shownIn,
  sourceText,
  TEMPLATE_STATUS,
  WORDS,
} from './words.ts';

/** Lines without those said before and without empty ones. */
const unique = (lines: readonly string[]) => [...new Set(lines)].filter(line => line !== '');

const grid = (
  heads: readonly string[],
  rows: readonly (readonly (readonly string[])[])[],
  shares: readonly number[],
  lang: Language,
): Piece => ({
  kind: 'table',
  head: heads.map(head => [para('head', lang, head)]),
  rows: rows.map(cells => cells.map(lines => lines.map((line): Para => para('cell', lang, line)))),
  shares,
});

/** What a draft says of itself after its annexes: number, status, form, hash. One line each. */
export const factsOf = (model: DraftModel, language: RenderLanguage): string[] => {
  const { template } = model;
  const title = (words: { ko: string; en: string }) => inWords(words, language);
  return [
    `${title(WORDS.draft)}: ${model.draftId} · v${model.version} · ${model.at}`,
    `${title(WORDS.status)}: ${title(STATUS[model.status])}`,
    `${title(WORDS.template)}: ${template.id} ${template.version} · ${title(TEMPLATE_STATUS[template.status])} · ${title(WORDS.lawAsOf)} ${template.lawAsOf}`,
    `${title(WORDS.hash)}: ${model.hashes.model}`,
  ];
};

/** Points to check, row by row: severity and rule, where, what and what to do, the law. Each cell is a list of lines. */
export const issueRows = (model: DraftModel, language: RenderLanguage): string[][][] => {
  const places = placesOf(model);
  const languages = shownIn(language);
  return model.issues.map(issue => [
    [inWords(SEVERITY[issue.severity], language), issue.ruleId],
    unique([placeText(places, issue.clauseIds, language)]),
    unique(languages.map(lang => issueText(issue, lang))),
    unique(languages.map(lang => lawText(issue, lang))),
  ]);
};
export const ISSUE_HEADS = [WORDS.severity, WORDS.where, WORDS.message, WORDS.law] as const;

/** Sources of the values, row by row: field, value, where, source, when it was recorded. */
export const sourceRows = (model: DraftModel, language: RenderLanguage): string[][][] => {
  const places = placesOf(model);
  return Object.values(model.provenance).map(entry => [
    [inWords(entry.label, language)],
    unique(shownIn(language).map(lang => entry.value[lang])),
    unique([placeText(places, entry.clauseIds, language)]),
    [sourceText(entry, language)],
    unique([momentText(entry.source.at)]),
  ]);
};
export const SOURCE_HEADS = [WORDS.field, WORDS.value, WORDS.where, WORDS.source, WORDS.recorded] as const;

/** Points to check and the sources of the values: the last pages of every draft. */
export const annexPieces = (model: DraftModel, language: RenderLanguage): Piece[] => {
  const languages = shownIn(language);
  const main = languages[0] ?? 'ko';
  const title = (words: { ko: string; en: string }) => inWords(words, language);
  const issues = issueRows(model, language);
  return [
    { kind: 'paragraphs', paras: [para('annex', main, title(WORDS.issues))], newPage: true },
    issues.length === 0
      ? { kind: 'paragraphs', paras: [para('body', main, title(WORDS.noIssues))] }
      : grid(ISSUE_HEADS.map(title), issues, [14, 18, 40, 28], main),
    { kind: 'paragraphs', paras: [para('annex', main, title(WORDS.provenance))], newPage: true },
    grid(SOURCE_HEADS.map(title), sourceRows(model, language), [22, 26, 14, 24, 14], main),
    {
      kind: 'paragraphs',
      paras: [
        ...languages.map(lang => para('note', lang, model.disclaimer[lang])),
        ...factsOf(model, language).map(line => para('soft', main, line)),
      ],
    },
  ];
};
