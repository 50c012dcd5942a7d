import { body, josaNode, ref, say } from '../../engine/author.ts';
import type { Clause, Cond } from '../../engine/types.ts';
import { and, eq, has, or } from '../common/cond.ts';
import { ANTI_DILUTIONS, PARTICIPATIONS, SECURITIES } from '../common/equity-facts.ts';
import { choose, company, define, definitive, investor, money, newShares, val } from './words.ts';

/** Shares with preferences. */
export const PREFERRED: Cond = or(eq('security', 'cps'), eq('security', 'rcps'));

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: body(
    say`${val('parties.investor.name', 'text')}(이하 ${define('investor')}라 한다)${josaNode('과/와')} ${val('parties.company.name', 'text')}(이하 ${define('company')}라 한다)${josaNode('은/는')} ${company}가 새로 발행하는 주식에 대한 투자의 주요 조건을 다음과 같이 확인한다.`,
    say`${val('parties.investor.name', 'text')} (the ${define('investor')}) and ${val('parties.company.name', 'text')} (the ${define('company')}) record below the principal terms of an investment in shares to be issued by the ${company}.`,
  ),
};

const overview: Clause = {
  id: 'overview',
  kind: 'article',
  heading: { ko: '개요', en: 'Overview' },
  children: [
    {
      id: 'overview.deal',
      kind: 'paragraph',
      body: body(
        say`${investor}는 ${company}가 발행하는 ${val('security', { labels: SECURITIES })}(이하 ${define('newShares')}라 한다)을 인수하고 ${val('investment', 'money')}(이하 ${define('money')}이라 한다)을 납입하는 투자를 검토한다.`,
        say`The ${investor} is considering an investment in which it subscribes for ${val('security', { labels: SECURITIES })} of the ${company} (the ${define('newShares')}) and pays ${val('investment', 'money')} (the ${define('money')}).`,
      ),
    },
    {
      id: 'overview.definitive',
      kind: 'paragraph',
      body: body(
        say`투자는 ${investor}의 실사와 내부 승인을 거쳐 신주인수계약과 주주간계약(이하 ${define('definitive')}이라 한다)을 체결함으로써 이루어진다.`,
        say`The investment is made by entering into a share subscription agreement and a shareholders’ agreement (the ${define('definitive')}) after due diligence and internal approval by the ${investor}.`,
      ),
    },
    {
      id: 'overview.party',
      kind: 'paragraph',
      body: body(
        say`이 문서에서 ${define('party')}란 ${investor} 또는 ${company}를 말하며, 문맥에 따라 둘 모두를 말한다.`,
        say`In this document ${define('party')} means the ${investor} or the ${company} or, as the context requires, both of them.`,
      ),
    },
  ],
};

const valuation: Clause = {
  id: 'valuation',
  kind: 'article',
  heading: { ko: '기업가치와 발행 조건', en: 'Valuation and Terms of Issue' },
  body: body(
    say`${newShares}의 발행 조건은 다음 각 호와 같다.`,
    say`The ${newShares} are issued on the following terms.`,
  ),
  children: [
    {
      id: 'valuation.pre',
      kind: 'item',
      body: body(
        say`투자 전 기업가치: ${val('preMoney', 'money')} (완전희석주식수 ${val('fullyDiluted', 'shares')} 기준)`,
        say`Valuation before the investment: ${val('preMoney', 'money')} (on the basis of ${val('fullyDiluted', 'shares')}, fully diluted)`,
      ),
    },
    {
      id: 'valuation.price',
      kind: 'item',
      body: body(
        say`한 주의 발행가격: ${val('price', 'money')} (한 주의 금액 ${val('parValue', 'money')})`,
        say`Issue price a share: ${val('price', 'money')} (par value ${val('parValue', 'money')})`,
      ),
    },
    {
      id: 'valuation.shares',
      kind: 'item',
      body: body(
        say`발행할 주식수: ${val('newShares', 'shares')}`,
        say`Number of shares to be issued: ${val('newShares', 'shares')}`,
      ),
    },
    {
      id: 'valuation.post',
      kind: 'item',
      body: body(
        say`투자 후 기업가치와 ${investor}의 지분율: ${val('postMoney', 'money')}, ${val('stake', 'rate')}`,
        say`Valuation after the investment, and stake of the ${investor}: ${val('postMoney', 'money')}, ${val('stake', 'rate')}`,
      ),
    },
  ],
};

const preference: Clause = {
  id: 'preference',
  kind: 'article',
  heading: { ko: '우선권', en: 'Preferences' },
  when: PREFERRED,
  children: [
    {
      id: 'preference.dividend',
      kind: 'paragraph',
      body: body(
        say`${newShares}에는 발행가격의 연 ${val('preference.dividend', 'rate')}에 해당하는 배당을 보통주식에 앞서 지급하며, 남은 배당에 대하여는 ${val('preference.participation', { labels: PARTICIPATIONS })}으로 한다.`,
        say`The ${newShares} bear a dividend of ${val('preference.dividend', 'rate')} a year of the issue price ahead of common shares, and are ${val('preference.participation', { labels: PARTICIPATIONS })} in respect of any further dividend.`,
      ),
    },
    {
      id: 'preference.liquidation',
      kind: 'paragraph',
      body: body(
        say`${company}가 청산되거나 청산으로 보는 사건이 생기면 ${newShares}에는 발행가격의 ${val('preference.liquidation', 'rate')}에 해당하는 금액을 보통주식에 앞서 분배한다.`,
        say`On a liquidation of the ${company}, or an event deemed to be one, the ${newShares} receive ${val('preference.liquidation', 'rate')} of the issue price ahead of common shares.`,
      ),
    },
    {
      id: 'preference.conversion',
      kind: 'paragraph',
      body: body(
        say`${investor}는 발행일부터 ${val('preference.convertWithin', 'period')} 안에 언제든지 ${newShares} 한 주를 보통주식 한 주로 전환할 수 있다.`,
        say`The ${investor} may convert each of the ${newShares} into one common share at any time within ${val('preference.convertWithin', 'period')} of issue.`,
      ),
    },
    {
      id: 'preference.redemption',
      kind: 'paragraph',
      when: eq('security', 'rcps'),
      body: body(
        say`${investor}는 발행일부터 ${val('preference.redeemAfter', 'period')}${josaNode('이/가')} 지난 뒤 ${newShares}의 상환을 청구할 수 있고, 상환가액은 발행가격에 연 ${val('preference.redemptionRate', 'rate')}의 단리를 더한 금액으로 한다. 상환은 배당할 수 있는 이익의 범위에서만 한다.`,
        say`From ${val('preference.redeemAfter', 'period')} after issue the ${investor} may demand redemption of the ${newShares} at the issue price plus simple interest of ${val('preference.redemptionRate', 'rate')} a year. Redemption is made only out of distributable profit.`,
      ),
    },
  ],
};

const dilution: Clause = {
  id: 'dilution',
  kind: 'article',
  heading: { ko: '희석방지', en: 'Anti-dilution' },
  when: and(PREFERRED, has('antiDilution')),
  body: body(
    say`${newShares}의 발행가격보다 낮은 가격으로 주식을 발행하는 경우의 전환가격은 다음과 같이 한다. ${choose(
      'antiDilution',
      {
        none: say`전환가격을 조정하지 아니한다.`,
        broad: say`잠재주식을 포함한 전체 주식수를 기준으로 한 가중평균으로 조정한다.`,
        narrow: say`발행주식총수를 기준으로 한 가중평균으로 조정한다.`,
        full: say`새로 발행하는 주식의 가격으로 조정한다.`,
      },
      ANTI_DILUTIONS,
    )}`,
    say`Where shares are issued below the issue price of the ${newShares}, the conversion price is treated as follows. ${choose(
      'antiDilution',
      {
        none: say`It is not adjusted.`,
        broad: say`It is adjusted by a weighted average over all shares, potential shares included.`,
        narrow: say`It is adjusted by a weighted average over the issued shares.`,
        full: say`It is adjusted to the price of the new issue.`,
      },
      ANTI_DILUTIONS,
    )}`,
  ),
};

const uses: Clause = {
  id: 'uses',
  kind: 'article',
  heading: { ko: '투자금의 용도', en: 'Use of Proceeds' },
  body: body(
    say`${company}는 ${money}을 ${ref('schedule.uses')}에 적은 용도로 쓴다. 구체적인 내용은 ${definitive}에서 정한다.`,
    say`The ${company} shall use the ${money} for the purposes set out in ${ref('schedule.uses')}. Details are left to the ${definitive}.`,
  ),
};

/** What is paid for what. */
export const economicClauses: readonly Clause[] = [preamble, overview, valuation, preference, dilution, uses];
