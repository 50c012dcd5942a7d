import { evaluate, type SearchOptions } from './evaluate.ts';
import { Postings } from './postings.ts';
import { parseQuery } from './query.ts';
import type { Statistics } from './statistics.ts';
import { searchTerms } from './terms.ts';
import { Vocabulary } from './vocabulary.ts';

export type { SearchOptions } from './evaluate.ts';
export { packStatistics, type Statistics, unpackStatistics } from './statistics.ts';

/** What is searched of a record: a word of the title counts more than a tag, a tag more than the text. */
export interface Fields {
  readonly title: string;
  readonly tags: string;
  readonly text: string;
}
const WEIGHTS: readonly (readonly [keyof Fields, number])[] = [
  ['title', 3],
  ['tags', 2],
  ['text', 1],
];

/** A record that fits, with its relevance: comparable within one query only. */
export interface Hit {
  readonly id: string;
  readonly score: number;
}
export interface Result {
  /** All that fit, in no order. */
  readonly hits: readonly Hit[];
  /** What the scores were reckoned with; given back with the next page, every record keeps its score while others come and go. */
  readonly statistics: Statistics;
}

export interface SearchIndex {
  readonly size: number;
  /** Adds a record or replaces what was there under its id; found at once. */
  readonly set: (id: string, fields: Fields) => void;
  readonly remove: (id: string) => void;
  /** Never throws on what a person typed. */
  readonly search: (query: string, options?: SearchOptions) => Result;
  /** Records whose words resemble a record's most, best first. */
  readonly similar: (id: string, most: number) => Hit[];
  /** Bytes of the posting lists. */
  readonly bytes: () => number;
}

/** Removed records are skipped until they are this share of all; then the lists are written anew without them. */
const MOST_DEAD = 0.25;
const FEWEST_DEAD = 1000;
/** Words of a record that its like are looked for by. */
const TELLING_TERMS = 40;
/** A weight has one byte. */
const MOST_WEIGHT = 255;
/** Single characters after this one are syllables or ideographs, which tell too little alone. */
const CJK = '\u2e80';

const K1 = 1.2;
const B = 0.6;

/**
 * An empty index.
 * @param source the fields of a record that was added, for exact words: the index itself keeps no text
 */
export const openIndex = (source: (id: string) => Fields | undefined): SearchIndex => {
  let postings = new Postings();
  let vocabulary = new Vocabulary();
  let ids: (string | undefined)[] = [];
  let lengths: number[] = [];
  const slots = new Map<string, number>();
  let total = 0;

  /** Weight of every term of the record in hand, by list; 0 but for those in `touched`. */
  let weights = new Uint16Array(1024);
  const touched: number[] = [];
  /** Weighs the terms of a record into {@link weights}; `listOf` may leave one out with -1. Returns how many terms there are. */
  const weigh = (fields: Fields, listOf: (term: string) => number): number => {
    let length = 0;
    touched.length = 0;
    for (const [field, weight] of WEIGHTS)
      searchTerms(fields[field], term => {
        length++;
        const list = listOf(term);
        if (list < 0) return;
        if (list >= weights.length) {
          const larger = new Uint16Array(weights.length * 2);
          larger.set(weights);
          weights = larger;
        }
        if (weights[list] === 0) touched.push(list);
        weights[list] = Math.min(MOST_WEIGHT, weights[list]! + weight);
      });
    return Math.max(1, length);
  };
  /** Takes the weight of a list out again. */
  const taken = (list: number): number => {
    const weight = weights[list]!;
    weights[list] = 0;
    return weight;
  };

  const listOf = (term: string): number => {
    const known = vocabulary.get(term);
    if (known !== undefined) return known;
    const list = postings.open();
    vocabulary.add(term, list);
    return list;
  };

  const compact = (): void => {
    const kept = ids.flatMap((id, slot) => (id === undefined ? [] : [slot]));
    const moved = new Int32Array(ids.length).fill(-1);
    kept.forEach((slot, next) => {
      moved[slot] = next;
    });
    const [before, lists] = [postings, vocabulary];
    postings = new Postings();
    vocabulary = new Vocabulary();
    for (const [term, list] of lists.entries()) {
      let target = -1;
      before.each(list, (slot, weight) => {
        if (moved[slot]! < 0) return;
        if (target < 0) target = listOf(term);
        postings.push(target, moved[slot]!, weight);
      });
    }
    ids = kept.map(slot => ids[slot]);
    lengths = kept.map(slot => lengths[slot]!);
    ids.forEach((id, slot) => {
      slots.set(id!, slot);
    });
  };

  const remove = (id: string): void => {
    const slot = slots.get(id);
    if (slot === undefined) return;
    slots.delete(id);
    ids[slot] = undefined;
    total -= lengths[slot]!;
    const dead = ids.length - slots.size;
    if (dead > FEWEST_DEAD && dead > ids.length * MOST_DEAD) compact();
  };

  const average = (): number => total / Math.max(1, slots.size);
  const saturation = (weight: number, slot: number, mean: number): number =>
    (weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * lengths[slot]!) / mean));

  return {
    get size() {
      return slots.size;
    },
    set(id, fields) {
      remove(id);
      const slot = ids.length;
      const length = weigh(fields, listOf);
      for (const list of touched) postings.push(list, slot, taken(list));
      ids.push(id);
      lengths.push(length);
      slots.set(id, slot);
      total += length;
    },
    remove,
    search: (query, options) =>
      evaluate(
        parseQuery(query),
        { postings, vocabulary, ids, source, size: slots.size, average: average(), saturation },
        options,
      ),
    similar(id, most) {
      const [fields, own] = [source(id), slots.get(id)];
      if (fields === undefined || own === undefined) return [];
      const mean = average();
      const idf = (list: number) => Math.log(1 + slots.size / (postings.count(list) + 0.5));
      weigh(fields, term => (term.length === 1 && term > CJK ? -1 : (vocabulary.get(term) ?? -1)));
      const telling = touched
        .map(list => ({ list, value: idf(list) * saturation(taken(list), own, mean) }))
        .sort((a, b) => b.value - a.value || a.list - b.list)
        .slice(0, TELLING_TERMS);
      const scores = new Float64Array(ids.length);
      for (const { list, value } of telling)
        postings.each(list, (slot, weight) => {
          scores[slot]! += value * saturation(weight, slot, mean) * idf(list);
        });
      const hits: Hit[] = [];
      scores.forEach((score, slot) => {
        const found = ids[slot];
        if (score > 0 && found !== undefined && slot !== own) hits.push({ id: found, score });
      });
      return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, most);
    },
    bytes: () => postings.bytes(),
  };
};
