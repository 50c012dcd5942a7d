import { authoring, body, josaNode, ref, say } from '../../engine/author.ts';
import type { Clause, Inline } from '../../engine/types.ts';
import { quoted } from '../legal.ts';
import { FOREIGN } from './cond.ts';
import { type ConditionalFacts, REPORTS } from './conditional-facts.ts';

/**
 * What the statutory SAFE and the statutory convertible note share: money first, equity by a later valuation, the consent of
 * all shareholders. Each form that uses them defines these terms and has the schedules `shareholders` and `others`.
 */
const { val, term, define } = authoring<ConditionalFacts, 'company' | 'investor' | 'money' | 'next' | 'party'>();
const company = term('company');
const investor = term('investor');
const money = term('money');
const next = term('next');
const party = term('party');

const consent: Clause = {
  id: 'consent',
  kind: 'article',
  heading: { ko: '주주 전원의 동의', en: 'Consent of All Shareholders' },
  children: [
    {
      id: 'consent.given',
      kind: 'paragraph',
      body: body(
        say`${company}는 이 계약의 체결에 대하여 주주 전원의 동의를 받았으며, 그 명단과 동의일은 ${ref('schedule.shareholders')}와 같다.`,
        say`The ${company} has obtained the consent of all its shareholders to the conclusion of this Agreement; they and the dates of their consent are listed in ${ref('schedule.shareholders')}.`,
      ),
    },
    {
      id: 'consent.originals',
      kind: 'paragraph',
      body: body(
        say`${company}는 주주가 기명날인하거나 서명한 동의서의 원본을 보관하고 그 사본을 이 계약에 붙인다. 지분을 발행하기 전에 새로 주주가 된 사람에게는 주식을 취득하기 전에 이 계약의 내용을 알린다.`,
        say`The ${company} keeps the originals of the consents that the shareholders have sealed or signed and attaches copies to this Agreement. Whoever becomes a shareholder before the issue of equity is informed of this Agreement before acquiring shares.`,
      ),
    },
  ],
};

const later: Clause = {
  id: 'later-contracts',
  kind: 'article',
  heading: { ko: '자본 변동 계약의 상대방에 대한 고지', en: 'Notice to Parties of Later Capital Transactions' },
  body: body(
    say`${company}는 지분을 발행하기 전에 자본금의 변동을 가져오는 계약을 체결하려는 경우 그 상대방에게 이 계약이 있다는 사실과 그 내용을 미리 서면으로 알리고, 알린 서면의 사본을 ${investor}에게 준다.`,
    say`Before the issue of equity, the ${company} shall give any counterparty with which it intends to enter into a contract that changes its capital prior written notice of the existence and the contents of this Agreement, and shall give the ${investor} a copy of that notice.`,
  ),
};

const companyReps: Clause = {
  id: 'company-reps',
  kind: 'article',
  heading: { ko: '회사의 진술과 보장', en: 'Representations of the Company' },
  body: body(
    say`${company}는 계약 체결일과 ${money}의 지급일에 다음 각 호의 사항이 사실임을 ${investor}에게 진술하고 보장한다.`,
    say`The ${company} represents and warrants to the ${investor} that the following is true on the date of this Agreement and on the date on which the ${money} is paid.`,
  ),
  children: [
    {
      id: 'company-reps.power',
      kind: 'item',
      body: body(
        say`${company}는 적법하게 설립되어 존속하고 있으며, 이 계약의 체결과 이행에 필요한 내부 절차를 마쳤다.`,
        say`The ${company} is duly established and existing and has completed all internal steps needed to conclude and perform this Agreement.`,
      ),
    },
    {
      id: 'company-reps.capital',
      kind: 'item',
      body: body(
        say`${ref('schedule.shareholders')}와 ${ref('schedule.others')}는 ${company}의 주주와 주식을 받을 권리를 빠짐없이 적은 것이다.`,
        say`${ref('schedule.shareholders')} and ${ref('schedule.others')} state completely the shareholders of the ${company} and the rights to receive its shares.`,
      ),
    },
    {
      id: 'company-reps.books',
      kind: 'item',
      body: body(
        say`${investor}에게 준 재무제표와 그 밖의 자료는 중요한 점에서 정확하며, 적혀 있지 아니한 중요한 채무가 없다.`,
        say`The financial statements and other materials given to the ${investor} are accurate in all material respects, and there is no material liability that they do not state.`,
      ),
    },
    {
      id: 'company-reps.rights',
      kind: 'item',
      body: body(
        say`${company}는 사업에 필요한 지식재산권을 가지고 있거나 적법하게 사용하고 있고, 임직원의 직무발명을 승계하는 절차를 갖추고 있으며, 진행 중이거나 예상되는 중요한 분쟁이 없다.`,
        say`The ${company} owns or lawfully uses the intellectual property its business needs, has procedures for succeeding to the inventions of its officers and employees, and faces no material dispute, pending or threatened.`,
      ),
    },
  ],
};

const investorReps: Clause = {
  id: 'investor-reps',
  kind: 'article',
  heading: { ko: '투자자의 진술과 보장', en: 'Representations of the Investor' },
  body: body(
    say`${investor}는 이 계약의 체결과 이행에 필요한 권한과 내부 절차를 갖추었으며, ${money}이 적법하게 조성된 자금임을 ${company}에 진술하고 보장한다.`,
    say`The ${investor} represents and warrants to the ${company} that it has the power and has completed the internal steps needed to conclude and perform this Agreement, and that the ${money} comes from lawful sources.`,
  ),
};

const information: Clause = {
  id: 'information',
  kind: 'article',
  heading: { ko: '정보의 제공', en: 'Information' },
  children: [
    {
      id: 'information.regular',
      kind: 'paragraph',
      body: body(
        say`${company}는 지분을 발행하기 전까지 매 ${val('reportEvery', { labels: REPORTS })}마다 재무 현황, ${money}의 사용 내역과 주요 경영 상황을 ${investor}에게 서면 또는 전자문서로 알린다.`,
        say`Until equity is issued, the ${company} shall report to the ${investor} in writing or by electronic document, every ${val('reportEvery', { labels: REPORTS })}, its financial position, the use made of the ${money} and the main developments of its business.`,
      ),
    },
    {
      id: 'information.events',
      kind: 'paragraph',
      body: body(
        say`${company}는 ${next}의 협의, 소송의 제기, 대표이사의 변경 등 이 계약에 중요한 영향을 미칠 사정이 생기면 지체 없이 ${investor}에게 알린다.`,
        say`The ${company} shall notify the ${investor} without delay of negotiations on a ${next}, of legal proceedings, of a change of its chief executive and of any other event of material importance for this Agreement.`,
      ),
    },
  ],
};

export const foreignClause: Clause = {
  id: 'foreign',
  kind: 'article',
  heading: { ko: '외국인투자와 외국환', en: 'Foreign Investment and Foreign Exchange' },
  when: FOREIGN,
  body: body(
    say`${money}의 지급과 지분의 취득에 ${quoted('foreignInvestment').ko} 또는 ${quoted('foreignExchange').ko}에 따른 신고가 필요한 경우 신고할 의무가 있는 ${party}는 그 행위를 하기 전에 신고를 마치고, 상대방은 필요한 서류를 준다.`,
    say`Where the payment of the ${money} or the acquisition of equity has to be reported under ${quoted('foreignInvestment').en} or ${quoted('foreignExchange').en}, the ${party} that is bound to report shall do so beforehand, and the other shall provide the documents needed.`,
  ),
};

/** Consent, notice, representations and information, in this order. */
export const conditionalClauses: readonly Clause[] = [consent, later, companyReps, investorReps, information];

/** When the money is paid. */
export const paymentWhen: Clause = {
  id: 'payment.when',
  kind: 'paragraph',
  body: body(
    say`${investor}는 ${val('paidOn', 'date')}까지 ${money}을 ${company}가 서면으로 지정한 ${company} 명의의 계좌에 한꺼번에 지급한다.`,
    say`No later than ${val('paidOn', 'date')} the ${investor} shall pay the ${money} in a single sum to the account in the name of the ${company} that the ${company} has designated in writing.`,
  ),
};

/** What it is used for. */
export const paymentUse: Clause = {
  id: 'payment.use',
  kind: 'paragraph',
  body: body(
    say`${company}는 ${money}을 ${ref('schedule.uses')}에 적은 용도로만 쓴다. 용도를 바꾸려면 미리 ${investor}의 서면 동의를 받는다.`,
    say`The ${company} shall use the ${money} only for the purposes set out in ${ref('schedule.uses')}. A change of purpose requires the prior written consent of the ${investor}.`,
  ),
};

/** A clause that is one item of text. */
export const item = (id: string, ko: readonly Inline[], en: readonly Inline[], when?: Clause['when']): Clause => ({
  id,
  kind: 'item',
  ...(when === undefined ? {} : { when }),
  body: body(ko, en),
});

/** The first two definitions: who a party is, and what the money is. */
export const firstDefinitions: readonly Clause[] = [
  item(
    'definitions.party',
    say`${define('party')}란 ${investor} 또는 ${company}를 말하며, 문맥에 따라 둘 모두를 말한다.`,
    say`${define('party')} means the ${investor} or the ${company} or, as the context requires, both of them.`,
  ),
  item(
    'definitions.money',
    say`${define('money')}이란 ${investor}가 이 계약에 따라 ${company}에 지급하는 ${val('amount', 'money')}${josaNode('을/를')} 말한다.`,
    say`${define('money')} means the sum of ${val('amount', 'money')} that the ${investor} pays to the ${company} under this Agreement.`,
  ),
];
