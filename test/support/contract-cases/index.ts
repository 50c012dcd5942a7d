import { bta, loi, spa } from './acquisition.ts';
import type { Cases } from './cases.ts';
import { cn, nda, ndaMutual, ndaOneWay, safe, ssa, ts } from './investment.ts';
import { jda, mou, poc } from './projects.ts';
import { asg, lic } from './technology.ts';

/** What makes each rule of each form speak, and what does not. */
export const CASES: Readonly<Record<string, Cases>> = {
  nda,
  'nda-one-way': ndaOneWay,
  'nda-mutual': ndaMutual,
  safe,
  ts,
  cn,
  lic,
  asg,
  poc,
  mou,
  jda,
  ssa,
  loi,
  spa,
  bta,
};
