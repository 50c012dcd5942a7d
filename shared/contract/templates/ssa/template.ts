import { labelsOf } from '../../engine/labels.ts';
import type { Template } from '../../engine/types.ts';
import { compliance, confidentiality, entireOf, forceMajeure, personalData } from '../common/blocks.ts';
import { amendments, assignment, closing, disputes, language, notices, signatory, signing } from '../common/closing.ts';
import { foreignClause } from '../common/conditional.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { equityDerivations } from '../common/equity.ts';
import { castFacts } from '../common/prefill.ts';
import { INVESTMENT } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { controlClauses } from './control.ts';
import { disposalClauses } from './disposal.ts';
import { SsaFacts } from './facts.ts';
import { issueClauses } from './issue.ts';
import { ssaRules } from './rules.ts';
import { schedules } from './schedules.ts';
import { shareClauses } from './shares.ts';
import { TERMS } from './words.ts';

/** Share subscription agreement (신주인수계약): common, convertible preferred or redeemable convertible preferred shares. */
export const ssa: Template = {
  id: 'ssa',
  version: '1.0.0',
  title: { ko: '신주인수계약서', en: 'Share Subscription Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: INVESTMENT,
  facts: SsaFacts,
  prefill: castFacts(INVESTMENT),
  derive: equityDerivations,
  labels: labelsOf(SsaFacts),
  terms: TERMS,
  clauses: [
    ...issueClauses,
    ...shareClauses,
    ...controlClauses,
    ...disposalClauses,
    foreignClause,
    confidentiality,
    personalData,
    compliance,
    forceMajeure,
    assignment,
    notices,
    entireOf('이 투자', 'this investment', amendments),
    signing,
    language,
    disputes,
    closing,
    ...schedules,
  ],
  signatories: [signatory('investor'), signatory('company', TERMS.company)],
  rules: ssaRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
