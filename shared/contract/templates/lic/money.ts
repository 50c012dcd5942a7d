import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, listed, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { and, eq, has, not } from '../common/cond.ts';
import {
  BY_SALES,
  COUNTED,
  EXCLUSIVE,
  FOREIGN_CURRENCY,
  MINIMUM,
  PAID_ABROAD,
  RUNNING,
  UPFRONT,
} from './conditions.ts';
import { EXCHANGES, MINIMUM_PER, REPORTING, TAX_BEARERS, VAT } from './facts.ts';
import { choose, licence, licensee, licensor, product, royalty, sales, tech, val } from './words.ts';

const TIERED = has('royalty.running.tiers');

const royalties = single(
  'royalties',
  '기술료',
  'Royalties',
  [
    say`${licensee}는 ${licensor}에게 ${licence}의 대가로 다음에서 정한 금액을 지급한다. 정하지 아니한 대가는 지급하지 아니한다.`,
    say`In consideration of the ${licence} the ${licensee} shall pay the ${licensor} the amounts set out below, and nothing that is not set out.`,
  ],
  {
    items: [
      item(
        'royalties.upfront',
        say`선급기술료: ${val('royalty.upfront', 'money')}`,
        say`Upfront fee: ${val('royalty.upfront', 'money')}`,
        UPFRONT,
      ),
      item(
        'royalties.running',
        say`경상기술료: 산정기간의 ${sales}에 ${val('royalty.running.rate', 'rate')}의 요율을 곱한 금액`,
        say`Running royalty: ${val('royalty.running.rate', 'rate')} of the ${sales} of each reporting period`,
        and(BY_SALES, not(TIERED)),
      ),
      item(
        'royalties.tiers',
        say`구간별 경상기술료: 사업연도에 누적한 ${sales}을 ${ref('schedule.tiers')}의 구간으로 나누어 구간에 든 금액마다 그 구간의 요율을 곱한 금액의 합계`,
        say`Running royalty by tiers: the ${sales} accumulated in a business year are divided into the tiers of ${ref('schedule.tiers')}, and the royalty is the sum of each part multiplied by the rate of its tier`,
        and(BY_SALES, TIERED),
      ),
      item(
        'royalties.units',
        say`수량별 경상기술료: 산정기간에 판매한 ${product} 한 개마다 ${val('royalty.running.perUnit', 'money')}`,
        say`Royalty by units: ${val('royalty.running.perUnit', 'money')} for each unit of the ${product} sold in a reporting period`,
        and(RUNNING, eq('royalty.running.base', 'units')),
      ),
      item(
        'royalties.minimum',
        say`최저기술료: 경상기술료가 ${val('royalty.minimum.per', { labels: MINIMUM_PER })}간 ${val('royalty.minimum.amount', 'money')}에 미치지 못하면 그 차액. 첫 기간과 마지막 기간이 이보다 짧으면 날짜 수에 비례하여 줄인다.`,
        say`Minimum royalty: where the running royalty of a ${val('royalty.minimum.per', { labels: MINIMUM_PER })} falls short of ${val('royalty.minimum.amount', 'money')}, the difference; for a shorter first or last period the minimum is reduced in proportion to the days.`,
        MINIMUM,
      ),
      item(
        'royalties.milestones',
        say`단계별 기술료: ${ref('schedule.milestones')}에 적은 사건이 이루어질 때마다 그 금액`,
        say`Milestones: the amounts stated in ${ref('schedule.milestones')} as each event listed there occurs`,
        has('royalty.milestones'),
      ),
      item(
        'royalties.cap',
        say`한도: 이 조에 따라 지급하는 금액의 총액은 ${val('royalty.cap', 'money')}${josaNode('을/를')} 넘지 아니한다.`,
        say`Cap: all amounts payable under this Article shall not exceed ${val('royalty.cap', 'money')} in total.`,
        has('royalty.cap'),
      ),
    ],
  },
);

const payment = article('payment', '지급', 'Payment', [
  paragraph(
    'payment.instalments',
    say`선급기술료는 ${ref('schedule.instalments')}에 적은 금액과 날짜에 따라 나누어 지급한다.`,
    say`The upfront fee is paid in the instalments and on the dates stated in ${ref('schedule.instalments')}.`,
    and(UPFRONT, has('royalty.instalments')),
  ),
  paragraph(
    'payment.upfront',
    say`선급기술료는 이 계약의 체결일부터 ${val('royalty.payWithin', 'count')}일 안에 지급한다.`,
    say`The upfront fee is paid within ${val('royalty.payWithin', 'count')} days of the date of this Agreement.`,
    and(UPFRONT, not(has('royalty.instalments'))),
  ),
  paragraph(
    'payment.others',
    say`그 밖의 ${royalty}는 청구를 받은 날부터 ${val('royalty.payWithin', 'count')}일 안에 ${licensor}가 지정한 계좌로 지급한다.`,
    say`All other ${royalty} are paid to the account designated by the ${licensor} within ${val('royalty.payWithin', 'count')} days of its invoice.`,
  ),
  paragraph(
    'payment.fx',
    say`원화가 아닌 통화로 정한 금액을 다른 통화로 계산하거나 지급하는 경우의 환율은 다음과 같이 하며, 환전에 드는 비용은 ${licensee}가 부담한다: ${val('royalty.exchange', { labels: EXCHANGES })}.`,
    say`Where an amount stated in a currency other than won is computed or paid in another currency, the exchange rate is as follows, and the costs of exchange are borne by the ${licensee}: ${val('royalty.exchange', { labels: EXCHANGES })}.`,
    FOREIGN_CURRENCY,
  ),
  paragraph(
    'payment.late',
    say`지급이 늦어진 금액에는 지급기한 다음 날부터 다 갚는 날까지 연 ${val('royalty.lateRate', 'rate')}의 지연손해금을 더한다.`,
    say`Interest of ${val('royalty.lateRate', 'rate')} a year is due on arrears from the day after the due date until full payment.`,
  ),
  paragraph(
    'payment.nonrefundable',
    say`이미 지급한 ${royalty}는 이 계약에서 달리 정하거나 법령에 따라 돌려주어야 하는 경우 외에는 돌려주지 아니한다.`,
    say`${royalty} once paid are not refunded, except as this Agreement or the law provides.`,
  ),
]);

const taxes = article('taxes', '세금', 'Taxes', [
  paragraph(
    'taxes.vat',
    say`${royalty}에 부과되는 부가가치세는 이 계약에서 정한 금액에 대하여 다음과 같다: ${val('royalty.vat', { labels: VAT })}.`,
    say`Value-added tax due on the ${royalty} is treated as follows in relation to the amounts stated in this Agreement: ${val('royalty.vat', { labels: VAT })}.`,
  ),
  paragraph(
    'taxes.withholding',
    say`법령에 따라 ${royalty}에서 세금을 원천징수하여야 하는 경우 ${licensee}는 이를 납부하고 납부를 증명하는 서류를 ${licensor}에게 준다. 그 부담은 다음과 같이 한다. ${choose(
      'royalty.taxBearer',
      {
        payee: say`세금은 ${licensor}가 부담하며, ${licensee}는 ${royalty}에서 세금을 뺀 금액을 지급한다.`,
        gross_up: say`세금은 ${licensee}가 부담하며, 세금을 뺀 뒤 ${licensor}가 받는 금액이 이 계약에서 정한 금액과 같도록 지급액을 늘린다.`,
      },
      TAX_BEARERS,
    )}`,
    say`Where the law requires tax to be withheld from ${royalty}, the ${licensee} shall pay it and give the ${licensor} documents proving payment. It is borne as follows. ${choose(
      'royalty.taxBearer',
      {
        payee: say`The tax is borne by the ${licensor}; the ${licensee} pays the ${royalty} less the tax.`,
        gross_up: say`The tax is borne by the ${licensee}, which increases the payment so that after tax the ${licensor} receives the amount set out in this Agreement.`,
      },
      TAX_BEARERS,
    )}`,
    PAID_ABROAD,
  ),
  paragraph(
    'taxes.gross',
    say`국내 세법의 일반 세율로 계산하면 세금을 더한 선급기술료는 ${val('royalty.upfrontGross', 'money')}이며, 실제 금액은 지급할 때의 법령과 조세조약에 따른다.`,
    say`Computed at the general rate of domestic tax law, the upfront fee with tax is ${val('royalty.upfrontGross', 'money')}; the actual amount follows the law and tax treaties at the time of payment.`,
    and(PAID_ABROAD, eq('royalty.taxBearer', 'gross_up'), UPFRONT),
  ),
  paragraph(
    'taxes.treaty',
    say`${licensor}가 조세조약의 적용을 받으려면 필요한 신청서와 서류를 지급일 전에 ${licensee}에게 주고, ${licensee}는 그 신청에 협력한다.`,
    say`To benefit from a tax treaty the ${licensor} shall give the ${licensee} the necessary application and documents before the day of payment, and the ${licensee} shall cooperate in it.`,
    PAID_ABROAD,
  ),
]);

const reports = article(
  'reports',
  '보고',
  'Reports',
  [
    paragraph(
      'reports.when',
      say`${licensee}는 ${val('reportEvery', { labels: REPORTING })}마다 그 기간이 끝난 날부터 ${val('reportWithin', 'count')}일 안에 ${product}의 판매 수량, ${sales}, ${royalty}의 계산 내역을 ${licensor}에게 서면 또는 전자문서로 보고한다. 판매가 없는 경우에도 같다.`,
      say`Within ${val('reportWithin', 'count')} days of the end of each ${val('reportEvery', { labels: REPORTING })} the ${licensee} shall report to the ${licensor}, in writing or by electronic document, the units of the ${product} sold, the ${sales} and how the ${royalty} are computed, also where nothing was sold.`,
    ),
    paragraph(
      'reports.first',
      say`${licensee}는 ${product}의 첫 판매일을 지체 없이 ${licensor}에게 알린다.`,
      say`The ${licensee} shall notify the ${licensor} of the first sale of the ${product} without delay.`,
    ),
  ],
  COUNTED,
);

const audit = article(
  'audit',
  '장부와 검사',
  'Books and Audit',
  [
    paragraph(
      'audit.books',
      say`${licensee}는 ${royalty}의 계산에 필요한 장부와 증빙을 이 계약의 기간과 그 뒤 5년간 갖추어 둔다.`,
      say`The ${licensee} shall keep the books and records needed to compute the ${royalty} during this Agreement and for 5 years afterwards.`,
    ),
    paragraph(
      'audit.right',
      say`${licensor}는 ${val('auditNotice', 'count')}일 전에 알리고 비밀유지의무를 지는 독립된 공인회계사를 통하여 1년에 1회의 범위에서 장부를 검사할 수 있다.`,
      say`On ${val('auditNotice', 'count')} days’ notice the ${licensor} may, no more than 1 time in 1 year, have the books audited by an independent certified accountant bound to secrecy.`,
    ),
    paragraph(
      'audit.costs',
      say`검사 결과 모자라게 지급한 금액이 있으면 ${licensee}는 지연손해금을 더하여 지체 없이 지급하고, 모자란 금액이 지급할 금액의 ${val('auditThreshold', 'rate')}${josaNode('을/를')} 넘으면 검사비용도 부담한다.`,
      say`Any underpayment found shall be paid without delay with interest on arrears; where it exceeds ${val('auditThreshold', 'rate')} of the amount due, the ${licensee} bears the costs of the audit as well.`,
    ),
  ],
  COUNTED,
);

const diligence = article(
  'diligence',
  '실시의무',
  'Diligence',
  [
    paragraph(
      'diligence.duty',
      say`${licensee}는 ${tech}을 성실하게 사업화하여야 하며, 정당한 사유 없이 실시하지 아니한 채 두지 아니한다.`,
      say`The ${licensee} shall exploit the ${tech} diligently and shall not leave it unworked without good reason.`,
    ),
    listed(
      'diligence.steps',
      say`${licensee}는 다음 각 호를 이룬다.`,
      say`The ${licensee} shall achieve the following.`,
      [
        item(
          'diligence.sale',
          say`${val('diligence.firstSaleBy', 'date')}까지 ${product}의 첫 판매`,
          say`the first sale of the ${product} by ${val('diligence.firstSaleBy', 'date')};`,
          has('diligence.firstSaleBy'),
        ),
        item(
          'diligence.spend',
          say`해마다 ${tech}의 사업화에 ${val('diligence.minimumSpend', 'money')} 이상의 투자`,
          say`investment of at least ${val('diligence.minimumSpend', 'money')} a year in exploiting the ${tech};`,
          has('diligence.minimumSpend'),
        ),
      ],
      has('diligence'),
    ),
    paragraph(
      'diligence.remedy',
      say`${licensee}가 이 조의 의무를 이행하지 아니하거나 최저기술료를 지급하지 아니한 경우, ${licensor}는 시정을 요구하고 ${ref('termination.cure')}의 기간 안에 시정되지 아니하면 ${licence}의 독점성을 없애 통상실시권으로 바꾸거나 이 계약을 해지할 수 있다.`,
      say`Where the ${licensee} fails in the duties of this Article, or to pay a minimum royalty, the ${licensor} may demand cure and, failing cure within the period in ${ref('termination.cure')}, make the ${licence} non-exclusive or terminate this Agreement.`,
    ),
  ],
  EXCLUSIVE,
);

/** What is paid, when, with which taxes, and how it is checked. */
export const moneyClauses: readonly Clause[] = [royalties, payment, taxes, reports, audit];
export const diligenceClause: Clause = diligence;
