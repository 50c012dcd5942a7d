import { josaNode, say } from '../../engine/author.ts';
import { article, paragraph, single } from '../../engine/clauses.ts';
import type { Clause, Cond } from '../../engine/types.ts';
import { and, eq, has, oneOf } from '../common/cond.ts';
import { ANTI_DILUTIONS, PARTICIPATIONS } from '../common/equity-facts.ts';
import { CUMULATIONS, INTERESTS, VOTES } from './facts.ts';
import { choose, company, investor, newShares, val } from './words.ts';

/** Shares with preferences. */
export const PREFERRED: Cond = oneOf('security', 'cps', 'rcps');
const REDEEMABLE = eq('security', 'rcps');

const votes = single(
  'votes',
  '의결권',
  'Votes',
  [
    say`${newShares}의 의결권은 다음과 같다. ${choose(
      'votes',
      {
        voting: say`한 주마다 보통주식과 같은 하나의 의결권을 가진다.`,
        none: say`의결권이 없다. 다만, 법령에 따라 종류주주총회의 결의가 필요한 사항에는 의결권을 가진다.`,
      },
      VOTES,
    )}`,
    say`The votes of the ${newShares} are as follows. ${choose(
      'votes',
      {
        voting: say`Each of them carries one vote, as a common share does.`,
        none: say`They carry no votes, save in matters on which the law requires a resolution of the holders of the class.`,
      },
      VOTES,
    )}`,
  ],
  { when: PREFERRED },
);

const dividend = single(
  'dividend',
  '배당에 관한 우선권',
  'Preferred Dividend',
  [
    say`${newShares}에는 발행가격의 연 ${val('preference.dividend', 'rate')}에 해당하는 금액을 보통주식에 앞서 배당하며, 그 우선배당은 ${val('preference.cumulation', { labels: CUMULATIONS })}으로 하고 남은 배당에 대하여는 ${val('preference.participation', { labels: PARTICIPATIONS })}으로 한다. 주식배당의 경우에는 같은 종류의 주식으로 배당한다.`,
    say`The ${newShares} bear a dividend of ${val('preference.dividend', 'rate')} a year of the issue price ahead of common shares; that dividend is ${val('preference.cumulation', { labels: CUMULATIONS })}, and in any further dividend the shares are ${val('preference.participation', { labels: PARTICIPATIONS })}. A dividend in shares is paid in shares of the same class.`,
  ],
  { when: PREFERRED },
);

const liquidation = article(
  'liquidation',
  '잔여재산분배에 관한 우선권',
  'Liquidation Preference',
  [
    paragraph(
      'liquidation.first',
      say`${company}가 청산되는 경우 ${newShares}에는 발행가격의 ${val('preference.liquidation', 'rate')}에 해당하는 금액과 지급되지 아니한 우선배당금을 보통주식에 앞서 분배한다.`,
      say`On a liquidation of the ${company} the ${newShares} receive ${val('preference.liquidation', 'rate')} of the issue price and any unpaid preferred dividend ahead of common shares.`,
    ),
    paragraph(
      'liquidation.deemed',
      say`${company}의 합병, 영업의 전부 양도 또는 경영권이 바뀌는 주식의 양도로 주주가 대가를 받는 경우 그 대가는 이 조의 순서에 따라 나눈다.`,
      say`Where shareholders receive consideration by a merger of the ${company}, the transfer of its whole business or a transfer of shares by which control changes, that consideration is shared in the order of this Article.`,
    ),
  ],
  PREFERRED,
);

const conversion = article(
  'conversion',
  '전환권',
  'Conversion',
  [
    paragraph(
      'conversion.right',
      say`${investor}는 발행일부터 ${val('preference.convertWithin', 'period')} 안에 언제든지 ${newShares}를 보통주식으로 전환할 수 있고, 그 기간이 끝날 때까지 전환하지 아니한 ${newShares}는 기간의 마지막 날에 보통주식으로 전환된다.`,
      say`The ${investor} may convert the ${newShares} into common shares at any time within ${val('preference.convertWithin', 'period')} of issue; those of the ${newShares} not converted by then become common shares on the last day of that period.`,
    ),
    paragraph(
      'conversion.ratio',
      say`전환비율은 ${newShares}의 발행가격을 전환가격으로 나눈 값으로 하며, 최초의 전환가격은 발행가격과 같다. 전환으로 생기는 한 주 미만의 주식은 금전으로 지급한다.`,
      say`The conversion ratio is the issue price of the ${newShares} divided by the conversion price, which is at first equal to the issue price. Fractions of a share arising on conversion are paid in money.`,
    ),
    paragraph(
      'conversion.reserve',
      say`${company}는 전환으로 발행할 주식의 수를 정관의 발행할 주식의 총수 가운데 남겨 두며, 주식의 분할·병합, 무상증자와 자본금의 감소가 있으면 전환가격을 그 비율에 따라 조정한다.`,
      say`The ${company} keeps the shares to be issued on conversion in reserve within its authorised shares, and the conversion price is adjusted in proportion on a split or consolidation of shares, a bonus issue or a reduction of capital.`,
    ),
  ],
  PREFERRED,
);

const dilution = single(
  'dilution',
  '낮은 가격의 발행과 전환가격',
  'Issues at a Lower Price',
  [
    say`${company}가 당시의 전환가격보다 낮은 가격으로 주식이나 주식을 받을 권리를 발행하는 경우의 전환가격은 다음과 같이 한다. 다만, 주식매수선택권의 행사에 따른 발행은 예외로 한다. ${choose(
      'antiDilution',
      {
        none: say`전환가격을 조정하지 아니한다.`,
        broad: say`조정 전 전환가격에, 발행 전 주식수와 새로 납입되는 금액을 조정 전 전환가격으로 나눈 수의 합을, 발행 전 주식수와 새로 발행되는 주식수의 합으로 나눈 값을 곱한다. 발행 전 주식수에는 잠재주식을 포함한다.`,
        narrow: say`조정 전 전환가격에, 발행 전 주식수와 새로 납입되는 금액을 조정 전 전환가격으로 나눈 수의 합을, 발행 전 주식수와 새로 발행되는 주식수의 합으로 나눈 값을 곱한다. 발행 전 주식수는 발행주식총수로 한다.`,
        full: say`새로 발행하는 주식의 가격을 전환가격으로 한다.`,
      },
      ANTI_DILUTIONS,
    )}`,
    say`Where the ${company} issues shares, or rights to receive shares, at a price below the conversion price of the time, that price is treated as follows; issues on the exercise of stock options are excepted. ${choose(
      'antiDilution',
      {
        none: say`It is not adjusted.`,
        broad: say`It is multiplied by the shares before the issue plus the quotient of the money newly paid in and the conversion price before adjustment, divided by the shares before the issue plus those newly issued. Shares before the issue include potential shares.`,
        narrow: say`It is multiplied by the shares before the issue plus the quotient of the money newly paid in and the conversion price before adjustment, divided by the shares before the issue plus those newly issued. Shares before the issue are the issued shares.`,
        full: say`It becomes the price of the newly issued shares.`,
      },
      ANTI_DILUTIONS,
    )}`,
  ],
  { when: and(PREFERRED, has('antiDilution')) },
);

const redemption = article(
  'redemption',
  '상환권',
  'Redemption',
  [
    paragraph(
      'redemption.right',
      say`${investor}는 발행일부터 ${val('preference.redeemAfter', 'period')}${josaNode('이/가')} 지난 날부터 ${val('preference.redeemWithin', 'period')} 동안 ${newShares}의 전부 또는 일부의 상환을 청구할 수 있다.`,
      say`For ${val('preference.redeemWithin', 'period')} beginning ${val('preference.redeemAfter', 'period')} after issue, the ${investor} may demand redemption of all or part of the ${newShares}.`,
    ),
    paragraph(
      'redemption.price',
      say`상환가액은 발행가격과 그에 대하여 발행일부터 상환일까지 연 ${val('preference.redemptionRate', 'rate')}의 ${val('preference.redemptionInterest', { labels: INTERESTS })}로 계산한 금액의 합계로 하고, 이미 지급한 배당금을 뺀다.`,
      say`The redemption price is the issue price plus ${val('preference.redemptionInterest', { labels: INTERESTS })} interest on it at ${val('preference.redemptionRate', 'rate')} a year from issue to redemption, less dividends already paid.`,
    ),
    paragraph(
      'redemption.profit',
      say`상환은 배당할 수 있는 이익의 범위에서만 한다. 이익이 모자라 상환하지 못한 부분은 이익이 생길 때까지 상환기간이 늘어난다.`,
      say`Redemption is made only out of distributable profit. To the extent that profit does not suffice, the period of redemption is extended until there is profit.`,
    ),
  ],
  REDEEMABLE,
);

const later = article('later-issues', '신주인수권', 'Later Issues', [
  paragraph(
    'later-issues.right',
    say`${company}가 주식이나 주식을 받을 권리를 새로 발행하는 경우 ${investor}는 그때의 지분율에 해당하는 만큼을 다른 인수인과 같은 조건으로 인수할 수 있다. 주식매수선택권의 행사에 따른 발행은 예외로 한다.`,
    say`Where the ${company} newly issues shares or rights to receive shares, the ${investor} may subscribe, on the same terms as others, in the proportion of its stake at that time. Issues on the exercise of stock options are excepted.`,
  ),
  paragraph(
    'later-issues.restructuring',
    say`합병, 분할, 주식의 포괄적 교환·이전의 경우 ${company}는 ${newShares}와 같은 경제적 가치를 가지는 주식이 ${investor}에게 주어지도록 한다.`,
    say`On a merger, division or comprehensive exchange or transfer of shares, the ${company} sees to it that the ${investor} is given shares of the same economic value as the ${newShares}.`,
  ),
]);

/** What the new shares give. */
export const shareClauses: readonly Clause[] = [votes, dividend, liquidation, conversion, dilution, redemption, later];
