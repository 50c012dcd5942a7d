import { searchTerms } from './terms.ts';
import { forgiven } from './typo.ts';

/** How a term is found in the vocabulary. */
export type Variant = 'exact' | 'begins' | 'inflected' | 'syllable' | 'typo';

/** A term of a unit: it shows that the positions of `mask` are there, and counts `scale` times. */
export interface UnitTerm {
  readonly term: string;
  readonly mask: number;
  readonly scale: number;
  /** Besides the term itself, what else in the vocabulary stands for it. */
  readonly also: readonly Exclude<Variant, 'exact'>[];
}

/**
 * A word of a query: a run of Hangul by its characters, or a Latin word as one position. It is there where the terms found
 * cover enough of `need`, the positions that matter.
 */
export interface Unit {
  readonly terms: readonly UnitTerm[];
  readonly need: number;
}

const CJK = /^[가-힣぀-ヿ㐀-䶿一-鿿]/;
const PIECES = /[가-힣぀-ヿ㐀-䶿一-鿿]+|[^가-힣぀-ヿ㐀-䶿一-鿿]+/gu;
/** A bit per character; a longer run is cut. */
const MOST_CHARACTERS = 30;
/** How much a term tells: single syllables little beside their pairs, a concept nearly as much as the word itself. */
const SYLLABLE = 0.25;
const CONCEPT = 0.8;

/** Particles and endings that follow a noun: they need not be there, since the listing will have used another. */
const PARTICLES =
  /(?:에서의?|으로써?|로써|까지|부터|에게서?|한테|처럼|보다|이나|이며|하고|하는|하기|해서|되는|된|할|한|을|를|이|가|은|는|의|와|과|도|만|로|에|나)$/u;

const bits = (from: number, length: number): number => (2 ** length - 1) * 2 ** from;
const endsOpen = (syllable: string): boolean => {
  const code = syllable.charCodeAt(0) - 0xac00;
  return code >= 0 && code < 11172 && code % 28 === 0;
};

const hangulUnit = (run: string, open: boolean): Unit => {
  const particle = PARTICLES.exec(run)?.[0].length ?? 0;
  const needed = run.length - particle >= 2 ? run.length - particle : run.length;
  const terms: UnitTerm[] = [];
  let position = -1;
  const pairScale = 1 / Math.sqrt(Math.max(1, run.length - 1));
  searchTerms(run, (term, shown) => {
    if (term.startsWith('=')) {
      const mask = bits(Math.max(0, position), shown.length);
      terms.push({ term, mask, scale: CONCEPT, also: [] });
    } else if (shown.length === 1) {
      position++;
      const alone = run.length === 1;
      terms.push({ term, mask: alone ? 1 : 0, scale: alone ? 1 : SYLLABLE * pairScale, also: [] });
    } else {
      const last = open && position + 2 === run.length && endsOpen(shown[1]!);
      terms.push({ term, mask: bits(position, 2), scale: pairScale, also: last ? ['syllable'] : [] });
    }
  });
  return { terms, need: bits(0, needed) };
};

/**
 * The units of words as typed.
 * @param open the last word is still being typed: what begins with it counts too
 */
export const unitsOf = (text: string, open: boolean): Unit[] => {
  const units: { terms: UnitTerm[]; need: number }[] = [];
  const pieces = [...text.toLowerCase().matchAll(PIECES)].map(([piece]) => piece);
  pieces.forEach((piece, index) => {
    const final = open && index === pieces.length - 1;
    if (CJK.test(piece)) {
      for (let at = 0; at < piece.length; at += MOST_CHARACTERS) {
        const run = piece.slice(at, at + MOST_CHARACTERS);
        units.push(
          hangulUnit(run, final && at + MOST_CHARACTERS >= piece.length) as { terms: UnitTerm[]; need: number },
        );
      }
      return;
    }
    const first = units.length;
    searchTerms(piece, (term, shown) => {
      if (!term.startsWith('=')) {
        units.push({ terms: [{ term, mask: 1, scale: 1, also: [] }], need: 1 });
        return;
      }
      // An expression of two words stands for both of them.
      const words = shown.includes(' ') && units.length - first > 1 ? 2 : 1;
      for (const unit of units.slice(-words)) unit.terms.push({ term, mask: 1, scale: CONCEPT / words, also: [] });
    });
    const latin = units.slice(first);
    latin.forEach((unit, at) => {
      const [word] = unit.terms as [UnitTerm, ...UnitTerm[]];
      const also: Exclude<Variant, 'exact'>[] = ['inflected'];
      if (final && at === latin.length - 1 && /[\p{L}\p{N}]$/u.test(piece)) also.push('begins');
      if (forgiven(word.term) > 0) also.push('typo');
      unit.terms[0] = { ...word, also };
    });
  });
  return units;
};
