import { josaNode, ref, say } from '../../engine/author.ts';
import { article, item, paragraph, single } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { background, committee, define, developer, parties, partner, party, project, results, val } from './words.ts';

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${val('parties.developer.name', 'text')}(이하 ${define('developer')}이라 한다)${josaNode('과/와')} ${val('parties.partner.name', 'text')}(이하 ${define('partner')}이라 한다)${josaNode('은/는')} 기술의 공동개발에 관하여 다음과 같이 공동개발계약(이하 “이 계약”이라 한다)을 체결한다.`,
    en: say`This Joint Development Agreement (this “Agreement”) is entered into between ${val('parties.developer.name', 'text')} (the ${define('developer')}) and ${val('parties.partner.name', 'text')} (the ${define('partner')}) on the joint development of technology.`,
  },
};

const definitions = single(
  'definitions',
  '목적과 정의',
  'Purpose and Definitions',
  [
    say`이 계약은 공동으로 기술을 개발하고 그 성과를 나누는 조건을 정하며, 사용하는 용어의 뜻은 다음 각 호와 같다.`,
    say`This Agreement sets out the terms on which technology is developed jointly and its results are shared. The following terms have the meanings given below.`,
  ],
  {
    items: [
      item(
        'definitions.party',
        say`${define('party')}란 ${developer} 또는 ${partner}을 말하며, 문맥에 따라 둘 모두를 말한다.`,
        say`${define('party')} means the ${developer} or the ${partner} or, as the context requires, both of them.`,
      ),
      item(
        'definitions.project',
        say`${define('project')}이란 ${val('project', 'text')}${josaNode('을/를')} 위하여 이 계약에 따라 함께 하는 연구와 개발을 말한다.`,
        say`${define('project')} means the research and development carried out together under this Agreement for ${val('project', 'text')}.`,
      ),
      item(
        'definitions.background',
        say`${define('background')}이란 ${party}가 이 계약의 체결 전부터 가지고 있었거나 ${project}과 관계없이 얻은 기술을 말하며, ${ref('schedule.background')}에 적은 것을 포함한다.`,
        say`${define('background')} means technology that a ${party} had before the date of this Agreement or obtains independently of the ${project}, including what is listed in ${ref('schedule.background')}.`,
      ),
      item(
        'definitions.results',
        say`${define('results')}이란 ${project}에서 새로 생긴 기술과 그에 관한 지식재산권, 시제품, 데이터, 보고서를 말하며, ${background}은 포함하지 아니한다.`,
        say`${define('results')} means technology newly made in the ${project} with the intellectual property in it, prototypes, data and reports, and does not include ${background}.`,
      ),
      item(
        'definitions.committee',
        say`${define('committee')}란 ${ref('committee')}에 따라 두는 위원회를 말한다.`,
        say`${define('committee')} means the committee formed under ${ref('committee')}.`,
      ),
    ],
  },
);

const scope = article('scope', '개발의 범위와 기간', 'Scope and Period', [
  paragraph(
    'scope.tasks',
    say`${project}의 업무와 담당, 완료일은 ${ref('schedule.tasks')}와 같다.`,
    say`The work packages of the ${project}, who does them and by when are set out in ${ref('schedule.tasks')}.`,
  ),
  paragraph(
    'scope.period',
    say`${project}의 기간은 ${val('startsOn', 'date')}부터 ${val('endsOn', 'date')}까지로 한다.`,
    say`The ${project} lasts from ${val('startsOn', 'date')} to ${val('endsOn', 'date')}.`,
  ),
  paragraph(
    'scope.change',
    say`범위나 일정을 바꾸려면 ${committee}의 의결을 거쳐 ${parties}가 서면 또는 전자문서로 합의한다.`,
    say`Changes of scope or schedule are resolved by the ${committee} and agreed by the ${parties} in writing or by electronic document.`,
  ),
]);

const leads = single('leads', '책임자', 'Persons in Charge', [
  say`책임자는 ${developer}에서는 ${val('leadDeveloper', 'text')}, ${partner}에서는 ${val('leadPartner', 'text')}이며, 바꾸려면 미리 상대방에게 알린다.`,
  say`The persons in charge are ${val('leadDeveloper', 'text')} for the ${developer} and ${val('leadPartner', 'text')} for the ${partner}; a change is notified to the other beforehand.`,
]);
const board = article('committee', '운영위원회', 'Committee', [
  paragraph(
    'committee.members',
    say`${parties}는 각각 ${val('committeeMembers', 'count')}명으로 ${committee}를 두고 ${val('meetEvery', 'period')}마다 연다.`,
    say`The ${parties} form the ${committee} of ${val('committeeMembers', 'count')} members of each side, which meets every ${val('meetEvery', 'period')}.`,
  ),
  paragraph(
    'committee.decisions',
    say`${committee}는 일정, 업무와 출원에 관한 사항을 전원의 찬성으로 정한다. 정하지 못한 사항은 ${parties}의 대표자가 협의한다. ${committee}는 이 계약을 변경하지 못한다.`,
    say`The ${committee} decides unanimously on schedule, work and filings. What it cannot decide is settled between the chief executives of the ${parties}. The ${committee} cannot amend this Agreement.`,
  ),
]);

const costs = article('budget', '개발비', 'Costs of the Project', [
  paragraph(
    'budget.total',
    say`${project}의 비용은 모두 ${val('budget', 'money')}${josaNode('으로/로')} 하고, ${ref('schedule.costs')}와 같이 부담한다.`,
    say`The costs of the ${project} are ${val('budget', 'money')} in all and are borne as set out in ${ref('schedule.costs')}.`,
  ),
  paragraph(
    'budget.accounts',
    say`${party}는 자신이 쓴 비용의 증빙을 갖추어 두고, 상대방이 요청하면 보여 준다. 정한 금액을 넘는 비용은 미리 합의하지 아니하면 쓴 쪽이 부담한다.`,
    say`Each ${party} shall keep records of what it spends and show them on request. Costs beyond the amount agreed are borne by whoever incurs them unless agreed beforehand.`,
  ),
]);

const materials = article('materials', '자료와 장비의 제공', 'Materials and Equipment', [
  paragraph(
    'materials.provide',
    say`${party}는 ${project}에 필요한 자료와 장비를 상대방에게 제공하고, 제공받은 것을 ${project}에만 쓴다. 기술자료는 비밀유지계약을 체결한 뒤에 제공한다.`,
    say`Each ${party} shall provide the other with the materials and equipment needed for the ${project}, and use what it receives for the ${project} only. Technical data are provided after a non-disclosure agreement has been made.`,
  ),
  paragraph(
    'materials.open-source',
    say`공개소프트웨어를 쓰려는 ${party}는 그 사용 조건을 미리 알리고, ${results}의 공개 의무를 생기게 하는 것은 동의 없이 쓰지 아니한다.`,
    say`A ${party} that wishes to use open-source software shall disclose its terms beforehand and shall not, without consent, use any that would oblige the ${results} to be published.`,
  ),
]);

const ownBackground = article('background', '배경기술', 'Background Technology', [
  paragraph(
    'background.title',
    say`${background}은 이를 가진 ${party}의 것으로 남는다.`,
    say`${background} remains with the ${party} that holds it.`,
  ),
  paragraph(
    'background.use',
    say`${party}는 ${project}에 필요한 범위에서 상대방에게 ${background}의 비독점적 사용을 대가 없이 허락한다. ${results}의 실시에 꼭 필요한 ${background}은 합리적인 조건으로 실시를 허락하는 협의를 한다.`,
    say`Each ${party} grants the other a royalty-free, non-exclusive right to use its ${background} so far as the ${project} needs it. For ${background} indispensable to working the ${results}, a licence on reasonable terms is negotiated.`,
  ),
]);

/** What is developed, by whom, with what and at whose cost. */
export const projectClauses: readonly Clause[] = [
  preamble,
  definitions,
  scope,
  leads,
  board,
  costs,
  materials,
  ownBackground,
];
