import { josaNode, ref, say } from '../../engine/author.ts';
import { article, column, paragraph, single, tableSchedule } from '../../engine/clauses.ts';
import type { Clause, Cond } from '../../engine/types.ts';
import { and, eq, has, oneOf } from '../common/cond.ts';
import { shownAs } from '../common/project.ts';
import { FOREGROUNDS, SIDES } from './facts.ts';
import { background, choose, developer, parties, partner, party, project, results, val } from './words.ts';

export const JOINT: Cond = eq('foreground', 'joint');
export const TO_ONE: Cond = oneOf('foreground', 'developer', 'partner');

const ownership = article('results', '개발결과물의 귀속', 'Ownership of Results', [
  paragraph(
    'results.title',
    say`${results}의 귀속은 다음과 같이 정한다. ${choose(
      'foreground',
      {
        joint: say`${results}은 ${parties}가 공동으로 소유한다.`,
        by_inventorship: say`${results}은 이를 만든 ${party}의 것으로 하고, 함께 만든 것은 기여한 비율에 따라 공동으로 소유한다.`,
        developer: say`${results}은 ${developer}의 것으로 하고, 상대방은 자신의 사업에 필요한 범위에서 비독점적으로 실시할 수 있다.`,
        partner: say`${results}은 ${partner}의 것으로 하고, 상대방은 자신의 사업에 필요한 범위에서 비독점적으로 실시할 수 있다.`,
      },
      FOREGROUNDS,
    )}`,
    say`Ownership of the ${results} is as follows. ${choose(
      'foreground',
      {
        joint: say`The ${results} are owned by the ${parties} jointly.`,
        by_inventorship: say`The ${results} belong to the ${party} that made them; what is made together is owned jointly in proportion to the contributions.`,
        developer: say`The ${results} belong to the ${developer}, and the other may work them non-exclusively so far as its own business needs it.`,
        partner: say`The ${results} belong to the ${partner}, and the other may work them non-exclusively so far as its own business needs it.`,
      },
      FOREGROUNDS,
    )}`,
  ),
  paragraph(
    'results.shares',
    say`지분은 ${developer} ${val('ownership.developer', 'rate')}, ${partner} ${val('ownership.partner', 'rate')}로 한다.`,
    say`The shares are ${val('ownership.developer', 'rate')} for the ${developer} and ${val('ownership.partner', 'rate')} for the ${partner}.`,
    JOINT,
  ),
  paragraph(
    'results.price',
    say`${results}을 가지는 쪽은 상대방에게 그 대가로 ${val('foregroundPrice', 'money')}${josaNode('을/를')} 지급한다.`,
    say`Whichever side owns the ${results} shall pay the other ${val('foregroundPrice', 'money')} for them.`,
    and(TO_ONE, has('foregroundPrice')),
  ),
  paragraph(
    'results.filing',
    say`출원은 다음 ${party}가 맡아 진행하고 상대방과 미리 협의한다: ${val('filingLead', { labels: SIDES })}. 새 발명을 한 ${party}는 지체 없이 이를 알린다.`,
    say`Filings are handled by the following ${party}, in prior consultation with the other: ${val('filingLead', { labels: SIDES })}. A ${party} that makes a new invention gives notice of it without delay.`,
  ),
]);

const inventors = single('inventors', '직무발명', 'Employee Inventions', [
  say`${party}는 자신의 임직원이 한 발명에 관한 권리를 법령과 내부 규정에 따라 승계하고 그 보상을 스스로 부담한다.`,
  say`Each ${party} shall succeed to the rights in inventions of its own officers and employees in accordance with the law and its rules, and bears their compensation itself.`,
]);

const publication = single('publication', '발표', 'Publication', [
  say`${results}을 발표하려는 ${party}는 ${val('publicationNotice', 'count')}일 전에 원고를 상대방에게 보이고, 상대방은 출원이나 비밀유지에 필요하면 미루거나 고칠 것을 요청할 수 있다.`,
  say`A ${party} that wishes to publish ${results} shall show the other the manuscript ${val('publicationNotice', 'count')} days beforehand, and the other may ask for delay or changes where a filing or secrecy requires it.`,
]);

const staff = article('staff', '인력', 'Staff', [
  paragraph(
    'staff.assign',
    say`${party}는 ${project}에 필요한 인력을 두고, 상대방의 사업장에서 일하는 인력도 스스로 지휘하고 책임진다.`,
    say`Each ${party} shall assign the staff the ${project} needs and directs and answers for its own staff also on the premises of the other.`,
  ),
  paragraph(
    'staff.no-hire',
    say`${party}는 ${project}의 기간과 그 뒤 ${val('noHire', 'period')}간 ${project}에 참여한 상대방의 인력에게 이직을 권하지 아니한다.`,
    say`During the ${project} and for ${val('noHire', 'period')} afterwards neither ${party} shall solicit staff of the other who took part in the ${project}.`,
    has('noHire'),
  ),
]);

const acceptance = article('acceptance', '보고와 검수', 'Reports and Acceptance', [
  paragraph(
    'acceptance.deliver',
    say`업무를 맡은 ${party}는 ${ref('schedule.deliverables')}에 적은 결과를 그 인도일까지 넘긴다.`,
    say`The ${party} in charge shall deliver what is listed in ${ref('schedule.deliverables')} by the dates stated there.`,
  ),
  paragraph(
    'acceptance.test',
    say`받은 쪽은 ${val('acceptWithin', 'count')}일 안에 정한 기준에 맞는지 확인하여 알리고, 알리지 아니하면 맞는 것으로 본다. 맞지 아니하면 맡은 ${party}가 지체 없이 고친다.`,
    say`The recipient shall check within ${val('acceptWithin', 'count')} days whether it meets the agreed criteria and give notice; otherwise it is deemed to do so. What does not is mended without delay by the ${party} in charge.`,
  ),
]);

const liability = article('liability', '책임과 보증', 'Liability and Warranty', [
  paragraph(
    'liability.research',
    say`${party}는 개발의 성공을 보증하지 아니하며, 통상의 주의를 다하여 업무를 한다.`,
    say`Neither ${party} warrants that the development will succeed; each works with due care.`,
  ),
  paragraph(
    'liability.rights',
    say`${party}는 자신이 제공하는 ${background}이 제3자의 권리를 침해한다는 것을 알게 되면 지체 없이 알리고 바꿀 방법을 찾는다.`,
    say`A ${party} that learns that its ${background} infringes rights of third parties shall give notice without delay and seek a way round.`,
  ),
  paragraph(
    'liability.damages',
    say`이 계약을 위반한 ${party}는 그로 말미암아 상대방이 입은 손해를 배상한다.`,
    say`A ${party} that breaches this Agreement shall compensate the other for the loss caused by the breach.`,
  ),
  paragraph(
    'liability.cap',
    say`배상책임은 모두 ${val('liabilityCap', 'money')}${josaNode('을/를')} 넘지 아니한다. 다만, 고의나 중대한 과실과 비밀유지의무의 위반에는 한도를 적용하지 아니한다.`,
    say`Liability shall not exceed ${val('liabilityCap', 'money')} in total, except in cases of intent or gross negligence and breach of confidence.`,
    has('liabilityCap'),
  ),
]);

const termination = article('termination', '해지와 그때의 권리', 'Termination and Rights Then', [
  paragraph(
    'termination.cure',
    say`${party}가 이 계약을 위반하고 상대방이 서면으로 시정을 요구한 날부터 ${val('curePeriod', 'period')} 안에 시정하지 아니하면 상대방은 이 계약을 해지할 수 있다.`,
    say`Where a ${party} breaches this Agreement and does not cure the breach within ${val('curePeriod', 'period')} of the other’s written demand, the other may terminate this Agreement.`,
  ),
  paragraph(
    'termination.rights',
    say`이 계약이 중도에 끝나도 그때까지 생긴 ${results}의 귀속은 ${ref('results')}에 따르고, 위반한 ${party}의 ${background}을 쓰지 아니하고는 ${results}을 실시할 수 없는 상대방은 합리적인 대가를 내고 이를 계속 쓸 수 있다.`,
    say`Where this Agreement ends early, ownership of the ${results} made until then follows ${ref('results')}; where the ${results} cannot be worked without ${background} of the ${party} in breach, the other may continue to use it for reasonable consideration.`,
  ),
  paragraph(
    'termination.settle',
    say`${parties}는 그때까지 적법하게 쓴 비용을 부담 비율에 따라 정산하고 제공받은 자료와 장비를 돌려준다.`,
    say`The ${parties} shall settle the costs properly incurred until then by their shares, and return materials and equipment received.`,
  ),
]);

const nonCompete = single(
  'non-compete',
  '경쟁개발의 제한',
  'Competing Development',
  [
    say`${party}는 ${project}의 기간과 그 뒤 ${val('nonCompete', 'period')}간 ${val('nonCompeteField', 'text')}의 범위에서 상대방의 경쟁자와 같은 기술을 개발하지 아니한다. 스스로 하는 연구는 제한하지 아니한다.`,
    say`During the ${project} and for ${val('nonCompete', 'period')} afterwards neither ${party} shall develop the same technology with competitors of the other within the scope of ${val('nonCompeteField', 'text')}. Research of its own is not restricted.`,
  ],
  { when: has('nonCompete') },
);

/** Whose the results are, and what comes of them. */
export const ownershipClauses: readonly Clause[] = [ownership];
export const outcomeClauses: readonly Clause[] = [inventors, publication];
export const endingClauses: readonly Clause[] = [staff, acceptance, liability, termination, nonCompete];

export const schedules: readonly Clause[] = [
  tableSchedule('schedule.tasks', '업무', 'Work Packages', 'tasks', [
    column('업무', 'Work', val('item.task', 'text')),
    column('담당', 'Done by', shownAs('item.by', SIDES)),
    column('완료일', 'Completed by', val('item.endsOn', 'date')),
  ]),
  tableSchedule('schedule.deliverables', '개발 결과의 인도', 'Deliverables', 'deliverables', [
    column('명칭', 'Name', val('item.name', 'text')),
    column('형태', 'Form', val('item.form', 'text')),
    column('인도일', 'Deliver by', val('item.deliverBy', 'date')),
  ]),
  tableSchedule('schedule.costs', '개발비의 부담', 'Cost Shares', 'costShares', [
    column('부담자', 'Borne by', shownAs('item.party', SIDES)),
    column('금액', 'Amount', val('item.amount', 'money')),
  ]),
  tableSchedule('schedule.background', '배경기술', 'Background Technology', 'background', [
    column('보유자', 'Owner', shownAs('item.owner', SIDES)),
    column('명칭', 'Title', val('item.title', 'text')),
  ]),
];
