import type { DealContext } from '../../engine/context.ts';
import { labelsOf } from '../../engine/labels.ts';
import type { SourcedFact } from '../../engine/model.ts';
import type { Rule, Serves, Template } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import {
  compliance,
  confidentiality,
  costs,
  entireOf,
  exportControl,
  forceMajeure,
  personalData,
  survivalOf,
} from '../common/blocks.ts';
import {
  amendments,
  assignment,
  closing,
  disputes,
  language,
  notices,
  signatoryOf,
  signing,
} from '../common/closing.ts';
import { add, and, at, compare, eq, foreignAmong, gt, has, number } from '../common/cond.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { castFacts, titleFact } from '../common/prefill.ts';
import { coOwnershipDefault, costsAddUp, jointOwnership, projectDates, unpaidResults } from '../common/project.ts';
import { sameParty } from '../common/rules.ts';
import { collaboration, technology } from '../common/serves.ts';
import { before, coreTechnologyRules, foreignLaw, partyNumbers } from '../common/technology-rules.ts';
import { LAW_AS_OF } from '../legal.ts';
import { projectClauses } from './clauses.ts';
import { JdaFacts } from './facts.ts';
import { endingClauses, JOINT, outcomeClauses, ownershipClauses, schedules } from './results.ts';
import { TERMS } from './words.ts';

const ABROAD = foreignAmong('developer', 'partner');

const rules: readonly Rule[] = [
  costsAddUp('JDA-COSTS', 'budget', ['budget.total', 'schedule.costs.table']),
  {
    id: 'JDA-SHARES',
    violated: and(JOINT, compare(add(at('ownership.developer'), at('ownership.partner')), 'ne', number(10_000))),
    severity: 'error',
    clauses: ['results.shares'],
    paths: ['ownership.developer', 'ownership.partner'],
    message: { ko: '지분의 합계가 100%가 아니다.', en: 'The shares do not add up to 100%.' },
  },
  ...projectDates('JDA', 'scope.period'),
  before(
    'JDA-DELIVERY-DATE',
    'item.deliverBy',
    'startsOn',
    ['schedule.deliverables.table', 'scope.period'],
    { ko: '시작일보다 빠른 인도일이 있다.', en: 'Something is to be delivered before the project begins.' },
    'deliverables',
  ),
  unpaidResults('LF-UNFAIR', eq('foreground', 'partner'), 'partner', 'developer', 'results.title'),
  coOwnershipDefault(JOINT, 'joint'),
  {
    id: 'JDA-NON-COMPETE',
    violated: has('nonCompete'),
    severity: 'warn',
    clauses: ['non-compete'],
    paths: ['nonCompete'],
    message: {
      ko: '경쟁개발을 제한한다. 필요한 범위를 넘으면 부당하게 경쟁을 제한하거나 약한 쪽의 사업을 막을 수 있다.',
      en: 'Competing development is restricted. Beyond what is needed this may restrain competition unduly or block the weaker side.',
    },
    legal: cite('fair.abuse', 'fair.ip-guideline'),
  },
  {
    id: 'JDA-NON-COMPETE-LONG',
    violated: gt('nonCompete', { value: 1, unit: 'year' }),
    severity: 'warn',
    clauses: ['non-compete'],
    paths: ['nonCompete'],
    message: {
      ko: '공동개발이 끝난 뒤의 경쟁개발 제한이 1년을 넘는다.',
      en: 'The restriction lasts more than 1 year after the project.',
    },
  },
  {
    id: 'LF-EMPINV',
    violated: { op: 'included', clause: 'inventors' },
    severity: 'info',
    clauses: ['inventors'],
    paths: [],
    message: {
      ko: '직무발명의 승계와 보상에 관한 내부 규정이 있는지 각자 확인한다.',
      en: 'Each side checks that it has rules on succession to employee inventions and their compensation.',
    },
    legal: cite('invention.employee'),
  },
  {
    id: 'LF-PUBTECH',
    violated: eq('publiclyFunded', true),
    severity: 'warn',
    clauses: ['results.title'],
    paths: ['publiclyFunded'],
    message: {
      ko: '국가연구개발사업의 과제이다. 성과의 소유와 활용, 기술료, 보안에 관한 의무를 협약과 대조한다.',
      en: 'The project is publicly funded. Compare ownership and use of results, royalties and security with the funding agreement.',
    },
    legal: cite('public.research-results', 'public.nonexclusive'),
  },
  ...coreTechnologyRules(ABROAD),
  foreignLaw(ABROAD),
  ...partyNumbers('JDA', 'developer', 'partner'),
  sameParty('JDA-SAME-PARTY', 'developer', 'partner'),
];

const SERVES: Serves = { ...technology('developer', 'partner'), ...collaboration('developer', 'partner') };
/** The parties, and the project by the developer's listing. */
const prefill = (context: DealContext): SourcedFact[] => [
  ...castFacts(SERVES)(context),
  ...titleFact(SERVES, 'developer', 'project')(context),
];

/** Joint development agreement (공동개발계약): work, cost and results are shared. */
export const jda: Template = {
  id: 'jda',
  version: '1.0.0',
  title: { ko: '공동개발계약서', en: 'Joint Development Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: JdaFacts,
  prefill,
  labels: labelsOf(JdaFacts),
  terms: TERMS,
  clauses: [
    ...projectClauses,
    ...ownershipClauses,
    jointOwnership(JOINT),
    ...outcomeClauses,
    confidentiality,
    ...endingClauses,
    personalData,
    exportControl(ABROAD),
    compliance,
    forceMajeure,
    notices,
    assignment,
    entireOf('이 공동개발', 'this joint development', amendments),
    costs,
    survivalOf('results', 'confidentiality', 'liability', 'disputes'),
    signing,
    language,
    disputes,
    closing,
    ...schedules,
  ],
  signatories: [signatoryOf('developer', TERMS.developer), signatoryOf('partner', TERMS.partner)],
  rules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
