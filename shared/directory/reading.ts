import * as z from 'zod';
import type { Language } from '#shared/kernel/i18n.ts';
import { type Bilingual, read } from '#shared/kernel/i18n.ts';

/** A text of a record in the reader's language. */
const ReadText = z.strictObject({
  pointer: z.string().describe('JSON pointer of the text in the record'),
  text: z.string(),
  marked: z.boolean().describe('True where there is no English, and this is Korean'),
  source: z.enum(['human', 'machine', 'none']).describe('How the English came about'),
});
export const Reading = z
  .strictObject({
    language: z.literal('en'),
    gaps: z.int().min(0).describe('Texts without English'),
    texts: z.array(ReadText).describe('Every text of the record, in its order'),
  })
  .meta({ id: 'Reading', description: 'The record in English, nothing left out, gaps marked' });
export type Reading = z.infer<typeof Reading>;

const isBilingual = (value: object): value is Bilingual => 'ko' in value && typeof value.ko === 'string';

/** The English reading of a record: every text with two languages in it, at any depth. */
export const readingOf = (record: object): Reading => {
  const texts: Reading['texts'] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isBilingual(value)) {
      const { text, marked } = read(value, 'en');
      texts.push({
        pointer,
        text,
        marked,
        source: marked ? 'none' : value.enSource === 'machine' ? 'machine' : 'human',
      });
      return;
    }
    for (const [name, member] of Object.entries(value)) visit(member, `${pointer}/${name}`);
  };
  visit(record, '');
  return { language: 'en', gaps: texts.filter(({ marked }) => marked).length, texts };
};

/** The record, with its reading for who reads English. */
export const inLanguage = <T extends object>(record: T, language: Language): T & { reading?: Reading } =>
  language === 'en' ? { ...record, reading: readingOf(record) } : record;
