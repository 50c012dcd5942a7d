/**
 * The K best of a stream of (score, item), ties to the smaller item: a heap with the worst kept pair at its root.
 * Scores and items are 32-bit integers.
 */
export interface TopK {
  /** Offers a pair; returns the score below which a later pair cannot enter any more. */
  offer(score: number, item: number): number;
  /** Writes the kept items, best first, into `items`; returns how many, and starts afresh. */
  drain(items: Uint32Array): number;
}

const LOWEST = -0x80000000;

/** Makes a {@link TopK} for K ≥ 0, to be used again and again. */
export const topK = (k: number): TopK => {
  const scores = new Int32Array(k);
  const items = new Uint32Array(k);
  let size = 0;

  const worse = (a: number, b: number): boolean =>
    scores[a]! < scores[b]! || (scores[a] === scores[b] && items[a]! > items[b]!);
  const swap = (a: number, b: number): void => {
    const score = scores[a]!;
    const item = items[a]!;
    scores[a] = scores[b]!;
    items[a] = items[b]!;
    scores[b] = score;
    items[b] = item;
  };
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < size && worse(left, least)) least = left;
      if (right < size && worse(right, least)) least = right;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >>> 1;
      if (!worse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };

  return {
    offer(score, item) {
      if (k === 0) return 0x7fffffff;
      if (size < k) {
        scores[size] = score;
        items[size] = item;
        rise(size++);
      } else if (score > scores[0]! || (score === scores[0] && item < items[0]!)) {
        scores[0] = score;
        items[0] = item;
        sink(0);
      }
      return size < k ? LOWEST : scores[0]!;
    },
    drain(out) {
      const kept = size;
      while (size > 0) {
        size--;
        out[size] = items[0]!;
        swap(0, size);
        sink(0);
      }
      return kept;
    },
  };
};
