import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, listed, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { eq, has } from '../common/cond.ts';
import { IMPROVEMENTS, SIDES, TERM_BASES } from './facts.ts';
import {
  choose,
  improvement,
  licence,
  licensee,
  licensor,
  parties,
  party,
  product,
  rights,
  royalty,
  tech,
  territory,
  val,
} from './words.ts';

const improvements = article('improvements', '개량기술', 'Improvements', [
  paragraph(
    'improvements.notice',
    say`${party}는 ${improvement}을 얻으면 지체 없이 상대방에게 그 개요를 알린다.`,
    say`A ${party} that obtains ${improvement} shall notify the other of their outline without delay.`,
  ),
  paragraph(
    'improvements.title',
    say`${improvement}의 귀속과 이용은 다음과 같이 정한다. ${choose(
      'improvements',
      {
        own: say`${improvement}은 이를 얻은 ${party}의 것으로 하고, 상대방이 원하면 합리적인 조건으로 실시를 허락하는 협의를 한다.`,
        joint: say`${improvement}은 공동으로 소유하며, 출원과 비용은 따로 협의하여 정한다.`,
        grantback_nonexclusive: say`${improvement}은 이를 얻은 ${party}의 것으로 하고, ${licensee}는 자신의 ${improvement}에 관하여 ${licensor}에게 비독점적 실시권을 허락한다.`,
        grantback_exclusive: say`${licensee}는 자신의 ${improvement}에 관한 권리를 정당한 대가를 받고 ${licensor}에게 이전하거나 독점적으로 실시를 허락한다.`,
      },
      IMPROVEMENTS,
    )}`,
    say`Ownership and use of ${improvement} are as follows. ${choose(
      'improvements',
      {
        own: say`${improvement} belong to the ${party} that obtains them; if the other so wishes, a licence on reasonable terms is negotiated.`,
        joint: say`${improvement} are owned jointly; filing and costs are agreed separately.`,
        grantback_nonexclusive: say`${improvement} belong to the ${party} that obtains them, and the ${licensee} grants the ${licensor} a non-exclusive licence of its ${improvement}.`,
        grantback_exclusive: say`The ${licensee} transfers its rights in its ${improvement} to the ${licensor}, or licenses them exclusively, for fair consideration.`,
      },
      IMPROVEMENTS,
    )}`,
  ),
]);

const maintenance = article('maintenance', '권리의 유지와 관리', 'Prosecution and Maintenance', [
  paragraph(
    'maintenance.payer',
    say`${rights}의 출원 절차와 연차료 등 유지에 드는 비용은 다음 ${party}가 맡는다: ${val('maintenance', { labels: SIDES })}.`,
    say`The prosecution of the ${rights} and the costs of maintaining them, annuities included, are the responsibility of the following ${party}: ${val('maintenance', { labels: SIDES })}.`,
  ),
  paragraph(
    'maintenance.abandon',
    say`${licensor}는 ${rights}의 포기, 정정 또는 양도를 하려면 60일 전까지 ${licensee}에게 알리고, ${licensee}의 ${licence}에 불리한 경우 그 동의를 받는다.`,
    say`The ${licensor} shall notify the ${licensee} 60 days before it abandons, corrects or transfers any of the ${rights}, and needs the ${licensee}’s consent where this is to the detriment of the ${licence}.`,
  ),
]);

const enforcement = article('enforcement', '침해에 대한 대응', 'Enforcement', [
  paragraph(
    'enforcement.notice',
    say`${party}는 제3자가 ${rights}를 침해하거나 침해할 우려가 있음을 알면 지체 없이 상대방에게 알린다.`,
    say`A ${party} that learns of an actual or threatened infringement of the ${rights} shall notify the other without delay.`,
  ),
  paragraph(
    'enforcement.lead',
    say`침해에 대한 대응은 다음 ${party}가 자신의 비용으로 주도하고, 상대방은 자료의 제공과 소송 참가 등 필요한 협력을 한다: ${val('enforcement', { labels: SIDES })}.`,
    say`Action against infringement is led, at its own expense, by the following ${party}, and the other cooperates as needed by providing materials and joining proceedings: ${val('enforcement', { labels: SIDES })}.`,
  ),
  paragraph(
    'enforcement.other',
    say`주도하는 ${party}가 통지를 받은 날부터 90일 안에 대응하지 아니하면 상대방이 법령이 허용하는 범위에서 자신의 비용으로 대응할 수 있다. 얻은 배상금은 대응에 든 비용을 먼저 갚고 남은 금액을 각자의 손해에 비례하여 나눈다.`,
    say`Where the leading ${party} takes no action within 90 days of notice, the other may do so at its own expense as far as the law permits. Sums recovered are applied first to the costs of the action, and the balance is shared in proportion to the loss of each.`,
  ),
]);

const claims = article('claims', '제3자의 권리 주장', 'Third-Party Claims', [
  paragraph(
    'claims.notice',
    say`${licensee}가 이 계약에 따라 ${tech}을 실시하는 것이 자신의 권리를 침해한다고 제3자가 주장하면 ${licensee}는 지체 없이 ${licensor}에게 알리고, ${party}는 함께 대응 방안을 정한다.`,
    say`Where a third party claims that the working of the ${tech} by the ${licensee} under this Agreement infringes its rights, the ${licensee} shall notify the ${licensor} without delay, and the ${parties} shall settle together how to respond.`,
  ),
  paragraph(
    'claims.indemnity',
    say`${licensor}가 체결일 현재 알고 있었던 제3자의 권리로 말미암아 ${licensee}가 손해를 입은 경우 ${licensor}는 이를 배상한다. ${licensee}가 ${tech}을 변경하거나 다른 기술과 결합하여 생긴 주장은 예외로 한다.`,
    say`The ${licensor} shall compensate the ${licensee} for loss caused by rights of third parties that the ${licensor} knew of at the date of this Agreement, save for claims that arise because the ${licensee} has modified the ${tech} or combined it with other technology.`,
  ),
  paragraph(
    'claims.adjust',
    say`확정된 판결로 ${licensee}가 ${tech}의 일부를 실시할 수 없게 되면 ${party}는 그 정도에 따라 ${royalty}를 줄이는 협의를 한다.`,
    say`Where a final judgment prevents the ${licensee} from working part of the ${tech}, the ${parties} shall negotiate a corresponding reduction of the ${royalty}.`,
  ),
]);

const warranties = article('warranties', '보증과 그 한계', 'Warranties and Disclaimer', [
  listed(
    'warranties.given',
    say`${licensor}는 체결일 현재 다음 각 호를 보증한다.`,
    say`The ${licensor} warrants that at the date of this Agreement:`,
    [
      item(
        'warranties.title',
        say`${rights}의 정당한 권리자로서 ${licence}을 허락할 권한이 있고, 이를 제한하는 담보나 선순위의 실시권이 없을 것`,
        say`it is the rightful holder of the ${rights}, is entitled to grant the ${licence}, and no charge or prior licence restricts it;`,
      ),
      item(
        'warranties.inventors',
        say`발명자로부터 권리를 적법하게 승계하였고 정당한 보상의 의무를 스스로 이행할 것`,
        say`it has lawfully succeeded to the rights of the inventors and will itself meet the duty of fair compensation; and`,
      ),
      item(
        'warranties.disputes',
        say`${rights}에 관하여 계속 중인 무효심판이나 소송이 없을 것`,
        say`no invalidation proceedings or litigation on the ${rights} are pending.`,
      ),
    ],
  ),
  paragraph(
    'warranties.disclaimer',
    say`${licensor}는 ${rights}의 유효성, ${tech}의 상업적 성공과 특정한 성능, 제3자의 모든 권리를 침해하지 아니한다는 점은 보증하지 아니한다.`,
    say`The ${licensor} does not warrant the validity of the ${rights}, the commercial success or any particular performance of the ${tech}, or that no right of any third party is infringed.`,
  ),
]);

const marking = single('marking', '권리의 표시', 'Marking', [
  say`${licensee}는 ${product}에 ${rights}의 번호를 법령에 맞게 표시하며, ${licensor}의 상호와 상표는 서면 동의를 받은 방법으로만 쓴다.`,
  say`The ${licensee} shall mark the ${product} with the numbers of the ${rights} as the law provides, and shall use the name and trade marks of the ${licensor} only in a manner consented to in writing.`,
]);

const quality = single('quality', '품질과 제조물책임', 'Quality and Product Liability', [
  say`${licensee}는 ${territory}의 법령에 맞게 ${product}을 생산·판매하고, ${product}의 결함으로 생긴 책임을 진다. 결함이 ${licensor}가 제공한 자료의 잘못으로 생긴 경우에는 그 범위에서 ${licensor}가 책임을 진다.`,
  say`The ${licensee} shall make and sell the ${product} in accordance with the law of the ${territory} and is liable for defects in the ${product}. Where a defect is caused by an error in materials provided by the ${licensor}, the ${licensor} is liable to that extent.`,
]);

const duration = article('term', '계약기간', 'Term', [
  paragraph(
    'term.length',
    say`이 계약의 기간은 체결일부터 시작하며 그 끝은 다음과 같다. ${choose(
      'term.basis',
      {
        until_expiry: say`${rights} 가운데 마지막으로 남은 권리가 소멸하는 날까지로 한다.`,
        date: say`${val('term.endsOn', 'date')}까지로 한다.`,
      },
      TERM_BASES,
    )}`,
    say`This Agreement begins on its date and ends as follows. ${choose(
      'term.basis',
      {
        until_expiry: say`It ends on the day on which the last of the ${rights} lapses.`,
        date: say`It ends on ${val('term.endsOn', 'date')}.`,
      },
      TERM_BASES,
    )}`,
  ),
  paragraph(
    'term.lapsed',
    say`소멸하였거나 무효로 확정된 권리에 대하여는 그때부터 ${royalty}를 산정하지 아니한다. 남은 권리나 노하우가 있는 경우 ${party}는 이를 고려하여 ${royalty}를 조정하는 협의를 한다.`,
    say`From the time a right lapses or is finally held invalid no ${royalty} are computed for it. Where rights or know-how remain, the ${parties} shall negotiate an adjustment of the ${royalty} that takes them into account.`,
  ),
]);

const termination = article('termination', '해지', 'Termination', [
  paragraph(
    'termination.cure',
    say`${party}가 이 계약을 위반하고 상대방이 서면으로 시정을 요구한 날부터 ${val('curePeriod', 'period')} 안에 시정하지 아니하면 상대방은 이 계약을 해지할 수 있다.`,
    say`Where a ${party} breaches this Agreement and does not cure the breach within ${val('curePeriod', 'period')} of the other’s written demand, the other may terminate this Agreement.`,
  ),
  paragraph(
    'termination.insolvency',
    say`${party}에게 지급불능, 해산 또는 영업의 폐지가 있으면 상대방은 관계 법령이 허용하는 범위에서 이 계약을 해지할 수 있다.`,
    say`Where a ${party} becomes unable to pay its debts, is dissolved or gives up its business, the other may terminate this Agreement as far as the law permits.`,
  ),
  paragraph(
    'termination.challenge',
    say`${licensee}가 ${rights}의 유효성을 다투더라도 ${licensor}는 그것만을 이유로 이 계약을 해지하지 아니한다.`,
    say`The ${licensor} shall not terminate this Agreement merely because the ${licensee} challenges the validity of the ${rights}.`,
  ),
]);

const effects = article('effects', '종료의 효과', 'Effects of Termination', [
  paragraph(
    'effects.stop',
    say`이 계약이 종료되면 ${licensee}는 ${tech}의 실시를 중지하고 제공받은 자료를 돌려주거나 폐기하며, ${licence}이 등록되어 있으면 말소에 협력한다. 그때까지 생긴 ${royalty}의 지급의무는 남는다.`,
    say`When this Agreement ends the ${licensee} shall cease to work the ${tech}, return or destroy the materials received and, where the ${licence} is registered, cooperate in cancelling the registration. Duties to pay ${royalty} that have arisen remain.`,
  ),
  paragraph(
    'effects.sell-off',
    say`${licensee}는 자신의 위반으로 해지된 경우가 아니면 종료된 날부터 ${val('sellOff', 'period')} 안에 남은 ${product}을 ${royalty}를 지급하고 판매할 수 있다.`,
    say`Unless this Agreement is terminated for its breach, the ${licensee} may sell remaining ${product} within ${val('sellOff', 'period')} of the end, paying ${royalty} on them.`,
    has('sellOff'),
  ),
  paragraph(
    'effects.expired',
    say`${rights}가 모두 기간의 만료로 소멸한 뒤에는 누구나 그 발명을 실시할 수 있으며, ${ref('effects.stop')}은 비밀로 남은 노하우에만 적용한다.`,
    say`After all ${rights} have expired anybody may work the inventions, and ${ref('effects.stop')} applies only to know-how that is still secret.`,
    eq('term.basis', 'until_expiry'),
  ),
]);

const liability = article('liability', '손해배상과 책임의 한도', 'Damages and Limit of Liability', [
  paragraph(
    'liability.damages',
    say`이 계약을 위반한 ${party}는 그로 말미암아 상대방이 입은 손해를 배상한다.`,
    say`A ${party} that breaches this Agreement shall compensate the other for the loss caused by the breach.`,
  ),
  paragraph(
    'liability.cap',
    say`이 계약에 따른 각 ${party}의 배상책임은 모두 ${val('liabilityCap', 'money')}${josaNode('을/를')} 넘지 아니한다. 다만, 고의나 중대한 과실, 비밀유지의무의 위반, 허락된 범위를 벗어난 실시, ${royalty}의 지급의무에는 한도를 적용하지 아니한다.`,
    say`The liability of each ${party} under this Agreement shall not exceed ${val('liabilityCap', 'money')} in total, except in cases of intent or gross negligence, breach of confidence, working outside the scope granted, and duties to pay ${royalty}.`,
    has('liabilityCap'),
  ),
]);

/** Improvements, upkeep, infringement, warranties, marking and quality. */
export const protectionClauses: readonly Clause[] = [
  improvements,
  maintenance,
  enforcement,
  claims,
  warranties,
  marking,
  quality,
];
/** How long it lasts and what happens then. */
export const endingClauses: readonly Clause[] = [duration, termination, effects, liability];
