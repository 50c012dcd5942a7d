/**
 * Resident registration numbers (주민등록번호) and registration numbers of foreigners: `YYMMDD-GNNNNNC`. They may not be
 * collected without a statute that says so (Personal Information Protection Act, Art. 24-2), so no text of ours takes one.
 *
 * G gives century and kind: 1, 2 born in the 1900s, 3, 4 in the 2000s, 5 to 8 the same for foreigners. 9 and 0 were the 1800s.
 * Numbers given out since October 2020 have random digits after G and no check digit.
 */
const NUMBER = /(?<![0-9])([0-9]{6})(\s{0,2}[-~·\u2010-\u2015\u2212]\s{0,2}|\s{0,2})([0-9]{7})(?![0-9])/g;
const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
const RANDOM_SINCE = Date.UTC(2020, 9, 1);

/** Check digit of citizens' numbers, and of foreigners' where it differs by two. */
const hasCheckDigit = (digits: readonly number[]): boolean => {
  const rest = WEIGHTS.reduce((sum, weight, i) => sum + weight * digits[i]!, 0) % 11;
  return digits[12] === ((digits[6]! >= 5 ? 13 : 11) - rest) % 10;
};

/** Date of birth as UTC milliseconds; undefined where it is no date, or none of anybody alive. */
const birthOf = (digits: string, now: number): number | undefined => {
  const kind = Number(digits[6]);
  if (kind === 0 || kind === 9) return undefined;
  const year = ([1, 2, 5, 6].includes(kind) ? 1900 : 2000) + Number(digits.slice(0, 2));
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  const at = new Date(Date.UTC(year, month - 1, day));
  // A day that the month does not have turns into one of another month.
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day && at.getTime() <= now ? at.getTime() : undefined;
};

/**
 * A corporate registration number (법인등록번호) begins with a registry, 11 to 23 by region, and a type of company: it reads as
 * the birthday of a child of 2011 to 2023, or of somebody over a hundred.
 */
const readsAsCorporate = (digits: string): boolean => /^(1[1-9]|2[0-3])\d\d(1[1-5]|2[12]|31)/.test(digits);
const hasCorporateCheckDigit = (digits: readonly number[]): boolean =>
  digits[12] === (10 - (digits.slice(0, 12).reduce((sum, d, i) => sum + d * (i % 2 === 0 ? 1 : 2), 0) % 10)) % 10;

/** Words just before a number that say what it is. */
const AS_CORPORATE = /법인[^0-9]{0,16}$|corporat[^0-9]{0,24}$/i;
const AS_RESIDENT = /(주민|외국인\s?등록)[^0-9]{0,16}$|resident[^0-9]{0,32}$/i;

/**
 * True where a text holds what looks like a resident registration number. With a check digit, or as one without it may have: of
 * somebody born since October 2020, or written with the hyphen in its place. A number that may as well be a corporate one is
 * taken for that where its check digit or the word before it says so.
 */
export const hasResidentNumber = (text: string, now = Date.now()): boolean => {
  if (!/[0-9\uff10-\uff19]{6}/.test(text)) return false;
  const plain = text.normalize('NFKC');
  return [...plain.matchAll(NUMBER)].some(({ 1: head = '', 2: gap = '', 3: tail = '', index }) => {
    const all = head + tail;
    const birth = birthOf(all, now);
    if (birth === undefined) return false;
    const before = plain.slice(Math.max(0, index - 40), index);
    if (AS_RESIDENT.test(before)) return true;
    const digits = [...all].map(Number);
    const isRandom = birth >= RANDOM_SINCE;
    if (readsAsCorporate(all)) {
      if (hasCorporateCheckDigit(digits) || AS_CORPORATE.test(before)) return false;
      return isRandom || hasCheckDigit(digits);
    }
    return isRandom || hasCheckDigit(digits) || /\S/.test(gap);
  });
};
