import type { DealContext } from '../../engine/context.ts';
import { labelsOf } from '../../engine/labels.ts';
import type { SourcedFact } from '../../engine/model.ts';
import type { Derivation, Template } from '../../engine/types.ts';
import { ROYALTY_WITHHOLDING } from '../../law/index.ts';
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
import { and, at, div, eq, mul, number } from '../common/cond.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { castFacts, rightsFacts, titleFact } from '../common/prefill.ts';
import { technology } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { ABROAD, PAID_ABROAD } from './conditions.ts';
import { LicFacts } from './facts.ts';
import { grantClauses } from './grant.ts';
import { diligenceClause, moneyClauses } from './money.ts';
import { endingClauses, protectionClauses } from './protection.ts';
import { licRules } from './rules.ts';
import { schedules } from './schedules.ts';
import { TERMS } from './words.ts';

const SERVES = technology('licensor', 'licensee');

/** The parties, and of the technology's listing its name and its rights. */
const prefill = (context: DealContext): SourcedFact[] => [
  ...castFacts(SERVES)(context),
  ...titleFact(SERVES, 'licensor', 'technology')(context),
  ...rightsFacts(context),
];

/** What has to be paid so that the fee agreed is left after tax: fee ÷ (1 − rate), down to the whole unit. */
const derive: readonly Derivation[] = [
  {
    path: 'royalty.upfrontGross',
    when: and(PAID_ABROAD, eq('royalty.taxBearer', 'gross_up')),
    expr: div(mul(at('royalty.upfront'), number(10_000)), number(10_000 - ROYALTY_WITHHOLDING.total)),
  },
];

/** Technology licence (기술실시계약): registered exclusive, contractual exclusive, sole or non-exclusive. */
export const lic: Template = {
  id: 'lic',
  version: '1.0.0',
  title: { ko: '기술실시계약서', en: 'Technology Licence Agreement' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: LicFacts,
  prefill,
  derive,
  labels: labelsOf(LicFacts),
  terms: TERMS,
  clauses: [
    ...grantClauses,
    ...moneyClauses,
    ...protectionClauses,
    diligenceClause,
    confidentiality,
    ...endingClauses,
    exportControl(ABROAD),
    personalData,
    compliance,
    forceMajeure,
    notices,
    assignment,
    entireOf('계약기술의 실시', 'the licence of the technology', amendments),
    costs,
    survivalOf('payment', 'confidentiality', 'effects', 'liability', 'disputes'),
    signing,
    language,
    disputes,
    closing,
    ...schedules,
  ],
  signatories: [signatoryOf('licensor', TERMS.licensor), signatoryOf('licensee', TERMS.licensee)],
  rules: licRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
