/** Above this many combinations, every pair of values is tried instead of every combination. */
export const EXHAUSTIVE = 128;

type Row = number[];

const everyRow = (sizes: readonly number[], total: number): Row[] =>
  Array.from({ length: total }, (_, n) => {
    let rest = n;
    return sizes.map(size => {
      const value = rest % size;
      rest = Math.floor(rest / size);
      return value;
    });
  });

/**
 * Rows of values (as positions) for points with so many values each: all combinations up to `limit` of them, else few rows in
 * which every pair of values of every two points occurs. Greedy and deterministic: the same sizes give the same rows.
 */
export const coveringRows = (sizes: readonly number[], limit = EXHAUSTIVE): { rows: Row[]; exhaustive: boolean } => {
  const total = sizes.reduce((product, size) => product * size, 1);
  if (total <= limit) return { rows: everyRow(sizes, total), exhaustive: true };
  const open = new Set<string>();
  const key = (a: number, va: number, b: number, vb: number) =>
    a < b ? `${a}.${va}.${b}.${vb}` : `${b}.${vb}.${a}.${va}`;
  for (let a = 0; a < sizes.length; a += 1)
    for (let b = a + 1; b < sizes.length; b += 1)
      for (let va = 0; va < sizes[a]!; va += 1) for (let vb = 0; vb < sizes[b]!; vb += 1) open.add(key(a, va, b, vb));
  const rows: Row[] = [];
  while (open.size > 0) {
    const [first = ''] = open;
    const [a = 0, va = 0, b = 0, vb = 0] = first.split('.').map(Number);
    const row = new Map([
      [a, va],
      [b, vb],
    ]);
    for (const [point, size] of sizes.entries()) {
      if (row.has(point)) continue;
      let best = 0;
      let most = -1;
      for (let value = 0; value < size; value += 1) {
        const gain = [...row].filter(([other, taken]) => open.has(key(point, value, other, taken))).length;
        if (gain > most) [best, most] = [value, gain];
      }
      row.set(point, best);
    }
    const values = sizes.map((_, point) => row.get(point) ?? 0);
    for (let x = 0; x < values.length; x += 1)
      for (let y = x + 1; y < values.length; y += 1) open.delete(key(x, values[x]!, y, values[y]!));
    rows.push(values);
  }
  return { rows, exhaustive: false };
};
