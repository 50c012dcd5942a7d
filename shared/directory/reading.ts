import { type Bilingual, type Language, read } from '#shared/kernel/i18n.ts';
import type { Reading } from './schema.ts';

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
