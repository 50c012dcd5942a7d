/** A query with the grade of every record that has something to do with it: 3 just that, 2 closely, 1 somewhat; all others 0. */
export interface Judged {
  readonly query: string;
  readonly wants: string;
  readonly grades: Readonly<Record<string, number>>;
}

const gain = (grade: number, rank: number): number => (2 ** grade - 1) / Math.log2(rank + 2);

/** Normalised discounted cumulative gain of the first ten, 0 to 1. */
export const ndcg10 = (found: readonly string[], { grades }: Judged): number => {
  const ideal = Object.values(grades)
    .sort((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, grade, rank) => sum + gain(grade, rank), 0);
  return found.slice(0, 10).reduce((sum, id, rank) => sum + gain(grades[id] ?? 0, rank), 0) / ideal;
};

/** 1 where at least one of the first ten is closely what is wanted. */
export const hit10 = (found: readonly string[], { grades }: Judged): number =>
  found.slice(0, 10).some(id => (grades[id] ?? 0) >= 2) ? 1 : 0;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Value below which a share of the values lies. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
