import { ref, say } from '../../engine/author.ts';
import { article, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { has } from '../common/cond.ts';
import { COST_BEARERS } from '../common/equity-facts.ts';
import { FOUNDER_LIABILITIES } from './facts.ts';
import {
  choose,
  closingDay,
  company,
  founder,
  founders,
  investor,
  money,
  newShares,
  parties,
  party,
  val,
} from './words.ts';

const disposal = article('disposal', '창업자의 주식 처분', 'Disposal of Shares by the Founders', [
  paragraph(
    'disposal.lock-up',
    say`${company}는 각 ${founder}가 ${closingDay}부터 ${val('lockUp', 'period')}간 ${investor}의 사전 서면 동의 없이 ${company}의 주식을 처분하거나 담보로 제공하지 아니하도록 한다.`,
    say`For ${val('lockUp', 'period')} from the ${closingDay}, the ${company} sees to it that none of the ${founders} disposes of or charges shares of the ${company} without the prior written consent of the ${investor}.`,
    has('lockUp'),
  ),
  paragraph(
    'disposal.refusal',
    say`${founder}가 주식을 제3자에게 양도하려는 경우 양수인, 주식수와 가격을 ${investor}에게 서면으로 알린다. ${investor}는 통지를 받은 날부터 ${val('refusalDays', 'count')}일 안에 같은 조건으로 그 전부 또는 일부를 매수할 수 있다.`,
    say`Before any of the ${founders} transfers shares to a third party, the ${investor} is notified in writing of the transferee, the number of shares and the price. Within ${val('refusalDays', 'count')} days of notice the ${investor} may buy all or part of them on the same terms.`,
  ),
  paragraph(
    'disposal.tag',
    say`${investor}는 매수하는 대신 같은 기간 안에, 자신의 주식이 지분의 비율에 따라 같은 조건으로 함께 양도되도록 요구할 수 있다.`,
    say`Instead of buying, the ${investor} may within the same period require that its own shares be transferred with them, in proportion to the holdings and on the same terms.`,
  ),
]);

const drag = article(
  'drag',
  '동반매도청구권',
  'Drag-along',
  [
    paragraph(
      'drag.right',
      say`${closingDay}부터 ${val('drag.after', 'period')}${{ t: 'josa', pair: '이/가' }} 지난 뒤 ${investor}가 ${company}의 경영권을 포함하여 자신의 주식을 특수관계 없는 제3자에게 한 주에 ${val('drag.leastPrice', 'money')} 이상의 가격으로 양도하려는 경우, 각 ${founder}에게 그 주식을 같은 조건으로 함께 양도할 것을 청구할 수 있다.`,
      say`Where, more than ${val('drag.after', 'period')} after the ${closingDay}, the ${investor} intends to transfer its shares together with control of the ${company} to an unrelated third party at no less than ${val('drag.leastPrice', 'money')} a share, it may require the ${founders} to transfer their shares on the same terms.`,
    ),
    paragraph(
      'drag.first',
      say`각 ${founder}는 청구를 받은 날부터 30일 안에 ${investor}의 주식을 같은 조건으로 매수하거나 매수할 자를 지정하여 이에 갈음할 수 있다.`,
      say`Within 30 days of the demand the ${founders} may instead buy the shares of the ${investor} on the same terms, or name somebody who does.`,
    ),
  ],
  has('drag'),
);

const transfer = single('transfer', '투자자의 주식 양도', 'Transfer by the Investor', [
  say`${investor}는 ${newShares}를 자유롭게 양도할 수 있다. 다만, ${company}와 경쟁하는 자에게 양도하려면 미리 ${company}의 서면 동의를 받는다. ${investor}는 ${newShares}를 양도하면서 이 계약상의 지위를 양수인에게 이전할 수 있고, 이를 ${company}에 알린다.`,
  say`The ${investor} may transfer the ${newShares} freely, except that a transfer to a competitor of the ${company} requires the prior written consent of the ${company}. With the ${newShares} the ${investor} may pass on its position under this Agreement to the transferee, and notifies the ${company}.`,
]);

const breach = article('breach', '위반과 책임', 'Breach and Liability', [
  paragraph(
    'breach.cure',
    say`한 ${party}가 이 계약을 위반하면 상대방은 ${val('curePeriod', 'period')}의 기간을 정하여 시정을 요구하고, 시정되지 아니하면 이 계약을 해제하거나 해지할 수 있다.`,
    say`Where a ${party} breaches this Agreement the other may demand a cure within ${val('curePeriod', 'period')} and, failing that, rescind or terminate this Agreement.`,
  ),
  paragraph(
    'breach.damages',
    say`이 계약을 위반하거나 진술과 보장이 참이 아니어서 상대방에게 손해를 입힌 ${party}는 그 손해를 배상한다.`,
    say`A ${party} that causes damage to the other by a breach of this Agreement, or because a representation or warranty of its own is untrue, compensates for it.`,
  ),
  paragraph(
    'breach.penalty',
    say`${company}가 ${ref('uses')} 또는 ${ref('management')}를 고의로 위반한 경우 ${money}의 ${val('penalty', 'rate')}에 해당하는 금액을 위약벌로 지급한다.`,
    say`Where the ${company} wilfully breaches ${ref('uses')} or ${ref('management')}, it pays ${val('penalty', 'rate')} of the ${money} as a penalty.`,
    has('penalty'),
  ),
  paragraph(
    'breach.delay',
    say`이 계약에 따라 지급할 금액을 늦게 지급하는 ${party}는 늦은 기간에 대하여 연 ${val('delayInterest', 'rate')}의 지연이자를 지급한다.`,
    say`A ${party} that is late in paying a sum due under this Agreement pays interest on it at ${val('delayInterest', 'rate')} a year.`,
  ),
  paragraph(
    'breach.founders',
    say`${company}의 의무에 대한 ${founders}의 책임은 다음과 같다. ${choose(
      'founderLiability',
      {
        none: say`책임을 지지 아니한다. 자신이 서명한 확약서의 위반에 대하여만 책임을 진다.`,
        fault: say`선행조건의 불이행, 거짓 진술과 보장, 투자금의 유용, 주식 처분 제한의 위반 등 법령이 정한 사유가 자신의 고의 또는 중대한 과실로 생긴 경우에만 그로 인한 손해를 배상한다.`,
        joint: say`${company}와 연대하여 책임을 진다.`,
      },
      FOUNDER_LIABILITIES,
    )}`,
    say`The ${founders} are liable for the duties of the ${company} as follows. ${choose(
      'founderLiability',
      {
        none: say`They are not liable, save for breaches of the undertakings they have signed themselves.`,
        fault: say`They compensate for damage only where it arises by their own wilful act or gross negligence in the cases named by statute, such as conditions precedent not met, untrue representations and warranties, misuse of the money, or breach of the limits on disposal of shares.`,
        joint: say`They are liable jointly and severally with the ${company}.`,
      },
      FOUNDER_LIABILITIES,
    )}`,
  ),
]);

const costs = single('costs', '비용', 'Costs', [
  say`이 계약의 체결에 드는 비용의 부담은 다음과 같다: ${val('costs', { labels: COST_BEARERS })}. 신주의 발행과 등기에 드는 비용은 ${company}가 부담한다.`,
  say`The costs of entering into this Agreement are borne as follows: ${val('costs', { labels: COST_BEARERS })}. The ${company} bears the costs of issuing and registering the shares.`,
]);

const end = single('end', '계약의 종료', 'End of this Agreement', [
  say`이 계약은 ${investor}가 ${newShares}와 그 전환으로 받은 주식을 모두 처분한 때 또는 ${company}가 증권시장에 상장된 때 종료한다. ${parties}의 이미 생긴 권리와 비밀유지에 관한 ${ref('confidentiality')}는 영향을 받지 아니한다.`,
  say`This Agreement ends when the ${investor} has disposed of all of the ${newShares} and of the shares received on their conversion, or when the ${company} is listed on a securities market. Rights of the ${parties} that have already arisen, and ${ref('confidentiality')}, are not affected.`,
]);

/** Who may sell to whom, what follows a breach, and how it ends. */
export const disposalClauses: readonly Clause[] = [disposal, drag, transfer, breach, costs, end];
