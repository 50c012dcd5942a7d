import { GROUND_FACTORS } from './types.ts';

/** How many of the nearest are looked at. */
const NEAREST = 20;

/** The nearest below the floor, one for each organisation: their points by ground factor. */
export class Nearest {
  #kept: { score: number; organisation: number; parts: number[] }[] = [];

  /** Organisations come one after the other; of one with several listings the best is kept. */
  offer(score: number, parts: Int32Array, organisation: number): void {
    const kept = this.#kept;
    const worst = kept.at(-1);
    if (kept.length === NEAREST && worst !== undefined && score <= worst.score) return;
    const known = kept.findIndex(each => each.organisation === organisation);
    if (known >= 0) {
      if (kept[known]!.score >= score) return;
      kept.splice(known, 1);
    }
    const entry = { score, organisation, parts: [...parts.subarray(0, GROUND_FACTORS.length)] };
    const at = kept.findIndex(each => each.score < score);
    kept.splice(at < 0 ? kept.length : at, 0, entry);
    if (kept.length > NEAREST) kept.pop();
  }

  /** Median points by ground factor, which a few cannot move far; undefined where they are fewer than a group. */
  median(group: number): number[] | undefined {
    const kept = this.#kept;
    if (kept.length < group) return undefined;
    return GROUND_FACTORS.map((_, factor) => {
      const sorted = kept.map(({ parts }) => parts[factor]!).sort((a, b) => a - b);
      return sorted[sorted.length >> 1]!;
    });
  }
}
