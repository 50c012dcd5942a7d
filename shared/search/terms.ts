import { eachTerm } from '#shared/kernel/words/tokens.ts';

/** Numbers of two digits and more, which the tokenizer leaves out as topics but people search for: patents, years, models. */
const NUMBERS = /(?<![[\p{L}\p{N}]--[가-힣]])\p{N}{2,20}(?![[\p{L}\p{N}]--[가-힣]])/gv;

const TWO_DIGITS = /\p{N}\p{N}/u;

/** Calls `emit` for every term of a text that can be searched for. */
export const searchTerms = (text: string, emit: (term: string, shown: string) => void): void => {
  eachTerm(text, emit);
  if (!TWO_DIGITS.test(text)) return;
  for (const [number] of text.normalize('NFKC').matchAll(NUMBERS)) emit(number, number);
};
