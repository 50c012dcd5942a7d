import type { SourcedFact } from '../engine/model.ts';
import { asgExample } from './asg/example.ts';
import { btaExample } from './bta/example.ts';
import { cnExample } from './cn/example.ts';
import { type Example, sides } from './common/example.ts';
import { jdaExample } from './jda/example.ts';
import { licExample } from './lic/example.ts';
import { loiExample } from './loi/example.ts';
import { mouExample } from './mou/example.ts';
import { ndaExample } from './nda/example.ts';
import { pocExample } from './poc/example.ts';
import { safeExample } from './safe/example.ts';
import { spaExample } from './spa/example.ts';
import { ssaExample } from './ssa/example.ts';
import { tsExample } from './ts/example.ts';

const investment = sides('company', 'investor');

const purpose = { ko: '투자의 검토와 협의', en: 'the review and discussion of an investment' };

/** The example of the investment's NDA for parties that are called otherwise. */
type Row = Record<string, SourcedFact['value']>;
const rows = (path: 'materials' | 'recipients', change: (row: Row) => Row): Row[] =>
  (ndaExample[path] as Row[]).map(change);
const oneWay: Example = {
  ...ndaExample,
  materials: rows('materials', ({ discloser: _discloser, ...row }) => row),
  recipients: rows('recipients', ({ party: _party, ...row }) => row),
};
const mutual: Example = {
  ...ndaExample,
  materials: rows('materials', row => ({ ...row, discloser: 'first' })),
  recipients: rows('recipients', row => ({ ...row, party: row.party === 'company' ? 'first' : 'second' })),
};

/** Complete facts of each form by its id. Read by the checks alone; no function loads them. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  nda: {
    ...investment,
    direction: 'mutual',
    purpose,
    ...ndaExample,
  },
  'nda-one-way': { ...sides('discloser', 'receiver'), purpose, ...oneWay },
  'nda-mutual': { ...sides('first', 'second'), purpose, ...mutual },
  safe: { ...investment, ...safeExample },
  ts: { ...investment, ...tsExample },
  cn: { ...investment, ...cnExample },
  ssa: { ...investment, ...ssaExample },
  loi: { ...sides('seller', 'buyer'), ...loiExample },
  spa: { ...sides('seller', 'buyer'), ...spaExample },
  bta: { ...sides('transferor', 'transferee'), ...btaExample },
  lic: { ...sides('licensor', 'licensee'), ...licExample },
  asg: { ...sides('assignor', 'assignee'), ...asgExample },
  poc: { ...sides('provider', 'host'), ...pocExample },
  mou: { ...sides('first', 'second'), ...mouExample },
  jda: { ...sides('developer', 'partner'), ...jdaExample },
};
