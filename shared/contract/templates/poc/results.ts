import { josaNode, ref, say } from '../../engine/author.ts';
import { article, column, paragraph, single, tableSchedule } from '../../engine/clauses.ts';
import type { Clause, Cond } from '../../engine/types.ts';
import { and, eq, has, not } from '../common/cond.ts';
import { shownAs } from '../common/project.ts';
import { FOREGROUNDS, PAYERS, SIDES } from './facts.ts';
import { background, choose, host, parties, party, pilot, provider, results, solution, val } from './words.ts';

export const JOINT: Cond = eq('foreground', 'joint');
export const TO_HOST: Cond = eq('foreground', 'host');

const ip = article('results', '결과물과 지식재산권', 'Results and Intellectual Property', [
  paragraph(
    'results.background',
    say`${background}은 이를 가진 ${party}의 것으로 남고, 이 계약은 이를 이전하거나 ${pilot}을 넘어 쓰는 권리를 주지 아니한다.`,
    say`${background} remains with the ${party} that holds it; this Agreement neither transfers it nor gives a right to use it beyond the ${pilot}.`,
  ),
  paragraph(
    'results.foreground',
    say`${results}에 관한 권리의 귀속은 다음과 같이 정한다. ${choose(
      'foreground',
      {
        provider: say`${results}에 관한 권리는 ${provider}의 것으로 하고, ${host}은 ${pilot}의 보고서와 데이터를 내부에서 자유롭게 쓴다.`,
        host: say`${results}에 관한 권리는 ${host}의 것으로 하고, ${provider}은 ${background}과 ${solution}에 관한 권리를 그대로 가진다.`,
        joint: say`${results}에 관한 권리는 ${parties}가 똑같은 지분으로 공동으로 소유한다.`,
        by_inventorship: say`${results}에 관한 권리는 이를 만든 ${party}의 것으로 하고, 함께 만든 것은 공동으로 소유한다.`,
      },
      FOREGROUNDS,
    )}`,
    say`Ownership of the ${results} is as follows. ${choose(
      'foreground',
      {
        provider: say`Rights in the ${results} belong to the ${provider}, and the ${host} may freely use the reports and data of the ${pilot} internally.`,
        host: say`Rights in the ${results} belong to the ${host}, and the ${provider} keeps its rights in ${background} and the ${solution}.`,
        joint: say`Rights in the ${results} are owned by the ${parties} jointly in equal shares.`,
        by_inventorship: say`Rights in the ${results} belong to the ${party} that made them; what is made together is owned jointly.`,
      },
      FOREGROUNDS,
    )}`,
  ),
  paragraph(
    'results.price',
    say`${host}은 ${results}에 관한 권리의 대가로 ${provider}에게 ${val('foregroundPrice', 'money')}${josaNode('을/를')} 지급한다.`,
    say`In consideration of the rights in the ${results} the ${host} shall pay the ${provider} ${val('foregroundPrice', 'money')}.`,
    and(TO_HOST, has('foregroundPrice')),
  ),
  paragraph(
    'results.solution',
    say`${solution}의 개선과 ${solution}에 고유한 것은 ${results}에 들더라도 ${provider}의 것으로 한다.`,
    say`Improvements of the ${solution} and what is peculiar to the ${solution} belong to the ${provider} even where they are ${results}.`,
    not(TO_HOST),
  ),
]);

const evaluation = article('evaluation', '평가와 검수', 'Evaluation', [
  paragraph(
    'evaluation.report',
    say`${provider}은 ${pilot}이 끝나면 지체 없이 결과 보고서를 내고, ${host}은 받은 날부터 ${val('evaluateWithin', 'count')}일 안에 ${ref('schedule.goals')}의 지표에 따라 평가하여 알린다. 알리지 아니하면 보고서의 내용대로 평가한 것으로 본다.`,
    say`Once the ${pilot} has ended the ${provider} shall submit a report on it without delay, and the ${host} shall evaluate it by the metrics of ${ref('schedule.goals')} and notify the outcome within ${val('evaluateWithin', 'count')} days of receipt; otherwise it is deemed evaluated as reported.`,
  ),
  paragraph(
    'evaluation.unmet',
    say`지표에 이르지 못하였다는 이유만으로 이미 쓴 비용을 돌려주지 아니한다.`,
    say`Costs already incurred are not refunded merely because a metric was not reached.`,
  ),
]);

const followOn = single(
  'follow-on',
  '후속 계약의 우선협상',
  'Priority Negotiation',
  [
    say`${host}이 ${pilot}과 같은 목적의 도입이나 개발을 하려는 경우 평가를 알린 날부터 ${val('negotiationDays', 'count')}일 동안 ${provider}과 먼저 성실하게 협의한다. 이 조는 계약을 체결할 의무를 지우지 아니한다.`,
    say`Where the ${host} intends to procure or develop something for the same purpose as the ${pilot}, it shall first negotiate in good faith with the ${provider} for ${val('negotiationDays', 'count')} days from its evaluation. Nothing in this Article obliges anybody to conclude a contract.`,
  ],
  { when: has('negotiationDays') },
);

const freedom = article('freedom', '독점과 경쟁', 'Exclusivity and Competition', [
  paragraph(
    'freedom.none',
    say`이 계약은 독점적이지 아니하며, ${party}는 제3자와 같은 종류의 실증이나 거래를 할 수 있다.`,
    say`This Agreement is not exclusive; each ${party} may conduct trials or do business of the same kind with third parties.`,
    not(has('exclusivity')),
  ),
  paragraph(
    'freedom.exclusive',
    say`${provider}은 ${pilot}이 끝난 날부터 ${val('exclusivity', 'period')}간 ${val('exclusivityField', 'text')}의 범위에서 ${host}의 경쟁자와 같은 실증을 하지 아니한다. 그 밖에는 제한을 받지 아니한다.`,
    say`For ${val('exclusivity', 'period')} from the end of the ${pilot} the ${provider} shall not conduct the same trial with competitors of the ${host} within the scope of ${val('exclusivityField', 'text')}. It is not restricted otherwise.`,
    has('exclusivity'),
  ),
]);

const publicity = single('publicity', '대외 공개', 'Publicity', [
  say`${party}는 이 계약과 ${pilot}의 사실이나 결과를 알리려면 그 내용에 관하여 상대방의 사전 동의를 받는다. 상대방은 정당한 이유 없이 동의를 거절하지 아니한다.`,
  say`A ${party} that wishes to publish this Agreement, the ${pilot} or its outcome needs the other’s prior consent to the content, which shall not be refused without good reason.`,
]);

const liability = article('liability', '하자와 책임의 한도', 'Defects and Limit of Liability', [
  paragraph(
    'liability.trial',
    say`${solution}은 시험을 위하여 제공하는 것으로 ${provider}은 특정한 성능을 보증하지 아니하며, 알게 된 흠은 지체 없이 고치도록 노력한다.`,
    say`The ${solution} is provided for trial. The ${provider} gives no warranty of any particular performance and shall endeavour to mend without delay any defect it learns of.`,
  ),
  paragraph(
    'liability.damages',
    say`이 계약을 위반한 ${party}는 그로 말미암아 상대방이 입은 손해를 배상한다.`,
    say`A ${party} that breaches this Agreement shall compensate the other for the loss caused by the breach.`,
  ),
  paragraph(
    'liability.cap',
    say`배상책임은 모두 ${val('liabilityCap', 'money')}${josaNode('을/를')} 넘지 아니한다. 다만, 고의나 중대한 과실, 사람의 생명·신체에 대한 손해, 비밀유지의무의 위반에는 한도를 적용하지 아니한다.`,
    say`Liability shall not exceed ${val('liabilityCap', 'money')} in total, except in cases of intent or gross negligence, harm to life or body, and breach of confidence.`,
    has('liabilityCap'),
  ),
]);

const termination = article('termination', '중단과 해지', 'Suspension and Termination', [
  paragraph(
    'termination.cure',
    say`${party}가 이 계약을 위반하고 상대방이 서면으로 시정을 요구한 날부터 ${val('curePeriod', 'period')} 안에 시정하지 아니하면 상대방은 이 계약을 해지할 수 있다.`,
    say`Where a ${party} breaches this Agreement and does not cure the breach within ${val('curePeriod', 'period')} of the other’s written demand, the other may terminate this Agreement.`,
  ),
  paragraph(
    'termination.settle',
    say`이 계약이 중도에 끝나면 ${parties}는 그때까지 적법하게 쓴 비용을 부담 비율에 따라 정산하고, 제공받은 자원과 기술자료를 돌려주거나 폐기한다.`,
    say`Where this Agreement ends early the ${parties} shall settle the costs properly incurred until then by their shares, and return or destroy the resources and technical data received.`,
  ),
]);

/** Whose the outcome is, how it is judged, and what comes after. */
export const resultClauses: readonly Clause[] = [ip];
export const outcomeClauses: readonly Clause[] = [evaluation, followOn, freedom, publicity];
export const endingClauses: readonly Clause[] = [liability, termination];

export const schedules: readonly Clause[] = [
  tableSchedule('schedule.goals', '목표와 지표', 'Goals and Metrics', 'goals', [
    column('지표', 'Metric', val('item.name', 'text')),
    column('목표', 'Target', val('item.target', 'text')),
    column('측정 방법', 'Method of measurement', val('item.method', 'text')),
  ]),
  tableSchedule('schedule.tasks', '업무', 'Tasks', 'tasks', [
    column('업무', 'Task', val('item.task', 'text')),
    column('담당', 'Done by', shownAs('item.by', SIDES)),
    column('완료일', 'Completed by', val('item.endsOn', 'date')),
  ]),
  tableSchedule('schedule.costs', '비용의 부담', 'Cost Shares', 'costShares', [
    column('부담자', 'Borne by', shownAs('item.party', PAYERS)),
    column('금액', 'Amount', val('item.amount', 'money')),
  ]),
  tableSchedule('schedule.resources', '제공하는 자원', 'Resources', 'resources', [
    column('자원', 'Resource', val('item.name', 'text')),
    column('제공자', 'Provided by', shownAs('item.givenBy', SIDES)),
    column('제공일', 'From', val('item.from', 'date')),
  ]),
  tableSchedule(
    'schedule.background',
    '배경기술',
    'Background Technology',
    'background',
    [column('보유자', 'Owner', shownAs('item.owner', SIDES)), column('명칭', 'Title', val('item.title', 'text'))],
    has('background'),
  ),
];
