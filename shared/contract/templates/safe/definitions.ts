import { body, josaNode, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { has } from '../common/cond.ts';
import { firstDefinitions, item } from '../common/conditional.ts';
import { CAP_TYPES } from './facts.ts';
import { cap, choose, company, define, diluted, discount, investor, liquidity, money, next, val } from './words.ts';

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: body(
    say`${val('parties.investor.name', 'text')}(이하 ${define('investor')}라 한다)${josaNode('과/와')} ${val('parties.company.name', 'text')}(이하 ${define('company')}라 한다)${josaNode('은/는')} ${company}의 주주 전원의 동의를 받아 다음과 같이 조건부지분인수계약(이하 “이 계약”이라 한다)을 체결한다.`,
    say`This Conditional Equity Subscription Agreement (this “Agreement”) is entered into between ${val('parties.investor.name', 'text')} (the ${define('investor')}) and ${val('parties.company.name', 'text')} (the ${define('company')}), with the consent of all shareholders of the ${company}.`,
  ),
};

const aim: Clause = {
  id: 'aim',
  kind: 'article',
  heading: { ko: '목적', en: 'Purpose of this Agreement' },
  body: body(
    say`이 계약은 ${investor}가 ${company}에 ${money}을 먼저 지급하고, 그 대가로 받을 지분을 나중에 이루어지는 ${next}의 기업가치 평가에 따라 정하는 데 필요한 사항을 정하는 것을 목적으로 한다.`,
    say`Under this Agreement the ${investor} pays the ${money} to the ${company} first, and the equity it receives in return is determined later by the valuation made in the ${next}.`,
  ),
};

const definitions: Clause = {
  id: 'definitions',
  kind: 'article',
  heading: { ko: '정의', en: 'Definitions' },
  body: body(
    say`이 계약에서 사용하는 용어의 뜻은 다음 각 호와 같다.`,
    say`In this Agreement the following terms have the meanings given below.`,
  ),
  children: [
    ...firstDefinitions,
    item(
      'definitions.next',
      say`${define('next')}란 이 계약 체결 후 ${company}가 기업가치를 평가하여 새로 주식을 발행하고 그 대금으로 ${val('qualifyingAmount', 'money')} 이상을 납입받는 거래를 말한다. 임직원에게 주식매수선택권에 따라 발행하는 것은 제외한다.`,
      say`${define('next')} means a transaction after the date of this Agreement in which the ${company} issues new shares on the basis of a valuation and receives ${val('qualifyingAmount', 'money')} or more for them, other than an issue to officers or employees under stock options.`,
    ),
    item(
      'definitions.liquidity',
      say`${define('liquidity')}이란 ${company} 지배권의 변경을 가져오는 주식의 양도, 합병, 영업의 전부 또는 중요한 일부의 양도, 그리고 증권시장 상장을 말한다.`,
      say`${define('liquidity')} means a transfer of shares that changes control of the ${company}, a merger, a transfer of the whole or a material part of its business, or its listing on a securities market.`,
    ),
    item(
      'definitions.dissolution',
      say`${define('dissolution')}이란 ${liquidity}에 해당하지 아니하는 ${company}의 해산, 청산 또는 파산을 말한다.`,
      say`${define('dissolution')} means the dissolution, liquidation or bankruptcy of the ${company} that is not a ${liquidity}.`,
    ),
    item(
      'definitions.diluted',
      say`${define('diluted')}란 ${company}의 발행주식총수에 주식매수선택권 등 주식을 받을 권리가 모두 행사되었을 때 발행할 주식수를 더한 수로서, 계약 체결일 현재 ${val('fullyDiluted', 'shares')}를 말한다. 이 계약과 같은 조건부지분인수계약에 따라 발행할 주식은 넣지 아니한다.`,
      say`${define('diluted')} means the issued shares of the ${company} together with all shares to be issued if stock options and other rights to receive shares were exercised in full, being ${val('fullyDiluted', 'shares')} at the date of this Agreement. Shares to be issued under this and other conditional equity subscription agreements are not counted.`,
    ),
    item(
      'definitions.cap',
      say`${define('cap')}이란 ${val('valuationCap', 'money')}(${val('capType', { labels: CAP_TYPES })})을 말한다.`,
      say`${define('cap')} means ${val('valuationCap', 'money')} (${val('capType', { labels: CAP_TYPES })}).`,
      has('valuationCap'),
    ),
    item(
      'definitions.discount',
      say`${define('discount')}이란 ${val('discount', 'rate')}를 말한다.`,
      say`${define('discount')} means ${val('discount', 'rate')}.`,
      has('discount'),
    ),
  ],
};

const byCap = choose(
  'capType',
  {
    pre: say`${cap}을 ${diluted}로 나눈 금액`,
    post: say`${cap}에서 이 계약과 다른 조건부지분인수계약에 따라 발행할 지분에 해당하는 금액을 뺀 것을 ${diluted}로 나눈 금액`,
  },
  CAP_TYPES,
);
const byCapEn = choose(
  'capType',
  {
    pre: say`the amount of the ${cap} divided by the ${diluted}`,
    post: say`the amount of the ${cap}, less the part of it that belongs to the equity to be issued under this and other conditional equity subscription agreements, divided by the ${diluted}`,
  },
  CAP_TYPES,
);

const conversionPrice: Clause = {
  id: 'price',
  kind: 'article',
  heading: { ko: '전환가격', en: 'Conversion Price' },
  body: body(
    say`${define('price')}은 다음 각 호의 금액 가운데 가장 낮은 금액으로 하며, 1원 미만은 버린다.`,
    say`The ${define('price')} is the lowest of the following amounts, fractions of KRW 1 being disregarded.`,
  ),
  children: [
    {
      id: 'price.next',
      kind: 'item',
      body: body(say`${next}에서 발행하는 주식 한 주의 가격`, say`the price of one share issued in the ${next}`),
    },
    {
      id: 'price.cap',
      kind: 'item',
      when: has('valuationCap'),
      body: body(say`${byCap}`, say`${byCapEn}`),
    },
    {
      id: 'price.discount',
      kind: 'item',
      when: has('discount'),
      body: body(
        say`${next}에서 발행하는 주식 한 주의 가격에서 ${discount}만큼 뺀 금액`,
        say`the price of one share issued in the ${next}, less the ${discount}`,
      ),
    },
  ],
};

/** Preamble, purpose, defined terms and the price. */
export const openingClauses: readonly Clause[] = [preamble, aim, definitions];
export const priceClause = conversionPrice;
