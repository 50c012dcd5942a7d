import * as fontkit from 'fontkit';
import type { DraftModel } from '#shared/contract/engine/index.ts';
import { type DocumentFormat, FORMATS, type Found, fonts, readBack, rendered, squash, textsOf } from './documents.ts';

const known = new Set((fontkit.create(fonts.regular) as fontkit.Font).characterSet);
/** Compared as a PDF can show it: a character that the font lacks by its code, lookalikes of one glyph as one. */
const asPdf = (text: string): string =>
  Array.from(squash(text), character => {
    const code = character.codePointAt(0) ?? 0;
    return known.has(code) ? character : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  })
    .join('')
    .normalize('NFKC');

/** What a document of harmless text is made of, by format: nothing hostile may add to it. */
export const structuresOf = async (harmless: DraftModel): Promise<Record<DocumentFormat, ReadonlySet<string>>> => {
  const found = await Promise.all(
    FORMATS.map(
      async format =>
        [format, (await readBack(format, await rendered(format, harmless, 'bilingual'))).structure] as const,
    ),
  );
  return Object.fromEntries(found) as Record<DocumentFormat, ReadonlySet<string>>;
};

/** What is wrong with the documents of a model: texts that are not read back, structure that harmless text does not make. */
export const faultsIn = async (
  model: DraftModel,
  allowed: Readonly<Record<DocumentFormat, ReadonlySet<string>>>,
): Promise<string[]> => {
  const faults: string[] = [];
  for (const format of FORMATS) {
    let found: Found;
    // A PDF's columns go over to the next page one by one: read in one language its text is in order.
    const language = format === 'pdf' ? 'ko' : 'bilingual';
    try {
      found = await readBack(format, await rendered(format, model, language));
    } catch (error) {
      faults.push(`${format}: ${String(error).slice(0, 200)}`);
      continue;
    }
    const added = [...found.structure].filter(each => !allowed[format].has(each));
    if (added.length > 0) faults.push(`${format} has ${added.slice(0, 5).join(', ')}`);
    // What goes over to another page of a PDF is interrupted by the head of its table: of a long text its beginning is looked for.
    const as = format === 'pdf' ? (text: string) => asPdf(text).slice(0, 150) : squash;
    const whole = format === 'pdf' ? squash(found.text).normalize('NFKC') : squash(found.text);
    const lost = textsOf(model, language).filter(text => !whole.includes(as(text)));
    if (lost.length > 0)
      faults.push(`${format} lost ${JSON.stringify(lost.slice(0, 2)).slice(0, 200)} of ${lost.length}`);
  }
  return faults;
};
