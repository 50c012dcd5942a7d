import { body, josaNode, ref, say } from '../../engine/author.ts';
import type { Clause, Cond } from '../../engine/types.ts';
import { quoted } from '../legal.ts';
import { RELATIONS } from './facts.ts';
import { choose, discloser, holder, holders, info, parties, party, purpose, receiver, tech, val } from './words.ts';

/** The relation in which the statutes on technical data make this agreement compulsory. */
export const COMMISSIONED: Cond = { op: 'in', path: 'relation', values: ['commission', 'subcontract'] };

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
        say`이 계약은 ${choose(
          'relation',
          {
            commission: say`${quoted('cooperation').ko} 제21조의2`,
            subcontract: say`${quoted('subcontracting').ko} 제12조의3제3항`,
          },
          RELATIONS,
        )}에 따른 비밀유지계약으로서 체결한다.`,
        say`This Agreement is made as the non-disclosure agreement provided for in ${choose(
          'relation',
          {
            commission: say`Article 21-2 of ${quoted('cooperation').en}`,
            subcontract: say`Article 12-3(3) of ${quoted('subcontracting').en}`,
          },
          RELATIONS,
        )}.`,
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
        say`${receiver}는 ${info}를 비밀로 유지하여야 하며, ${discloser}의 사전 서면 동의 없이 제3자에게 제공하거나 누설하지 아니한다.`,
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
        say`${receiver}는 ${info}를 ${purpose} 외의 용도로 사용하지 아니하며, 자기 또는 제3자의 제품·서비스의 개발이나 그 밖의 사업에 이용하지 아니한다.`,
        say`The ${receiver} shall not use ${info} for anything other than the ${purpose}, and in particular shall not use it to develop products or services or for any other business of its own or of a third party.`,
      ),
    },
    {
      id: 'other-use.filing',
      kind: 'paragraph',
      body: body(
        say`${receiver}는 ${discloser}의 사전 서면 동의 없이 ${info}를 역설계하거나, ${info}를 이용하여 특허권 등 지식재산권을 출원하거나 등록하지 아니한다.`,
        say`Without the prior written consent of the ${discloser}, the ${receiver} shall not reverse-engineer ${info}, nor file for or register patents or other intellectual property rights on the basis of ${info}.`,
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

/** Articles on what is protected, for what, for how long, and who may see it. */
export const scopeClauses: readonly Clause[] = [identification, use, secrecy, otherUse, people, provision];
