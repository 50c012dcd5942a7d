import { forgiven, lettersOf, popcount, typos } from './typo.ts';

/** A term of the index that stands for a term of a query, and how well. */
export interface Found {
  readonly list: number;
  readonly factor: number;
}

const BEGINS = 0.6;
const INFLECTED = 0.7;
const TYPO = [1, 0.6, 0.35] as const;
const SYLLABLE = 0.6;
/** Most terms that stand for one of a query; nearest first. */
const MOST = 256;

const LATIN = /^[^=가-힣぀-ヿ㐀-䶿一-鿿]/;
/** Letters that a beginning needs before it means more than itself. */
const SHORTEST_BEGINNING = 2;
/** Endings of English words that leave their topic alone; taken off only where five letters stay. */
const ENDING = /(?:ations?|ings?|ers?|ors?|ed|ly|ment|al|e|ion)$/;
const SHORTEST_STEM = 4;

/** Terms of an index, with those Latin words that a person may have meant. */
export class Vocabulary {
  private readonly lists = new Map<string, number>();
  private readonly byStart = new Map<string, string[]>();
  private readonly byLength: { readonly term: string; readonly letters: number }[][] = [];

  get size(): number {
    return this.lists.size;
  }
  get(term: string): number | undefined {
    return this.lists.get(term);
  }
  entries(): IterableIterator<[string, number]> {
    return this.lists.entries();
  }

  add(term: string, list: number): void {
    this.lists.set(term, list);
    if (!LATIN.test(term)) return;
    const start = term.slice(0, SHORTEST_BEGINNING);
    const same = this.byStart.get(start);
    if (same === undefined) this.byStart.set(start, [term]);
    else same.push(term);
    const length = Math.min(term.length, 255);
    this.byLength[length] ??= [];
    this.byLength[length].push({ term, letters: lettersOf(term) });
  }

  private list(term: string, factor: number): Found[] {
    const list = this.lists.get(term);
    return list === undefined ? [] : [{ list, factor }];
  }

  /** Words that begin with a beginning. */
  beginning(beginning: string): Found[] {
    if (beginning.length < SHORTEST_BEGINNING) return [];
    const same = this.byStart.get(beginning.slice(0, SHORTEST_BEGINNING)) ?? [];
    return same
      .filter(term => term.length > beginning.length && term.startsWith(beginning))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      .slice(0, MOST)
      .flatMap(term => this.list(term, BEGINS));
  }

  /** Words that share their stem with a word and differ in their ending: `recycled` for `recycling`. */
  inflected(word: string): Found[] {
    const stem = stemOf(word);
    if (stem.length < SHORTEST_STEM) return [];
    const same = this.byStart.get(stem.slice(0, SHORTEST_BEGINNING)) ?? [];
    return same
      .filter(term => term !== word && term.startsWith(stem) && stemOf(term) === stem)
      .slice(0, MOST)
      .flatMap(term => this.list(term, INFLECTED));
  }

  /** Words that differ from a word by typing errors. */
  mistyped(word: string): Found[] {
    const most = forgiven(word);
    const own = lettersOf(word);
    const near: { term: string; distance: number }[] = [];
    for (let length = word.length - most; length <= word.length + most; length++)
      for (const { term, letters } of this.byLength[length] ?? []) {
        if (popcount(letters ^ own) > 2 * most) continue;
        const distance = typos(word, term, most);
        if (distance > 0 && distance <= most) near.push({ term, distance });
      }
    return near
      .sort((a, b) => a.distance - b.distance || (a.term < b.term ? -1 : 1))
      .slice(0, MOST)
      .flatMap(({ term, distance }) => this.list(term, TYPO[distance]!));
  }

  /** Pairs whose last syllable goes on from an open one: `로보` is on the way to `로봇`. */
  syllables(pair: string): Found[] {
    const open = pair.charCodeAt(1);
    const found: Found[] = [];
    for (let final = 1; final < 28; final++)
      found.push(...this.list(pair[0]! + String.fromCharCode(open + final), SYLLABLE));
    return found;
  }
}

const stemOf = (word: string): string => {
  const cut = word.replace(ENDING, '');
  return cut.length >= SHORTEST_STEM ? cut : word;
};
