import * as z from 'zod';
import { safeText } from './text.ts';

/** Languages the platform speaks. Korean is the original, English the reading for overseas users. */
export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A fixed text of ours in both languages: labels, messages, clause text. */
export type Label = Readonly<Record<Language, string>>;

/** A user's text: Korean is required, English optional and marked with how it came about. */
export const bilingual = (max: number) =>
  z
    .strictObject({
      ko: safeText(max).describe('Korean text'),
      en: safeText(max).optional().describe('English text, where there is one'),
      enSource: z
        .enum(['human', 'machine', 'none'])
        .optional()
        .describe('How the English came about; none when missing'),
    })
    .describe('Text in Korean, with English where there is one');

export type Bilingual = { ko: string; en?: string | undefined; enSource?: 'human' | 'machine' | 'none' | undefined };

/** The text in the reader's language; Korean where English is missing, and then `marked`. */
export const read = (text: Bilingual, language: Language): { text: string; marked: boolean } =>
  language === 'en' && text.en === undefined
    ? { text: text.ko, marked: true }
    : { text: language === 'en' ? (text.en ?? text.ko) : text.ko, marked: false };

/** `enSource` made true to the content: `none` without English, `human` unless said otherwise. */
export const withEnglishSource = (text: Bilingual): Bilingual => ({
  ...text,
  enSource: text.en === undefined ? 'none' : text.enSource === 'machine' ? 'machine' : 'human',
});

/**
 * Language from an Accept-Language header (RFC 9110 §12.5.4), Korean by default.
 * Only the first subtag counts; a weight of 0 refuses a language.
 */
export const languageFrom = (header: string | undefined): Language => {
  if (header === undefined || header.length > 500) return 'ko';
  const wanted = header
    .split(',')
    .map((entry, order) => {
      const [tag = '', ...params] = entry.trim().split(';');
      const weight = params.map(p => p.trim()).find(p => p.startsWith('q='));
      return { tag: tag.toLowerCase().split('-')[0], q: weight === undefined ? 1 : Number(weight.slice(2)), order };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q || a.order - b.order);
  for (const { tag } of wanted) {
    if (tag === 'ko' || tag === 'en') return tag;
    if (tag === '*') return 'ko';
  }
  return 'ko';
};
