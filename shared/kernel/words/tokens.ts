import { CONCEPTS } from './synonyms.ts';

/**
 * Terms of Korean and English text: Hangul (and kana, ideograph) runs give their characters and pairs of characters, since
 * pairs meet across particles and compounds where whole words do not; Latin words are taken whole and split on camelCase.
 */

const CJK = '가-힣぀-ヿ㐀-䶿一-鿿';
const WORDS = new RegExp(`([${CJK}]+)|([[\\p{L}\\p{N}]--[${CJK}]]+)`, 'gv');
const HAS_HUMP = /[a-z0-9][A-Z]|[A-Z]{2}[a-z]/;
const HUMP = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
const DIGITS = /^\p{N}+$/u;

/** English words that carry no topic. Korean particles need no list: pairs of characters too common to tell texts apart drop out. */
const LITTLE_WORDS = new Set(
  'an and are as at be by for from has have in into is it its of on or our that the their this to us we which who with you your'.split(
    ' ',
  ),
);

/** Takes the plural off a Latin word; the same for both sides, so a wrong cut does no harm. */
const stem = (word: string): string => (word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word);

const expressions = CONCEPTS.flatMap(group => group.map(expression => ({ expression, concept: `=${group[0]}` })));

/** Latin expression of one or two stemmed words → concept. */
const LATIN_CONCEPTS = new Map(
  expressions
    .filter(({ expression }) => /^[a-z]/.test(expression))
    .map(({ expression, concept }) => [expression.split(' ').map(stem).join(' '), concept]),
);
const LATIN_OPENERS = new Set(
  [...LATIN_CONCEPTS.keys()].filter(e => e.includes(' ')).map(e => e.slice(0, e.indexOf(' '))),
);

/** First two characters → the Hangul expressions that start so, longest first. */
const HANGUL_CONCEPTS = Map.groupBy(
  expressions
    .filter(({ expression }) => !/^[a-z]/.test(expression))
    .sort((a, b) => b.expression.length - a.expression.length || (a.expression < b.expression ? -1 : 1)),
  ({ expression }) => expression.slice(0, 2),
);
/** One-character expressions: found by their character alone they would match inside unrelated words, so only as whole words. */
const WHOLE_WORD_CONCEPTS = new Map(
  expressions
    .filter(({ expression }) => /^[가-힣]$/.test(expression))
    .map(({ expression, concept }) => [expression, concept]),
);

/** Receives a term, and the stretch of text it stands for as a reader would write it. */
export type Emit = (term: string, shown: string) => void;

const hangulTerms = (run: string, emit: Emit): void => {
  const whole = WHOLE_WORD_CONCEPTS.get(run);
  if (whole !== undefined) emit(whole, run);
  for (let i = 0; i < run.length; i++) {
    emit(run[i]!, run[i]!);
    if (i + 1 === run.length) break;
    const pair = run.slice(i, i + 2);
    emit(pair, pair);
    const openings = HANGUL_CONCEPTS.get(pair);
    const found = openings?.find(({ expression }) => run.startsWith(expression, i));
    if (found !== undefined) emit(found.concept, found.expression);
  }
};

/** Calls `emit` for every term of a text, in reading order. Terms of concepts start with `=`, which no other term can. */
export const eachTerm = (text: string, emit: Emit): void => {
  let opener = '';
  let openerShown = '';
  const latin = (word: string): void => {
    const lower = word.toLowerCase();
    if (lower.length < 2 || DIGITS.test(lower) || LITTLE_WORDS.has(lower)) return;
    const term = stem(lower);
    emit(term, word);
    const concept = LATIN_CONCEPTS.get(term);
    if (concept !== undefined) emit(concept, word);
    const pairConcept = opener === '' ? undefined : LATIN_CONCEPTS.get(`${opener} ${term}`);
    if (pairConcept !== undefined) emit(pairConcept, `${openerShown} ${word}`);
    opener = LATIN_OPENERS.has(term) ? term : '';
    openerShown = word;
  };
  for (const [, run, word] of text.normalize('NFKC').matchAll(WORDS)) {
    if (run !== undefined) {
      opener = '';
      hangulTerms(run, emit);
    } else if (word !== undefined) {
      if (HAS_HUMP.test(word)) for (const part of word.split(HUMP)) latin(part);
      latin(word);
    }
  }
};

/** Text as keywords are looked for in it: compatibility forms folded, lower case, single blanks between and around words. */
export const normalised = (text: string): string =>
  ` ${[...text.normalize('NFKC').matchAll(WORDS)].map(([word]) => word.toLowerCase()).join(' ')} `;

/** The same with camelCase words taken apart: `OnlineGambling` also reads `online gambling`. */
const unfolded = (text: string): string => text.normalize('NFKC').split(HUMP).join(' ');

/** A text prepared for {@link mentions}: with its blanks, and without. */
export interface Searchable {
  readonly spaced: string;
  readonly compact: string;
}

/** Prepares a text in which many keywords will be looked for. */
export const searchable = (text: string): Searchable => {
  const plain = normalised(text);
  const spaced = HAS_HUMP.test(text) ? `${plain}|${normalised(unfolded(text))}` : plain;
  return { spaced, compact: plain.replaceAll(' ', '') };
};

/** From this many Hangul syllables on, a keyword is also found where the text puts blanks elsewhere. */
const LOOSE_BLANKS_FROM = 4;

/**
 * A test for a keyword in searchable text. Hangul matches inside words, since particles and compounds follow; Latin matches
 * from the start of a word, and up to three letters only as a whole word (`ai` is not in `air`). Blank keywords never match.
 */
export const mentions = (keyword: string): ((text: Searchable) => boolean) => {
  const wanted = normalised(keyword).trim();
  if (wanted === '') return () => false;
  if (!/[가-힣]/.test(wanted)) {
    const needle = wanted.length <= 3 ? ` ${wanted} ` : ` ${wanted}`;
    return ({ spaced }) => spaced.includes(needle);
  }
  const joined = wanted.replaceAll(' ', '');
  return joined.length < LOOSE_BLANKS_FROM
    ? ({ spaced }) => spaced.includes(wanted) || spaced.includes(joined)
    : ({ compact }) => compact.includes(joined);
};
