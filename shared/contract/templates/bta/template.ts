import { labelsOf } from '../../engine/labels.ts';
import type { Template } from '../../engine/types.ts';
import { compliance, confidentiality, costs, entireOf, exportControl } from '../common/blocks.ts';
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
import { foreignAmong } from '../common/cond.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { castFacts, titleFact } from '../common/prefill.ts';
import { acquisition } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { BtaFacts } from './facts.ts';
import { promiseClauses } from './promises.ts';
import { btaRules } from './rules.ts';
import { schedules } from './schedules.ts';
import { transferClauses } from './transfer.ts';
import { TERMS } from './words.ts';

const SERVES = acquisition('transferor', 'transferee');

/** Business transfer agreement (영업양수도계약): a business passes with its assets, debts, people and contracts. */
export const bta: Template = {
  id: 'bta',
  version: '1.0.0',
  title: { ko: '영업양수도계약서', en: 'Business Transfer Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: BtaFacts,
  prefill: context => [...castFacts(SERVES)(context), ...titleFact(SERVES, 'transferor', 'business')(context)],
  labels: labelsOf(BtaFacts),
  terms: TERMS,
  clauses: [
    ...transferClauses,
    ...promiseClauses,
    exportControl(foreignAmong('transferor', 'transferee')),
    confidentiality,
    compliance,
    assignment,
    notices,
    entireOf('이 영업양수도', 'this transfer', amendments),
    costs,
    signing,
    language,
    disputes,
    closing,
    ...schedules,
  ],
  signatories: [signatoryOf('transferor', TERMS.transferor), signatoryOf('transferee', TERMS.transferee)],
  rules: btaRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
