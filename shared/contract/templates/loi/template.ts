import { body, say } from '../../engine/author.ts';
import { labelsOf } from '../../engine/labels.ts';
import type { Clause, Template } from '../../engine/types.ts';
import { disputes, language, notices, signatoryOf, signing } from '../common/closing.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { castFacts, titleFact } from '../common/prefill.ts';
import { acquisition } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { letterClauses, schedules } from './clauses.ts';
import { LoiFacts } from './facts.ts';
import { loiRules } from './rules.ts';
import { parties, TERMS, val } from './words.ts';

const SERVES = acquisition('seller', 'buyer');

const closing: Clause = {
  id: 'closing',
  kind: 'closing',
  body: body(
    say`${parties}는 위의 내용을 확인하기 위하여 이 문서에 서명한다. 서명일: ${val('signedOn', 'date')}`,
    say`The ${parties} sign this document in confirmation of the above. Date of signature: ${val('signedOn', 'date')}`,
  ),
};

/** Letter of intent on an acquisition (인수의향서): not binding, save for exclusivity, secrecy, costs and disputes. */
export const loi: Template = {
  id: 'loi',
  version: '1.0.0',
  title: { ko: '인수의향서', en: 'Letter of Intent' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: LoiFacts,
  prefill: context => [...castFacts(SERVES)(context), ...titleFact(SERVES, 'seller', 'target')(context)],
  labels: labelsOf(LoiFacts),
  terms: TERMS,
  clauses: [...letterClauses, notices, signing, language, disputes, closing, ...schedules],
  signatories: [signatoryOf('seller', TERMS.seller), signatoryOf('buyer', TERMS.buyer)],
  rules: loiRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
