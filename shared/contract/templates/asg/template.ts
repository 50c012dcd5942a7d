import type { DealContext } from '../../engine/context.ts';
import { labelsOf } from '../../engine/labels.ts';
import type { SourcedFact } from '../../engine/model.ts';
import type { Template } from '../../engine/types.ts';
import {
  compliance,
  confidentiality,
  entireOf,
  exportControl,
  forceMajeure,
  personalData,
  survivalOf,
} from '../common/blocks.ts';
import { amendments, assignment, disputes, language, notices, signatoryOf, signing } from '../common/closing.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { castFacts, rightsFacts, titleFact } from '../common/prefill.ts';
import { technology } from '../common/serves.ts';
import { stampDuty } from '../common/stamp.ts';
import { LAW_AS_OF } from '../legal.ts';
import { transferClauses } from './clauses.ts';
import { closing, costsClause, endingClauses, remedyClauses, schedules } from './ending.ts';
import { AsgFacts } from './facts.ts';
import { ABROAD, asgRules } from './rules.ts';
import { TERMS } from './words.ts';

const SERVES = technology('assignor', 'assignee');

/** The parties, and of the technology's listing its name and its rights. */
const prefill = (context: DealContext): SourcedFact[] => [
  ...castFacts(SERVES)(context),
  ...titleFact(SERVES, 'assignor', 'technology')(context),
  ...rightsFacts(context),
];

/** Technology assignment (기술양도계약): rights and know-how pass, with registration and stamp duty. */
export const asg: Template = {
  id: 'asg',
  version: '1.0.0',
  title: { ko: '기술양도계약서', en: 'Technology Assignment Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: AsgFacts,
  prefill,
  derive: stampDuty('stampDuty', 'price', 'originals'),
  labels: labelsOf(AsgFacts),
  terms: TERMS,
  clauses: [
    ...transferClauses,
    ...endingClauses,
    confidentiality,
    ...remedyClauses,
    exportControl(ABROAD),
    personalData,
    compliance,
    forceMajeure,
    notices,
    assignment,
    entireOf('이 양도', 'this transfer', amendments),
    costsClause,
    survivalOf('warranties', 'claims', 'confidentiality', 'liability', 'disputes'),
    signing,
    language,
    disputes,
    closing,
    ...schedules,
  ],
  signatories: [signatoryOf('assignor', TERMS.assignor), signatoryOf('assignee', TERMS.assignee)],
  rules: asgRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
