import { mentions, searchable } from '#shared/kernel/words/tokens.ts';
import type { Fields, Hit } from './index.ts';
import type { Postings } from './postings.ts';
import type { Group, Node, Words } from './query.ts';
import type { Statistics } from './statistics.ts';
import { popcount } from './typo.ts';
import { type Unit, type UnitTerm, unitsOf } from './units.ts';
import type { Found, Vocabulary } from './vocabulary.ts';

/** The state of an index at the moment of a query. */
export interface Corpus {
  readonly postings: Postings;
  readonly vocabulary: Vocabulary;
  /** Ids by slot; undefined where a record was removed. */
  readonly ids: readonly (string | undefined)[];
  readonly source: (id: string) => Fields | undefined;
  readonly size: number;
  /** Mean length of a record in terms. */
  readonly average: number;
  /** BM25's share of a term of a weight in a record, against a mean length. */
  readonly saturation: (weight: number, slot: number, mean: number) => number;
}

/** Share of a word's characters that must be there. */
const COVERED = 0.66;
/**
 * Share of the plain words of a query that must be there, by their rarity: few where the best come first anyway, nearly all
 * where something else decides the order. Measured by `npm run search:evaluate`.
 */
const SHARES = { some: 0.25, most: 0.75, every: 1 } as const;
/** What records lose for the words they lack, at most. */
const INCOMPLETE = 0.5;
/** Rarities are kept in this many steps, so that they take little room in a cursor. */
const STEPS = 256;
/** Texts read again to make sure of exact words, in one query. */
const MOST_READ = 20_000;
/** Words of a query that are looked for in one place; more are left out. */
const MOST_UNITS = 64;

export interface SearchOptions {
  /** With those of an earlier answer every record keeps its score while others come and go. */
  readonly statistics?: Statistics | undefined;
  /**
   * Which of the plain words must be there: some (the rule, where the best come first), most (for another order than by
   * relevance), or every one, without forgiving typing errors: then whether a record fits depends on nothing but the record.
   */
  readonly words?: 'some' | 'most' | 'every';
}

/** Records that match, and their scores, by slot. */
interface Matched {
  readonly yes: Uint8Array;
  readonly scores: Float32Array;
}

class Evaluation {
  private readonly slots: number;
  private readonly gains: Float32Array;
  private readonly masks: Uint32Array;
  private readonly best: Float32Array;
  readonly rarities: number[] = [];
  readonly average: number;
  private readonly corpus: Corpus;
  private readonly given: readonly number[] | undefined;
  private left = MOST_READ;

  private readonly wanted: 'some' | 'most' | 'every';

  constructor(corpus: Corpus, { statistics, words = 'some' }: SearchOptions) {
    this.corpus = corpus;
    this.wanted = words;
    this.slots = corpus.ids.length;
    this.gains = new Float32Array(this.slots);
    this.masks = new Uint32Array(this.slots);
    this.best = new Float32Array(this.slots);
    this.average = statistics?.average ?? Math.max(1, Math.round(corpus.average));
    this.given = statistics?.rarities;
  }

  /** The next figure of the statistics: as given, or made and kept. */
  private figure(make: () => number): number {
    const value = this.given?.[this.rarities.length] ?? make();
    this.rarities.push(value);
    return value;
  }

  /** Inverse document frequency (BM25), in steps. */
  private rarity(documents: number): number {
    const { size } = this.corpus;
    const count = Math.min(documents, size);
    const value = Math.log(1 + (size - count + 0.5) / (count + 0.5));
    // At least one step: 0 says that no record has it.
    return this.figure(() => Math.max(1, Math.round(value * STEPS))) / STEPS;
  }

  /** The lists that stand for a term. Typing errors are forgiven only where nobody wrote the word as it stands. */
  private lists({ term, also }: UnitTerm): Found[] {
    const { vocabulary } = this.corpus;
    const exact = vocabulary.get(term);
    const found: Found[] = exact === undefined ? [] : [{ list: exact, factor: 1 }];
    if (also.includes('inflected')) found.push(...vocabulary.inflected(term));
    if (also.includes('begins')) found.push(...vocabulary.beginning(term));
    if (also.includes('syllable')) found.push(...vocabulary.syllables(term));
    if (also.includes('typo') && this.wanted !== 'every' && this.figure(() => (found.length === 0 ? 1 : 0)) === 1)
      found.push(...vocabulary.mistyped(term));
    return found;
  }

  /**
   * Adds a term to the gains and masks of the records that have it.
   * @param touched receives the slots that had nothing before
   */
  private apply(term: UnitTerm, lists: readonly Found[], touched: number[]): void {
    if (lists.length === 0) {
      this.rarity(0);
      return;
    }
    const { postings, saturation } = this.corpus;
    const own: number[] = [];
    for (const { list, factor } of lists)
      postings.each(list, (slot, weight) => {
        const share = factor * saturation(weight, slot, this.average);
        const before = this.best[slot]!;
        if (before === 0) own.push(slot);
        if (share > before) this.best[slot] = share;
      });
    const scale = term.scale * this.rarity(own.length);
    for (const slot of own) {
      if (this.masks[slot] === 0 && this.gains[slot] === 0) touched.push(slot);
      this.gains[slot]! += this.best[slot]! * scale;
      this.masks[slot]! |= term.mask;
      this.best[slot] = 0;
    }
  }

  /** Hands over every record in which enough of a unit is there, with its gain; returns how rare the unit is. */
  private unit({ terms, need }: Unit, share: number, visit: (slot: number, gain: number) => void): number {
    const touched: number[] = [];
    for (const term of terms) this.apply(term, this.lists(term), touched);
    const enough = popcount(need) * share;
    const covered: number[] = [];
    for (const slot of touched)
      if (this.corpus.ids[slot] !== undefined && popcount(this.masks[slot]! & need) >= enough) covered.push(slot);
    for (const slot of covered) visit(slot, this.gains[slot]!);
    for (const slot of touched) {
      this.gains[slot] = 0;
      this.masks[slot] = 0;
    }
    return covered.length === 0 ? this.figure(() => 0) / STEPS : this.rarity(covered.length);
  }

  private nothing(): Matched {
    return { yes: new Uint8Array(this.slots), scores: new Float32Array(this.slots) };
  }

  /** Records with every one of the units. */
  private every(all: readonly Unit[], share = COVERED): Matched {
    const units = all.slice(0, MOST_UNITS);
    const { yes, scores } = this.nothing();
    units.forEach((unit, index) => {
      this.unit(unit, share, (slot, gain) => {
        if (yes[slot] === index) yes[slot] = index + 1;
        scores[slot]! += gain;
      });
    });
    for (let slot = 0; slot < this.slots; slot++) yes[slot] = yes[slot] === units.length && units.length > 0 ? 1 : 0;
    return { yes, scores };
  }

  /** Records whose text has the words exactly so. What cannot be made sure of any more is taken as it looks. */
  private exactly(text: string, concepts: boolean): Matched {
    const units = unitsOf(text, false).map(({ terms, need }) => ({
      need,
      all: terms.reduce((mask, term) => mask | term.mask, 0),
      terms: terms.map(term => ({ ...term, also: [] })),
    }));
    const words = (wanted: boolean) =>
      units.map(({ terms, all }) => ({
        need: all,
        terms: terms.filter(({ term }) => term.startsWith('=') === wanted),
      }));
    const { yes, scores } = this.every(words(false), 1);
    const test = mentions(text);
    for (let slot = 0; slot < this.slots; slot++) {
      if (yes[slot] === 0 || this.left-- <= 0) continue;
      const fields = this.corpus.source(this.corpus.ids[slot]!);
      if (fields === undefined || !test(searchable(`${fields.title} | ${fields.tags} | ${fields.text}`))) yes[slot] = 0;
    }
    if (concepts) {
      const same = this.every(words(true), 1);
      for (let slot = 0; slot < this.slots; slot++) yes[slot]! |= same.yes[slot]!;
    }
    return { yes, scores };
  }

  /** What begins with a word depends on what others have written, so a word counts as finished where every one must be there. */
  private units({ text, open }: Words): Unit[] {
    return unitsOf(text, open && this.wanted !== 'every');
  }

  private node(node: Node): Matched {
    if (node.kind === 'group') return this.group(node);
    if (node.kind === 'phrase') return this.exactly(node.text, false);
    if (node.kind === 'words') return this.every(this.units(node));
    const { yes, scores } = this.nothing();
    for (const each of node.of.map(child => this.node(child)))
      for (let slot = 0; slot < this.slots; slot++) {
        if (each.yes[slot] === 0) continue;
        yes[slot] = 1;
        if (each.scores[slot]! > scores[slot]!) scores[slot] = each.scores[slot]!;
      }
    return { yes, scores };
  }

  /** The records of plain words: where most of them are there, by rarity. Words that no record has do not count. */
  private most(words: readonly Words[]): Matched {
    const { yes, scores } = this.nothing();
    const covered = new Float32Array(this.slots);
    let all = 0;
    let none = 0;
    const units = words.flatMap(node => this.units(node)).slice(0, MOST_UNITS);
    for (const unit of units) {
      const found: number[] = [];
      const rarity = this.unit(unit, COVERED, (slot, gain) => {
        found.push(slot);
        scores[slot]! += gain;
      });
      for (const slot of found) covered[slot]! += rarity;
      all += rarity;
      if (found.length === 0) none++;
    }
    // Where every word must be there, one that no record has leaves nothing.
    const lacking = this.wanted === 'every' && none > 0;
    const enough = all * SHARES[this.wanted] - 1e-3;
    if (all > 0 && !lacking)
      for (let slot = 0; slot < this.slots; slot++) {
        yes[slot] = covered[slot]! >= enough ? 1 : 0;
        scores[slot]! *= 1 - INCOMPLETE * (1 - covered[slot]! / all);
      }
    return { yes, scores };
  }

  group({ words, must, not }: Group): Matched {
    const plain = this.most(words);
    const { yes, scores } = plain;
    // A sign says what is needed; the words beside it then only say what comes first.
    const optional = words.length === 0 ? not.length > 0 || must.length > 0 : must.some(({ kind }) => kind === 'words');
    if (optional)
      this.corpus.ids.forEach((id, slot) => {
        yes[slot] = id === undefined ? 0 : 1;
      });
    for (const each of must.map(child => this.node(child)))
      for (let slot = 0; slot < this.slots; slot++) {
        yes[slot]! &= each.yes[slot]!;
        scores[slot]! += each.scores[slot]!;
      }
    for (const child of not) {
      const without = child.kind === 'words' ? this.exactly(child.text, true) : this.node(child);
      for (let slot = 0; slot < this.slots; slot++) if (without.yes[slot] === 1) yes[slot] = 0;
    }
    return { yes, scores };
  }
}

/** Every record that fits a query. */
export const evaluate = (
  query: Group,
  corpus: Corpus,
  options: SearchOptions = {},
): { hits: Hit[]; statistics: Statistics } => {
  const evaluation = new Evaluation(corpus, options);
  const { yes, scores } = evaluation.group(query);
  const hits: Hit[] = [];
  yes.forEach((match, slot) => {
    const id = corpus.ids[slot];
    if (match === 1 && id !== undefined) hits.push({ id, score: scores[slot]! });
  });
  return { hits, statistics: { average: evaluation.average, rarities: evaluation.rarities } };
};
