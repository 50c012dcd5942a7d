import { decay } from '../buckets.ts';
import type { Together } from './affinity.ts';
import { HALF_LIFE } from './lifts.ts';
import type { Attribute, Codes, Past } from './past.ts';

/** Attributes say much the same as each other: each counts by its root. */
const TEMPER = 0.5;
/** Deals' worth of the market that the likeness is drawn towards. */
const STRENGTH = 2;
/** Attributes of more values than this are left out: their table would not fit. */
const MOST_VALUES = 2000;

/**
 * How much a company is like an investor's past deals in everything at once: ln((Σ worth·K + α) / (n + α)), K the product
 * over attributes of the root of how well the two values go together (`togetherOf`), 1 where one is not known. What lifts add
 * up attribute by attribute, this sees together: seed deals at home and late ones abroad.
 */
export const kernelTable = (
  past: Past,
  parts: readonly { readonly attribute: Attribute; readonly together: Together }[],
) => {
  const { start, day, asOf, book } = past;
  const first = ({ start: from, code }: Codes, count: number, size: number): Uint16Array =>
    Uint16Array.from({ length: count }, (_, row) => (from[row] === from[row + 1] ? size : code[from[row]!]!));
  const columns = parts.flatMap(({ attribute: { size, deal, company }, together }) => {
    if (size > MOST_VALUES) return [];
    const width = size + 1;
    const table = new Float32Array(width * width).fill(1);
    for (let given = 0; given < size; given++) {
      for (let value = 0; value < size; value++) table[value * width + given] = together.least[given]!;
      for (let i = together.start[given]!; i < together.start[given + 1]!; i++)
        table[together.value[i]! * width + given]! += together.more[i]!;
    }
    for (let i = 0; i < table.length; i++) table[i] = table[i]! ** TEMPER;
    return [
      {
        width,
        table,
        dealt: first(deal, day.length, size),
        offered: first(company, book.companyIds.length, size),
      },
    ];
  });
  let from = 0;
  let worth = new Float64Array(0);
  let product = new Float64Array(0);
  let n = 0;
  return {
    load(investor: number): void {
      from = start[investor]!;
      worth = Float64Array.from({ length: start[investor + 1]! - from }, (_, i) =>
        decay(asOf - day[from + i]!, HALF_LIFE),
      );
      product = new Float64Array(worth.length);
      n = worth.reduce((sum, each) => sum + each, 0);
    },
    of(company: number): number {
      product.set(worth);
      for (const { width, table, dealt, offered } of columns) {
        const base = offered[company]! * width;
        for (let i = 0; i < product.length; i++) product[i]! *= table[base + dealt[from + i]!]!;
      }
      let sum = 0;
      for (const each of product) sum += each;
      return Math.log((sum + STRENGTH) / (n + STRENGTH));
    },
  };
};
