import * as z from 'zod';
import { hasResidentNumber } from './resident-number.ts';

/** C0/C1 controls except tab, line feed and carriage return; bidi overrides and isolates; byte-order mark; non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is this expression's purpose
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u;

/** True where text may be stored: well-formed UTF-16, no controls, no characters that reorder what the reader sees. */
export const isSafeText = (text: string): boolean => text.isWellFormed() && !REFUSED.test(text);

/** Hangul typed on macOS arrives decomposed (NFD); everything is stored composed. Surrounding blanks never carry meaning. */
export const tidyText = (text: string): string => text.normalize('NFC').trim();

/**
 * A user's text, 1..max characters. The schema only checks; {@link tidy} composes and trims before it is stored,
 * so that what is described in OpenAPI is what is accepted.
 */
export const safeText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine(isSafeText, { error: 'unsafe-text', abort: true })
    .refine(text => tidyText(text).length > 0, { error: 'blank-text' })
    .refine(text => !hasResidentNumber(text), { error: 'resident-number' });

/** A deep copy with every string composed and trimmed. Keys are left alone: schemas have already fixed them. */
export const tidy = <T>(value: T): T => {
  if (typeof value === 'string') return tidyText(value) as T;
  if (Array.isArray(value)) return value.map(tidy) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, tidy(member)])) as T;
  return value;
};
