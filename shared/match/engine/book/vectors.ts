import { decay } from '../buckets.ts';
import { HALF_LIFE } from './lifts.ts';
import type { Past } from './past.ts';

/** Words in fewer deals say nothing yet, words in more nothing any more. */
const LEAST_DEALS = 5;
const MOST_DEALS = 3000;
/** Half-life of a single deal as an example. */
const LONG_HALF_LIFE = 2920;
/** A word counts a quarter of an attribute. */
const WORD_WEIGHT = 0.25;

/** Sparse rows of unit length. */
interface Rows {
  readonly start: Uint32Array;
  readonly term: Uint32Array;
  readonly weight: Float32Array;
}

/** Likeness of companies to an investor's past deals. */
export interface Cosines {
  /** Turns to an investor. */
  load(investor: number): void;
  /** The cosine of a company with the investor's faded mean deal. */
  of(company: number): number;
  /** The mean of the cosines, faded, with the three deals that are most like the company. */
  threeClosest(company: number): number;
}

/**
 * TF-IDF vectors of deals and companies over attribute values and words (`words` alone where told), with the frequencies of
 * the deals before the cut-off. What a company declares is part of its vector as the kind and amount are of a deal's.
 */
export const cosineTable = (past: Past, wordsOnly = false): Cosines => {
  const { book, company, day, asOf, start } = past;
  const attributes = wordsOnly ? [] : past.attributes;
  const offsets: number[] = [];
  let size = book.words.values.length;
  for (const attribute of attributes) {
    offsets.push(size);
    size += attribute.size;
  }
  const termsOf = (of: 'deal' | 'company', row: number, companyOf: number, emit: (term: number) => void): void => {
    for (let i = book.words.start[companyOf]!; i < book.words.start[companyOf + 1]!; i++) emit(book.words.code[i]!);
    for (const [a, attribute] of attributes.entries()) {
      const codes = attribute[of];
      for (let i = codes.start[row]!; i < codes.start[row + 1]!; i++) emit(offsets[a]! + codes.code[i]!);
    }
  };

  const deals = new Float64Array(size);
  for (let row = 0; row < company.length; row++)
    termsOf('deal', row, company[row]!, term => {
      deals[term]!++;
    });
  const weight = deals.map((count, term) => {
    const isWord = term < book.words.values.length;
    if (isWord && (count < LEAST_DEALS || count > MOST_DEALS)) return 0;
    return (isWord ? WORD_WEIGHT : 1) * Math.log((company.length + 1) / (count + 1));
  });
  const rows = (of: 'deal' | 'company', count: number, companyOf: (row: number) => number): Rows => {
    const from = new Uint32Array(count + 1);
    const term: number[] = [];
    const value: number[] = [];
    for (let row = 0; row < count; row++) {
      let square = 0;
      termsOf(of, row, companyOf(row), id => {
        if (weight[id] === 0) return;
        term.push(id);
        square += weight[id]! ** 2;
      });
      for (let i = from[row]!; i < term.length; i++) value.push(weight[term[i]!]! / Math.sqrt(square));
      from[row + 1] = term.length;
    }
    return { start: from, term: Uint32Array.from(term), weight: Float32Array.from(value) };
  };
  const dealt = rows('deal', company.length, row => company[row]!);
  const offered = rows('company', book.companyIds.length, row => row);

  const taste = new Float64Array(size);
  // The loaded investor's deals by term, as lists linked through `next`; 0 ends a list.
  const head = new Int32Array(size);
  let next = new Int32Array(64);
  let node = new Int32Array(64);
  let share = new Float32Array(64);
  let touched: number[] = [];
  let deal = new Float64Array(0);
  let norm = 0;
  return {
    load(investor) {
      for (const term of touched) {
        taste[term] = 0;
        head[term] = 0;
      }
      touched = [];
      const first = start[investor]!;
      const count = start[investor + 1]! - first;
      deal = new Float64Array(count);
      const nodes = dealt.start[first + count]! - dealt.start[first]! + 1;
      if (nodes > next.length) {
        next = new Int32Array(2 * nodes);
        node = new Int32Array(2 * nodes);
        share = new Float32Array(2 * nodes);
      }
      let used = 1;
      for (let row = first; row < first + count; row++) {
        const worth = decay(asOf - day[row]!, HALF_LIFE);
        const example = decay(asOf - day[row]!, LONG_HALF_LIFE);
        for (let i = dealt.start[row]!; i < dealt.start[row + 1]!; i++) {
          const term = dealt.term[i]!;
          if (taste[term] === 0) touched.push(term);
          taste[term]! += worth * dealt.weight[i]!;
          next[used] = head[term]!;
          node[used] = row - first;
          share[used] = example * dealt.weight[i]!;
          head[term] = used++;
        }
      }
      let square = 0;
      for (const term of touched) square += taste[term]! ** 2;
      norm = square > 0 ? 1 / Math.sqrt(square) : 0;
    },
    of(c) {
      let dot = 0;
      for (let i = offered.start[c]!; i < offered.start[c + 1]!; i++)
        dot += taste[offered.term[i]!]! * offered.weight[i]!;
      return dot * norm;
    },
    threeClosest(c) {
      deal.fill(0);
      for (let i = offered.start[c]!; i < offered.start[c + 1]!; i++)
        for (let at = head[offered.term[i]!]!; at > 0; at = next[at]!)
          deal[node[at]!]! += share[at]! * offered.weight[i]!;
      let [one, two, three] = [0, 0, 0];
      for (const each of deal) {
        if (each <= three) continue;
        if (each > one) [one, two, three] = [each, one, two];
        else if (each > two) [two, three] = [each, two];
        else three = each;
      }
      return (one + two + three) / 3;
    },
  };
};

/** The cosine with every company as a score. */
export const cosineScores = (past: Past): { into(investor: number, scores: Float32Array): void } => {
  const cosines = cosineTable(past);
  return {
    into(investor, scores) {
      cosines.load(investor);
      for (let c = 0; c < scores.length; c++) scores[c] = cosines.of(c);
    },
  };
};
