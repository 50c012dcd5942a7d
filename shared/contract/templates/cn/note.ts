import { body, ref, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { paymentUse, paymentWhen } from '../common/conditional.ts';
import { priceClause } from './opening.ts';
import { bond, company, investor, money, next, parties, party, price, val } from './words.ts';

const payment: Clause = {
  id: 'payment',
  kind: 'article',
  heading: { ko: '투자금의 지급', en: 'Payment of the Investment Amount' },
  children: [paymentWhen, paymentUse],
};

const duration: Clause = {
  id: 'duration',
  kind: 'article',
  heading: { ko: '계약기간', en: 'Term' },
  body: body(
    say`이 계약의 기간은 ${money}을 지급한 날부터 ${val('term', 'period')}간으로 하며, ${parties}의 서면 합의로 연장할 수 있다.`,
    say`The term of this Agreement is ${val('term', 'period')} from the payment of the ${money}. It may be extended by written agreement of the ${parties}.`,
  ),
};

const interest: Clause = {
  id: 'interest',
  kind: 'article',
  heading: { ko: '이자', en: 'Interest' },
  body: body(
    say`${money}에는 지급한 날부터 상환하는 날까지 연 ${val('interest', 'rate')}의 단리로 이자를 붙인다. 이자는 원금과 함께 상환한다.`,
    say`The ${money} bears simple interest of ${val('interest', 'rate')} a year from its payment until its repayment. Interest is repaid together with the principal.`,
  ),
};

const issue: Clause = {
  id: 'bond',
  kind: 'article',
  heading: { ko: '전환사채의 발행', en: 'Issue of the Convertible Bond' },
  children: [
    {
      id: 'bond.issue',
      kind: 'paragraph',
      body: body(
        say`계약기간 안에 ${next}가 이루어지면 ${company}는 그 거래가 종결되는 날에 ${money}을 사채금액으로 하는 ${bond}를 ${investor}에게 발행한다. 사채의 납입금은 이미 지급한 ${money}으로 갈음한다.`,
        say`If a ${next} takes place within the term, the ${company} shall on the day of its closing issue to the ${investor} a ${bond} in the principal amount of the ${money}. The ${money} already paid stands in place of payment for it.`,
      ),
    },
    {
      id: 'bond.terms',
      kind: 'paragraph',
      body: body(
        say`${bond}는 담보를 붙이지 아니하고, ${ref('price')}의 ${price}으로 ${next}에서 발행하는 주식과 같은 종류의 주식으로 전환할 수 있다.`,
        say`The ${bond} is unsecured and may be converted at the ${price} under ${ref('price')} into shares of the class issued in the ${next}.`,
      ),
    },
    {
      id: 'bond.steps',
      kind: 'paragraph',
      body: body(
        say`${company}는 ${bond}의 발행에 필요한 정관의 변경, 이사회와 주주총회의 결의, 등기를 마친다.`,
        say`The ${company} shall complete the amendments of its articles, the resolutions of its directors and shareholders and the registrations needed for the issue of the ${bond}.`,
      ),
    },
    {
      id: 'bond.extinction',
      kind: 'paragraph',
      body: body(
        say`${bond}의 인수계약이 체결되면 이 계약에 따른 원금과 이자의 상환의무는 소멸한다.`,
        say`On conclusion of the subscription agreement for the ${bond}, the duty to repay principal and interest under this Agreement is extinguished.`,
      ),
    },
  ],
};

const repayment: Clause = {
  id: 'repayment',
  kind: 'article',
  heading: { ko: '후속투자가 없는 경우의 상환', en: 'Repayment without a Next Financing' },
  children: [
    {
      id: 'repayment.duty',
      kind: 'paragraph',
      body: body(
        say`계약기간 안에 ${next}가 이루어지지 아니하면 ${company}는 계약기간이 끝나는 날에 ${money}과 ${ref('interest')}의 이자를 ${investor}에게 상환한다.`,
        say`If no ${next} takes place within the term, the ${company} shall on its last day repay the ${money} to the ${investor} with interest under ${ref('interest')}.`,
      ),
    },
    {
      id: 'repayment.delay',
      kind: 'paragraph',
      body: body(
        say`상환을 지체하면 지체한 금액에 대하여 연 ${val('delayInterest', 'rate')}의 지연손해금을 지급한다.`,
        say`On amounts in arrears, interest of ${val('delayInterest', 'rate')} a year is payable.`,
      ),
    },
  ],
};

const fault: Clause = {
  id: 'default',
  kind: 'article',
  heading: { ko: '채무불이행', en: 'Default' },
  children: [
    {
      id: 'default.cure',
      kind: 'paragraph',
      body: body(
        say`${party}가 이 계약을 위반하고 상대방의 서면 통지를 받은 날부터 ${val('curePeriod', 'period')} 안에 시정하지 아니하면 상대방은 이 계약을 해제하고 손해배상을 청구할 수 있다.`,
        say`Where a ${party} breaches this Agreement and does not cure the breach within ${val('curePeriod', 'period')} of receiving written notice from the other, the other may rescind this Agreement and claim damages.`,
      ),
    },
    {
      id: 'default.acceleration',
      kind: 'paragraph',
      body: body(
        say`${company}에 대하여 회생·파산 절차가 신청되거나 ${company}의 위반으로 이 계약이 해제되면 ${company}는 ${money}과 그때까지의 이자를 지체 없이 상환한다.`,
        say`Where rehabilitation or bankruptcy proceedings are applied for in respect of the ${company}, or this Agreement is rescinded for a breach by the ${company}, the ${company} shall repay the ${money} with interest to that day without delay.`,
      ),
    },
    {
      id: 'default.others',
      kind: 'paragraph',
      body: body(
        say`대표이사, 주주 또는 그 밖의 제3자는 이 계약에 따른 ${company}의 의무에 대하여 연대책임을 지지 아니한다.`,
        say`No director, shareholder or other third party is jointly liable for the duties of the ${company} under this Agreement.`,
      ),
    },
  ],
};

const transfer: Clause = {
  id: 'transfer',
  kind: 'article',
  heading: { ko: '지위의 양도', en: 'Transfer of this Agreement' },
  body: body(
    say`${party}는 상대방의 사전 서면 동의 없이 이 계약상의 지위나 권리·의무를 양도하거나 담보로 제공하지 아니한다.`,
    say`Neither ${party} shall transfer or charge its position, rights or duties under this Agreement without the prior written consent of the other.`,
  ),
};

/** From payment to bond or repayment. */
export const noteClauses: readonly Clause[] = [payment, duration, interest, priceClause, issue, repayment];
export const closingClauses: readonly Clause[] = [transfer, fault];
