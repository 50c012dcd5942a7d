import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { eq, has } from '../common/cond.ts';
import { TRADE_NAMES, VAT_ROUTES } from './facts.ts';
import { assets, business, choose, debts, party, transferDay, transferee, transferor, val } from './words.ts';

const reps = single(
  'reps',
  '양도인의 진술과 보장',
  'Representations of the Transferor',
  [
    say`${transferor}은 이 계약 체결일과 ${transferDay}에 다음 각 호의 사항이 참임을 ${transferee}에게 진술하고 보장한다.`,
    say`The ${transferor} represents and warrants to the ${transferee} that each of the following is true at the date of this Agreement and on the ${transferDay}.`,
  ],
  {
    items: [
      item(
        'reps.power',
        say`이 계약의 체결과 이행에 필요한 권한이 있고, ${ref('approval')}에 따른 승인 외에 필요한 내부 절차를 갖추었다.`,
        say`It has the power to conclude and perform this Agreement and, but for the approval under ${ref('approval')}, has completed the internal steps needed.`,
      ),
      item(
        'reps.title',
        say`${assets}을 적법하게 소유하거나 사용하고 있고, 담보권이나 제3자의 권리가 없으며, ${business}을 지금과 같이 영위하는 데 부족함이 없다.`,
        say`It lawfully owns or uses the ${assets}, which are subject to no charge or right of a third party and suffice to carry on the ${business} as now.`,
      ),
      item(
        'reps.rights',
        say`${business}의 지식재산권은 유효하고, 직무발명이 승계되었으며, 다른 사람의 권리를 침해하지 아니한다.`,
        say`The intellectual property of the ${business} is valid, employees’ inventions have been succeeded to, and the rights of others are not infringed.`,
      ),
      item(
        'reps.conduct',
        say`${business}에 관하여 인허가, 노동, 개인정보의 보호, 세금과 부패방지에 관한 법령을 중요한 점에서 지키고 있고, 중요한 소송과 행정절차가 없다.`,
        say`In the ${business} the law on licences, labour, personal data, taxes and anti-corruption is complied with in all material respects, and there are no material legal or administrative proceedings.`,
      ),
      item(
        'reps.information',
        say`${transferee}에게 준 자료는 중요한 점에서 정확하고 중요한 사실의 누락이 없다.`,
        say`The materials given to the ${transferee} are accurate in all material respects and omit no material fact.`,
      ),
    ],
  },
);

const buyerReps = single('transferee-reps', '양수인의 진술과 보장', 'Representations of the Transferee', [
  say`${transferee}은 이 계약의 체결과 이행에 필요한 권한, 내부 절차와 자금을 갖추었음을 ${transferor}에게 진술하고 보장한다.`,
  say`The ${transferee} represents and warrants to the ${transferor} that it has the power and the funds, and has completed the internal steps, needed to conclude and perform this Agreement.`,
]);

const before = single('before', '이전 전의 의무', 'Before the Transfer', [
  say`${transferor}은 ${transferDay}까지 통상의 방법으로 ${business}을 영위하고, ${transferee}의 동의 없이 ${assets}을 처분하거나 ${debts}를 늘리거나 중요한 계약과 고용의 조건을 바꾸지 아니하며, ${transferee}이 합리적으로 요청하는 자료를 준다.`,
  say`Until the ${transferDay} the ${transferor} carries on the ${business} in the ordinary way; without the consent of the ${transferee} it neither disposes of the ${assets} nor increases the ${debts} nor changes material contracts or terms of employment; and it gives the ${transferee} the information it reasonably asks for.`,
]);

const nonCompete = single(
  'non-compete',
  '경업금지',
  'Non-compete',
  [
    say`${transferor}은 ${transferDay}부터 ${val('nonCompete.years', 'count')}년 동안 ${val('nonCompete.area', 'text')}에서 ${business}과 같은 영업을 하지 아니하고, 그 임직원과 고객을 유인하지 아니한다.`,
    say`For ${val('nonCompete.years', 'count')} years from the ${transferDay} the ${transferor} does not in ${val('nonCompete.area', 'text')} carry on the same business as the ${business}, nor solicit its officers, employees or customers.`,
  ],
  { when: has('nonCompete.years') },
);

const name = single('trade-name', '상호', 'Trade Name', [
  say`${transferee}의 ${transferor} 상호 사용은 다음과 같다. ${choose(
    'tradeName',
    {
      dropped: say`사용하지 아니한다.`,
      used: say`계속 사용한다. 상호의 사용으로 ${transferee}이 ${transferor}의 채무를 갚게 된 경우 ${transferor}은 그 금액을 돌려준다.`,
      used_disclaimed: say`계속 사용하되, ${transferee}은 ${transferor}의 채무에 책임이 없음을 지체 없이 등기하거나 ${transferor}과 함께 제3자에게 통지한다.`,
    },
    TRADE_NAMES,
  )}`,
  say`The use of the trade name of the ${transferor} by the ${transferee} is as follows. ${choose(
    'tradeName',
    {
      dropped: say`It is not used.`,
      used: say`It is used further. Where for that reason the ${transferee} has to pay debts of the ${transferor}, the ${transferor} reimburses it.`,
      used_disclaimed: say`It is used further, but the ${transferee} without delay registers, or together with the ${transferor} notifies third parties, that it does not answer for debts of the ${transferor}.`,
    },
    TRADE_NAMES,
  )}`,
]);

const taxes = article('taxes', '세금', 'Taxes', [
  paragraph(
    'taxes.vat',
    say`이 계약에 따른 이전의 부가가치세는 다음과 같이 한다. ${choose(
      'vat',
      {
        whole: say`사업의 모든 권리와 의무를 포괄하여 승계하는 양도로서 과세되지 아니하도록 신고한다. 과세되는 것으로 확정되면 ${transferee}이 그 세금을 부담하고 ${transferor}은 세금계산서를 발급한다.`,
        proxy: say`${transferee}이 대금을 지급할 때 세금을 거두어 ${transferor} 대신 낸다.`,
        charged: say`${transferor}은 세금계산서를 발급하고 ${transferee}은 대금과 따로 세금을 지급한다.`,
      },
      VAT_ROUTES,
    )}`,
    say`Value-added tax on the transfer under this Agreement is treated as follows. ${choose(
      'vat',
      {
        whole: say`It is declared as a transfer of the business with all its rights and duties, on which no tax is due. Where tax is finally found to be due, the ${transferee} bears it and the ${transferor} issues a tax invoice.`,
        proxy: say`On paying the price the ${transferee} collects the tax and pays it in place of the ${transferor}.`,
        charged: say`The ${transferor} issues a tax invoice and the ${transferee} pays the tax in addition to the price.`,
      },
      VAT_ROUTES,
    )}`,
  ),
  paragraph(
    'taxes.earlier',
    say`${transferDay} 전에 ${business}에 생긴 세금은 ${transferor}이 부담하고, 그때까지의 납세증명서를 ${transferee}에게 준다. ${transferee}이 그 세금을 내게 되면 ${transferor}은 돌려준다.`,
    say`Taxes on the ${business} for the time before the ${transferDay} are borne by the ${transferor}, which gives the ${transferee} certificates of payment up to then. Where the ${transferee} has to pay such taxes, the ${transferor} reimburses it.`,
  ),
]);

const data = single(
  'data',
  '개인정보의 이전',
  'Transfer of Personal Data',
  [
    say`${transferor}은 개인정보를 이전하기 전에 이전한다는 사실, 받는 자와 이전을 원하지 아니하는 경우의 방법을 정보주체에게 알리고, ${transferee}은 이전받은 개인정보를 본래의 목적으로만 처리한다.`,
    say`Before personal data pass, the ${transferor} notifies those concerned of the transfer, of who receives the data, and of what they can do if they do not wish it; the ${transferee} processes them only for their original purpose.`,
  ],
  { when: eq('personalData', true) },
);

const liability = article('liability', '손해배상', 'Liability', [
  paragraph(
    'liability.duty',
    say`진술과 보장이 참이 아니거나 의무를 위반하여 상대방에게 손해를 입힌 ${party}는 그 손해를 배상한다. 청구는 ${transferDay}부터 ${val('survival', 'period')} 안에 하여야 한다.`,
    say`A ${party} that causes damage to the other because a representation or warranty of its own is untrue, or by a breach of duty, compensates for it. Claims are to be made within ${val('survival', 'period')} of the ${transferDay}.`,
  ),
  paragraph(
    'liability.cap',
    say`배상의 합계는 ${val('cap', 'money')}${josaNode('을/를')} 넘지 아니한다. 고의 또는 중대한 과실, 자산의 소유권, 세금과 ${debts} 외의 채무에 관하여는 그러하지 아니하다.`,
    say`Compensation does not exceed ${val('cap', 'money')} in all, save for wilful acts and gross negligence, title to the assets, taxes, and liabilities other than the ${debts}.`,
  ),
]);

const rescission = single('rescission', '해제', 'Rescission', [
  say`${party}는 이전이 실행되기 전에 상대방이 이 계약을 중대하게 위반하고 30일 안에 시정하지 아니한 때, 또는 자신의 책임 없이 ${val('longStop', 'date')}까지 이전되지 아니한 때 이 계약을 해제할 수 있다. 해제는 손해배상의 청구에 영향을 미치지 아니한다.`,
  say`Before the transfer a ${party} may rescind this Agreement where the other is in material breach and does not cure it within 30 days, or where, for no fault of its own, the transfer has not taken place by ${val('longStop', 'date')}. Rescission does not affect claims for damages.`,
]);

/** What each side vouches for and does, and what follows where it is not so. */
export const promiseClauses: readonly Clause[] = [
  reps,
  buyerReps,
  before,
  nonCompete,
  name,
  taxes,
  data,
  liability,
  rescission,
];
