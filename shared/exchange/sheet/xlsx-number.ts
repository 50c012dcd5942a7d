const DAY = 86_400_000;

/** Built-in number formats that show a date: those of ECMA-376 §18.8.30, the Korean ones included. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** True where a number format shows a calendar date: it has a year or a day outside quotes, brackets and escapes. */
export const isDateFormat = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return DATE_FORMATS.has(id);
  const [positive = ''] = code.split(';');
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*.|\[[^[\]]*\]/g, '');
  return /[yd]/i.test(bare) && !/general/i.test(bare);
};

/** The date of a day number; in the calendar that counts from 1900, day 60 is a 29 February that never was. */
const dateOf = (serial: number, from1904: boolean): string | undefined => {
  const whole = Math.floor(serial);
  if (whole < 0 || whole > 2_958_465) return undefined;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : whole < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(epoch + whole * DAY).toISOString().slice(0, 10);
};

/** A stored number as a person would type it: whole numbers without exponent, others as short as they are exact. */
const plain = (text: string): string => {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  if (/^-?\d+$/.test(text)) return text;
  if (Number.isSafeInteger(number)) return String(number);
  // 15 digits are what a spreadsheet keeps; the rest is noise of binary fractions.
  const short = Number(number.toPrecision(15));
  return Math.abs(short) >= 1e-6 && Math.abs(short) < 1e21 ? String(short) : text;
};

/** The text of a numeric cell. */
export const numberText = (text: string, isDate: boolean, from1904: boolean): string =>
  (isDate ? dateOf(Number(text), from1904) : undefined) ?? plain(text);
