import { body, ref, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { paymentUse, paymentWhen } from '../common/conditional.ts';
import { priceClause } from './definitions.ts';
import { ROUND_SECURITIES } from './facts.ts';
import { choose, company, dissolution, investor, liquidity, money, next, party, price, val } from './words.ts';

const payment: Clause = {
  id: 'payment',
  kind: 'article',
  heading: { ko: '투자금의 지급', en: 'Payment of the Investment Amount' },
  children: [
    paymentWhen,
    {
      id: 'payment.nature',
      kind: 'paragraph',
      body: body(
        say`${money}은 대여금이 아니며 만기와 이자를 두지 아니한다. ${company}는 ${ref('liquidity')}와 ${ref('dissolution')}에서 정한 경우를 제외하고 ${money}을 돌려줄 의무를 지지 아니한다.`,
        say`The ${money} is not a loan and bears neither maturity nor interest. The ${company} is under no duty to return the ${money} except as provided in ${ref('liquidity')} and ${ref('dissolution')}.`,
      ),
    },
    paymentUse,
  ],
};

const conversion: Clause = {
  id: 'conversion',
  kind: 'article',
  heading: { ko: '지분의 발행', en: 'Issue of Equity' },
  children: [
    {
      id: 'conversion.issue',
      kind: 'paragraph',
      body: body(
        say`${next}가 이루어지는 경우 ${company}는 그 거래가 종결되는 날에 ${money}을 ${price}으로 나눈 수의 주식을 ${investor}에게 발행한다. 한 주에 미달하는 부분은 발행하지 아니하고 그 금액을 지체 없이 ${investor}에게 지급한다.`,
        say`Where a ${next} takes place, the ${company} shall on the day of its closing issue to the ${investor} the number of shares obtained by dividing the ${money} by the ${price}. No fraction of a share is issued; the amount it stands for is paid to the ${investor} without delay.`,
      ),
    },
    {
      id: 'conversion.class',
      kind: 'paragraph',
      body: body(
        say`발행할 주식은 ${val('roundSecurity', { labels: ROUND_SECURITIES })}으로 한다. ${choose(
          'roundSecurity',
          {
            same: say`다만 한 주의 발행가격을 기준으로 하는 권리는 ${price}을 기준으로 정한다.`,
            common: say`${investor}는 그 주식에 관하여 다른 주주와 같은 권리를 가진다.`,
          },
          ROUND_SECURITIES,
        )}`,
        say`The shares to be issued are ${val('roundSecurity', { labels: ROUND_SECURITIES })}. ${choose(
          'roundSecurity',
          {
            same: say`Rights that depend on the issue price of a share are, however, determined by the ${price}.`,
            common: say`The ${investor} has the same rights in respect of them as the other shareholders.`,
          },
          ROUND_SECURITIES,
        )}`,
      ),
    },
    {
      id: 'conversion.steps',
      kind: 'paragraph',
      body: body(
        say`${company}는 지분의 발행에 필요한 정관의 변경, 주주총회와 이사회의 결의, 등기 등의 절차를 마치고, ${investor}는 ${next}의 투자자가 체결하는 계약에 같은 조건으로 참여한다.`,
        say`The ${company} shall complete the amendments of its articles, the resolutions of its shareholders and directors, the registrations and all other steps needed for the issue, and the ${investor} shall join the agreements made by the investors in the ${next} on the same terms.`,
      ),
    },
    {
      id: 'conversion.smaller',
      kind: 'paragraph',
      body: body(
        say`${next}의 최소 금액에 이르지 못하는 투자라도 ${investor}가 서면으로 선택하면 이 조에 따라 지분을 발행한다.`,
        say`Where an investment does not reach the least amount of a ${next}, equity is nevertheless issued under this Article if the ${investor} so elects in writing.`,
      ),
    },
  ],
};

const liquidityEvent: Clause = {
  id: 'liquidity',
  kind: 'article',
  heading: { ko: '유동화사건', en: 'Liquidity Event' },
  children: [
    {
      id: 'liquidity.choice',
      kind: 'paragraph',
      body: body(
        say`지분을 발행하기 전에 ${liquidity}이 발생하는 경우 ${investor}는 그 종결 전에 다음 각 호 가운데 하나를 선택할 수 있다.`,
        say`Where a ${liquidity} occurs before equity has been issued, the ${investor} may before its closing elect one of the following.`,
      ),
      children: [
        {
          id: 'liquidity.money',
          kind: 'item',
          body: body(say`${money}에 해당하는 금액의 지급`, say`payment of an amount equal to the ${money}`),
        },
        {
          id: 'liquidity.shares',
          kind: 'item',
          body: body(
            say`${ref('price')}를 그 ${liquidity}의 한 주당 대가에 맞추어 적용하여 정한 수의 보통주식의 발행`,
            say`the issue of the number of common shares determined by applying ${ref('price')} with the consideration a share in that ${liquidity}`,
          ),
        },
      ],
    },
    {
      id: 'liquidity.notice',
      kind: 'paragraph',
      body: body(
        say`${company}는 ${liquidity}이 종결되기 30일 전까지 그 조건을 ${investor}에게 서면으로 알린다. ${investor}가 종결 전까지 선택하지 아니하면 더 많은 금액을 받는 쪽을 선택한 것으로 본다.`,
        say`The ${company} shall notify the ${investor} in writing of the terms of the ${liquidity} no later than 30 days before its closing. An ${investor} that has made no election by the closing is deemed to have elected what yields the greater amount.`,
      ),
    },
  ],
};

const dissolutionEvent: Clause = {
  id: 'dissolution',
  kind: 'article',
  heading: { ko: '해산과 청산', en: 'Dissolution and Liquidation' },
  body: body(
    say`지분을 발행하기 전에 ${dissolution}이 발생하는 경우 ${company}는 채권자에게 변제하고 남은 재산에서, 보통주식의 주주에게 분배하기에 앞서 ${money}에 해당하는 금액을 ${investor}에게 지급한다. 남은 재산이 모자라면 같은 순위의 조건부지분인수계약 투자자에게 투자한 금액의 비율로 나누어 지급한다.`,
    say`Where a ${dissolution} occurs before equity has been issued, the ${company} shall pay the ${investor} an amount equal to the ${money} out of the assets that remain after its creditors have been satisfied, and before any distribution to holders of common shares. Where those assets do not suffice, they are divided among the investors under conditional equity subscription agreements of equal rank in proportion to the sums invested.`,
  ),
};

const transfer: Clause = {
  id: 'transfer',
  kind: 'article',
  heading: { ko: '지위의 양도', en: 'Transfer of this Agreement' },
  body: body(
    say`${party}는 상대방의 사전 서면 동의 없이 이 계약상의 지위나 권리·의무를 양도하지 아니한다. 다만 ${investor}는 자신이 업무를 집행하는 조합 또는 계열회사에 양도할 수 있으며, 이 경우 지체 없이 ${company}에 서면으로 알린다.`,
    say`Neither ${party} shall transfer its position, rights or duties under this Agreement without the prior written consent of the other. The ${investor} may, however, transfer them to a fund that it manages or to an affiliate, and shall in that case notify the ${company} in writing without delay.`,
  ),
};

/** Payment, price, and what becomes of the money. */
export const conversionClauses: readonly Clause[] = [
  payment,
  priceClause,
  conversion,
  liquidityEvent,
  dissolutionEvent,
];
export const transferClause = transfer;
