import { body, say } from '../../engine/author.ts';
import { labelsOf } from '../../engine/labels.ts';
import type { Clause, Template } from '../../engine/types.ts';
import { column, disputes, language, notices, signatory, signing } from '../common/closing.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { equityDerivations } from '../common/equity.ts';
import { INVESTMENT } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { controlClauses } from './control.ts';
import { economicClauses } from './economics.ts';
import { TsFacts } from './facts.ts';
import { prefillTs } from './prefill.ts';
import { tsRules } from './rules.ts';
import { parties, TERMS, val } from './words.ts';

const closing: Clause = {
  id: 'closing',
  kind: 'closing',
  body: body(
    say`${parties}는 위와 같은 주요 조건을 확인하기 위하여 이 문서에 서명한다. 서명일: ${val('signedOn', 'date')}`,
    say`The ${parties} sign this document in confirmation of the principal terms above. Date of signature: ${val('signedOn', 'date')}`,
  ),
};

const list = (
  id: 'matters' | 'conditions',
  heading: { ko: string; en: string },
  name: { ko: string; en: string },
): Clause => ({
  id: `schedule.${id}`,
  kind: 'schedule',
  heading,
  children: [
    {
      id: `schedule.${id}.table`,
      kind: 'table',
      each: id,
      columns: [column(name.ko, name.en, val('item.text', 'text'))],
    },
  ],
});

const schedules: readonly Clause[] = [
  {
    id: 'schedule.uses',
    kind: 'schedule',
    heading: { ko: '투자금의 용도', en: 'Use of Proceeds' },
    children: [
      {
        id: 'schedule.uses.table',
        kind: 'table',
        each: 'uses',
        columns: [
          column('항목', 'Item', val('item.item', 'text')),
          column('금액', 'Amount', val('item.amount', 'money')),
        ],
      },
    ],
  },
  list('matters', { ko: '관여할 경영사항', en: 'Matters of Management' }, { ko: '사항', en: 'Matter' }),
  list('conditions', { ko: '선행조건', en: 'Conditions Precedent' }, { ko: '조건', en: 'Condition' }),
];

/** Investment term sheet (투자 주요조건서): what both sides mean to agree, and which few articles bind already. */
export const ts: Template = {
  id: 'ts',
  version: '1.0.0',
  title: { ko: '투자 주요조건서', en: 'Investment Term Sheet' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: INVESTMENT,
  facts: TsFacts,
  prefill: prefillTs,
  derive: equityDerivations,
  labels: labelsOf(TsFacts),
  terms: TERMS,
  clauses: [...economicClauses, ...controlClauses, notices, signing, language, disputes, closing, ...schedules],
  signatories: [signatory('investor'), signatory('company', TERMS.company)],
  rules: tsRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
