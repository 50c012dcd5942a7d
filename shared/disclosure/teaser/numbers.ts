import { isBusinessNumber } from '#shared/organisation/rules.ts';
import { folded, squeezed } from './fold.ts';

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/[영공〇零]/g, '0'],
  [/[일一壹]/g, '1'],
  [/[이二貳]/g, '2'],
  [/[삼三參]/g, '3'],
  [/[사四]/g, '4'],
  [/[오五]/g, '5'],
  [/[육륙六]/g, '6'],
  [/[칠七]/g, '7'],
  [/[팔八]/g, '8'],
  [/[구九]/g, '9'],
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map(
    (word, digit) => [new RegExp(`\\b${word}\\b`, 'g'), String(digit)] as const,
  ),
];
/** Numbers that are spelled out, as digits. */
const spelled = (fold: string): string => WORDS.reduce((text, [word, digit]) => text.replace(word, digit), fold);

/** Runs of digits that a reader takes for one number, whatever stands between them but letters. */
const runs = (text: string): string[] =>
  (text.match(/\d(?:[^\p{L}\p{N}]{0,3}\d)+/gu) ?? []).map(run => run.replace(/\D/g, ''));

const GAP = '[\\s.\\-–—_/·]{0,3}';
const BUSINESS = new RegExp(`(?<!\\d)\\d{3}${GAP}\\d{2}${GAP}\\d{5}(?!\\d)`, 'g');
const CORPORATE = new RegExp(`(?<!\\d)\\d{6}${GAP}\\d{7}(?!\\d)`);

/** True where something has the form of a registration number; whose it is need not be known. */
const hasRegistration = (text: string): boolean =>
  CORPORATE.test(text) || (text.match(BUSINESS) ?? []).some(run => isBusinessNumber(run.replace(/\D/g, '')));

/**
 * What finds the numbers of an organisation in any notation, and any number with the form of a business or corporate registration
 * number: digits of every width and style, spelled out in Korean, Chinese or English, with whatever between them.
 */
export const numberFinder = (numbers: readonly string[]): ((text: string) => boolean) => {
  const wanted = numbers.map(number => squeezed(folded(number))).filter(number => number.length >= 5);
  const digits = wanted.filter(number => /^\d+$/.test(number));
  const mixed = wanted.filter(number => !/^\d+$/.test(number));
  return text => {
    const fold = folded(text);
    const inWords = spelled(fold);
    const all = fold.replace(/\D/g, '');
    const plain = squeezed(fold);
    return (
      digits.some(number => all.includes(number) || runs(inWords).some(run => run.includes(number))) ||
      mixed.some(number => plain.includes(number)) ||
      [fold, inWords].some(hasRegistration)
    );
  };
};
