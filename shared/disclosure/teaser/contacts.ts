import { folded } from './fold.ts';

const DOT = '\\s{0,5}(?:\\.|\\(\\.\\)|\\[\\.\\]|[\\[({]?\\b(?:dot)\\b[\\])}]?|[\\[({]점[\\])}]|\\s점\\s)\\s{0,5}';
const TLD =
  '(?:com|net|org|kr|io|ai|dev|app|biz|info|tech|xyz|jp|cn|uk|eu|de|shop|store|site|online|cloud|한국|닷컴|닷넷)';

/**
 * Web addresses and mail addresses, written out or around the corner. Each looks at no more than it needs on either side of what gives
 * an address away, so that its work grows with the length of the text and no faster.
 */
const PATTERNS: readonly RegExp[] = [
  /\b(?:https?|hxxps?|ftp)\s*:\s*\/\s*\//,
  /\bwww\s*[.\d]/,
  // A name of a domain; spaces around the dot only before endings that are no words.
  new RegExp(`[a-z0-9가-힣]\\.${TLD}(?![a-z0-9가-힣-])`),
  new RegExp(`[a-z0-9-]{2}${DOT}(?:co${DOT}kr|or${DOT}kr|com|net|kr|io|닷컴|한국)(?![a-z0-9])`),
  /[a-z0-9가-힣]{2}\s{0,5}(?:닷컴|닷넷|쩜컴|점컴|쩜\s{0,5}(?:com|kr|net))/,
  /[^\s@]\s{0,5}@\s{0,5}[^\s@]/,
  /@[a-z0-9_.가-힣]{2}/,
  /[a-z0-9._-]\s{0,3}[[({]?\s{0,3}(?:\bat\b|골뱅이)\s{0,3}[\])}]?\s{0,3}[a-z0-9-]{1,63}\s{0,3}[[({]?\s{0,3}(?:\.|\bdot\b|쩜|점)\s{0,3}[\])}]?\s{0,3}[a-z]{2}/,
];

const SPELLED: Readonly<Record<string, string>> = {
  공: '0',
  영: '0',
  일: '1',
  이: '2',
  삼: '3',
  사: '4',
  오: '5',
  육: '6',
  칠: '7',
  팔: '8',
  구: '9',
};
const GAP = '[\\s.\\-–—_/·)]{0,3}';
/** Korean telephone numbers (area, mobile, internet, toll-free, nationwide) and international ones. */
const PHONES: readonly RegExp[] = [
  new RegExp(`(?<!\\d)\\(?0(?:2|[3-6]\\d|1[0-9]|70|80|50\\d)${GAP}\\d{3,4}${GAP}\\d{4}(?!\\d)`),
  new RegExp(`(?<!\\d)1[5-8]\\d{2}${GAP}\\d{4}(?!\\d)`),
  /\+\s*\d{1,3}(?:[\s.\-()]{0,3}\d){7,12}/,
];
/** Years side by side, such as `1998-2024`, look like a nationwide number. */
const YEARS = /(?<!\d)(?:1[5-9]|20)\d{2}\s*[-–~/]\s*(?:19|20)\d{2}(?!\d)/g;

/** True where a text tells how to reach somebody: a web address, a domain, a mail address, an account, a telephone number. */
export const hasContact = (text: string): boolean => {
  // A technology with the form of a domain.
  const fold = folded(text).replace(/\basp\.net\b/g, 'asp');
  const phones = fold.replace(YEARS, ' ');
  const spelled = phones.replace(/[공영일이삼사오육칠팔구]/g, word => SPELLED[word] ?? word);
  return (
    PATTERNS.some(pattern => pattern.test(fold)) ||
    PHONES.some(pattern => pattern.test(phones) || pattern.test(spelled))
  );
};
