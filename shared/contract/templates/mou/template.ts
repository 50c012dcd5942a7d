import { authoring, josaNode, ref, say } from '../../engine/author.ts';
import { article, column, paragraph, single, tableSchedule } from '../../engine/clauses.ts';
import type { DealContext } from '../../engine/context.ts';
import { labelsOf } from '../../engine/labels.ts';
import type { SourcedFact } from '../../engine/model.ts';
import type { Clause, Serves, Template } from '../../engine/types.ts';
import { confidentiality } from '../common/blocks.ts';
import { amendments, closing, disputes, language, notices, signatoryOf, signing } from '../common/closing.ts';
import { eq } from '../common/cond.ts';
import { DISCLAIMER } from '../common/disclaimer.ts';
import { castFacts } from '../common/prefill.ts';
import { shownAs } from '../common/project.ts';
import { collaboration, technology } from '../common/serves.ts';
import { LAW_AS_OF } from '../legal.ts';
import { BINDINGS, MouFacts, type MouRowField, PUBLICITIES, SIDES } from './facts.ts';
import { mouRules } from './rules.ts';

const TERMS = {
  first: { ko: '제안기관', en: 'Proposing Party' },
  second: { ko: '협력기관', en: 'Cooperating Party' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  cooperation: { ko: '협력', en: 'Cooperation' },
} as const;
const { val, choose, term, terms, define } = authoring<MouFacts, keyof typeof TERMS, MouRowField>();
const [first, second, party] = [term('first'), term('second'), term('party')];
const [parties, cooperation] = [terms('party'), term('cooperation')];

const preamble: Clause = {
  id: 'preamble',
  kind: 'preamble',
  body: {
    ko: say`${val('parties.first.name', 'text')}(이하 ${define('first')}이라 한다)${josaNode('과/와')} ${val('parties.second.name', 'text')}(이하 ${define('second')}이라 한다)${josaNode('은/는')} 서로의 발전을 위하여 다음과 같이 업무협약(이하 “이 계약”이라 한다)을 맺는다.`,
    en: say`This Memorandum of Understanding (this “Agreement”) is made between ${val('parties.first.name', 'text')} (the ${define('first')}) and ${val('parties.second.name', 'text')} (the ${define('second')}) for their mutual benefit.`,
  },
};

const articles: readonly Clause[] = [
  article('aim', '목적', 'Purpose', [
    paragraph(
      'aim.cooperation',
      say`이 계약은 ${val('aim', 'text')}${josaNode('을/를')} 위한 ${parties}의 협력(이하 ${define('cooperation')}이라 한다)에 관한 사항을 정하는 것을 목적으로 한다.`,
      say`This Agreement sets out how the ${parties} cooperate in ${val('aim', 'text')} (the ${define('cooperation')}).`,
    ),
    paragraph(
      'aim.party',
      say`이 계약에서 ${define('party')}란 ${first} 또는 ${second}을 말하며, 문맥에 따라 둘 모두를 말한다.`,
      say`In this Agreement ${define('party')} means the ${first} or the ${second} or, as the context requires, both of them.`,
    ),
  ]),
  single('areas', '협력 분야', 'Areas of Cooperation', [
    say`${cooperation}의 분야는 ${ref('schedule.areas')}와 같으며, ${parties}가 협의하여 더하거나 뺄 수 있다.`,
    say`The areas of ${cooperation} are listed in ${ref('schedule.areas')}; the ${parties} may agree to add to them or take from them.`,
  ]),
  single('duties', '역할', 'Roles', [
    say`${party}는 ${ref('schedule.duties')}에 적은 역할을 맡아 힘을 다한다.`,
    say`Each ${party} does its best in its role in ${ref('schedule.duties')}.`,
  ]),
  single('group', '실무협의체', 'Working Group', [
    say`${parties}는 각각 ${val('members', 'count')}명으로 실무협의체를 두고, ${val('meetEvery', 'period')}마다 진행 상황을 협의한다. 실무협의체는 ${parties}를 구속하는 결정을 하지 아니한다.`,
    say`The ${parties} form a working group of ${val('members', 'count')} of each side, which reviews progress every ${val('meetEvery', 'period')}. It takes no decision that binds the ${parties}.`,
  ]),
  confidentiality,
  single('own-costs', '비용', 'Costs', [
    say`이 계약에 따른 활동의 비용은 ${party}가 각자 부담한다. 함께 쓰는 비용은 쓰기 전에 따로 합의한다.`,
    say`Each ${party} bears its own costs of activities under this Agreement. Shared costs are agreed separately before they are incurred.`,
  ]),
  single('publicity', '홍보', 'Publicity', [
    say`이 계약과 ${cooperation}의 홍보는 다음과 같이 한다. ${choose(
      'publicity',
      {
        joint: say`내용과 시기를 함께 정하여 알린다.`,
        consent: say`내용에 관하여 상대방의 사전 동의를 받아 알린다.`,
        none: say`서로 합의하기 전에는 알리지 아니한다.`,
      },
      PUBLICITIES,
    )}`,
    say`Publicity for this Agreement and the ${cooperation} is as follows. ${choose(
      'publicity',
      {
        joint: say`Announcements are made together, as to content and time.`,
        consent: say`Announcements need the other’s prior consent to their content.`,
        none: say`Nothing is announced before it is agreed.`,
      },
      PUBLICITIES,
    )}`,
  ]),
  single('rights', '지식재산권', 'Intellectual Property', [
    say`${party}가 가진 지식재산권은 이 계약으로 이전되거나 실시가 허락되지 아니한다. ${cooperation}으로 새 기술을 개발하거나 실증하려면 그 귀속을 정한 계약을 먼저 체결한다.`,
    say`No intellectual property of a ${party} is transferred or licensed by this Agreement. Before new technology is developed or tried in the ${cooperation}, a contract on its ownership is made.`,
  ]),
  article('binding', '법적 구속력', 'Binding Effect', [
    paragraph(
      'binding.effect',
      say`이 계약의 효력은 다음과 같이 정한다. ${choose(
        'binding',
        {
          none: say`이 계약은 협력의 뜻을 확인하는 것으로 법적 구속력이 없으며, 금전의 지급, 배타적 협력이나 권리의 이전에 관한 의무를 지우지 아니한다.`,
          full: say`이 계약은 서명한 날부터 법적 구속력을 가진다.`,
        },
        BINDINGS,
      )}`,
      say`The effect of this Agreement is as follows. ${choose(
        'binding',
        {
          none: say`It confirms an intention to cooperate and is not legally binding; it creates no duty to pay money, to cooperate exclusively or to transfer rights.`,
          full: say`It is legally binding from the day of signature.`,
        },
        BINDINGS,
      )}`,
    ),
    paragraph(
      'binding.some',
      say`다만 비밀유지에 관한 ${ref('confidentiality')}, 비용에 관한 ${ref('own-costs')}, 준거법과 분쟁해결에 관한 ${ref('disputes')}는 ${parties}를 구속한다.`,
      say`However, ${ref('confidentiality')} on confidentiality, ${ref('own-costs')} on costs and ${ref('disputes')} on governing law and disputes bind the ${parties}.`,
      eq('binding', 'none'),
    ),
  ]),
  article('term', '유효기간', 'Term', [
    paragraph(
      'term.length',
      say`이 계약은 체결일부터 ${val('term', 'period')}간 효력을 가지며, 서면으로 합의하여 연장할 수 있다.`,
      say`This Agreement is in force for ${val('term', 'period')} from its date and may be extended by agreement in writing.`,
    ),
    paragraph(
      'term.notice',
      say`${party}는 ${val('endNotice', 'period')} 전에 서면으로 알리고 이 계약을 끝낼 수 있다.`,
      say`A ${party} may end this Agreement by written notice of ${val('endNotice', 'period')}.`,
    ),
  ]),
  notices,
  article('entire', '변경과 그 밖의 사항', 'Amendment and Other Matters', [...amendments]),
  signing,
  language,
  disputes,
];

const schedules: readonly Clause[] = [
  tableSchedule('schedule.areas', '협력 분야', 'Areas of Cooperation', 'areas', [
    column('분야', 'Area', val('item.area', 'text')),
  ]),
  tableSchedule('schedule.duties', '역할', 'Roles', 'duties', [
    column('담당', 'Party', shownAs('item.by', SIDES)),
    column('역할', 'Role', val('item.duty', 'text')),
  ]),
];

const SERVES: Serves = {
  INVESTMENT: { company: 'first', investor: 'second' },
  ...technology('first', 'second'),
  ...collaboration('first', 'second'),
};
const prefill = (context: DealContext): SourcedFact[] => castFacts(SERVES)(context);

/** Memorandum of understanding (업무협약): what two organisations mean to do together, and the little that binds. */
export const mou: Template = {
  id: 'mou',
  version: '1.0.0',
  title: { ko: '업무협약서', en: 'Memorandum of Understanding' },
  lawAsOf: LAW_AS_OF,
  status: 'draft',
  serves: SERVES,
  facts: MouFacts,
  prefill,
  labels: labelsOf(MouFacts),
  terms: TERMS,
  clauses: [preamble, ...articles, closing, ...schedules],
  signatories: [signatoryOf('first', TERMS.first), signatoryOf('second', TERMS.second)],
  rules: mouRules,
  prevailing: { clause: 'language', path: 'language' },
  disclaimer: DISCLAIMER,
};
