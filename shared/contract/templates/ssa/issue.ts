import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, listed, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { not, oneOf } from '../common/cond.ts';
import { SECURITIES } from '../common/equity-facts.ts';
import {
  closingDay,
  company,
  define,
  defines,
  diluted,
  founder,
  founders,
  investor,
  money,
  newShares,
  val,
} from './words.ts';

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${val('parties.investor.name', 'text')}(이하 ${define('investor')}라 한다)${josaNode('과/와')} ${val('parties.company.name', 'text')}(이하 ${define('company')}라 한다)${josaNode('은/는')} ${company}가 새로 발행하는 주식의 인수에 관하여 다음과 같이 신주인수계약(이하 “이 계약”이라 한다)을 체결한다.`,
    en: say`This Share Subscription Agreement (this “Agreement”) is entered into between ${val('parties.investor.name', 'text')} (the ${define('investor')}) and ${val('parties.company.name', 'text')} (the ${define('company')}) on the subscription for shares to be issued by the ${company}.`,
  },
};

const definitions = single(
  'definitions',
  '정의',
  'Definitions',
  [
    say`이 계약에서 사용하는 용어의 뜻은 다음 각 호와 같다.`,
    say`In this Agreement the following terms have the meanings given below.`,
  ],
  {
    items: [
      item(
        'definitions.party',
        say`${define('party')}란 ${investor} 또는 ${company}를 말하며, 문맥에 따라 둘 모두를 말한다.`,
        say`${define('party')} means the ${investor} or the ${company} or, as the context requires, both of them.`,
      ),
      item(
        'definitions.shares',
        say`${define('newShares')}란 ${company}가 이 계약에 따라 발행하고 ${investor}가 인수하는 ${val('security', { labels: SECURITIES })}을 말한다.`,
        say`${define('newShares')} means the ${val('security', { labels: SECURITIES })} that the ${company} issues and the ${investor} subscribes for under this Agreement.`,
      ),
      item(
        'definitions.money',
        say`${define('money')}이란 ${newShares}의 인수대금인 ${val('investment', 'money')}${josaNode('을/를')} 말한다.`,
        say`${define('money')} means the sum of ${val('investment', 'money')} paid for the ${newShares}.`,
      ),
      item(
        'definitions.diluted',
        say`${define('diluted')}란 발행주식총수에 주식으로 전환하거나 주식을 받을 수 있는 모든 권리가 행사된 것으로 보아 늘어나는 주식수를 더한 수를 말한다.`,
        say`${define('diluted')} means the issued shares together with the shares that would be added if every right to convert into or to receive shares were exercised.`,
      ),
      item(
        'definitions.founder',
        say`${define('founder')}란 ${ref('schedule.founders')}에 적은 사람을 말한다.`,
        say`${defines('founder')} means the persons listed in ${ref('schedule.founders')}.`,
      ),
      item(
        'definitions.closing',
        say`${define('closingDay')}이란 ${ref('closing-of-deal')}에 따라 ${money}을 납입하는 날을 말한다.`,
        say`${define('closingDay')} means the day on which the ${money} is paid under ${ref('closing-of-deal')}.`,
      ),
    ],
  },
);

const issue = article('issue', '신주의 발행과 인수', 'Issue and Subscription', [
  listed(
    'issue.terms',
    say`${company}는 다음 각 호의 조건으로 ${newShares}를 발행하고 ${investor}는 그 전부를 인수한다.`,
    say`The ${company} issues the ${newShares} on the following terms, and the ${investor} subscribes for all of them.`,
    [
      item(
        'issue.count',
        say`발행할 주식수: ${val('newShares', 'shares')}`,
        say`Number of shares: ${val('newShares', 'shares')}`,
      ),
      item(
        'issue.price',
        say`한 주의 발행가격: ${val('price', 'money')} (한 주의 금액 ${val('parValue', 'money')})`,
        say`Issue price a share: ${val('price', 'money')} (par value ${val('parValue', 'money')})`,
      ),
      item(
        'issue.pre',
        say`투자 전 기업가치: ${val('preMoney', 'money')} (투자 전 ${diluted} ${val('fullyDiluted', 'shares')} 기준)`,
        say`Valuation before the investment: ${val('preMoney', 'money')} (on ${diluted} of ${val('fullyDiluted', 'shares')} before the investment)`,
      ),
      item(
        'issue.post',
        say`투자 후 기업가치와 ${investor}의 지분율: ${val('postMoney', 'money')}, ${val('stake', 'rate')}`,
        say`Valuation after the investment, and stake of the ${investor}: ${val('postMoney', 'money')}, ${val('stake', 'rate')}`,
      ),
    ],
  ),
  paragraph(
    'issue.resolution',
    say`${company}는 ${val('resolvedOn', 'date')}까지 법령과 정관에 따라 ${newShares}의 발행을 결의하며, 주주 외의 자에게 배정하는 데 필요한 정관의 근거와 경영상의 목적을 갖춘다.`,
    say`No later than ${val('resolvedOn', 'date')} the ${company} resolves on the issue of the ${newShares} in accordance with the law and its articles, having the basis in the articles and the business purpose that an allotment to others than its shareholders requires.`,
  ),
  paragraph(
    'issue.notice',
    say`${company}는 ${val('noticedOn', 'date')}까지 ${newShares}의 종류와 수, 발행가격, 납입일과 인수방법을 주주에게 통지하거나 공고한다.`,
    say`No later than ${val('noticedOn', 'date')} the ${company} gives its shareholders individual or public notice of the class and number of the ${newShares}, their price, the day of payment and the manner of subscription.`,
    not({ op: 'eq', path: 'noticeWaived', value: true }),
  ),
  paragraph(
    'issue.waiver',
    say`주주 전원이 신주발행의 통지 또는 공고 기간을 줄이는 데 동의하였으며, ${company}는 그 동의서를 ${closingDay}까지 ${investor}에게 준다.`,
    say`All shareholders have agreed to shorten the period of notice of the issue, and the ${company} hands their consents to the ${investor} by the ${closingDay}.`,
    { op: 'eq', path: 'noticeWaived', value: true },
  ),
]);

const conditions = article('conditions', '선행조건', 'Conditions Precedent', [
  paragraph(
    'conditions.list',
    say`${investor}의 납입의무는 ${closingDay}까지 ${ref('schedule.conditions')}에 적은 조건이 모두 이루어지고, ${company}의 진술과 보장이 중요한 점에서 참일 것을 조건으로 한다.`,
    say`The duty of the ${investor} to pay is conditional, on the ${closingDay}, on the fulfilment of all conditions listed in ${ref('schedule.conditions')} and on the representations and warranties of the ${company} being true in all material respects.`,
  ),
  paragraph(
    'conditions.waiver',
    say`${investor}는 자신을 위한 조건을 서면으로 포기할 수 있다.`,
    say`The ${investor} may waive in writing conditions that are for its own benefit.`,
  ),
  paragraph(
    'conditions.articles',
    say`${company}는 ${closingDay}까지 이 계약에서 정한 종류주식의 내용을 정관에 반영하고, 그에 필요한 주주총회의 특별결의와 등기를 마친다.`,
    say`By the ${closingDay} the ${company} provides for the terms of the class of shares set out in this Agreement in its articles, and completes the special resolution of the general meeting and the registration that this requires.`,
    oneOf('security', 'cps', 'rcps'),
  ),
]);

const closing = article('closing-of-deal', '거래의 완결', 'Closing', [
  paragraph(
    'closing-of-deal.payment',
    say`${investor}는 ${val('closingOn', 'date')}에 ${money}을 ${company}가 지정한 ${company} 명의의 납입은행 계좌에 한꺼번에 납입한다.`,
    say`On ${val('closingOn', 'date')} the ${investor} pays the ${money} in a single sum into the account with the paying bank in the name of the ${company} that the ${company} has designated.`,
  ),
  listed(
    'closing-of-deal.deliveries',
    say`${company}는 ${closingDay}에 다음 각 호의 서류를 ${investor}에게 주고, 그날부터 2주 안에 변경등기를 마친 등기사항증명서를 준다.`,
    say`On the ${closingDay} the ${company} hands the ${investor} the following documents and, within 2 weeks of it, a certificate of the commercial register showing the change.`,
    [
      item(
        'closing-of-deal.resolution',
        say`${newShares}의 발행을 결의한 의사록과 정관의 사본`,
        say`Copies of the minutes resolving on the issue of the ${newShares} and of the articles`,
      ),
      item(
        'closing-of-deal.register',
        say`${investor}가 기재된 주주명부와 주금납입을 증명하는 서류`,
        say`The register of shareholders in which the ${investor} is entered, and proof of payment of the shares`,
      ),
      item(
        'closing-of-deal.undertaking',
        say`${ref('founders')}와 ${ref('disposal')}의 내용을 지키겠다는 각 ${founder}의 서명된 확약서`,
        say`Signed undertakings by each of the ${founders} to observe ${ref('founders')} and ${ref('disposal')}`,
      ),
    ],
  ),
]);

const uses = article('uses', '투자금의 용도', 'Use of Proceeds', [
  paragraph(
    'uses.purpose',
    say`${company}는 ${money}을 별도의 계좌에서 관리하고 ${ref('schedule.uses')}에 적은 용도로만 쓴다. 용도를 바꾸려면 미리 ${investor}의 서면 동의를 받는다.`,
    say`The ${company} keeps the ${money} in a separate account and uses it only for the purposes set out in ${ref('schedule.uses')}. A change of purpose requires the prior written consent of the ${investor}.`,
  ),
  paragraph(
    'uses.audit',
    say`${investor}는 ${company}에 미리 알리고 ${money}의 사용 내역을 확인할 수 있다.`,
    say`On notice to the ${company} the ${investor} may verify how the ${money} has been used.`,
  ),
]);

/** What is issued to whom for what, when, and on which conditions. */
export const issueClauses: readonly Clause[] = [preamble, definitions, issue, conditions, closing, uses];
