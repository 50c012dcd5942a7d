import { body, josaNode, ref, say } from '../../engine/author.ts';
import type { Clause, Cond } from '../../engine/types.ts';
import { quoted } from '../legal.ts';
import { choose, define, defines, term, terms, val } from './words.ts';

const party = term('party');
const parties = terms('party');
const discloser = term('discloser');
const receiver = term('receiver');
const info = term('info');
const tech = term('tech');
const purpose = term('purpose');
const holder = term('holder');
const holders = terms('holder');

/** The relation in which the statutes on technical data make this agreement compulsory. */
export const COMMISSIONED: Cond = { op: 'in', path: 'relation', values: ['commission', 'subcontract'] };

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: body(
    say`${val('parties.investor.name', 'text')}(이하 ${define('investor')}라 한다)${josaNode('과/와')} ${val('parties.company.name', 'text')}(이하 ${define('company')}이라 한다)${josaNode('은/는')} 서로 제공하는 ${info}의 보호에 관하여 다음과 같이 비밀유지계약(이하 “이 계약”이라 한다)을 체결한다.`,
    say`This Mutual Non-Disclosure Agreement (this “Agreement”) is entered into between ${val('parties.investor.name', 'text')} (the ${define('investor')}) and ${val('parties.company.name', 'text')} (the ${define('company')}) for the protection of the ${info} that they provide to each other.`,
  ),
};

const aim: Clause = {
  id: 'aim',
  kind: 'article',
  heading: { ko: '목적', en: 'Purpose of this Agreement' },
  body: body(
    say`이 계약은 ${party}가 ${purpose}을 위하여 서로 제공하는 ${info}를 보호하고, 그 제공·사용·관리에 관한 권리와 의무를 정하는 것을 목적으로 한다.`,
    say`This Agreement protects the ${info} that the ${parties} provide to each other for the ${purpose}, and sets out their rights and duties in providing, using and keeping it.`,
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
    {
      id: 'definitions.party',
      kind: 'item',
      body: body(
        say`${define('party')}란 ${term('investor')} 또는 ${term('company')}을 말하며, 문맥에 따라 둘 모두를 말한다.`,
        say`${define('party')} means the ${term('investor')} or the ${term('company')} or, as the context requires, both of them.`,
      ),
    },
    {
      id: 'definitions.discloser',
      kind: 'item',
      body: body(
        say`${define('discloser')}란 ${info}를 제공하는 ${party}를 말한다.`,
        say`${define('discloser')} means the ${party} that provides ${info}.`,
      ),
    },
    {
      id: 'definitions.receiver',
      kind: 'item',
      body: body(
        say`${define('receiver')}란 ${info}를 제공받는 ${party}를 말한다.`,
        say`${define('receiver')} means the ${party} that receives ${info}.`,
      ),
    },
    {
      id: 'definitions.info',
      kind: 'item',
      body: body(
        say`${define('info')}란 ${discloser}가 ${purpose}과 관련하여 제공하는 기술상 또는 경영상의 정보로서, 비밀이라는 표시가 있거나 제공할 때 비밀임을 알린 것을 말하며, ${tech}를 포함한다. 말이나 시연으로 제공한 정보는 그 요지를 지체 없이 서면 또는 전자문서로 확인한 것에 한정한다.`,
        say`${define('info')} means technical or business information that the ${discloser} provides in connection with the ${purpose} and that is marked, or identified when provided, as confidential, and includes the ${tech}. Information provided orally or by demonstration is included only where its substance is confirmed in writing or by electronic document without delay.`,
      ),
    },
    {
      id: 'definitions.tech',
      kind: 'item',
      body: body(
        say`${define('tech')}란 비밀로 관리되고 독립된 경제적 가치를 가지는 제조·수리·시공 또는 용역수행의 방법에 관한 자료와 그 밖에 영업활동에 유용한 기술상의 자료로서 ${ref('schedule.materials')}에 적은 것을 말한다.`,
        say`${define('tech')} means materials on methods of manufacture, repair, construction or performance of services, and other technical materials useful in business, that are kept secret, have independent economic value and are listed in ${ref('schedule.materials')}.`,
      ),
    },
    {
      id: 'definitions.purpose',
      kind: 'item',
      body: body(
        say`${define('purpose')}이란 ${ref('purpose.use')}에서 정한 목적을 말한다.`,
        say`${define('purpose')} means the purpose set out in ${ref('purpose.use')}.`,
      ),
    },
    {
      id: 'definitions.holder',
      kind: 'item',
      body: body(
        say`${define('holder')}란 ${receiver}의 임직원으로서 ${info}를 제공받아 보유할 수 있도록 ${ref('schedule.recipients')}에 적은 사람을 말한다.`,
        say`${defines('holder')} means the officers and employees of the ${receiver} who are listed in ${ref('schedule.recipients')} as the persons who may receive and hold ${info}.`,
      ),
    },
  ],
};

const identification: Clause = {
  id: 'identification',
  kind: 'article',
  heading: { ko: '기술자료의 명칭과 범위', en: 'Identification of the Technical Materials' },
  children: [
    {
      id: 'identification.list',
      kind: 'paragraph',
      body: body(
        say`이 계약에 따라 제공하는 ${tech}의 명칭과 범위, 매체 및 비밀관리 방법은 ${ref('schedule.materials')}와 같다.`,
        say`The names and scope of the ${tech} provided under this Agreement, their medium and the measures by which they are kept secret are set out in ${ref('schedule.materials')}.`,
      ),
    },
    {
      id: 'identification.additions',
      kind: 'paragraph',
      body: body(
        say`${ref('schedule.materials')}에 적지 아니한 ${tech}를 새로 제공하려는 경우 ${party}는 제공하기 전에 서면 또는 전자문서로 합의하여 ${ref('schedule.materials')}에 추가한다.`,
        say`Before any ${tech} not listed in ${ref('schedule.materials')} are provided, the ${parties} shall agree in writing or by electronic document to add them to ${ref('schedule.materials')}.`,
      ),
    },
    {
      id: 'identification.statute',
      kind: 'paragraph',
      when: COMMISSIONED,
      body: body(
        say`이 계약은 ${choose('relation', {
          commission: say`${quoted('cooperation').ko} 제21조의2`,
          subcontract: say`${quoted('subcontracting').ko} 제12조의3제3항`,
        })}에 따른 비밀유지계약으로서 체결한다.`,
        say`This Agreement is made as the non-disclosure agreement provided for in ${choose('relation', {
          commission: say`Article 21-2 of ${quoted('cooperation').en}`,
          subcontract: say`Article 12-3(3) of ${quoted('subcontracting').en}`,
        })}.`,
      ),
    },
  ],
};

const use: Clause = {
  id: 'purpose',
  kind: 'article',
  heading: { ko: '사용 목적과 사용기간', en: 'Permitted Purpose and Period of Use' },
  children: [
    {
      id: 'purpose.use',
      kind: 'paragraph',
      body: body(
        say`${info}의 사용 목적은 “${val('purpose', 'text')}”${josaNode('으로/로')} 하고, ${receiver}는 그 목적을 이루는 데 필요한 범위에서만 ${info}를 사용한다.`,
        say`The purpose for which ${info} may be used is “${val('purpose', 'text')}”, and the ${receiver} shall use ${info} only to the extent necessary for that purpose.`,
      ),
    },
    {
      id: 'purpose.period',
      kind: 'paragraph',
      body: body(
        say`${info}의 사용기간은 이 계약의 체결일부터 ${val('usePeriod', 'period')}간으로 한다.`,
        say`${info} may be used for a period of ${val('usePeriod', 'period')} from the date of this Agreement.`,
      ),
    },
    {
      id: 'purpose.end',
      kind: 'paragraph',
      body: body(
        say`사용기간이 끝나면 ${receiver}는 ${info}의 사용을 중지하고 ${ref('return')}에 따라 이를 반환하거나 폐기한다.`,
        say`When the period of use ends, the ${receiver} shall cease to use the ${info} and shall return or destroy it in accordance with ${ref('return')}.`,
      ),
    },
  ],
};

const secrecy: Clause = {
  id: 'secrecy',
  kind: 'article',
  heading: { ko: '비밀유지의무', en: 'Duty of Confidence' },
  children: [
    {
      id: 'secrecy.duty',
      kind: 'paragraph',
      body: body(
        say`${receiver}는 ${info}를 비밀로 유지하여야 하며, ${discloser}의 사전 서면 동의 없이 다른 사람에게 제공하거나 누설하지 아니한다.`,
        say`The ${receiver} shall keep the ${info} secret and shall not provide or disclose it to any third party without the prior written consent of the ${discloser}.`,
      ),
    },
    {
      id: 'secrecy.care',
      kind: 'paragraph',
      body: body(
        say`${receiver}는 선량한 관리자의 주의로, 그리고 자신의 비밀을 관리하는 것보다 낮지 아니한 수준으로 ${info}를 관리한다.`,
        say`The ${receiver} shall keep the ${info} with the care of a good manager, and with no less care than it applies to its own secrets.`,
      ),
    },
    {
      id: 'secrecy.copies',
      kind: 'paragraph',
      body: body(
        say`${receiver}는 ${purpose}에 필요한 최소한의 범위에서만 ${info}를 복제하거나 요약할 수 있고, 복제물과 요약물에는 원본과 같은 비밀 표시를 한다.`,
        say`The ${receiver} may copy or summarise ${info} only to the minimum extent necessary for the ${purpose}, and shall mark copies and summaries as confidential in the same manner as the original.`,
      ),
    },
    {
      id: 'secrecy.breach',
      kind: 'paragraph',
      body: body(
        say`${receiver}는 ${info}가 유출되었거나 유출될 우려가 있음을 알게 된 경우 지체 없이 ${discloser}에게 알리고, 피해의 확산을 막는 데 협력한다.`,
        say`On learning that ${info} has been or may be leaked, the ${receiver} shall notify the ${discloser} without delay and cooperate in preventing further harm.`,
      ),
    },
  ],
};

const otherUse: Clause = {
  id: 'other-use',
  kind: 'article',
  heading: { ko: '목적 외 사용금지', en: 'No Other Use' },
  children: [
    {
      id: 'other-use.ban',
      kind: 'paragraph',
      body: body(
        say`${receiver}는 ${info}를 ${purpose} 외의 용도로 사용하지 아니하며, 자기 또는 다른 사람의 제품·서비스의 개발이나 그 밖의 사업에 이용하지 아니한다.`,
        say`The ${receiver} shall not use ${info} for anything other than the ${purpose}, and in particular shall not use it to develop products or services or for any other business of its own or of another.`,
      ),
    },
    {
      id: 'other-use.filing',
      kind: 'paragraph',
      body: body(
        say`${receiver}는 ${discloser}의 사전 서면 동의 없이 ${info}를 역설계하거나, ${info}를 이용하여 특허권 등 지식재산권을 출원하거나 등록하지 아니한다.`,
        say`Without the prior written consent of the ${discloser}, the ${receiver} shall not reverse-engineer ${info}, nor file for or register patents or other intellectual property rights on the basis of it.`,
      ),
    },
  ],
};

const people: Clause = {
  id: 'recipients',
  kind: 'article',
  heading: { ko: '보유 임직원', en: 'Persons Holding the Information' },
  children: [
    {
      id: 'recipients.list',
      kind: 'paragraph',
      body: body(
        say`${tech}를 포함한 ${info}를 제공받아 보유할 ${receiver}의 임직원 명단은 ${ref('schedule.recipients')}와 같다.`,
        say`The officers and employees of the ${receiver} who will receive and hold ${info}, including the ${tech}, are listed in ${ref('schedule.recipients')}.`,
      ),
    },
    {
      id: 'recipients.duty',
      kind: 'paragraph',
      body: body(
        say`${receiver}는 ${holder}에게 이 계약과 같은 수준의 비밀유지의무를 지우고, 퇴직 등으로 그 지위를 잃은 뒤에도 ${holder}의 위반에 대하여 ${discloser}에게 책임을 진다.`,
        say`The ${receiver} shall bind the ${holders} to duties of confidence equal to those of this Agreement and shall answer to the ${discloser} for any breach by the ${holders}, including after they have left office or employment.`,
      ),
    },
    {
      id: 'recipients.change',
      kind: 'paragraph',
      body: body(
        say`${holder}를 추가하거나 변경하려면 미리 ${discloser}의 서면 또는 전자문서에 의한 동의를 받아 ${ref('schedule.recipients')}를 고친다.`,
        say`To add or replace ${holders}, the consent of the ${discloser} in writing or by electronic document shall be obtained in advance and ${ref('schedule.recipients')} amended.`,
      ),
    },
  ],
};

const provision: Clause = {
  id: 'provision',
  kind: 'article',
  heading: { ko: '제공 방법과 제공일', en: 'Manner and Date of Provision' },
  children: [
    {
      id: 'provision.how',
      kind: 'paragraph',
      body: body(
        say`${tech}의 제공 방법과 제공일은 ${ref('schedule.materials')}와 같다.`,
        say`The manner and the dates of provision of the ${tech} are set out in ${ref('schedule.materials')}.`,
      ),
    },
    {
      id: 'provision.receipt',
      kind: 'paragraph',
      body: body(
        say`${discloser}는 ${tech}를 제공할 때 비밀임을 표시하고, ${receiver}는 제공받은 사실을 서면 또는 전자문서로 확인한다.`,
        say`The ${discloser} shall mark the ${tech} as confidential when providing them, and the ${receiver} shall confirm receipt in writing or by electronic document.`,
      ),
    },
    {
      id: 'provision.before',
      kind: 'paragraph',
      body: body(
        say`${party}는 이 계약을 체결하기 전에는 ${tech}를 제공하거나 그 제공을 요구하지 아니한다.`,
        say`Neither ${party} shall provide or request ${tech} before this Agreement has been entered into.`,
      ),
    },
  ],
};

/** Preamble and articles on what is protected, for what, for how long, and who may see it. */
export const scopeClauses: readonly Clause[] = [
  preamble,
  aim,
  definitions,
  identification,
  use,
  secrecy,
  otherUse,
  people,
  provision,
];
