/** A date as people write it, as ISO: `2024-03-15`, `2024.3.15`, `2024. 3. 15.`, `2024/3/15`, `20240315`, `2024년 3월 15일`. */
export const parseDate = (text: string): string | undefined => {
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/.exec(text.normalize('NFKC'));
  if (match === null) return undefined;
  const [, year, month, day] = match as unknown as [string, string, string, string];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
};

/** A count such as `12`, `1,200`, `12명`, `TRL 7`, `7단계`. */
export const parseCount = (text: string): number | undefined => {
  const digits = text
    .normalize('NFKC')
    .replace(/^TRL\s*/i, '')
    .replace(/\s*(명|개|건|곳|단계|년)$/, '');
  return /^(\d{1,9}|\d{1,3}(,\d{3}){1,2})$/.test(digits) ? Number(digits.replaceAll(',', '')) : undefined;
};

/** Basis points of a percentage: `3%`, `3.25 %`, `300bp`; a bare number is per cent. */
export const parseRate = (text: string): number | undefined => {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const points = /^(\d{1,5})bp$/i.exec(plain)?.[1];
  if (points !== undefined) return Number(points);
  const [, whole, fraction = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(plain) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
};

const YES = new Set(['예', '네', 'y', 'yes', 'true', 'o', '1', '있음', '해당']);
const NO = new Set(['아니오', '아니요', 'n', 'no', 'false', 'x', '0', '없음', '해당없음']);
/** Yes or no, as people tick it. */
export const parseFlag = (text: string): boolean | undefined => {
  const word = text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
};

/** An industry class: `26429` and `C` of the revision in force (11), `10:26429` of the one before. */
export const parseKsic = (text: string): { revision: 10 | 11; code: string } | undefined => {
  const [, revision, code] =
    /^(?:(?:KSIC)?\s*(10|11)\s*:\s*)?([A-U]|\d{2,5})$/.exec(text.normalize('NFKC').trim().toUpperCase()) ?? [];
  return code === undefined ? undefined : { revision: revision === '10' ? 10 : 11, code };
};
