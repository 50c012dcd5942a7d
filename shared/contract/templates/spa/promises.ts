import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, listed, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { has } from '../common/cond.ts';
import { BASKETS } from './facts.ts';
import { buyer, closingDay, party, seller, sold, target, val } from './words.ts';

const sellerReps = single(
  'seller-reps',
  '매도인의 진술과 보장',
  'Representations of the Seller',
  [
    say`${seller}은 이 계약 체결일과 ${closingDay}에 다음 각 호의 사항이 참임을 ${buyer}에게 진술하고 보장한다.`,
    say`The ${seller} represents and warrants to the ${buyer} that each of the following is true at the date of this Agreement and on the ${closingDay}.`,
  ],
  {
    items: [
      item(
        'seller-reps.power',
        say`${seller}은 이 계약의 체결과 이행에 필요한 권한과 내부 절차를 갖추었다.`,
        say`The ${seller} has the power and has completed the internal steps needed to conclude and perform this Agreement.`,
      ),
      item(
        'seller-reps.title',
        say`${seller}은 ${sold}의 적법하고 유일한 소유자이며, ${sold}에는 담보권, 매수청구권이나 그 밖의 제한이 없다.`,
        say`The ${seller} is the lawful and sole owner of the ${sold}, and the ${sold} are subject to no charge, option or other restriction.`,
      ),
    ],
  },
);

const targetReps = single(
  'target-reps',
  '대상회사에 관한 진술과 보장',
  'Representations on the Target',
  [
    say`${seller}은 ${ref('schedule.disclosures')}에 적은 것을 제외하고 이 계약 체결일과 ${closingDay}에 ${target}에 관하여 다음 각 호의 사항이 참임을 ${buyer}에게 진술하고 보장한다.`,
    say`Save as stated in ${ref('schedule.disclosures')}, the ${seller} represents and warrants to the ${buyer} that, at the date of this Agreement and on the ${closingDay}, each of the following is true of the ${target}.`,
  ],
  {
    items: [
      item(
        'target-reps.capital',
        say`발행된 주식은 모두 유효하고 납입이 끝났으며, 주식으로 전환하거나 주식을 받을 권리와 자회사에 대한 약정은 적혀 있는 것이 전부이다.`,
        say`All issued shares are valid and fully paid; rights to convert into or to receive shares, and undertakings about subsidiaries, are none but those stated.`,
      ),
      item(
        'target-reps.accounts',
        say`재무제표는 회계기준에 따라 작성되어 중요한 점에서 정확하고, 적혀 있지 아니한 중요한 채무가 없으며, 세금은 모두 신고되고 납부되었다.`,
        say`The financial statements were drawn up by accounting standards and are accurate in all material respects; there is no material liability that they do not state; and all taxes have been declared and paid.`,
      ),
      item(
        'target-reps.contracts',
        say`중요한 계약은 유효하고 위반이 없으며, 이 거래로 해지되거나 상대방의 동의가 필요한 계약은 적혀 있는 것이 전부이다.`,
        say`Material contracts are in force and not in breach; those that end by this transaction, or need the consent of the other side because of it, are none but those stated.`,
      ),
      item(
        'target-reps.rights',
        say`사업에 필요한 지식재산권을 가지고 있거나 적법하게 사용하고, 직무발명을 승계하였으며, 다른 사람의 권리를 침해하지 아니한다.`,
        say`It owns or lawfully uses the intellectual property its business needs, has succeeded to employees’ inventions, and does not infringe the rights of others.`,
      ),
      item(
        'target-reps.people',
        say`노동, 사회보험과 퇴직급여에 관한 법령을 지키고 있으며, 임직원에 대한 미지급 채무가 없다.`,
        say`It complies with the law on labour, social insurance and retirement pay, and owes its officers and employees nothing that is overdue.`,
      ),
      item(
        'target-reps.conduct',
        say`인허가, 개인정보의 보호, 연구개발비의 사용, 환경, 부패방지와 제재에 관한 법령을 중요한 점에서 지키고 있다.`,
        say`It complies in all material respects with the law on licences, personal data, the use of research funds, the environment, anti-corruption and sanctions.`,
      ),
      item(
        'target-reps.disputes',
        say`진행 중이거나 예상되는 중요한 소송과 행정절차가 없고, 최근의 결산 이후 중대하게 불리한 변화가 없으며, ${buyer}에게 준 자료에 중요한 사실의 누락이 없다.`,
        say`There are no material legal or administrative proceedings, pending or threatened; there has been no material adverse change since the last accounts; and the materials given to the ${buyer} omit no material fact.`,
      ),
    ],
  },
);

const buyerReps = single('buyer-reps', '매수인의 진술과 보장', 'Representations of the Buyer', [
  say`${buyer}은 이 계약의 체결과 이행에 필요한 권한, 내부 절차와 자금을 갖추었음을 ${seller}에게 진술하고 보장한다.`,
  say`The ${buyer} represents and warrants to the ${seller} that it has the power and the funds, and has completed the internal steps, needed to conclude and perform this Agreement.`,
]);

const before = article('before', '종결 전의 의무', 'Before Completion', [
  listed(
    'before.business',
    say`${seller}은 ${closingDay}까지 ${target}가 통상의 방법으로 영업하도록 하고, ${buyer}의 동의 없이 다음 각 호의 일을 하지 아니하도록 한다.`,
    say`Until the ${closingDay} the ${seller} sees to it that the ${target} carries on its business in the ordinary way and, without the consent of the ${buyer}, does none of the following.`,
    [
      item(
        'before.capital',
        say`주식이나 주식을 받을 권리의 발행, 배당, 정관의 변경`,
        say`Issuing shares or rights to receive shares, paying dividends, amending the articles`,
      ),
      item(
        'before.assets',
        say`중요한 자산의 처분, 차입과 보증, 중요한 계약의 체결과 해지`,
        say`Disposing of material assets, borrowing and giving guarantees, concluding and ending material contracts`,
      ),
      item(
        'before.people',
        say`통상을 벗어난 임직원 보수의 인상과 주요 인력의 해고`,
        say`Raising the pay of officers and employees out of the ordinary, dismissing key people`,
      ),
    ],
  ),
  paragraph(
    'before.access',
    say`${seller}은 ${buyer}이 합리적으로 요청하는 범위에서 ${target}의 자료와 시설에 접근하게 하고, 진술과 보장에 어긋나는 사정을 알게 되면 지체 없이 알린다.`,
    say`The ${seller} gives the ${buyer} reasonable access to the records and premises of the ${target}, and notifies it without delay of anything contrary to a representation or warranty.`,
  ),
]);

const after = article('after', '종결 후의 의무', 'After Completion', [
  paragraph(
    'after.non-compete',
    say`${seller}은 ${closingDay}부터 ${val('nonCompete.period', 'period')}간 ${val('nonCompete.area', 'text')}에서 ${target}의 사업과 경쟁하는 사업을 하지 아니하고, 그 임직원과 고객을 유인하지 아니한다.`,
    say`For ${val('nonCompete.period', 'period')} from the ${closingDay} the ${seller} does not in ${val('nonCompete.area', 'text')} engage in a business that competes with the ${target}, nor solicit its officers, employees or customers.`,
    has('nonCompete.period'),
  ),
  paragraph(
    'after.help',
    say`${party}는 ${closingDay} 후에도 ${sold}의 이전과 경영의 인계에 필요한 서류와 협력을 상대방에게 준다.`,
    say`After the ${closingDay}, too, each ${party} gives the other the documents and assistance needed for the transfer of the ${sold} and the handing over of the business.`,
  ),
]);

const indemnity = article('indemnity', '손해배상', 'Indemnity', [
  paragraph(
    'indemnity.duty',
    say`진술과 보장이 참이 아니거나 의무를 위반하여 상대방에게 손해를 입힌 ${party}는 그 손해를 배상한다. 상대방이 이 계약을 체결할 때 그 사정을 알고 있었는지는 배상에 영향을 미치지 아니한다.`,
    say`A ${party} that causes damage to the other because a representation or warranty of its own is untrue, or by a breach of duty, compensates for it, whether or not the other knew of the matter when entering into this Agreement.`,
  ),
  paragraph(
    'indemnity.survival',
    say`청구는 ${closingDay}부터 ${val('survival', 'period')} 안에 하여야 하고, ${ref('seller-reps')}의 위반에 대한 청구는 ${val('survivalTitle', 'period')} 안에 하여야 한다.`,
    say`Claims are to be made within ${val('survival', 'period')} of the ${closingDay}, and those for a breach of ${ref('seller-reps')} within ${val('survivalTitle', 'period')}.`,
  ),
  paragraph(
    'indemnity.limits',
    say`한 건의 손해가 ${val('deMinimis', 'money')}에 이르지 아니하면 배상하지 아니하고, 배상할 손해의 합계가 ${val('basket', 'money')}${josaNode('을/를')} 넘는 경우에만 배상한다. 넘는 경우에 배상하는 범위는 다음과 같다: ${val('basketKind', { labels: BASKETS })}.`,
    say`Damage below ${val('deMinimis', 'money')} in a single case is not compensated, and the rest only where together it exceeds ${val('basket', 'money')}. What is then compensated: ${val('basketKind', { labels: BASKETS })}.`,
  ),
  paragraph(
    'indemnity.cap',
    say`배상의 합계는 ${val('cap', 'money')}${josaNode('을/를')} 넘지 아니한다. 고의 또는 중대한 과실, ${ref('seller-reps')}의 위반과 세금에 관하여는 이 조의 제한을 적용하지 아니한다.`,
    say`Compensation does not exceed ${val('cap', 'money')} in all. The limits of this Article do not apply to wilful acts and gross negligence, to a breach of ${ref('seller-reps')} and to taxes.`,
  ),
  paragraph(
    'indemnity.specific',
    say`${seller}은 ${ref('schedule.indemnities')}에 적은 사유로 생기는 손해를 위의 최소금액과 관계없이 그에 적은 한도에서 배상한다.`,
    say`The ${seller} compensates for damage arising from the matters listed in ${ref('schedule.indemnities')}, whatever the minimum amounts above, within the limits stated there.`,
    has('indemnities'),
  ),
]);

const rescission = single('rescission', '해제', 'Rescission', [
  say`${party}는 거래의 종결 전에 상대방이 이 계약을 중대하게 위반하고 30일 안에 시정하지 아니한 때, 또는 자신의 책임 없이 ${val('longStop', 'date')}까지 거래가 종결되지 아니한 때 이 계약을 해제할 수 있다. 해제는 손해배상의 청구에 영향을 미치지 아니한다.`,
  say`Before completion a ${party} may rescind this Agreement where the other is in material breach and does not cure it within 30 days, or where, for no fault of its own, completion has not taken place by ${val('longStop', 'date')}. Rescission does not affect claims for damages.`,
]);

const taxes = single('taxes', '세금', 'Taxes', [
  say`양도소득에 대한 세금과 증권거래세는 ${seller}이, 취득에 대한 세금은 ${buyer}과 ${target} 가운데 법령에 따라 내야 하는 자가 부담한다. ${buyer}은 법령에 따라 원천징수하여야 하는 세금을 빼고 지급하고 그 증명서를 ${seller}에게 준다.`,
  say`Taxes on the gain and securities transaction tax are borne by the ${seller}; taxes on the acquisition by the ${buyer} or the ${target}, as the law provides. The ${buyer} deducts taxes that the law requires to be withheld and gives the ${seller} certificates of them.`,
]);

/** What each side vouches for and does, and what follows where it is not so. */
export const promiseClauses: readonly Clause[] = [
  sellerReps,
  targetReps,
  buyerReps,
  before,
  after,
  indemnity,
  rescission,
  taxes,
];
