import { printable } from '../words.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text for an element or an attribute. Line ends and tabs would be controls of the document: they become spaces. */
export const esc = (text: string): string =>
  printable(text)
    .replace(/[\t\r\n]/g, ' ')
    .replace(/[&<>"]/g, c => ESCAPES[c] ?? c);
