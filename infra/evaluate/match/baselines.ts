import { type Book, NONE } from '#shared/match/engine/book/book.ts';
import { ground, liftSum, type Scorer, scorerOf } from '#shared/match/engine/book/ground.ts';
import { codeAt } from '#shared/match/engine/book/market.ts';
import type { Attribute, AttributeName, Past } from '#shared/match/engine/book/past.ts';
import { cosineScores } from '#shared/match/engine/book/vectors.ts';
import { lot } from './random.ts';

export interface Method {
  readonly name: string;
  /** True where scores of different investors cannot be compared. */
  readonly blind: boolean;
  readonly make: (past: Past) => Scorer;
}

const random = (): Scorer => ({
  into: (investor, scores) => {
    for (let c = 0; c < scores.length; c++) scores[c] = lot(investor + 0x5bd1e995, c);
  },
});

/** How many investors a company has. */
const popularity = ({ book, company }: Past): Scorer => {
  const known = new Float32Array(book.companyIds.length);
  for (const c of company) known[c]!++;
  return { into: (_, scores) => scores.set(known) };
};

/** Per investor how many deals it had of each value, for each attribute. */
const countsOf = (past: Past, attribute: Attribute, investor: number, counts: Float64Array): void => {
  counts.fill(0);
  const { start, code } = attribute.deal;
  for (let row = past.start[investor]!; row < past.start[investor + 1]!; row++)
    for (let i = start[row]!; i < start[row + 1]!; i++) counts[code[i]!]!++;
};

/** Shared values over all values of the company and of the investor's deals. */
const jaccard = (past: Past): Scorer => {
  const columns = past.attributes.map(attribute => ({ attribute, counts: new Float64Array(attribute.size) }));
  return {
    into(investor, scores) {
      let own = 0;
      for (const { attribute, counts } of columns) {
        countsOf(past, attribute, investor, counts);
        for (const count of counts) if (count > 0) own++;
      }
      for (let c = 0; c < scores.length; c++) {
        let shared = 0;
        let all = own;
        for (const { attribute, counts } of columns) {
          const value = codeAt(attribute, c);
          if (value === NONE) continue;
          if (counts[value]! > 0) shared++;
          else all++;
        }
        scores[c] = all === 0 ? 0 : shared / all;
      }
    },
  };
};

/** 40 points for the sector, 25 for the region, 20 for the stage, 15 for the size, each by its share of the commonest. */
const RULE: readonly (readonly [AttributeName, AttributeName, number])[] = [
  ['sector', 'sector', 40],
  ['region', 'region', 25],
  ['kind', 'last', 20],
  ['ask', 'raised', 15],
];

const rule = (past: Past): Scorer => {
  const named = new Map(past.attributes.map(attribute => [attribute.name, attribute]));
  const columns = [...RULE].map(([first, otherwise, weight]) => {
    const stated = named.get(first)!;
    const attribute = stated.company.code.length > 0 ? stated : named.get(otherwise)!;
    return { attribute, weight, counts: new Float64Array(attribute.size) };
  });
  return {
    into(investor, scores) {
      scores.fill(0);
      for (const { attribute, weight, counts } of columns) {
        countsOf(past, attribute, investor, counts);
        const most = counts.reduce((a, b) => Math.max(a, b), 1);
        for (let c = 0; c < scores.length; c++) {
          const value = codeAt(attribute, c);
          if (value !== NONE) scores[c]! += (weight * counts[value]!) / most;
        }
      }
    },
  };
};

/** The methods that every evaluation compares with, in the order of the report. */
export const BASELINES: readonly Method[] = [
  { name: 'random', blind: false, make: random },
  { name: 'popularity', blind: true, make: popularity },
  { name: 'Jaccard', blind: true, make: jaccard },
  { name: 'weighted rule 40/25/20/15', blind: true, make: rule },
  { name: 'TF-IDF cosine', blind: true, make: past => cosineScores(past) },
  { name: 'log-lifts', blind: true, make: liftSum },
  { name: 'untrained formula', blind: true, make: past => scorerOf(ground(past)) },
];

/** Scores of every list by a method, for the candidates alone. */
export const scoreAll = (
  scorer: Scorer,
  book: Book,
  investors: Uint32Array,
  candidates: Uint32Array,
): { rows: number; columns: number; value: Float32Array } => {
  const value = new Float32Array(investors.length * candidates.length);
  const all = new Float32Array(book.companyIds.length);
  for (let row = 0; row < investors.length; row++) {
    scorer.into(investors[row]!, all);
    for (let c = 0; c < candidates.length; c++) value[row * candidates.length + c] = all[candidates[c]!]!;
  }
  return { rows: investors.length, columns: candidates.length, value };
};
