import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** What may stand before a regular expression, and never before a division; an exclamation mark after a value ends that value. */
const BEFORE = /(?:^|[(,=:[&|?{};+>]|(?<![\w\])])!|\breturn)\s*$/;
const QUOTES = new Set(['"', "'", '`']);

/** Position after a string or template that starts at `from`; templates with `${…}` are skipped as a whole. */
const endOfText = (source: string, from: number): number => {
  const quote = source[from];
  for (let i = from + 1; i < source.length; i += 1) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === quote) return i + 1;
  }
  return source.length;
};

/** Position after the closing slash of a regular expression that starts at `from`; undefined where there is none on the line. */
const endOfRegex = (source: string, from: number): number | undefined => {
  let inClass = false;
  for (let i = from + 1; i < source.length && source[i] !== '\n'; i += 1) {
    const character = source[i];
    if (character === '\\') i += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return i + 1;
  }
  return undefined;
};

/** The regular expressions written in a source text. */
export const regexesIn = (source: string): RegExp[] => {
  const found: RegExp[] = [];
  let i = 0;
  while (i < source.length) {
    if (source.startsWith('//', i)) i = source.indexOf('\n', i) < 0 ? source.length : source.indexOf('\n', i);
    else if (source.startsWith('/*', i)) i = source.indexOf('*/', i) + 2;
    else if (QUOTES.has(source[i]!)) i = endOfText(source, i);
    else if (source[i] === '/' && BEFORE.test(source.slice(Math.max(0, i - 40), i))) {
      const end = endOfRegex(source, i);
      if (end === undefined) i += 1;
      else {
        const flags = /^[a-z]*/.exec(source.slice(end))?.[0] ?? '';
        found.push(new RegExp(source.slice(i + 1, end - 1), flags));
        i = end + flags.length;
      }
    } else i += 1;
  }
  return found;
};

/** Every regular expression of the sources under a folder of the project, by file. */
export const regexesUnder = (folder: string): { file: string; regex: RegExp }[] =>
  globSync(`${folder}/**/*.ts`, { cwd: ROOT }).flatMap(file =>
    regexesIn(readFileSync(join(ROOT, file), 'utf8')).map(regex => ({ file, regex })),
  );
