import { body, say } from '../../engine/author.ts';
import { labelsOf } from '../../engine/labels.ts';
import type { Clause, Template } from '../../engine/types.ts';
import { amendments, closing, disputes, language, notices, signatory, signing } from '../common/closing.ts';
import { foreignClause } from '../common/conditional.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { INVESTMENT } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { conversionClauses, transferClause } from './conversion.ts';
import { openingClauses } from './definitions.ts';
import { derivations } from './derive.ts';
import { SafeFacts } from './facts.ts';
import { prefillSafe } from './prefill.ts';
import { breachClause, protectionClauses } from './protection.ts';
import { safeRules } from './rules.ts';
import { schedules } from './schedules.ts';
import { parties, TERMS } from './words.ts';

const entire: Clause = {
  id: 'entire',
  kind: 'article',
  heading: { ko: '완전합의와 변경', en: 'Entire Agreement and Amendment' },
  children: [
    {
      id: 'entire.agreement',
      kind: 'paragraph',
      body: body(
        say`이 계약은 이 투자에 관한 ${parties} 사이의 완전한 합의이며, 그에 관한 종전의 모든 합의를 대신한다.`,
        say`This Agreement is the entire agreement between the ${parties} on this investment and replaces all earlier agreements on that subject.`,
      ),
    },
    ...amendments,
  ],
};

/** Korean SAFE (조건부지분인수계약): money first, equity by the valuation of the next financing. */
export const safe: Template = {
  id: 'safe',
  version: '1.0.0',
  title: { ko: '조건부지분인수계약서', en: 'Conditional Equity Subscription Agreement (Korean SAFE)' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: INVESTMENT,
  facts: SafeFacts,
  prefill: prefillSafe,
  derive: derivations,
  labels: labelsOf(SafeFacts),
  terms: TERMS,
  clauses: [
    ...openingClauses,
    ...conversionClauses,
    ...protectionClauses,
    transferClause,
    breachClause,
    foreignClause,
    notices,
    entire,
    signing,
    language,
    disputes,
    closing,
    ...schedules,
  ],
  signatories: [signatory('investor'), signatory('company', TERMS.company)],
  rules: safeRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
