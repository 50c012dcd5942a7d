import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { has, not } from '../common/cond.ts';
import { SUPPORTERS } from './facts.ts';
import { background, define, host, parties, party, pilot, provider, solution, val } from './words.ts';

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${val('parties.provider.name', 'text')}(이하 ${define('provider')}이라 한다)${josaNode('과/와')} ${val('parties.host.name', 'text')}(이하 ${define('host')}이라 한다)${josaNode('은/는')} 기술의 실증에 관하여 다음과 같이 실증협약(이하 “이 계약”이라 한다)을 체결한다.`,
    en: say`This Proof-of-Concept Agreement (this “Agreement”) is entered into between ${val('parties.provider.name', 'text')} (the ${define('provider')}) and ${val('parties.host.name', 'text')} (the ${define('host')}) on the trial of a technology.`,
  },
};

const aim = single('aim', '목적', 'Purpose', [
  say`이 계약은 ${provider}의 기술을 ${host}의 환경에서 시험하여 그 효과를 함께 확인하는 데 필요한 사항을 정하는 것을 목적으로 한다.`,
  say`This Agreement governs the trial of the technology of the ${provider} in the environment of the ${host}, by which they establish its effect together.`,
]);

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
        say`${define('party')}란 ${provider} 또는 ${host}을 말하며, 문맥에 따라 둘 모두를 말한다.`,
        say`${define('party')} means the ${provider} or the ${host} or, as the context requires, both of them.`,
      ),
      item(
        'definitions.pilot',
        say`${define('pilot')}이란 ${val('project', 'text')}의 과제로서 ${ref('schedule.goals')}의 지표를 ${val('site', 'text')}에서 확인하는 일을 말한다.`,
        say`${define('pilot')} means the project of ${val('project', 'text')}, in which the metrics of ${ref('schedule.goals')} are established at ${val('site', 'text')}.`,
      ),
      item(
        'definitions.solution',
        say`${define('solution')}이란 ${provider}이 ${pilot}에 쓰는 제품, 소프트웨어와 기술을 말한다.`,
        say`${define('solution')} means the products, software and technology that the ${provider} uses in the ${pilot}.`,
      ),
      item(
        'definitions.background',
        say`${define('background')}이란 ${party}가 이 계약의 체결 전부터 가지고 있었거나 이 계약과 관계없이 얻은 기술을 말하며, ${ref('schedule.background')}에 적은 것을 포함한다.`,
        say`${define('background')} means technology that a ${party} had before the date of this Agreement or obtains independently of it, including what is listed in ${ref('schedule.background')}.`,
        has('background'),
      ),
      item(
        'definitions.background-plain',
        say`${define('background')}이란 ${party}가 이 계약의 체결 전부터 가지고 있었거나 이 계약과 관계없이 얻은 기술을 말한다.`,
        say`${define('background')} means technology that a ${party} had before the date of this Agreement or obtains independently of it.`,
        not(has('background')),
      ),
      item(
        'definitions.results',
        say`${define('results')}이란 ${pilot}에서 새로 생긴 기술, 보고서, 데이터와 그 밖의 성과를 말하며, ${background}은 포함하지 아니한다.`,
        say`${define('results')} means technology, reports, data and other outcomes newly made in the ${pilot}, and does not include ${background}.`,
      ),
    ],
  },
);

const scope = article('scope', '실증의 범위와 기간', 'Scope and Period', [
  paragraph(
    'scope.goals',
    say`${pilot}의 목표와 지표, 측정 방법은 ${ref('schedule.goals')}와 같다.`,
    say`The goals and metrics of the ${pilot} and how they are measured are set out in ${ref('schedule.goals')}.`,
  ),
  paragraph(
    'scope.period',
    say`${pilot}의 기간은 ${val('startsOn', 'date')}부터 ${val('endsOn', 'date')}까지로 한다.`,
    say`The ${pilot} lasts from ${val('startsOn', 'date')} to ${val('endsOn', 'date')}.`,
  ),
  paragraph(
    'scope.change',
    say`범위나 기간을 바꾸려면 ${parties}가 서면 또는 전자문서로 합의한다.`,
    say`Changes of scope or period are agreed by the ${parties} in writing or by electronic document.`,
  ),
]);

const roles = article('roles', '역할분담', 'Roles', [
  paragraph(
    'roles.tasks',
    say`${party}는 ${ref('schedule.tasks')}에서 자신이 맡은 업무를 그 완료일까지 마친다.`,
    say`Each ${party} shall complete its tasks in ${ref('schedule.tasks')} by the dates stated there.`,
  ),
  paragraph(
    'roles.contact',
    say`${party}는 책임자를 한 명씩 정하여 알리고, 책임자는 적어도 한 달에 한 번 진행 상황을 함께 확인한다.`,
    say`Each ${party} shall name a person in charge; they review progress together at least once a month.`,
  ),
]);

const costs = article('pilot-costs', '실증비용과 지급', 'Costs of the Pilot', [
  paragraph(
    'pilot-costs.total',
    say`${pilot}의 비용은 모두 ${val('total', 'money')}${josaNode('으로/로')} 하고, ${ref('schedule.costs')}와 같이 부담한다.`,
    say`The costs of the ${pilot} are ${val('total', 'money')} in all and are borne as set out in ${ref('schedule.costs')}.`,
  ),
  paragraph(
    'pilot-costs.payment',
    say`${host}은 자신이 부담하는 금액 가운데 ${provider}이 쓰는 부분을 청구를 받은 날부터 ${val('payWithin', 'count')}일 안에 지급한다.`,
    say`The ${host} shall pay the part of its share that the ${provider} spends within ${val('payWithin', 'count')} days of invoice.`,
  ),
  paragraph(
    'pilot-costs.more',
    say`비용이 더 들 것으로 보이면 그 일을 맡은 ${party}는 미리 알리고, ${parties}는 부담을 새로 정한다. 합의 없이 쓴 금액은 쓴 쪽이 부담한다.`,
    say`Where costs are likely to be exceeded, the ${party} in charge gives notice beforehand and the ${parties} agree anew on who bears them. What is spent without agreement is borne by whoever spent it.`,
  ),
]);

const support = article(
  'support',
  '공공기관의 지원',
  'Public Support',
  [
    paragraph(
      'support.grant',
      say`${parties}는 ${val('support.body', { labels: SUPPORTERS })}의 지원금 ${val('support.amount', 'money')}${josaNode('을/를')} ${pilot}에만 쓰고, 지원의 조건과 정산 기준을 지킨다.`,
      say`The ${parties} shall use the grant of the ${val('support.body', { labels: SUPPORTERS })} in the amount of ${val('support.amount', 'money')} for the ${pilot} only, and shall observe the conditions of the grant and the rules on accounting for it.`,
    ),
    paragraph(
      'support.report',
      say`${provider}은 ${val('support.reportBy', 'date')}까지 성과를 보고하고, ${host}은 이에 필요한 자료를 준다. 지원금의 환수 사유를 만든 ${party}가 돌려줄 금액을 부담한다.`,
      say`The ${provider} shall report on the results by ${val('support.reportBy', 'date')}, and the ${host} shall provide the material needed. A ${party} that gives cause for the grant to be reclaimed bears the amount to be returned.`,
    ),
  ],
  has('support'),
);

const resources = article('resources', '장비·장소·데이터의 제공', 'Equipment, Site and Data', [
  paragraph(
    'resources.list',
    say`${party}는 ${ref('schedule.resources')}에 적은 자원을 그 날부터 제공한다. 제공받은 자원은 ${pilot}에만 쓰고, ${pilot}이 끝나면 돌려준다.`,
    say`Each ${party} shall provide its resources listed in ${ref('schedule.resources')} from the dates stated there. Resources provided are used for the ${pilot} only and are returned when the ${pilot} ends.`,
  ),
  paragraph(
    'resources.title',
    say`제공한 자원과 데이터에 관한 권리는 제공한 ${party}에게 남는다.`,
    say`Rights in resources and data remain with the ${party} that provides them.`,
  ),
]);

const techData = article('tech-data', '기술자료의 보호', 'Protection of Technical Data', [
  paragraph(
    'tech-data.nda',
    say`${host}은 ${provider}의 기술자료를 받기 전에 비밀유지계약을 체결하며, 그 계약은 이 계약의 일부가 된다. 비밀유지계약의 체결일: ${val('ndaSignedOn', 'date')}`,
    say`Before the ${host} receives technical data of the ${provider}, a non-disclosure agreement is made, which forms part of this Agreement. Date of the non-disclosure agreement: ${val('ndaSignedOn', 'date')}`,
    has('techDataFrom'),
  ),
  paragraph(
    'tech-data.limits',
    say`${host}은 ${pilot}에 필요한 것을 넘어 ${provider}의 기술자료를 요구하지 아니하고, ${solution}을 역설계하거나 같은 것을 만드는 데 쓰지 아니한다.`,
    say`The ${host} shall not ask for technical data of the ${provider} beyond what the ${pilot} needs, nor reverse-engineer the ${solution} or use it to make the same.`,
  ),
]);

const safety = article('safety', '안전과 보험', 'Safety and Insurance', [
  paragraph(
    'safety.rules',
    say`${host}은 현장의 안전 규칙을 미리 알리고, ${provider}은 이를 지킨다. 사람이 다칠 우려가 있으면 누구든지 ${pilot}을 멈출 수 있다.`,
    say`The ${host} shall tell the safety rules of the site beforehand, and the ${provider} shall observe them. Anybody may stop the ${pilot} where persons might be harmed.`,
  ),
  paragraph(
    'safety.insurance',
    say`${provider}은 ${pilot}의 기간에 다음 보험을 유지한다: ${val('insurance', 'text')}.`,
    say`During the ${pilot} the ${provider} shall maintain the following insurance: ${val('insurance', 'text')}.`,
    has('insurance'),
  ),
]);

/** What is tried, where, by whom, with what and at whose cost. */
export const pilotClauses: readonly Clause[] = [
  preamble,
  aim,
  definitions,
  scope,
  roles,
  costs,
  support,
  resources,
  techData,
  safety,
];
