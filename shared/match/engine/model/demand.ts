import { NONE } from '../book/book.ts';
import type { Past } from '../book/past.ts';
import { type Calibration, probabilityOf } from './calibrate.ts';
import type { Window } from './sample.ts';

/** How many new investors companies found in a window, by what they declared and whether it was their first round. */
export type Demand = Readonly<{ [cell: string]: readonly [found: number, companies: number] }>;

/** Windows that are counted: the latest. */
const WINDOWS = 2;
/** Companies' worth of the mean that a kind of company is drawn towards. */
const PULL = 5;

const cellOf = ({ book, declared, states }: Past, company: number): string => {
  const [kind, ask] = [declared.kind[company]!, declared.ask[company]!];
  return `${kind === NONE ? '' : book.kinds[kind]}|${ask === NONE ? '' : ask}|${states[company]!.rounds === 0 ? 1 : 0}`;
};

/** Counts the demand of the latest windows; investors with fewer than `leastSeen` companies do not count. */
export const demandOf = (windows: readonly Window[], leastSeen: number): Demand => {
  const cells = new Map<string, [number, number]>();
  for (const { past, candidates, seen, found } of [...windows]
    .sort((a, b) => b.past.asOf - a.past.asOf)
    .slice(0, WINDOWS)) {
    const finds = new Uint32Array(past.book.companyIds.length);
    for (const [investor, companies] of found.entries())
      if (seen[investor]!.length >= leastSeen) for (const company of companies) finds[company]!++;
    for (const company of candidates) {
      const key = cellOf(past, company);
      const cell = cells.get(key) ?? [0, 0];
      cell[0] += finds[company]!;
      cell[1]++;
      cells.set(key, cell);
    }
  }
  return Object.fromEntries([...cells].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** How many pairs are to be expected among companies, by what companies like them found before. */
export const expectedPairs = (demand: Demand, past: Past, companies: Uint32Array): number => {
  let [found, counted] = [0, 0];
  for (const [pairs, count] of Object.values(demand)) {
    found += pairs;
    counted += count;
  }
  const mean = found / Math.max(1, counted);
  let sum = 0;
  for (const company of companies) {
    const [pairs, count] = demand[cellOf(past, company)] ?? [0, 0];
    sum += (pairs + PULL * mean) / (count + PULL);
  }
  return sum;
};

/**
 * The calibration whose probabilities of `scores`, a fair draw from `pairs` pairs, add up to what is expected of all. Companies
 * find about as many investors as before however many look on; so with more investors each pair is less probable.
 */
export const levelled = (
  calibration: Calibration,
  scores: Float64Array,
  pairs: number,
  expected: number,
): Calibration => {
  const share = expected / pairs;
  if (!(share > 0 && share < 1 && scores.length > 0)) return calibration;
  let [low, high] = [calibration.intercept - 10, calibration.intercept + 10];
  for (let step = 0; step < 50; step++) {
    const intercept = (low + high) / 2;
    let sum = 0;
    for (const score of scores) sum += probabilityOf({ slope: calibration.slope, intercept }, score);
    if (sum / scores.length < share) low = intercept;
    else high = intercept;
  }
  return { slope: calibration.slope, intercept: (low + high) / 2 };
};
