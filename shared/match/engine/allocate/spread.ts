/** Gini coefficient of how often each is shown: 0 all alike, towards 1 a few get it all; 0 where nothing is shown. */
export const gini = (shown: ArrayLike<number>): number => {
  const sorted = Float64Array.from(shown).sort();
  let total = 0;
  let weighted = 0;
  sorted.forEach((count, i) => {
    total += count;
    weighted += (i + 1) * count;
  });
  return total === 0 ? 0 : (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
};

/** How often each of `size` is in a list of positions. */
export const timesIn = (positions: Iterable<number>, size: number): Uint32Array => {
  const times = new Uint32Array(size);
  for (const position of positions) times[position]!++;
  return times;
};
