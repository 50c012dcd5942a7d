import { decay } from '../buckets.ts';
import type { Past } from './past.ts';

/** What the investors a company already has mean to another investor. */
export interface Ties {
  /** Makes the ties of an investor current. */
  load(investor: number): void;
  /** Σ over the company's investors v of the loaded investor u's closeness c_uv / (√(n_u n_v) + 3). */
  sum(company: number): number;
  /** The closest of them. */
  max(company: number): number;
  /** The sum over deals made together of late: each worth half after a year. */
  recent(company: number): number;
}

/** Distinct investors of every company before the cut-off (CSR), and of every investor the number of its companies. */
export interface Syndicates {
  readonly start: Uint32Array;
  readonly investor: Uint32Array;
  /** Day the investor came in. */
  readonly day: Int32Array;
  readonly companies: Uint32Array;
}

/** The past turned around: by company. */
export const syndicatesOf = ({ book, start, company, day }: Past): Syndicates => {
  const by = new Uint32Array(book.companyIds.length + 1);
  for (const c of company) by[c + 1]!++;
  for (let c = 0; c < book.companyIds.length; c++) by[c + 1]! += by[c]!;
  const at = by.slice();
  const investor = new Uint32Array(company.length);
  const since = new Int32Array(company.length);
  const companies = new Uint32Array(book.investorIds.length);
  for (let i = 0; i < book.investorIds.length; i++) {
    companies[i] = start[i + 1]! - start[i]!;
    for (let row = start[i]!; row < start[i + 1]!; row++) {
      const slot = at[company[row]!]!++;
      investor[slot] = i;
      since[slot] = day[row]!;
    }
  }
  return { start: by, investor, day: since, companies };
};

const DAMPING = 3;
const RECENT_HALF_LIFE = 365;

/** {@link Ties} over a past. */
export const tiesOf = (past: Past, syndicates: Syndicates): Ties => {
  const { start, company, day, asOf } = past;
  const { companies } = syndicates;
  const close = new Float64Array(companies.length);
  const late = new Float64Array(companies.length);
  let touched: number[] = [];
  return {
    load(investor) {
      for (const other of touched) {
        close[other] = 0;
        late[other] = 0;
      }
      touched = [];
      for (let row = start[investor]!; row < start[investor + 1]!; row++) {
        const c = company[row]!;
        for (let i = syndicates.start[c]!; i < syndicates.start[c + 1]!; i++) {
          const other = syndicates.investor[i]!;
          if (other === investor) continue;
          if (close[other] === 0) touched.push(other);
          close[other]!++;
          late[other]! += decay(asOf - Math.max(day[row]!, syndicates.day[i]!), RECENT_HALF_LIFE);
        }
      }
      const own = companies[investor]!;
      for (const other of touched) {
        const scale = 1 / (Math.sqrt(own * companies[other]!) + DAMPING);
        close[other]! *= scale;
        late[other]! *= scale;
      }
    },
    sum(c) {
      let sum = 0;
      for (let i = syndicates.start[c]!; i < syndicates.start[c + 1]!; i++) sum += close[syndicates.investor[i]!]!;
      return sum;
    },
    max(c) {
      let max = 0;
      for (let i = syndicates.start[c]!; i < syndicates.start[c + 1]!; i++)
        max = Math.max(max, close[syndicates.investor[i]!]!);
      return max;
    },
    recent(c) {
      let sum = 0;
      for (let i = syndicates.start[c]!; i < syndicates.start[c + 1]!; i++) sum += late[syndicates.investor[i]!]!;
      return sum;
    },
  };
};
