import type { JosaPair } from './types.ts';

type Final = 'none' | 'rieul' | 'other' | 'unknown';

const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
/** Final consonants of the digits 0–9 as read: 영 일 이 삼 사 오 육 칠 팔 구. */
const DIGIT_FINALS: readonly Final[] = [
  'other',
  'rieul',
  'none',
  'other',
  'none',
  'none',
  'other',
  'rieul',
  'rieul',
  'none',
];
/** Opening and closing marks that are not read; a closed bracket is skipped with what it holds. */
const BRACKETED = /\([^()]*\)$|（[^（）]*）$|\[[^[\]]*[^[\]\s\u3000][^[\]]*\]$/u;
const SILENT = /[\s"'”’」』》〉.,!?;:·…]$/u;

const hangulFinal = (code: number): Final => {
  const final = (code - HANGUL_FIRST) % 28;
  return final === 0 ? 'none' : final === 8 ? 'rieul' : 'other';
};

/** A whole number ends in the unit of its trailing zeros: 십, 백, 천, 만, 억 … A decimal is read digit by digit. */
const numberFinal = (digits: string, decimal: boolean): Final => {
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  if (decimal || zeros === 0 || zeros === digits.length) return DIGIT_FINALS[Number(digits.at(-1))] ?? 'unknown';
  return zeros >= 12 && zeros < 16 ? 'none' : 'other';
};

/** Letter names for capitals (KPI 케이피아이, URL 유알엘); by ending for words, and openly unknown where spelling does not tell. */
const latinFinal = (word: string): Final => {
  if (/^[A-Z]+$/.test(word)) {
    if (/[LR]$/.test(word)) return 'rieul';
    return /[MN]$/.test(word) ? 'other' : 'none';
  }
  const lower = word.toLowerCase();
  if (/ng$|[mn]$/.test(lower)) return 'other';
  if (/l$/.test(lower)) return 'rieul';
  return /[bcdgkpqt]$/.test(lower) ? 'unknown' : 'none';
};

/** How the last word of a text ends when read aloud in Korean. */
const finalOf = (text: string): Final => {
  let rest = text;
  while (rest !== '') {
    const shorter = BRACKETED.test(rest) ? rest.replace(BRACKETED, '') : rest.replace(SILENT, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  const code = rest.codePointAt(rest.length - 1) ?? 0;
  if (code >= HANGUL_FIRST && code <= HANGUL_LAST) return hangulFinal(code);
  if (/[㈜%]$/u.test(rest)) return 'none';
  const number = /(\d[\d,]*\.)?(\d[\d,]*)$/.exec(rest);
  if (number !== null) return numberFinal((number[2] ?? '').replaceAll(',', ''), number[1] !== undefined);
  const word = /[A-Za-z]+$/.exec(rest)?.[0];
  return word === undefined ? 'unknown' : latinFinal(word);
};

/**
 * The particle that follows a text: by final consonant, ㄹ being an exception for 으로/로. Where the reading cannot be told
 * (Hanja, a blank, `Bit`), the form that covers both, e.g. `을(를)`.
 */
export const josa = (text: string, pair: JosaPair): string => {
  const [closed = '', open = ''] = pair.split('/');
  const final = finalOf(text);
  if (final === 'unknown')
    return closed.endsWith(open) ? `(${closed.slice(0, -open.length)})${open}` : `${closed}(${open})`;
  if (pair === '으로/로') return final === 'other' ? closed : open;
  return final === 'none' ? open : closed;
};

const NUMERALS = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const PLACES = ['', '십', '백', '천'];
const GROUPS = ['', '만', '억', '조', '경'];

const group = (digits: string): string =>
  [...digits].map((d, i) => (d === '0' ? '' : `${NUMERALS[Number(d)]}${PLACES[digits.length - 1 - i]}`)).join('');

/**
 * A whole number in Hangul as contracts and official documents write amounts: every 일 is spelt (일십일만), so that nothing
 * can be put before it. 0 ≤ n < 10^20.
 */
export const hangulNumber = (n: bigint): string => {
  if (n === 0n) return '영';
  const digits = n.toString();
  const parts: string[] = [];
  for (let end = digits.length, i = 0; end > 0; end -= 4, i += 1) {
    const read = group(digits.slice(Math.max(0, end - 4), end));
    if (read !== '') parts.unshift(`${read}${GROUPS[i] ?? ''}`);
  }
  return parts.join('');
};
