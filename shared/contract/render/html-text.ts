import { printable } from './words.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text for a page: an element's or an attribute's. */
export const esc = (text: string): string => printable(text).replace(/[&<>"']/g, c => ESCAPES[c] ?? c);
