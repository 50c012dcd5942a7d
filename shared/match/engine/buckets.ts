/**
 * Lower edges in won of the buckets 1..6 of the amount asked for (bucket 0 is below the first): 300 million, 1.5, 4, 10,
 * 30 and 70 billion. The steps follow the seven of the measured formula at about 1,400 won a dollar, rounded to Korean habit.
 */
export const ASK_EDGES = [3e8, 1.5e9, 4e9, 1e10, 3e10, 7e10] as const;

/** Bucket 0..6 of an amount in won. */
export const askBucket = (won: number): number => {
  let bucket = 0;
  while (bucket < ASK_EDGES.length && won >= ASK_EDGES[bucket]!) bucket++;
  return bucket;
};

/** Days from one calendar date to a later one (negative: earlier); NaN where one is not a date. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Weight of something `days` old that loses half its worth every `halfLife` days. */
export const decay = (days: number, halfLife: number): number => 0.5 ** (days / halfLife);
