import { josaNode, ref, say } from '../../engine/author.ts';
import { article, column, item, listed, paragraph, single, tableSchedule } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { has, oneOf } from '../common/cond.ts';
import { DEPOSITS, STRUCTURES } from './facts.ts';
import { buyer, choose, deal, define, definitive, parties, party, seller, target, val } from './words.ts';

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${val('parties.buyer.name', 'text')}(이하 ${define('buyer')}이라 한다)${josaNode('은/는')} ${val('parties.seller.name', 'text')}(이하 ${define('seller')}이라 한다)에게 아래의 인수에 관한 의향을 밝히고, 양측은 그 협의의 조건을 다음과 같이 확인한다.`,
    en: say`${val('parties.buyer.name', 'text')} (the ${define('buyer')}) declares to ${val('parties.seller.name', 'text')} (the ${define('seller')}) its intention to make the acquisition described below, and the two record the terms of their discussions as follows.`,
  },
};

const overview = article('overview', '거래의 개요', 'Overview', [
  paragraph(
    'overview.target',
    say`${buyer}은 ${val('target', 'text')}(이하 ${define('target')}이라 한다)을 인수하는 거래(이하 ${define('deal')}라 한다)를 검토한다.`,
    say`The ${buyer} is considering the acquisition (the ${define('deal')}) of ${val('target', 'text')} (the ${define('target')}).`,
  ),
  paragraph(
    'overview.structure',
    say`${deal}의 구조는 다음과 같이 예정하며, 실사와 세무·법률 검토의 결과에 따라 바꿀 수 있다. ${choose(
      'structure',
      {
        shares: say`${buyer}이 ${seller}으로부터 ${target}의 주식을 양수한다.`,
        business: say`${buyer}이 ${seller}으로부터 ${target}에 속하는 영업을 양수한다.`,
        new_shares: say`${buyer}이 ${target}이 새로 발행하는 주식을 인수한다.`,
        merger: say`${buyer}과 ${target}이 합병한다.`,
      },
      STRUCTURES,
    )}`,
    say`The ${deal} is envisaged to take the following form, which may change with the results of due diligence and of tax and legal review. ${choose(
      'structure',
      {
        shares: say`The ${buyer} purchases shares of the ${target} from the ${seller}.`,
        business: say`The ${buyer} takes over the business belonging to the ${target} from the ${seller}.`,
        new_shares: say`The ${buyer} subscribes for shares newly issued by the ${target}.`,
        merger: say`The ${buyer} and the ${target} merge.`,
      },
      STRUCTURES,
    )}`,
  ),
  paragraph(
    'overview.stake',
    say`취득할 지분율은 ${val('stake', 'rate')}로 예정한다.`,
    say`The stake to be acquired is envisaged to be ${val('stake', 'rate')}.`,
    oneOf('structure', 'shares', 'new_shares'),
  ),
  paragraph(
    'overview.party',
    say`이 문서에서 ${define('party')}란 ${seller} 또는 ${buyer}을 말하며, 문맥에 따라 둘 모두를 말한다. ${define('definitive')}이란 ${deal}를 이루기 위하여 ${party}가 체결할 계약을 말한다.`,
    say`In this document ${define('party')} means the ${seller} or the ${buyer} or, as the context requires, both of them. ${define('definitive')} means the agreement to be entered into by either ${party} in order to carry out the ${deal}.`,
  ),
]);

const price = article('price', '대금', 'Price', [
  paragraph(
    'price.range',
    say`${deal}의 대금은 ${val('priceFrom', 'money')}부터 ${val('priceTo', 'money')}까지의 범위에서 협의하며, 그 산정의 근거는 다음과 같다: ${val('priceBasis', 'text')}.`,
    say`The price of the ${deal} is discussed within a range from ${val('priceFrom', 'money')} to ${val('priceTo', 'money')}; it is based on ${val('priceBasis', 'text')}.`,
  ),
  paragraph(
    'price.final',
    say`최종 대금과 지급방법, 대금의 조정은 실사의 결과에 따라 ${definitive}에서 정한다.`,
    say`The final price, the manner of payment and any adjustment are settled in the ${definitive} according to the results of due diligence.`,
  ),
]);

const diligence = article('diligence', '실사', 'Due Diligence', [
  paragraph(
    'diligence.period',
    say`${seller}은 이 문서에 서명한 날부터 ${val('diligence', 'period')} 동안 ${buyer}과 그 자문인이 ${target}에 대한 법률·회계·기술 실사를 할 수 있도록 자료를 주고 면담에 응한다.`,
    say`For ${val('diligence', 'period')} from the signature of this document, the ${seller} provides materials and interviews so that the ${buyer} and its advisers can carry out legal, financial and technical due diligence on the ${target}.`,
  ),
  paragraph(
    'diligence.limits',
    say`경쟁법이나 개인정보 보호에 관한 법령에 따라 그대로 줄 수 없는 자료는 필요한 조치를 한 뒤에 준다.`,
    say`Materials that competition law or the law on personal data does not allow to be given as they are, are given after the necessary measures.`,
  ),
]);

const conditions = single('conditions', '선행조건', 'Conditions Precedent', [
  say`${deal}의 완결에는 ${ref('schedule.conditions')}에 적은 조건이 예정되어 있으며, 그 밖의 조건은 ${definitive}에서 정한다.`,
  say`The conditions listed in ${ref('schedule.conditions')} are envisaged for completing the ${deal}; others are left to the ${definitive}.`,
]);

const timetable = single('timetable', '일정', 'Timetable', [
  say`${party}는 ${ref('schedule.timetable')}에 적은 일정에 따르도록 노력한다.`,
  say`Each ${party} endeavours to keep to the timetable in ${ref('schedule.timetable')}.`,
]);

const exclusivity = single('exclusivity', '배타적 협상', 'Exclusivity', [
  say`${seller}은 ${val('exclusiveUntil', 'date')}까지 ${buyer} 외의 자와 ${deal}와 양립할 수 없는 거래를 협의하거나 체결하지 아니하고, 그러한 제안을 받으면 그 사실을 ${buyer}에게 알린다.`,
  say`Until ${val('exclusiveUntil', 'date')} the ${seller} neither negotiates nor concludes with anybody but the ${buyer} a transaction incompatible with the ${deal}, and notifies the ${buyer} of the fact of any proposal for one.`,
]);

const confidentiality = single('confidentiality', '비밀유지', 'Confidentiality', [
  say`${party}는 이 문서의 내용, 협의가 있다는 사실과 실사에서 알게 된 상대방의 비밀을 ${deal}의 검토에만 쓰고, 법령에 따르거나 비밀유지의무를 지는 자문인에게 알리는 경우를 제외하고는 제3자에게 알리지 아니한다. 이 의무는 서명한 날부터 ${val('secrecyPeriod', 'period')}간 존속하며, ${parties} 사이에 비밀유지계약이 있으면 그 계약이 함께 적용된다.`,
  say`Each ${party} uses the contents of this document, the fact of the discussions and secrets of the other learned in due diligence only to examine the ${deal}, and discloses them to no third party except as required by law or to advisers bound to secrecy. This duty survives for ${val('secrecyPeriod', 'period')} from signature, and any non-disclosure agreement between the ${parties} applies as well.`,
]);

const costs = single('costs', '비용', 'Costs', [
  say`${deal}의 검토와 협의에 드는 비용은 ${party}가 각자 부담한다.`,
  say`Each ${party} bears its own costs of examining and discussing the ${deal}.`,
]);

const deposit = article(
  'deposit',
  '이행보증금',
  'Deposit',
  [
    paragraph(
      'deposit.payment',
      say`${buyer}은 이 문서에 서명한 날부터 5영업일 안에 ${val('deposit', 'money')}${josaNode('을/를')} 이행보증금으로 예치한다.`,
      say`Within 5 business days of the signature of this document the ${buyer} places a deposit of ${val('deposit', 'money')}.`,
    ),
    paragraph(
      'deposit.terms',
      say`이행보증금은 다음과 같이 처리한다. ${choose(
        'depositTerms',
        {
          credited: say`${definitive}이 체결되면 대금에 충당하고, 체결되지 아니하면 돌려준다.`,
          forfeited: say`${definitive}이 체결되면 대금에 충당하고, ${buyer}의 책임 있는 사유로 체결되지 아니하면 ${seller}에게 귀속하며, 그 밖의 경우에는 돌려준다.`,
        },
        DEPOSITS,
      )}`,
      say`The deposit is treated as follows. ${choose(
        'depositTerms',
        {
          credited: say`It is credited to the price where the ${definitive} is entered into, and returned otherwise.`,
          forfeited: say`It is credited to the price where the ${definitive} is entered into, kept by the ${seller} where that fails for reasons for which the ${buyer} is responsible, and returned otherwise.`,
        },
        DEPOSITS,
      )}`,
    ),
  ],
  has('deposit'),
);

const validity = single('validity', '유효기간', 'Validity', [
  say`${definitive}이 ${val('validUntil', 'date')}까지 체결되지 아니하면 이 문서는 효력을 잃는다. 이 경우에도 ${ref('confidentiality')}는 그에 정한 기간 동안 존속한다.`,
  say`If the ${definitive} has not been entered into by ${val('validUntil', 'date')}, this document ceases to have effect; ${ref('confidentiality')} nevertheless survives for the period stated there.`,
]);

const binding = article('binding', '구속력', 'Binding Effect', [
  paragraph(
    'binding.none',
    say`이 문서는 ${party}에게 ${deal}를 하여야 할 의무를 지우지 아니하며, 다음 항에 적은 조항을 제외하고는 법적 구속력이 없다.`,
    say`This document obliges neither ${party} to carry out the ${deal}, and has no legally binding effect save for the provisions named in the next paragraph.`,
  ),
  listed(
    'binding.some',
    say`다음 각 호의 조항은 ${parties}를 구속한다.`,
    say`The following provisions bind the ${parties}.`,
    [
      item('binding.exclusivity', say`${ref('exclusivity')}`, say`${ref('exclusivity')}`),
      item('binding.confidentiality', say`${ref('confidentiality')}`, say`${ref('confidentiality')}`),
      item('binding.costs', say`${ref('costs')}`, say`${ref('costs')}`),
      item('binding.deposit', say`${ref('deposit')}`, say`${ref('deposit')}`, has('deposit')),
      item('binding.validity', say`${ref('validity')}`, say`${ref('validity')}`),
      item('binding.disputes', say`${ref('disputes')}`, say`${ref('disputes')}`),
    ],
  ),
]);

/** What is meant to be agreed, and what binds already. */
export const letterClauses: readonly Clause[] = [
  preamble,
  overview,
  price,
  diligence,
  conditions,
  timetable,
  exclusivity,
  confidentiality,
  costs,
  deposit,
  validity,
  binding,
];

export const schedules: readonly Clause[] = [
  tableSchedule('schedule.conditions', '선행조건의 예시', 'Conditions Precedent Envisaged', 'conditions', [
    column('조건', 'Condition', val('item.text', 'text')),
  ]),
  tableSchedule('schedule.timetable', '일정', 'Timetable', 'timetable', [
    column('단계', 'Step', val('item.name', 'text')),
    column('기한', 'By', val('item.by', 'date')),
  ]),
];
