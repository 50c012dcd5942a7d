import { cnExample } from './cn/example.ts';
import { type Example, sides } from './common/example.ts';
import { licExample } from './lic/example.ts';
import { ndaExample } from './nda/example.ts';
import { safeExample } from './safe/example.ts';
import { tsExample } from './ts/example.ts';

const investment = sides('company', 'investor');

/** Complete facts of each form by its id. Read by the checks alone; no function loads them. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  nda: {
    ...investment,
    direction: 'mutual',
    purpose: { ko: '투자의 검토와 협의', en: 'the review and discussion of an investment' },
    ...ndaExample,
  },
  safe: { ...investment, ...safeExample },
  ts: { ...investment, ...tsExample },
  cn: { ...investment, ...cnExample },
  lic: { ...sides('licensor', 'licensee'), ...licExample },
};
