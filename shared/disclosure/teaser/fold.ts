/** Letters of other scripts that are read as Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аαɑ', 'a'],
    ['вβ', 'b'],
    ['сϲ', 'c'],
    ['ԁ', 'd'],
    ['еεё', 'e'],
    ['ɡ', 'g'],
    ['нһ', 'h'],
    ['іιıї', 'i'],
    ['јϳ', 'j'],
    ['кκ', 'k'],
    ['ӏ', 'l'],
    ['м', 'm'],
    ['пη', 'n'],
    ['оοօ', 'o'],
    ['рρ', 'p'],
    ['ѕ', 's'],
    ['тτ', 't'],
    ['ʋυ', 'u'],
    ['ν', 'v'],
    ['ѡω', 'w'],
    ['хχ', 'x'],
    ['уγ', 'y'],
  ].flatMap(([letters = '', latin = '']) => [...letters].map(letter => [letter, latin])),
);
/** Letters in boxes, in white on black and as flags, which normalisation leaves alone: first code point of each alphabet. */
const ALPHABETS = [0x1f150, 0x1f170, 0x1f1e6];

const latin = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  const start = ALPHABETS.find(first => code >= first && code < first + 26);
  return start === undefined ? (LOOKALIKES[character] ?? character) : String.fromCharCode(0x61 + code - start);
};

/**
 * A text as a reader sees it: width and composition folded (NFKC), lower case, without accents, marks and invisible characters,
 * lookalikes of other scripts as the Latin letters they pass for.
 */
export const folded = (text: string): string =>
  [
    ...text
      .normalize('NFKD')
      .replace(/[\p{Mn}\p{Me}\p{Cf}\u115f\u1160\u3164]/gu, '')
      .normalize('NFKC')
      .toLowerCase(),
  ]
    .map(latin)
    .join('');

/** Letters and digits only. */
export const squeezed = (fold: string): string => fold.replace(/[^\p{L}\p{N}]/gu, '');

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'l',
  '|': 'l',
  i: 'l',
};
/** Digits and signs that are read as letters, as those; `i` and `l` as one. */
export const unleeted = (fold: string): string =>
  squeezed(fold.replace(/[013457890@$!|i]/g, sign => LEET[sign] ?? sign));

const FINALS = [...'ᆨᆩᆪᆫᆬᆭᆮᆯᆰᆱᆲᆳᆴᆵᆶᆷᆸᆹᆺᆻᆼᆽᆾᆿᇀᇁᇂ'];
const INITIALS = [
  'ᄀ',
  'ᄁ',
  'ᄀᄉ',
  'ᄂ',
  'ᄂᄌ',
  'ᄂᄒ',
  'ᄃ',
  'ᄅ',
  'ᄅᄀ',
  'ᄅᄆ',
  'ᄅᄇ',
  'ᄅᄉ',
  'ᄅᄐ',
  'ᄅᄑ',
  'ᄅᄒ',
  'ᄆ',
  'ᄇ',
  'ᄇᄉ',
  'ᄉ',
  'ᄊ',
  'ᄋ',
  'ᄌ',
  'ᄎ',
  'ᄏ',
  'ᄐ',
  'ᄑ',
  'ᄒ',
];
const AS_INITIAL: Readonly<Record<string, string>> = Object.fromEntries(
  FINALS.map((final, i) => [final, INITIALS[i]!]),
);
/** Hangul taken apart into letters, wherever in a syllable they stand: `한` and `ㅎㅏㄴ` become the same. */
export const jamo = (text: string): string =>
  [...text.normalize('NFD')].map(letter => AS_INITIAL[letter] ?? letter).join('');
/** True where letters of Hangul stand alone. */
export const hasLoneJamo = (fold: string): boolean =>
  /[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2\u3131-\u3163]/u.test(fold);
