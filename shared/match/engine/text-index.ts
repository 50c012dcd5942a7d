import { eachTerm } from '#shared/kernel/words/tokens.ts';
import type { TextIndex } from './types.ts';

/** Terms in more than this share of the companies' texts tell them apart no better than a particle, and cost the most postings. */
const TOO_COMMON = 0.25;
/** In a market so small that shares mean little, terms of up to this many texts stay. */
const ALWAYS_KEPT = 3;

/** Distinct terms and their counts, row by row. */
interface Rows {
  start: Uint32Array;
  term: number[];
  count: number[];
}

const countTerms = (texts: readonly string[], idOf: (term: string) => number): Rows => {
  const start = new Uint32Array(texts.length + 1);
  const term: number[] = [];
  const count: number[] = [];
  const lastRow: number[] = [];
  const position: number[] = [];
  texts.forEach((text, row) => {
    eachTerm(text, found => {
      const id = idOf(found);
      if (id < 0) return;
      if (lastRow[id] === row) count[position[id]!]!++;
      else {
        lastRow[id] = row;
        position[id] = term.length;
        term.push(id);
        count.push(1);
      }
    });
    start[row + 1] = term.length;
  });
  return { start, term, count };
};

/** TF-IDF weights ((1 + ln tf)·idf) scaled to unit length by row; a row without any known term stays all 0. */
const unitWeights = ({ start, term, count }: Rows, idf: Float32Array): Float32Array => {
  const weight = new Float32Array(term.length);
  for (let row = 0; row + 1 < start.length; row++) {
    let squares = 0;
    for (let i = start[row]!; i < start[row + 1]!; i++) {
      const value = (1 + Math.log(count[i]!)) * idf[term[i]!]!;
      weight[i] = value;
      squares += value * value;
    }
    if (squares === 0) continue;
    const length = Math.sqrt(squares);
    for (let i = start[row]!; i < start[row + 1]!; i++) weight[i]! /= length;
  }
  return weight;
};

/**
 * Indexes the companies' texts and expresses the investors' in the same terms; terms no company uses are left out.
 * idf = ln(1 + N/df), 0 for terms too common.
 */
export const encodeText = (companies: readonly string[], investors: readonly string[]): TextIndex => {
  const terms = new Map<string, number>();
  const rows = countTerms(companies, term => {
    let id = terms.get(term);
    if (id === undefined) {
      id = terms.size;
      terms.set(term, id);
    }
    return id;
  });
  const frequency = new Uint32Array(terms.size);
  for (const term of rows.term) frequency[term]!++;
  const mostTexts = Math.max(ALWAYS_KEPT, Math.floor(companies.length * TOO_COMMON));
  const idf = Float32Array.from(frequency, df => (df > mostTexts ? 0 : Math.log(1 + companies.length / df)));

  const weights = unitWeights(rows, idf);
  const postingStart = new Uint32Array(terms.size + 1);
  for (let term = 0; term < terms.size; term++)
    postingStart[term + 1] = postingStart[term]! + (idf[term] === 0 ? 0 : frequency[term]!);
  const postingCompany = new Uint32Array(postingStart[terms.size]!);
  const postingWeight = new Float32Array(postingCompany.length);
  const next = postingStart.slice();
  for (let company = 0; company < companies.length; company++)
    for (let i = rows.start[company]!; i < rows.start[company + 1]!; i++) {
      const term = rows.term[i]!;
      if (idf[term] === 0) continue;
      postingCompany[next[term]!] = company;
      postingWeight[next[term]!++] = weights[i]!;
    }

  const wanted = countTerms(investors, term => {
    const id = terms.get(term);
    return id === undefined || idf[id] === 0 ? -1 : id;
  });
  return {
    terms,
    idf,
    postingStart,
    postingCompany,
    postingWeight,
    investorStart: wanted.start,
    investorTerm: Uint32Array.from(wanted.term),
    investorWeight: unitWeights(wanted, idf),
  };
};

/** Cosine of an investor's text with every company's, written into `cosines` (0 where nothing is shared). */
export const cosinesInto = (text: TextIndex, investor: number, cosines: Float64Array): void => {
  cosines.fill(0);
  for (let i = text.investorStart[investor]!; i < text.investorStart[investor + 1]!; i++) {
    const term = text.investorTerm[i]!;
    const weight = text.investorWeight[i]!;
    const end = text.postingStart[term + 1]!;
    for (let posting = text.postingStart[term]!; posting < end; posting++)
      cosines[text.postingCompany[posting]!]! += weight * text.postingWeight[posting]!;
  }
};

/** Weight of a term in a company's text; 0 where it is not there or too common. */
export const companyWeight = (text: TextIndex, term: number, company: number): number => {
  let low = text.postingStart[term]!;
  let high = text.postingStart[term + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (text.postingCompany[middle]! < company) low = middle + 1;
    else high = middle;
  }
  return low < text.postingStart[term + 1]! && text.postingCompany[low] === company ? text.postingWeight[low]! : 0;
};
