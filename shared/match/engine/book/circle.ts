import type { Past } from './past.ts';
import type { Syndicates } from './ties.ts';

/** What the investors a company already has mean to another beyond deals they made together. */
export interface Circle {
  /** Turns to an investor. */
  load(investor: number): void;
  /** Σ over the company's investors v of the share of v's companies that the loaded investor came into after v. */
  followed(company: number): number;
  /** Σ over the company's investors of their closeness through partners in common. */
  distant(company: number): number;
}

const DAMPING = 3;
const FOLLOW_DAMPING = 4;

/** Closeness c_uv / (√(n_u n_v) + 3) of all investors with companies in common, c_uv; CSR by investor. */
const closenessOf = ({ start, company }: Past, { start: by, investor, companies }: Syndicates) => {
  const from = new Uint32Array(companies.length + 1);
  const other: number[] = [];
  const value: number[] = [];
  const common = new Uint32Array(companies.length);
  for (let u = 0; u < companies.length; u++) {
    const touched: number[] = [];
    for (let row = start[u]!; row < start[u + 1]!; row++)
      for (let i = by[company[row]!]!; i < by[company[row]! + 1]!; i++) {
        const v = investor[i]!;
        if (v !== u && common[v]!++ === 0) touched.push(v);
      }
    for (const v of touched.sort((a, b) => a - b)) {
      other.push(v);
      value.push(common[v]! / (Math.sqrt(companies[u]! * companies[v]!) + DAMPING));
      common[v] = 0;
    }
    from[u + 1] = other.length;
  }
  return { from, other: Uint32Array.from(other), value: Float32Array.from(value) };
};

/** {@link Circle} over a past. */
export const circleOf = (past: Past, syndicates: Syndicates): Circle => {
  const { start, company, day } = past;
  const { from, other, value } = closenessOf(past, syndicates);
  const follow = new Float64Array(syndicates.companies.length);
  const far = new Float64Array(syndicates.companies.length);
  let touched: number[] = [];
  const over = (c: number, column: Float64Array): number => {
    let sum = 0;
    for (let i = syndicates.start[c]!; i < syndicates.start[c + 1]!; i++) sum += column[syndicates.investor[i]!]!;
    return sum;
  };
  return {
    load(investor) {
      for (const v of touched) {
        follow[v] = 0;
        far[v] = 0;
      }
      touched = [];
      for (let row = start[investor]!; row < start[investor + 1]!; row++) {
        const c = company[row]!;
        for (let i = syndicates.start[c]!; i < syndicates.start[c + 1]!; i++) {
          const v = syndicates.investor[i]!;
          if (v === investor || syndicates.day[i]! >= day[row]!) continue;
          touched.push(v);
          follow[v]! += 1 / (syndicates.companies[v]! + FOLLOW_DAMPING);
        }
      }
      for (let i = from[investor]!; i < from[investor + 1]!; i++) {
        const v = other[i]!;
        for (let j = from[v]!; j < from[v + 1]!; j++) {
          const w = other[j]!;
          if (w === investor) continue;
          if (far[w] === 0) touched.push(w);
          far[w]! += value[i]! * value[j]!;
        }
      }
    },
    followed: c => over(c, follow),
    distant: c => over(c, far),
  };
};
