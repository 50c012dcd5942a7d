import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, listed, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { has } from '../common/cond.ts';
import { APPROVALS } from './facts.ts';
import {
  assets,
  business,
  choose,
  debts,
  define,
  party,
  price,
  transferDay,
  transferee,
  transferor,
  val,
} from './words.ts';

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${val('parties.transferor.name', 'text')}(이하 ${define('transferor')}이라 한다)${josaNode('과/와')} ${val('parties.transferee.name', 'text')}(이하 ${define('transferee')}이라 한다)${josaNode('은/는')} 영업의 양도와 양수에 관하여 다음과 같이 영업양수도계약(이하 “이 계약”이라 한다)을 체결한다.`,
    en: say`This Business Transfer Agreement (this “Agreement”) is entered into between ${val('parties.transferor.name', 'text')} (the ${define('transferor')}) and ${val('parties.transferee.name', 'text')} (the ${define('transferee')}) on the transfer of a business.`,
  },
};

const definitions = single(
  'definitions',
  '목적과 정의',
  'Purpose and Definitions',
  [
    say`이 계약은 영업을 조직과 함께 일체로 이전하는 조건을 정하는 것을 목적으로 하며, 사용하는 용어의 뜻은 다음 각 호와 같다.`,
    say`This Agreement sets out the terms on which a business is transferred as an organised whole. In it the following terms have the meanings given below.`,
  ],
  {
    items: [
      item(
        'definitions.party',
        say`${define('party')}란 ${transferor} 또는 ${transferee}을 말하며, 문맥에 따라 둘 모두를 말한다.`,
        say`${define('party')} means the ${transferor} or the ${transferee} or, as the context requires, both of them.`,
      ),
      item(
        'definitions.business',
        say`${define('business')}이란 ${transferor}이 영위하는 ${val('business', 'text')}의 영업을 말한다.`,
        say`${define('business')} means the business of ${val('business', 'text')} that the ${transferor} carries on.`,
      ),
      item(
        'definitions.assets',
        say`${define('assets')}이란 ${ref('schedule.assets')}에 적은 자산을 말하고, ${define('debts')}란 ${ref('schedule.debts')}에 적은 채무를 말한다.`,
        say`${define('assets')} means the assets listed in ${ref('schedule.assets')}, and ${define('debts')} means the liabilities listed in ${ref('schedule.debts')}.`,
      ),
      item(
        'definitions.price',
        say`${define('price')}이란 ${business}의 대가인 ${val('price', 'money')}${josaNode('을/를')} 말한다.`,
        say`${define('price')} means the sum of ${val('price', 'money')} paid for the ${business}.`,
      ),
      item(
        'definitions.day',
        say`${define('transferDay')}이란 ${ref('completion')}에 따라 ${business}이 이전되는 날을 말한다.`,
        say`${define('transferDay')} means the day on which the ${business} passes under ${ref('completion')}.`,
      ),
    ],
  },
);

const transfer = article('transfer', '영업의 양도', 'Transfer of the Business', [
  paragraph(
    'transfer.whole',
    say`${transferor}은 ${transferDay}에 ${assets}, ${debts}와 ${business}에 속하는 거래관계, 영업상의 비밀과 기록을 일체로 ${transferee}에게 이전하고 ${transferee}은 이를 받는다.`,
    say`On the ${transferDay} the ${transferor} transfers to the ${transferee}, as a whole, the ${assets}, the ${debts} and the relations, trade secrets and records that belong to the ${business}, and the ${transferee} takes them over.`,
  ),
  paragraph(
    'transfer.excluded',
    say`${ref('schedule.excluded')}에 적은 자산과 채무, 그리고 ${debts}로 적지 아니한 모든 채무는 ${transferor}에게 남는다.`,
    say`The assets and liabilities listed in ${ref('schedule.excluded')}, and every liability not among the ${debts}, remain with the ${transferor}.`,
  ),
]);

const payment = article('payment', '대금의 지급과 정산', 'Payment and Settlement', [
  paragraph(
    'payment.instalments',
    say`${transferee}은 ${price}을 ${ref('schedule.instalments')}에 적은 금액과 날짜에 따라 ${transferor}이 지정한 계좌에 지급한다.`,
    say`The ${transferee} pays the ${price} into the account designated by the ${transferor}, in the amounts and on the days set out in ${ref('schedule.instalments')}.`,
  ),
  paragraph(
    'payment.settlement',
    say`${transferDay} 현재의 ${assets}과 ${debts}를 60일 안에 함께 확인하여 적힌 금액과의 차이를 정산하고, ${business}의 수익과 비용은 ${transferDay}의 앞뒤로 나누어 각자에게 귀속한다.`,
    say`Within 60 days the ${assets} and the ${debts} as of the ${transferDay} are established jointly and differences from the amounts stated are settled; income and expenses of the ${business} belong to either side as they fall before or after the ${transferDay}.`,
  ),
  paragraph(
    'payment.delay',
    say`지급을 늦춘 ${party}는 늦은 기간에 대하여 연 ${val('delayInterest', 'rate')}의 지연이자를 지급한다.`,
    say`A ${party} that is late in paying pays interest at ${val('delayInterest', 'rate')} a year.`,
  ),
]);

const approval = article('approval', '회사의 승인과 반대주주', 'Corporate Approval and Dissenting Shareholders', [
  paragraph(
    'approval.procedure',
    say`${transferor}은 ${val('resolvedOn', 'date')}까지 이 계약에 필요한 승인을 다음과 같이 받는다. ${choose(
      'approval',
      {
        meeting: say`출석한 주주의 의결권의 3분의 2 이상이고 발행주식총수의 3분의 1 이상인 수에 의한 주주총회의 결의를 받으며, 소집통지에 주식매수청구권의 내용과 행사방법을 적는다.`,
        simplified: say`총주주의 동의가 있거나 ${transferee}이 발행주식총수의 90% 이상을 가지고 있으므로 이사회의 승인을 받고, 그 내용을 주주에게 알리거나 공고한다.`,
        not_needed: say`${business}이 영업의 전부 또는 중요한 일부가 아니므로 이사회의 결의를 받는다.`,
      },
      APPROVALS,
    )}`,
    say`No later than ${val('resolvedOn', 'date')} the ${transferor} obtains the approval that this Agreement needs, as follows. ${choose(
      'approval',
      {
        meeting: say`It obtains a resolution of the general meeting by at least 2/3 of the votes of the shareholders present and at least 1/3 of the issued shares, the notice of the meeting stating the right of dissenting shareholders to be bought out and how it is exercised.`,
        simplified: say`As all shareholders consent, or the ${transferee} holds at least 90% of the issued shares, it obtains the approval of the board and gives the shareholders individual or public notice of it.`,
        not_needed: say`As the ${business} is neither the whole nor a material part of its business, it obtains a resolution of the board.`,
      },
      APPROVALS,
    )}`,
  ),
  paragraph(
    'approval.dissent',
    say`반대주주의 주식매수청구에 드는 비용은 ${transferor}이 부담한다.`,
    say`The costs of buying out dissenting shareholders are borne by the ${transferor}.`,
    { op: 'eq', path: 'approval', value: 'meeting' },
  ),
]);

const conditions = single(
  'conditions',
  '선행조건',
  'Conditions Precedent',
  [
    say`${business}의 이전과 대금의 지급은 다음 각 호의 조건이 모두 이루어질 것을 조건으로 한다.`,
    say`The transfer of the ${business} and the payment of the price are conditional on all of the following.`,
  ],
  {
    items: [
      item(
        'conditions.approval',
        say`${ref('approval')}에 따른 승인과 거래에 필요한 신고의 수리 및 인허가`,
        say`The approval under ${ref('approval')}, and clearance of any notification and all permits that the transaction needs`,
      ),
      item(
        'conditions.contracts',
        say`${ref('schedule.contracts')}에 적은 계약의 상대방과 인허가 관청의 동의 또는 승계`,
        say`Consent of the counterparties and authorities to the succession to the contracts and licences listed in ${ref('schedule.contracts')}`,
      ),
      item(
        'conditions.truth',
        say`상대방의 진술과 보장이 중요한 점에서 참이고 종결 전의 의무가 이행되었을 것`,
        say`The representations and warranties of the other being true in all material respects, and its duties before completion having been performed`,
      ),
    ],
  },
);

const completion = article('completion', '이전의 실행', 'Completion', [
  paragraph(
    'completion.when',
    say`${business}은 ${val('closingOn', 'date')}에 이전하며, 늦어도 ${val('longStop', 'date')}까지 이전한다.`,
    say`The ${business} passes on ${val('closingOn', 'date')} and no later than ${val('longStop', 'date')}.`,
  ),
  listed(
    'completion.acts',
    say`${transferor}은 ${transferDay}에 다음 각 호의 일을 한다.`,
    say`On the ${transferDay} the ${transferor} does the following.`,
    [
      item(
        'completion.property',
        say`동산을 인도하고, 부동산·자동차·지식재산권 등 등기나 등록이 필요한 자산의 이전에 필요한 서류를 준다.`,
        say`It delivers movables, and hands over the documents needed to transfer assets that have to be registered, such as real property, vehicles and intellectual property.`,
      ),
      item(
        'completion.claims',
        say`양도되는 채권의 채무자에게 확정일자 있는 통지를 하거나 그 승낙을 받는다.`,
        say`It gives the debtors of claims transferred notice bearing a certified date, or obtains their acknowledgement.`,
      ),
      item(
        'completion.records',
        say`고객과 거래처의 기록, 소스코드, 설계와 영업 자료를 넘긴다.`,
        say`It hands over records of customers and suppliers, source code, designs and business materials.`,
      ),
    ],
  ),
]);

const people = article(
  'people',
  '근로자의 승계',
  'Employees',
  [
    paragraph(
      'people.succession',
      say`${transferee}은 ${transferDay}에 ${business}에 종사하는 근로자 ${val('employees', 'count')}명의 근로관계를 같은 조건과 근속기간으로 승계한다. 승계를 원하지 아니하는 근로자는 ${transferor}에게 남는다.`,
      say`On the ${transferDay} the ${transferee} takes over the employment of the ${val('employees', 'count')} employees who work in the ${business}, on the same terms and with their length of service. Employees who do not wish this remain with the ${transferor}.`,
    ),
    paragraph(
      'people.debts',
      say`${transferDay} 전에 생긴 임금과 그 밖의 근로채무는 ${transferor}이 부담하고, 퇴직급여의 적립금은 ${transferee}에게 이전한다.`,
      say`Wages and other debts from employment that arose before the ${transferDay} are borne by the ${transferor}, and what has been set aside for retirement pay passes to the ${transferee}.`,
    ),
  ],
  has('employees'),
);

const contracts = single('contracts', '계약과 인허가의 승계', 'Contracts and Licences', [
  say`${party}는 ${ref('schedule.contracts')}에 적은 계약과 인허가가 ${transferee}에게 승계되도록 필요한 동의를 받는 데 협력한다. 동의를 받기 전까지 ${transferor}은 ${transferee}의 계산으로 그 이익을 보유하고 의무를 이행한다.`,
  say`Each ${party} helps to obtain the consents needed for the ${transferee} to succeed to the contracts and licences listed in ${ref('schedule.contracts')}. Until then the ${transferor} holds their benefit and performs their duties for the account of the ${transferee}.`,
]);

/** What passes to whom for what, and how. */
export const transferClauses: readonly Clause[] = [
  preamble,
  definitions,
  transfer,
  payment,
  approval,
  conditions,
  completion,
  people,
  contracts,
];
