import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, listed, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { eq, has, oneOf } from '../common/cond.ts';
import { ADJUSTMENTS } from './facts.ts';
import { buyer, choose, closingDay, define, parties, party, price, seller, sold, target, val } from './words.ts';

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${val('parties.seller.name', 'text')}(이하 ${define('seller')}이라 한다)${josaNode('과/와')} ${val('parties.buyer.name', 'text')}(이하 ${define('buyer')}이라 한다)${josaNode('은/는')} 주식의 매매에 관하여 다음과 같이 주식매매계약(이하 “이 계약”이라 한다)을 체결한다.`,
    en: say`This Share Purchase Agreement (this “Agreement”) is entered into between ${val('parties.seller.name', 'text')} (the ${define('seller')}) and ${val('parties.buyer.name', 'text')} (the ${define('buyer')}) on the sale of shares.`,
  },
};

const definitions = single(
  'definitions',
  '정의',
  'Definitions',
  [
    say`이 계약에서 사용하는 용어의 뜻은 다음 각 호와 같다.`,
    say`In this Agreement the following terms have the meanings given below.`,
  ],
  {
    items: [
      item(
        'definitions.party',
        say`${define('party')}란 ${seller} 또는 ${buyer}을 말하며, 문맥에 따라 둘 모두를 말한다.`,
        say`${define('party')} means the ${seller} or the ${buyer} or, as the context requires, both of them.`,
      ),
      item(
        'definitions.target',
        say`${define('target')}란 ${val('target', 'text')}${josaNode('을/를')} 말하며, 이 계약 체결일 현재 그 발행주식총수는 ${val('issued', 'shares')}이다.`,
        say`${define('target')} means ${val('target', 'text')}, whose issued shares at the date of this Agreement are ${val('issued', 'shares')}.`,
      ),
      item(
        'definitions.shares',
        say`${define('shares')}이란 ${seller}이 가지고 있는 ${target}의 주식 ${val('sharesSold', 'shares')}로서 ${ref('schedule.lots')}에 적은 것을 말한다.`,
        say`${define('shares')} means ${val('sharesSold', 'shares')} of the ${target} held by the ${seller}, as listed in ${ref('schedule.lots')}.`,
      ),
      item(
        'definitions.price',
        say`${define('price')}이란 ${sold}의 대금 ${val('price', 'money')}${josaNode('을/를')} 말하며, 한 주의 가격은 ${val('pricePerShare', 'money')}이다.`,
        say`${define('price')} means the sum of ${val('price', 'money')} paid for the ${sold}, the price a share being ${val('pricePerShare', 'money')}.`,
      ),
      item(
        'definitions.closing',
        say`${define('closingDay')}이란 ${ref('completion')}에 따라 ${sold}의 이전과 ${price}의 지급이 이루어지는 날을 말한다.`,
        say`${define('closingDay')} means the day on which the ${sold} are transferred and the ${price} is paid under ${ref('completion')}.`,
      ),
    ],
  },
);

const sale = article('sale', '주식의 매매', 'Sale of the Shares', [
  paragraph(
    'sale.transfer',
    say`${seller}은 ${closingDay}에 ${sold}을 아무런 담보권이나 제한이 없는 상태로 ${buyer}에게 매도하고 ${buyer}은 이를 매수한다.`,
    say`On the ${closingDay} the ${seller} sells the ${sold} to the ${buyer}, free of any charge or restriction, and the ${buyer} purchases them.`,
  ),
  paragraph(
    'sale.uncertificated',
    say`${target}가 주권을 발행하지 아니하였으므로 ${seller}은 ${closingDay}에 확정일자 있는 양도통지서를 ${target}에 보내고 ${target}의 승낙을 받아 ${buyer}에게 준다.`,
    say`As the ${target} has issued no share certificates, the ${seller} on the ${closingDay} sends the ${target} a notice of transfer bearing a certified date and hands the acknowledgement of the ${target} to the ${buyer}.`,
    eq('certificates', false),
  ),
  paragraph(
    'sale.approval',
    say`${target}의 정관이 주식의 양도에 이사회의 승인을 요구하므로 ${seller}은 ${closingDay} 전에 그 승인을 받는다.`,
    say`As the articles of the ${target} require the approval of its board for a transfer of shares, the ${seller} obtains it before the ${closingDay}.`,
    eq('transferRestricted', true),
  ),
]);

const payment = article('payment', '매매대금의 지급', 'Payment of the Purchase Price', [
  paragraph(
    'payment.instalments',
    say`${buyer}은 ${price}을 ${ref('schedule.instalments')}에 적은 금액과 날짜에 따라 ${seller}이 지정한 계좌에 지급한다.`,
    say`The ${buyer} pays the ${price} into the account designated by the ${seller}, in the amounts and on the days set out in ${ref('schedule.instalments')}.`,
  ),
  paragraph(
    'payment.escrow',
    say`${buyer}은 ${closingDay}에 ${price} 가운데 ${val('escrow.amount', 'money')}${josaNode('을/를')} ${val('escrow.agent', 'text')}에 예치하고, 그 금액은 ${ref('indemnity')}에 따른 청구의 담보가 되며 ${val('escrow.period', 'period')}이 지난 때 청구된 금액을 빼고 ${seller}에게 지급된다.`,
    say`On the ${closingDay} the ${buyer} places ${val('escrow.amount', 'money')} of the ${price} with ${val('escrow.agent', 'text')}; that sum secures claims under ${ref('indemnity')} and, less the sums claimed, is paid to the ${seller} after ${val('escrow.period', 'period')}.`,
    has('escrow.amount'),
  ),
  paragraph(
    'payment.delay',
    say`지급을 늦춘 ${party}는 늦은 기간에 대하여 연 ${val('delayInterest', 'rate')}의 지연이자를 지급한다.`,
    say`A ${party} that is late in paying pays interest at ${val('delayInterest', 'rate')} a year.`,
  ),
]);

const adjustment = article(
  'adjustment',
  '매매대금의 조정',
  'Price Adjustment',
  [
    paragraph(
      'adjustment.method',
      say`${price}은 ${val('referenceDay', 'date')}의 금액 ${val('referenceAmount', 'money')}${josaNode('을/를')} 기준으로 다음과 같이 조정한다. ${choose(
        'adjustment',
        {
          none: say`조정하지 아니한다.`,
          locked_box: say`그날부터 ${closingDay}까지 ${target}에서 ${seller}이나 그 특수관계인에게 유출된 가치만큼 ${price}을 줄인다.`,
          working_capital: say`${closingDay}의 순운전자본이 기준보다 많으면 그 차액을 더하고 적으면 뺀다.`,
          net_debt: say`${closingDay}의 순차입금이 기준보다 많으면 그 차액을 빼고 적으면 더한다.`,
        },
        ADJUSTMENTS,
      )}`,
      say`The ${price} is adjusted against the amount of ${val('referenceAmount', 'money')} at ${val('referenceDay', 'date')}, as follows. ${choose(
        'adjustment',
        {
          none: say`It is not adjusted.`,
          locked_box: say`It is reduced by the value that has passed from the ${target} to the ${seller} or persons related to it between that day and the ${closingDay}; the ${price} is otherwise fixed.`,
          working_capital: say`Net working capital on the ${closingDay} above the reference is added, and a shortfall deducted.`,
          net_debt: say`Net debt on the ${closingDay} above the reference is deducted, and a shortfall added.`,
        },
        ADJUSTMENTS,
      )}`,
    ),
    paragraph(
      'adjustment.statement',
      say`${buyer}은 ${closingDay}부터 60일 안에 계산서를 보내고, ${seller}이 30일 안에 이의하지 아니하면 확정된다. ${parties} 사이에 다툼이 있으면 함께 정한 회계법인이 결정한다.`,
      say`Within 60 days of the ${closingDay} the ${buyer} sends a statement, which becomes final unless the ${seller} objects within 30 days. Differences between the ${parties} are decided by an accounting firm chosen jointly.`,
    ),
  ],
  oneOf('adjustment', 'locked_box', 'working_capital', 'net_debt'),
);

const conditions = article('conditions', '선행조건', 'Conditions Precedent', [
  listed(
    'conditions.both',
    say`거래의 종결은 다음 각 호의 조건이 모두 이루어질 것을 조건으로 한다.`,
    say`Completion is conditional on all of the following.`,
    [
      item(
        'conditions.truth',
        say`상대방의 진술과 보장이 중요한 점에서 참이고 상대방이 종결 전의 의무를 이행하였을 것`,
        say`The representations and warranties of the other being true in all material respects, and the other having performed its duties before completion`,
      ),
      item(
        'conditions.permits',
        say`거래에 필요한 기업결합 신고의 수리, 인허가와 승인을 받았고 거래를 금지하는 명령이 없을 것`,
        say`Clearance of any merger notification and all permits and approvals needed having been obtained, and no order prohibiting the transaction being in force`,
      ),
      item(
        'conditions.list',
        say`${ref('schedule.conditions')}에 적은 조건`,
        say`The conditions listed in ${ref('schedule.conditions')}`,
      ),
    ],
  ),
  paragraph(
    'conditions.waiver',
    say`${party}는 자신을 위한 조건을 서면으로 포기할 수 있다.`,
    say`Each ${party} may waive in writing conditions that are for its own benefit.`,
  ),
]);

const completion = article('completion', '거래의 종결', 'Completion', [
  paragraph(
    'completion.when',
    say`거래는 ${val('closingOn', 'date')}에 종결하며, 늦어도 ${val('longStop', 'date')}까지 종결한다.`,
    say`Completion takes place on ${val('closingOn', 'date')} and no later than ${val('longStop', 'date')}.`,
  ),
  listed(
    'completion.deliveries',
    say`${seller}은 ${closingDay}에 다음 각 호의 것을 ${buyer}에게 준다.`,
    say`On the ${closingDay} the ${seller} hands the ${buyer} the following.`,
    [
      item(
        'completion.title',
        say`${sold}의 주권 또는 주식의 이전을 증명하는 서류와 명의개서된 주주명부`,
        say`The certificates of the ${sold}, or documents proving their transfer, and the register of shareholders as changed`,
      ),
      item(
        'completion.officers',
        say`${buyer}이 지정한 ${target} 임원의 사임서와 청구권 포기서`,
        say`Resignations and waivers of claims by those officers of the ${target} whom the ${buyer} has named`,
      ),
      item(
        'completion.records',
        say`${target}의 법인 인감, 의사록, 회계장부와 계약서의 원본`,
        say`The seals, minutes, books and original contracts of the ${target}`,
      ),
    ],
  ),
  paragraph(
    'completion.same-time',
    say`${seller}과 ${buyer}의 종결 의무는 동시에 이행한다.`,
    say`The duties of the ${seller} and the ${buyer} on completion are performed at the same time.`,
  ),
]);

/** What is sold for what, on which conditions, and how it passes. */
export const saleClauses: readonly Clause[] = [
  preamble,
  definitions,
  sale,
  payment,
  adjustment,
  conditions,
  completion,
];
