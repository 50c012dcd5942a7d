import { labelsOf } from '../../engine/labels.ts';
import type { Template } from '../../engine/types.ts';
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
  facts: NdaFacts,
  prefill: prefillNda,
  labels: labelsOf(NdaFacts),
  terms: TERMS,
  clauses: [...openingClauses, ...scopeClauses, ...protectionClauses, ...liabilityClauses, ...generalClauses],
  signatories,
  rules: ndaRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: {
    ko: '이 문서는 당사자가 입력한 값과 공개된 서식 규칙으로 만든 초안이며 법률자문이 아니다. 서명하기 전에 변호사의 검토를 받아야 한다. 점검 결과는 확인할 점을 알릴 뿐 적법함을 뜻하지 아니한다.',
    en: 'This document is a draft made from the values entered by the parties and published form rules. It is not legal advice. Have a lawyer review it before signing. The checks point out what to look at; passing them does not mean that the draft is legally sound.',
  },
};
