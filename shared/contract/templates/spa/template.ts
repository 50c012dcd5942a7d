import { labelsOf } from '../../engine/labels.ts';
import type { Template } from '../../engine/types.ts';
import { compliance, confidentiality, costs, entireOf, exportControl, personalData } from '../common/blocks.ts';
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
import { derivations } from './derive.ts';
import { SpaFacts } from './facts.ts';
import { promiseClauses } from './promises.ts';
import { spaRules } from './rules.ts';
import { saleClauses } from './sale.ts';
import { schedules } from './schedules.ts';
import { TERMS } from './words.ts';

const SERVES = acquisition('seller', 'buyer');

/** Share purchase agreement (주식매매계약): the shares of a company change hands. */
export const spa: Template = {
  id: 'spa',
  version: '1.0.0',
  title: { ko: '주식매매계약서', en: 'Share Purchase Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: SpaFacts,
  prefill: context => [...castFacts(SERVES)(context), ...titleFact(SERVES, 'seller', 'target')(context)],
  derive: derivations,
  labels: labelsOf(SpaFacts),
  terms: TERMS,
  clauses: [
    ...saleClauses,
    ...promiseClauses,
    exportControl(foreignAmong('seller', 'buyer')),
    confidentiality,
    personalData,
    compliance,
    assignment,
    notices,
    entireOf('이 매매', 'this sale', amendments),
    costs,
    signing,
    language,
    disputes,
    closing,
    ...schedules,
  ],
  signatories: [signatoryOf('seller', TERMS.seller), signatoryOf('buyer', TERMS.buyer)],
  rules: spaRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
