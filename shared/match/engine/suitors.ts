import { reader, SCORE_FLOOR } from './score.ts';
import { type Candidates, FACTORS, type Market } from './types.ts';

export interface SuitorOptions {
  /** By company, 1 where suitors are wanted for it. */
  wanted: Uint8Array;
  /** Most investors a company. */
  each: number;
  /** Least score in milli-points; {@link SCORE_FLOOR} unless told. */
  floor?: number;
}

/**
 * The best investors among [from, to) for each of some companies, whatever else is on the investors' lists; of equals the first.
 * Listed by investor, then by company. A company that no list has room for can so still be proposed.
 */
export const scoreSuitors = (
  market: Market,
  from: number,
  to: number,
  { wanted, each, floor = SCORE_FLOOR }: SuitorOptions,
): Candidates => {
  const read = reader(market);
  const asked = [...wanted.keys()].filter(company => wanted[company] === 1 && market.companyCapacity[company]! > 0);
  // The best of each company side by side, from the best on; of equals the earlier investor is there already.
  const points = new Int32Array(asked.length * each);
  const suitor = new Uint32Array(points.length);
  const found = new Uint32Array(asked.length);
  const note = (n: number, total: number, investor: number): void => {
    const from = n * each;
    let at = from + found[n]!;
    if (found[n]! < each) found[n]!++;
    else if (total <= points[--at]!) return;
    for (; at > from && points[at - 1]! < total; at--) {
      points[at] = points[at - 1]!;
      suitor[at] = suitor[at - 1]!;
    }
    points[at] = total;
    suitor[at] = investor;
  };
  for (let i = from; i < to; i++) {
    if (market.investorCapacity[i] === 0) continue;
    read.load(i);
    for (const [n, company] of asked.entries()) {
      const total = read.total(company);
      if (total >= floor && !read.forbidden(company)) note(n, total, i);
    }
  }
  const pairs = asked
    .flatMap((company, n) =>
      Array.from(suitor.subarray(n * each, n * each + found[n]!), investor => ({ investor, company })),
    )
    .sort((a, b) => a.investor - b.investor || a.company - b.company);
  const parts = new Int32Array(pairs.length * FACTORS.length);
  let loaded = -1;
  const score = Int32Array.from(pairs, ({ investor, company }, row) => {
    if (loaded !== investor) read.load(investor);
    loaded = investor;
    return read.points(company, parts, row * FACTORS.length);
  });
  return {
    investor: Uint32Array.from(pairs, pair => pair.investor),
    company: Uint32Array.from(pairs, pair => pair.company),
    score,
    parts,
  };
};

/** Candidates with further ones, those that are there already left out; by investor, best first, then by company. */
export const joined = (candidates: Candidates, further: Candidates): Candidates => {
  const width = FACTORS.length;
  const keyOf = ({ investor, company }: Candidates, row: number): number => investor[row]! * 2 ** 32 + company[row]!;
  const there = new Set(Array.from(candidates.score.keys(), row => keyOf(candidates, row)));
  const rows = [
    ...Array.from(candidates.score.keys(), row => ({ of: candidates, row })),
    ...[...further.score.keys()].filter(row => !there.has(keyOf(further, row))).map(row => ({ of: further, row })),
  ].sort(
    (a, b) =>
      a.of.investor[a.row]! - b.of.investor[b.row]! ||
      b.of.score[b.row]! - a.of.score[a.row]! ||
      a.of.company[a.row]! - b.of.company[b.row]!,
  );
  const parts = new Int32Array(rows.length * width);
  rows.forEach(({ of, row }, at) => {
    parts.set(of.parts.subarray(row * width, (row + 1) * width), at * width);
  });
  return {
    investor: Uint32Array.from(rows, ({ of, row }) => of.investor[row]!),
    company: Uint32Array.from(rows, ({ of, row }) => of.company[row]!),
    score: Int32Array.from(rows, ({ of, row }) => of.score[row]!),
    parts,
  };
};
