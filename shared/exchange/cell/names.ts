import type { Vocabulary } from '#shared/kernel/vocabulary.ts';

/** What two spellings of one name share: compatibility forms, case, blanks and punctuation do not count. */
export const loose = (text: string): string =>
  text
    // The dot that old Korean keyboards type is a letter to Unicode, which composition would make a vowel of.
    .replaceAll('ㆍ', '·')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·ㆍ・.,/&_()[\]'*-]/g, '');

/**
 * Finds the code of a closed list by the code itself, by either label, by one half of a Korean label such as 바이오·제약, or by
 * an alias (`alias → code`). A half that two codes share finds neither.
 */
export const finder = (vocabulary: Vocabulary, aliases: Readonly<Record<string, string>> = {}) => {
  const exact = new Map<string, string>();
  const halves = new Map<string, string | undefined>();
  for (const [code, { ko, en }] of Object.entries(vocabulary)) {
    for (const name of [code, ko, en]) exact.set(loose(name), code);
    for (const half of ko.split('·')) {
      const key = loose(half);
      halves.set(key, halves.has(key) && halves.get(key) !== code ? undefined : code);
    }
  }
  for (const [alias, code] of Object.entries(aliases)) exact.set(loose(alias), code);
  return (name: string): string | undefined => exact.get(loose(name)) ?? halves.get(loose(name));
};
