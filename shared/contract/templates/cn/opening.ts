import { body, josaNode, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { has } from '../common/cond.ts';
import { firstDefinitions, item } from '../common/conditional.ts';
import { bond, cap, company, define, diluted, discount, investor, money, next, val } from './words.ts';

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: body(
    say`${val('parties.investor.name', 'text')}(이하 ${define('investor')}라 한다)${josaNode('과/와')} ${val('parties.company.name', 'text')}(이하 ${define('company')}라 한다)${josaNode('은/는')} ${company}의 주주 전원의 동의를 받아 다음과 같이 조건부지분전환계약(이하 “이 계약”이라 한다)을 체결한다.`,
    say`This Conditional Equity Conversion Agreement (this “Agreement”) is entered into between ${val('parties.investor.name', 'text')} (the ${define('investor')}) and ${val('parties.company.name', 'text')} (the ${define('company')}), with the consent of all shareholders of the ${company}.`,
  ),
};

const aim: Clause = {
  id: 'aim',
  kind: 'article',
  heading: { ko: '목적', en: 'Purpose of this Agreement' },
  body: body(
    say`이 계약은 ${investor}가 ${company}에 ${money}을 먼저 지급하고, 계약기간 안에 ${next}가 이루어지면 그 기업가치 평가에 따라 전환조건을 정한 ${bond}를 발행받으며, 이루어지지 아니하면 원금과 이자를 상환받는 데 필요한 사항을 정하는 것을 목적으로 한다.`,
    say`Under this Agreement the ${investor} pays the ${money} to the ${company} first. If a ${next} takes place within the term, it receives a ${bond} whose terms of conversion follow from the valuation then made; otherwise principal and interest are repaid.`,
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
      say`${define('next')}란 이 계약 체결 후 ${company}가 기업가치를 평가하여 새로 주식을 발행하고 그 대금으로 ${val('qualifyingAmount', 'money')} 이상을 납입받는 거래를 말한다.`,
      say`${define('next')} means a transaction after the date of this Agreement in which the ${company} issues new shares on the basis of a valuation and receives ${val('qualifyingAmount', 'money')} or more for them.`,
    ),
    item(
      'definitions.bond',
      say`${define('bond')}란 이 계약에 따라 ${company}가 ${investor}에게 발행하는 무담보전환사채를 말한다.`,
      say`${define('bond')} means the unsecured convertible bond that the ${company} issues to the ${investor} under this Agreement.`,
    ),
    item(
      'definitions.diluted',
      say`${define('diluted')}란 ${company}의 발행주식총수에 주식을 받을 권리가 모두 행사되었을 때 발행할 주식수를 더한 수로서, 계약 체결일 현재 ${val('fullyDiluted', 'shares')}를 말한다.`,
      say`${define('diluted')} means the issued shares of the ${company} together with all shares to be issued if rights to receive shares were exercised in full, being ${val('fullyDiluted', 'shares')} at the date of this Agreement.`,
    ),
    item(
      'definitions.cap',
      say`${define('cap')}이란 ${val('valuationCap', 'money')}${josaNode('을/를')} 말한다.`,
      say`${define('cap')} means ${val('valuationCap', 'money')}.`,
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

const conversionPrice: Clause = {
  id: 'price',
  kind: 'article',
  heading: { ko: '전환가격', en: 'Conversion Price' },
  body: body(
    say`${define('price')}은 다음 각 호의 금액 가운데 가장 낮은 금액으로 하며, 1원 미만은 버린다.`,
    say`The ${define('price')} is the lowest of the following amounts, fractions of KRW 1 being disregarded.`,
  ),
  children: [
    item('price.next', say`${next}에서 발행하는 주식 한 주의 가격`, say`the price of one share issued in the ${next}`),
    item(
      'price.cap',
      say`${cap}을 ${diluted}로 나눈 금액`,
      say`the amount of the ${cap} divided by the ${diluted}`,
      has('valuationCap'),
    ),
    item(
      'price.discount',
      say`${next}에서 발행하는 주식 한 주의 가격에서 ${discount}만큼 뺀 금액`,
      say`the price of one share issued in the ${next}, less the ${discount}`,
      has('discount'),
    ),
  ],
};

/** Preamble, purpose and defined terms. */
export const openingClauses: readonly Clause[] = [preamble, aim, definitions];
export const priceClause = conversionPrice;
