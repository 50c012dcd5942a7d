import { body, say } from '../../engine/author.ts';
import type { DealContext } from '../../engine/context.ts';
import { labelsOf } from '../../engine/labels.ts';
import type { SourcedFact } from '../../engine/model.ts';
import type { Clause, Template } from '../../engine/types.ts';
import { amendments, closing, disputes, language, notices, signatory, signing } from '../common/closing.ts';
import { at, div, has } from '../common/cond.ts';
import { conditionalClauses, foreignClause } from '../common/conditional.ts';
import { conditionalSchedules } from '../common/conditional-schedules.ts';
import { conversionBy, example } from '../common/conversion.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { partyFacts } from '../common/prefill.ts';
import { INVESTMENT } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { CnFacts } from './facts.ts';
import { closingClauses, noteClauses } from './note.ts';
import { openingClauses } from './opening.ts';
import { cnRules } from './rules.ts';
import { parties, TERMS, val } from './words.ts';

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

const exampleSchedule: Clause = {
  id: 'schedule.example',
  kind: 'schedule',
  heading: { ko: '전환 예시', en: 'Example of a Conversion' },
  when: has('illustration.nextPreMoney'),
  children: [
    {
      id: 'schedule.example.text',
      kind: 'paragraph',
      body: body(
        say`후속투자 직전의 기업가치를 ${val('illustration.nextPreMoney', 'money')}으로 가정하면 후속투자의 한 주 가격은 ${val('illustration.nextPrice', 'money')}, 전환가격은 ${val('illustration.price', 'money')}이고, 전환하여 받는 주식은 ${val('illustration.shares', 'shares')}, 한 주에 미달하는 금액은 ${val('illustration.residual', 'money')}이다. 이 예시는 당사자를 구속하지 아니한다.`,
        say`If the company is valued at ${val('illustration.nextPreMoney', 'money')} immediately before the next financing, the price of a share in it is ${val('illustration.nextPrice', 'money')} and the conversion price ${val('illustration.price', 'money')}; conversion gives ${val('illustration.shares', 'shares')}, with ${val('illustration.residual', 'money')} left below one share. This example binds nobody.`,
      ),
    },
  ],
};

/** The parties from their organisations, and one house default: Korean prevails. */
const prefill = (context: DealContext): SourcedFact[] => [
  { path: 'language', value: 'ko', source: { kind: 'default' } },
  ...context.parties.flatMap(partyFacts),
];

/** Korean convertible note (조건부지분전환계약): a bond at the next financing's valuation, or repayment. */
export const cn: Template = {
  id: 'cn',
  version: '1.0.0',
  title: { ko: '조건부지분전환계약서', en: 'Conditional Equity Conversion Agreement (Korean convertible note)' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: INVESTMENT,
  facts: CnFacts,
  prefill,
  derive: conversionBy([{ path: example('capPrice'), expr: div(at('valuationCap'), at('fullyDiluted')) }]),
  labels: labelsOf(CnFacts),
  terms: TERMS,
  clauses: [
    ...openingClauses,
    ...noteClauses,
    ...conditionalClauses,
    ...closingClauses,
    foreignClause,
    notices,
    entire,
    signing,
    language,
    disputes,
    closing,
    ...conditionalSchedules,
    exampleSchedule,
  ],
  signatories: [signatory('investor'), signatory('company', TERMS.company)],
  rules: cnRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
