import { labelsOf } from '../../engine/labels.ts';
import type { Template } from '../../engine/types.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { INVESTMENT } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { openingClauses } from './definitions.ts';
import { NdaFacts } from './facts.ts';
import { generalClauses, signatories } from './general.ts';
import { liabilityClauses } from './liability.ts';
import { prefillNda } from './prefill.ts';
import { protectionClauses } from './protection.ts';
import { ndaRules } from './rules.ts';
import { scopeClauses } from './scope.ts';
import { TERMS } from './words.ts';

/** Mutual non-disclosure agreement between an investor and a company. */
export const nda: Template = {
  id: 'nda',
  version: '1.0.0',
  title: { ko: '비밀유지계약서', en: 'Mutual Non-Disclosure Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: INVESTMENT,
  facts: NdaFacts,
  prefill: prefillNda,
  labels: labelsOf(NdaFacts),
  terms: TERMS,
  clauses: [...openingClauses, ...scopeClauses, ...protectionClauses, ...liabilityClauses, ...generalClauses],
  signatories,
  rules: ndaRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
