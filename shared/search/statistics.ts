/**
 * What scores depend on besides the record itself: the mean length, and per term and word of the query how rare it is and
 * whether typing errors were forgiven, in the order of evaluation. Whole numbers.
 */
export interface Statistics {
  readonly average: number;
  readonly rarities: readonly number[];
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE = DIGITS.length;

/** Statistics in little room, for a cursor: two characters a figure. */
export const packStatistics = ({ average, rarities }: Statistics): string =>
  `${average}.${rarities.map(value => DIGITS[Math.floor(value / BASE) % BASE]! + DIGITS[value % BASE]!).join('')}`;

/** @see packStatistics */
export const unpackStatistics = (packed: string): Statistics => {
  const [average, figures = ''] = packed.split('.');
  return {
    average: Number(average),
    rarities: Array.from(
      { length: figures.length / 2 },
      (_, i) => DIGITS.indexOf(figures[2 * i]!) * BASE + DIGITS.indexOf(figures[2 * i + 1]!),
    ),
  };
};
