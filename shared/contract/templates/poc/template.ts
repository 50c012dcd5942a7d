import type { DealContext } from '../../engine/context.ts';
import { labelsOf } from '../../engine/labels.ts';
import type { SourcedFact } from '../../engine/model.ts';
import type { Serves, Template } from '../../engine/types.ts';
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
import { DISCLAIMER } from '../common/disclaimer.ts';
import { castFacts, goalFacts, titleFact } from '../common/prefill.ts';
import { jointOwnership } from '../common/project.ts';
import { collaboration, technology } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { PocFacts } from './facts.ts';
import { pilotClauses } from './pilot.ts';
import { endingClauses, JOINT, outcomeClauses, resultClauses, schedules } from './results.ts';
import { ABROAD, pocRules } from './rules.ts';
import { TERMS } from './words.ts';

const SERVES: Serves = { ...collaboration('provider', 'host'), ...technology('provider', 'host') };

/** The parties; the project by the provider's listing; what the need says is to be reached. */
const prefill = (context: DealContext): SourcedFact[] => [
  ...castFacts(SERVES)(context),
  ...titleFact(SERVES, 'provider', 'project')(context),
  ...goalFacts(context),
];

/** Proof-of-concept agreement (실증협약): a technology is tried where it is needed. */
export const poc: Template = {
  id: 'poc',
  version: '1.0.0',
  title: { ko: '실증(PoC) 협약서', en: 'Proof-of-Concept Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: PocFacts,
  prefill,
  labels: labelsOf(PocFacts),
  terms: TERMS,
  clauses: [
    ...pilotClauses,
    ...resultClauses,
    jointOwnership(JOINT),
    ...outcomeClauses,
    confidentiality,
    personalData,
    ...endingClauses,
    exportControl(ABROAD),
    compliance,
    forceMajeure,
    notices,
    assignment,
    entireOf('이 실증', 'this pilot', amendments),
    costs,
    survivalOf('results', 'confidentiality', 'liability', 'disputes'),
    signing,
    language,
    disputes,
    closing,
    ...schedules,
  ],
  signatories: [signatoryOf('provider', TERMS.provider), signatoryOf('host', TERMS.host)],
  rules: pocRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
