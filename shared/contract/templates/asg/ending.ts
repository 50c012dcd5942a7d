import { josaNode, ref, say } from '../../engine/author.ts';
import { article, column, paragraph, single, tableSchedule } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { RIGHT_KINDS, RIGHT_STATUSES } from '../common/block-facts.ts';
import { has } from '../common/cond.ts';
import { dutiable } from '../common/stamp.ts';
import { LICENCE_BACKS, STAMP_BEARERS } from './facts.ts';
import { assignee, assignor, choose, parties, party, price, rights, tech, transfer, val } from './words.ts';

const licenceBack = single('licence-back', '양도인의 실시', 'Licence Back', [
  say`${transfer} 뒤 ${assignor}이 ${tech}을 실시하는 권리는 다음과 같이 정한다. ${choose(
    'licenceBack',
    {
      none: say`${assignor}은 어떠한 실시권도 가지지 아니하며, 실시를 그만둔다.`,
      nonexclusive: say`${assignee}은 ${assignor}에게 ${val('licenceBackField', 'text')}의 범위에서 대가 없이 이전할 수 없는 통상실시권을 허락한다.`,
    },
    LICENCE_BACKS,
  )}`,
  say`The right to work the ${tech} after the ${transfer} is as follows for the ${assignor}. ${choose(
    'licenceBack',
    {
      none: say`The ${assignor} has no licence and shall cease to work it.`,
      nonexclusive: say`The ${assignee} grants the ${assignor} a royalty-free, non-transferable, non-exclusive licence within the scope of ${val('licenceBackField', 'text')}.`,
    },
    LICENCE_BACKS,
  )}`,
]);

const risk = single('risk', '위험부담과 연차료', 'Risk and Annuities', [
  say`${transfer}이 이루어진 날에 ${rights}의 소멸에 관한 위험이 ${assignee}에게 넘어간다. 그 날까지 기한이 된 연차료는 ${assignor}이, 그 뒤의 연차료는 ${assignee}이 낸다.`,
  say`The risk of loss of the ${rights} passes to the ${assignee} on the day of the ${transfer}. Annuities due up to that day are paid by the ${assignor}, later ones by the ${assignee}.`,
]);

const claims = article('claims', '제3자의 권리 주장', 'Third-Party Claims', [
  paragraph(
    'claims.notice',
    say`제3자가 ${rights}의 귀속을 다투거나 ${tech}의 실시가 자신의 권리를 침해한다고 주장하면, 이를 안 ${party}는 지체 없이 상대방에게 알리고 대응에 협력한다.`,
    say`A ${party} that learns that a third party contests title to the ${rights}, or claims that working the ${tech} infringes its rights, shall notify the other without delay and cooperate in responding.`,
  ),
  paragraph(
    'claims.title',
    say`${ref('warranties.given')}에 반하는 사유로 ${assignee}이 손해를 입은 경우 ${assignor}이 배상한다.`,
    say`Loss of the ${assignee} from matters contrary to ${ref('warranties.given')} shall be compensated by the ${assignor}.`,
  ),
]);

const nonCompete = single(
  'non-compete',
  '경업의 제한',
  'Non-Compete',
  [
    say`${assignor}은 체결일부터 ${val('nonCompete', 'period')}간 ${val('nonCompeteField', 'text')}의 범위에서 ${tech}과 경쟁하는 사업을 하지 아니한다.`,
    say`For ${val('nonCompete', 'period')} from the date of this Agreement the ${assignor} shall not engage in business that competes with the ${tech} within the scope of ${val('nonCompeteField', 'text')}.`,
  ],
  { when: has('nonCompete') },
);

const rescission = article('rescission', '해제와 원상회복', 'Rescission and Restitution', [
  paragraph(
    'rescission.cure',
    say`${party}가 이 계약을 위반하고 상대방이 서면으로 시정을 요구한 날부터 ${val('curePeriod', 'period')} 안에 시정하지 아니하면 상대방은 이 계약을 해제할 수 있다.`,
    say`Where a ${party} breaches this Agreement and does not cure the breach within ${val('curePeriod', 'period')} of the other’s written demand, the other may rescind this Agreement.`,
  ),
  paragraph(
    'rescission.return',
    say`이 계약이 해제되면 ${assignor}은 받은 ${price}을, ${assignee}은 ${rights}와 자료를 서로 되돌려 주고, ${transfer}의 말소 또는 재이전에 협력한다. 손해배상의 청구에는 영향을 미치지 아니한다.`,
    say`On rescission the ${assignor} shall return the ${price} received and the ${assignee} the ${rights} and the materials, each against the other, and they shall cooperate in cancelling or reversing the ${transfer}. Claims for damages are not affected.`,
  ),
]);

const liability = article('liability', '손해배상과 책임의 한도', 'Damages and Limit of Liability', [
  paragraph(
    'liability.damages',
    say`이 계약을 위반한 ${party}는 그로 말미암아 상대방이 입은 손해를 배상한다.`,
    say`A ${party} that breaches this Agreement shall compensate the other for the loss caused by the breach.`,
  ),
  paragraph(
    'liability.cap',
    say`각 ${party}의 배상책임은 모두 ${val('liabilityCap', 'money')}${josaNode('을/를')} 넘지 아니한다. 다만, 고의나 중대한 과실, 권리의 흠, 비밀유지의무의 위반과 ${price}의 지급의무에는 한도를 적용하지 아니한다.`,
    say`The liability of each ${party} shall not exceed ${val('liabilityCap', 'money')} in total, except in cases of intent or gross negligence, defects in title, breach of confidence, and the duty to pay the ${price}.`,
    has('liabilityCap'),
  ),
]);

const costs = article('costs', '비용과 인지세', 'Costs and Stamp Duty', [
  paragraph(
    'costs.each',
    say`이 계약의 체결에 드는 비용은 달리 정하지 아니한 한 ${party}가 각자 부담한다.`,
    say`Unless agreed otherwise each ${party} bears its own costs of entering into this Agreement.`,
  ),
  paragraph(
    'costs.stamp',
    say`이 계약의 인지세는 원본 ${val('originals', 'count')}통에 대하여 모두 ${val('stampDuty', 'money')}이며, 다음과 같이 부담하고 법정 기한까지 납부한다: ${val('stampBearer', { labels: STAMP_BEARERS })}.`,
    say`Stamp duty on the ${val('originals', 'count')} originals of this Agreement is ${val('stampDuty', 'money')} in all; it is paid within the time set by law and borne as follows: ${val('stampBearer', { labels: STAMP_BEARERS })}.`,
    dutiable('price'),
  ),
]);

/** What the assignor keeps, what may go wrong, and how it is undone. */
export const endingClauses: readonly Clause[] = [licenceBack, risk, claims, nonCompete];
export const remedyClauses: readonly Clause[] = [rescission, liability];
export const costsClause: Clause = costs;

export const closing: Clause = {
  id: 'closing',
  kind: 'closing',
  body: {
    ko: say`이 계약의 체결을 증명하기 위하여 ${parties}는 계약서 ${val('originals', 'count')}통을 작성하여 각각 기명날인 또는 서명한 후 나누어 보관한다. 계약 체결일: ${val('signedOn', 'date')}`,
    en: say`In witness whereof the ${parties} have drawn up this Agreement in ${val('originals', 'count')} originals, sealed or signed each of them, and keep them between themselves. Date of this Agreement: ${val('signedOn', 'date')}`,
  },
};

export const schedules: readonly Clause[] = [
  tableSchedule('schedule.rights', '양도권리', 'Assigned Rights', 'rights', [
    column('종류', 'Kind', val('item.kind', { labels: RIGHT_KINDS })),
    column('국가', 'Country', val('item.country', 'text')),
    column('상태', 'Status', val('item.status', { labels: RIGHT_STATUSES })),
    column('번호', 'Number', val('item.number', 'text')),
    column('명칭', 'Title', val('item.title', 'text')),
    column('출원일', 'Filed on', val('item.filedOn', 'date')),
  ]),
  tableSchedule(
    'schedule.know-how',
    '노하우',
    'Know-How',
    'knowHow',
    [column('명칭', 'Title', val('item.title', 'text')), column('범위', 'Scope', val('item.scope', 'text'))],
    has('knowHow'),
  ),
  tableSchedule('schedule.deliverables', '인도할 자료', 'Deliverables', 'deliverables', [
    column('명칭', 'Name', val('item.name', 'text')),
    column('형태', 'Form', val('item.form', 'text')),
    column('인도일', 'Deliver by', val('item.deliverBy', 'date')),
  ]),
  tableSchedule('schedule.instalments', '양도대금의 지급', 'Payment of the Price', 'instalments', [
    column('구분', 'Instalment', val('item.name', 'text')),
    column('금액', 'Amount', val('item.amount', 'money')),
    column('지급일', 'Due on', val('item.dueOn', 'date')),
  ]),
  tableSchedule(
    'schedule.licences',
    '기존의 실시권',
    'Existing Licences',
    'existingLicences',
    [column('실시권자', 'Licensee', val('item.holder', 'text')), column('범위', 'Scope', val('item.scope', 'text'))],
    has('existingLicences'),
  ),
];
