import { eachTerm } from '#shared/kernel/words/tokens.ts';

const NUMBER = /\p{N}{2,}/gu;
/** Letters that make a number part of a word, which the tokenizer takes whole; a Hangul unit behind it does not. */
const LETTER = /[\p{L}\p{N}]/u;
const HANGUL = /[가-힣]/;
const MOST_DIGITS = 20;

const goesOn = (neighbour: string | undefined): boolean =>
  neighbour !== undefined && LETTER.test(neighbour) && !HANGUL.test(neighbour);

/**
 * Calls `emit` for every term of a text that can be searched for: those of the tokenizer, and numbers of two digits and more,
 * which it leaves out as topics but people search for: patents, years, models.
 */
export const searchTerms = (text: string, emit: (term: string, shown: string) => void): void => {
  eachTerm(text, emit);
  const folded = text.normalize('NFKC');
  for (const { 0: number, index } of folded.matchAll(NUMBER)) {
    if (number.length > MOST_DIGITS || goesOn(folded[index - 1]) || goesOn(folded[index + number.length])) continue;
    emit(number, number);
  }
};
