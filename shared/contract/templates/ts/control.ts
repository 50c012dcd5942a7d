import { body, ref, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { has } from '../common/cond.ts';
import { COST_BEARERS, VETOES } from '../common/equity-facts.ts';
import { choose, company, definitive, investor, money, newShares, parties, party, val } from './words.ts';

const management: Clause = {
  id: 'management',
  kind: 'article',
  heading: { ko: '경영사항과 정보', en: 'Management and Information' },
  children: [
    {
      id: 'management.matters',
      kind: 'paragraph',
      body: body(
        say`${company}는 ${ref('schedule.matters')}에 적은 사항에 관하여 다음과 같이 한다. ${choose(
          'veto',
          {
            consultation: say`미리 ${investor}와 협의한다.`,
            consent: say`미리 ${investor}의 서면 동의를 받는다.`,
          },
          VETOES,
        )}`,
        say`In the matters listed in ${ref('schedule.matters')} the ${company} proceeds as follows. ${choose(
          'veto',
          {
            consultation: say`It consults the ${investor} beforehand.`,
            consent: say`It obtains the prior written consent of the ${investor}.`,
          },
          VETOES,
        )}`,
      ),
    },
    {
      id: 'management.directors',
      kind: 'paragraph',
      when: { op: 'gt', path: 'directors', value: 0 },
      body: body(
        say`${investor}는 ${company}의 이사 ${val('directors', 'count')}명을 지명할 수 있다.`,
        say`The ${investor} may nominate ${val('directors', 'count')} of the directors of the ${company}.`,
      ),
    },
    {
      id: 'management.information',
      kind: 'paragraph',
      body: body(
        say`${company}는 결산 재무제표와 월별 주요 경영지표를 ${investor}에게 정기적으로 주고, 합리적인 요청이 있으면 장부를 열람하게 한다.`,
        say`The ${company} regularly gives the ${investor} its annual accounts and monthly key figures and, on reasonable request, lets it inspect the books.`,
      ),
    },
  ],
};

const disposal: Clause = {
  id: 'disposal',
  kind: 'article',
  heading: { ko: '주식의 처분', en: 'Disposal of Shares' },
  children: [
    {
      id: 'disposal.lock-up',
      kind: 'paragraph',
      when: has('lockUp'),
      body: body(
        say`${company}의 창업자는 납입일부터 ${val('lockUp', 'period')}간 ${investor}의 동의 없이 주식을 처분하지 아니한다.`,
        say`For ${val('lockUp', 'period')} from payment, the founders of the ${company} do not dispose of shares without the consent of the ${investor}.`,
      ),
    },
    {
      id: 'disposal.refusal',
      kind: 'paragraph',
      body: body(
        say`창업자가 주식을 제3자에게 양도하려는 경우 ${investor}는 통지를 받은 날부터 ${val('refusalDays', 'count')}일 안에 같은 조건으로 매수하거나 자신의 주식을 같은 조건으로 함께 매도할 것을 청구할 수 있다.`,
        say`Where a founder intends to transfer shares to a third party, the ${investor} may within ${val('refusalDays', 'count')} days of notice buy them, or require that its own shares be sold with them, on the same terms.`,
      ),
    },
  ],
};

const pool: Clause = {
  id: 'pool',
  kind: 'article',
  heading: { ko: '주식매수선택권', en: 'Stock Options' },
  when: has('pool'),
  body: body(
    say`${company}는 투자 후 완전희석주식수의 ${val('pool', 'rate')}까지 임직원에게 주식매수선택권을 줄 수 있다.`,
    say`The ${company} may grant its officers and employees options over up to ${val('pool', 'rate')} of the fully diluted shares after the investment.`,
  ),
};

const conditions: Clause = {
  id: 'conditions',
  kind: 'article',
  heading: { ko: '선행조건과 실사', en: 'Conditions and Due Diligence' },
  body: body(
    say`${money}의 납입은 ${ref('schedule.conditions')}에 적은 조건이 모두 이루어지고 ${investor}의 실사에서 중대한 문제가 드러나지 아니할 것을 조건으로 한다. ${company}는 실사에 필요한 자료를 준다.`,
    say`Payment of the ${money} is conditional on the fulfilment of all conditions listed in ${ref('schedule.conditions')}, and on the due diligence of the ${investor} bringing no material problem to light. The ${company} provides the materials needed for it.`,
  ),
};

const costs: Clause = {
  id: 'costs',
  kind: 'article',
  heading: { ko: '비용', en: 'Costs' },
  body: body(
    say`투자의 검토와 ${definitive}의 체결에 드는 비용의 부담은 다음과 같다: ${val('costs', { labels: COST_BEARERS })}.`,
    say`The costs of reviewing the investment and entering into the ${definitive} are borne as follows: ${val('costs', { labels: COST_BEARERS })}.`,
  ),
};

const exclusivity: Clause = {
  id: 'exclusivity',
  kind: 'article',
  heading: { ko: '배타적 협상', en: 'Exclusivity' },
  when: has('exclusivity'),
  body: body(
    say`${company}는 이 문서에 서명한 날부터 ${val('exclusivity', 'period')}간 ${investor} 외의 자와 ${newShares}의 발행과 양립할 수 없는 투자를 협의하거나 체결하지 아니한다.`,
    say`For ${val('exclusivity', 'period')} from the signature of this document, the ${company} neither negotiates nor concludes with anybody but the ${investor} an investment incompatible with the issue of the ${newShares}.`,
  ),
};

const confidentiality: Clause = {
  id: 'confidentiality',
  kind: 'article',
  heading: { ko: '비밀유지', en: 'Confidentiality' },
  body: body(
    say`${party}는 이 문서의 내용과 협의 과정에서 알게 된 상대방의 비밀을 제3자에게 알리지 아니하며, 법령에 따르거나 자문인에게 알리는 경우는 예외로 한다. 당사자 사이에 비밀유지계약이 있으면 그 계약이 함께 적용된다.`,
    say`Neither ${party} discloses to third parties the contents of this document or confidential information of the other learned in the discussions, except as required by law or to its advisers. Any non-disclosure agreement between them applies as well.`,
  ),
};

const validity: Clause = {
  id: 'validity',
  kind: 'article',
  heading: { ko: '유효기간', en: 'Validity' },
  body: body(
    say`${definitive}이 ${val('validUntil', 'date')}까지 체결되지 아니하면 이 문서는 효력을 잃는다. 이 경우에도 ${ref('confidentiality')}는 1년간 존속한다.`,
    say`If the ${definitive} have not been entered into by ${val('validUntil', 'date')}, this document ceases to have effect; ${ref('confidentiality')} nevertheless survives for 1 year.`,
  ),
};

const binding: Clause = {
  id: 'binding',
  kind: 'article',
  heading: { ko: '구속력', en: 'Binding Effect' },
  children: [
    {
      id: 'binding.none',
      kind: 'paragraph',
      body: body(
        say`이 문서는 법적 구속력이 없으며 ${party}에게 투자를 하거나 받을 의무를 지우지 아니한다.`,
        say`This document has no legally binding effect and obliges neither ${party} to make or to accept an investment.`,
      ),
    },
    {
      id: 'binding.some',
      kind: 'paragraph',
      body: body(
        say`다만 ${ref('costs')}, ${ref('confidentiality')}, ${ref('validity')}와 준거법과 분쟁해결에 관한 ${ref('disputes')}는 ${parties}를 구속한다.`,
        say`However, ${ref('costs')}, ${ref('confidentiality')}, ${ref('validity')} and ${ref('disputes')} on governing law and disputes bind the ${parties}.`,
      ),
    },
    {
      id: 'binding.exclusivity',
      kind: 'paragraph',
      when: has('exclusivity'),
      body: body(
        say`배타적 협상에 관한 ${ref('exclusivity')}도 ${parties}를 구속한다.`,
        say`${ref('exclusivity')} on exclusivity binds the ${parties} as well.`,
      ),
    },
  ],
};

/** Who decides what, until when, and what of it binds. */
export const controlClauses: readonly Clause[] = [
  management,
  disposal,
  pool,
  conditions,
  costs,
  exclusivity,
  confidentiality,
  validity,
  binding,
];
