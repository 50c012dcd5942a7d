import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, listed, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { authority } from '../../law/index.ts';
import { eq, has, not, some } from '../common/cond.ts';
import { LAW_AS_OF } from '../legal.ts';
import { SIDES, VAT } from './facts.ts';
import { assignee, assignor, define, parties, party, price, rights, tech, transfer, val } from './words.ts';

const OFFICE = authority('intellectualProperty', LAW_AS_OF);

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${val('parties.assignor.name', 'text')}(이하 ${define('assignor')}이라 한다)${josaNode('과/와')} ${val('parties.assignee.name', 'text')}(이하 ${define('assignee')}이라 한다)${josaNode('은/는')} 기술과 그에 관한 권리의 양도에 관하여 다음과 같이 기술양도계약(이하 “이 계약”이라 한다)을 체결한다.`,
    en: say`This Technology Assignment Agreement (this “Agreement”) is entered into between ${val('parties.assignor.name', 'text')} (the ${define('assignor')}) and ${val('parties.assignee.name', 'text')} (the ${define('assignee')}) on the transfer of a technology and of the rights in it.`,
  },
};

const aim = single(
  'aim',
  '목적과 정의',
  'Purpose and Definitions',
  [
    say`이 계약은 ${assignor}이 ${assignee}에게 ${tech}을 양도하는 조건을 정하며, 사용하는 용어의 뜻은 다음 각 호와 같다.`,
    say`This Agreement sets out the terms on which the ${assignor} transfers the ${tech} to the ${assignee}. The following terms have the meanings given below.`,
  ],
  {
    items: [
      item(
        'aim.party',
        say`${define('party')}란 ${assignor} 또는 ${assignee}을 말하며, 문맥에 따라 둘 모두를 말한다.`,
        say`${define('party')} means the ${assignor} or the ${assignee} or, as the context requires, both of them.`,
      ),
      item(
        'aim.tech',
        say`${define('tech')}이란 ${val('technology', 'text')}에 관한 기술로서 ${rights}와 ${ref('handover')}에 따라 인도하는 자료에 담긴 것을 말한다.`,
        say`${define('tech')} means the technology of ${val('technology', 'text')} as contained in the ${rights} and in the materials handed over under ${ref('handover')}.`,
      ),
      item(
        'aim.rights',
        say`${define('rights')}란 ${ref('schedule.rights')}에 적은 권리와 출원, 그에 기한 우선권과 분할출원을 할 권리를 말한다.`,
        say`${define('rights')} means the rights and applications listed in ${ref('schedule.rights')}, with the priority rights and the right to file divisional applications based on them.`,
      ),
      item(
        'aim.price',
        say`${define('price')}이란 ${ref('price.amount')}에서 정한 금액을 말한다.`,
        say`${define('price')} means the amount set out in ${ref('price.amount')}.`,
      ),
      item(
        'aim.transfer',
        say`${define('transfer')}이란 등록된 권리의 이전등록과 출원 중인 권리의 출원인 변경신고를 말한다.`,
        say`${define('transfer')} means the registration of the transfer of registered rights and the notice of change of applicant for pending applications.`,
      ),
    ],
  },
);

const subject = article('subject', '양도의 대상', 'What Is Assigned', [
  paragraph(
    'subject.rights',
    say`${assignor}은 ${rights}와 ${tech}에 관한 모든 권리를 ${assignee}에게 양도하고, ${assignee}은 이를 양수한다.`,
    say`The ${assignor} transfers the ${rights} and all rights in the ${tech} to the ${assignee}, and the ${assignee} accepts the transfer.`,
  ),
  paragraph(
    'subject.know-how',
    say`양도의 대상에는 ${ref('schedule.know-how')}에 적은 노하우가 포함되며, ${assignor}은 이를 스스로 쓰거나 제3자에게 알리지 아니한다.`,
    say`The transfer includes the know-how listed in ${ref('schedule.know-how')}, which the ${assignor} shall neither use itself nor disclose to third parties.`,
    has('knowHow'),
  ),
  paragraph(
    'subject.past',
    say`${transfer} 전에 생긴 침해에 대한 손해배상청구권도 함께 양도한다.`,
    say`Claims for damages for infringements before the ${transfer} pass as well.`,
  ),
]);

const payment = article('price', '양도대금과 지급', 'Price and Payment', [
  paragraph(
    'price.amount',
    say`${tech}의 양도대금은 ${val('price', 'money')}${josaNode('으로/로')} 한다. 부가가치세는 이 금액에 대하여 다음과 같다: ${val('vat', { labels: VAT })}.`,
    say`The price of the ${tech} is ${val('price', 'money')}. Value-added tax is treated as follows in relation to that amount: ${val('vat', { labels: VAT })}.`,
  ),
  paragraph(
    'price.instalments',
    say`${assignee}은 ${price}을 ${ref('schedule.instalments')}에 적은 금액과 날짜에 따라 ${assignor}이 지정한 계좌로 지급한다.`,
    say`The ${assignee} shall pay the ${price} to the account designated by the ${assignor} in the amounts and on the dates stated in ${ref('schedule.instalments')}.`,
  ),
  paragraph(
    'price.late',
    say`지급이 늦어진 금액에는 지급기한 다음 날부터 다 갚는 날까지 연 ${val('lateRate', 'rate')}의 지연손해금을 더한다.`,
    say`Interest of ${val('lateRate', 'rate')} a year is due on arrears from the day after the due date until full payment.`,
  ),
  paragraph(
    'price.tax',
    say`법령에 따라 ${price}에서 세금을 원천징수하여야 하는 경우 ${assignee}은 이를 납부한 증명서를 ${assignor}에게 주고 나머지를 지급하며, ${assignor}이 조세조약의 적용을 신청하는 데 협력한다.`,
    say`Where the law requires tax to be withheld from the ${price}, the ${assignee} shall give the ${assignor} proof of its payment, pay the balance and cooperate where the ${assignor} applies for the benefit of a tax treaty.`,
  ),
]);

const registration = article('registration', '이전등록', 'Transfer Registration', [
  paragraph(
    'registration.filing',
    say`${parties}는 ${val('registrationBy', 'date')}까지 ${OFFICE.ko}에, 국외의 권리는 해당 국가의 관청에 ${transfer}을 신청한다. ${assignor}은 양도증 등 필요한 서류를 ${assignee}에게 준다.`,
    say`By ${val('registrationBy', 'date')} the ${parties} shall file for the ${transfer} with ${OFFICE.en} and, for rights abroad, with the office of each country. The ${assignor} shall give the ${assignee} the deed of assignment and the other documents needed.`,
  ),
  paragraph(
    'registration.effect',
    say`등록된 권리의 이전은 등록하여야만, 출원 중인 권리의 승계는 출원인 변경신고를 하여야만 효력이 생긴다. 그때까지 ${assignor}은 선량한 관리자의 주의로 ${rights}를 유지하고, 이를 처분하거나 담보로 제공하거나 제3자에게 실시를 허락하지 아니한다.`,
    say`The transfer of a registered right takes effect only on registration, and succession to a pending application only on the notice of change of applicant. Until then the ${assignor} shall maintain the ${rights} with the care of a good manager and shall not dispose of, charge or license them.`,
  ),
  paragraph(
    'registration.pending',
    say`출원 중인 권리가 ${assignee}의 책임 없는 사유로 등록되지 아니하더라도, ${assignor}이 거절이유를 알면서 알리지 아니한 경우 외에는 ${price}을 줄이지 아니한다.`,
    say`If a pending application is not granted for reasons for which the ${assignee} is not responsible, the ${price} is not reduced unless the ${assignor} knew of the ground for refusal and did not disclose it.`,
    some('rights', eq('item.status', 'pending')),
  ),
  paragraph(
    'registration.costs',
    say`${transfer}에 드는 비용은 다음 ${party}가 부담한다: ${val('transferCosts', { labels: SIDES })}.`,
    say`The costs of the ${transfer} are borne by the following ${party}: ${val('transferCosts', { labels: SIDES })}.`,
  ),
]);

const handover = article('handover', '자료의 인도와 기술지원', 'Handover and Technical Support', [
  paragraph(
    'handover.list',
    say`${assignor}은 ${ref('schedule.deliverables')}에 적은 자료를 그 인도일까지 ${assignee}에게 인도하고 사본을 남기지 아니한다. 법령에 따라 보존하여야 하는 사본은 비밀로 관리한다.`,
    say`The ${assignor} shall hand over to the ${assignee} the materials listed in ${ref('schedule.deliverables')} by the dates stated there and keep no copies. Copies that must be retained by law are kept secret.`,
  ),
  paragraph(
    'handover.support',
    say`${assignor}은 ${assignee}의 요청에 따라 모두 ${val('supportDays', 'count')}일의 범위에서 기술지원을 한다.`,
    say`On request of the ${assignee} the ${assignor} shall give technical support of up to ${val('supportDays', 'count')} working days in total.`,
    { op: 'gt', path: 'supportDays', value: 0 },
  ),
  paragraph(
    'handover.inventors',
    say`${assignor}은 출원의 절차와 소송에서 발명자의 서명, 진술 등 필요한 협력을 얻어 준다. 이에 드는 실비는 ${assignee}이 부담한다.`,
    say`The ${assignor} shall procure the cooperation of the inventors needed in prosecution and litigation, such as signatures and statements. Out-of-pocket costs of this are borne by the ${assignee}.`,
  ),
]);

const warranties = article('warranties', '진술과 보장', 'Representations and Warranties', [
  listed(
    'warranties.given',
    say`${assignor}은 체결일과 ${transfer}의 날에 다음 각 호가 사실임을 보장한다.`,
    say`The ${assignor} warrants that the following are true at the date of this Agreement and on the day of the ${transfer}.`,
    [
      item(
        'warranties.title',
        say`${assignor}이 ${rights}의 단독 권리자이거나 공유자 모두의 동의를 받았고, 이를 양도할 권한이 있다.`,
        say`The ${assignor} is the sole holder of the ${rights} or has the consent of all co-owners, and is entitled to transfer them.`,
      ),
      item(
        'warranties.liens',
        say`${ref('licences')}에 적은 것 외에 ${rights}에 담보권, 실시권이나 그 밖의 부담이 없다.`,
        say`Save as stated in ${ref('licences')}, the ${rights} are free from charges, licences and other encumbrances.`,
      ),
      item(
        'warranties.inventors',
        say`발명자로부터 권리를 적법하게 승계하였고, 그 보상은 ${assignor}이 책임진다.`,
        say`The rights of the inventors have been lawfully succeeded to, and the ${assignor} is responsible for their compensation.`,
      ),
      item(
        'warranties.disputes',
        say`${rights}에 관하여 계속 중인 무효심판이나 소송이 없고, 그러한 우려를 알리는 통지를 받은 일이 없다.`,
        say`No invalidation proceedings or litigation on the ${rights} are pending, nor has notice of any such threat been received.`,
      ),
      item(
        'warranties.fees',
        say`기한이 된 연차료와 수수료를 모두 냈다.`,
        say`All annuities and fees that have fallen due have been paid.`,
      ),
    ],
  ),
  paragraph(
    'warranties.disclaimer',
    say`${assignor}은 ${rights}가 장래에 무효로 되지 아니한다는 점과 ${tech}의 상업적 성공은 보장하지 아니한다.`,
    say`The ${assignor} does not warrant that the ${rights} will not be invalidated in future, nor the commercial success of the ${tech}.`,
  ),
]);

const licences = article('licences', '기존의 실시권', 'Existing Licences', [
  paragraph(
    'licences.none',
    say`체결일 현재 ${rights}에는 제3자의 실시권이 없다.`,
    say`At the date of this Agreement no third party holds a licence of the ${rights}.`,
    not(has('existingLicences')),
  ),
  paragraph(
    'licences.listed',
    say`${ref('schedule.licences')}에 적은 실시권은 ${assignee}이 그대로 승계하고, ${transfer} 뒤의 기술료를 받는다.`,
    say`The ${assignee} takes over the licences listed in ${ref('schedule.licences')} as they are and receives the royalties for the time after the ${transfer}.`,
    has('existingLicences'),
  ),
]);

/** What passes, for how much, and when it has passed. */
export const transferClauses: readonly Clause[] = [
  preamble,
  aim,
  subject,
  payment,
  registration,
  handover,
  warranties,
  licences,
];
