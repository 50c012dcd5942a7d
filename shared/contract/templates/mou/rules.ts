import type { Rule } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { and, eq, foreignAmong, gt, has, not, or, some } from '../common/cond.ts';
import { sameParty } from '../common/rules.ts';
import { foreignLaw, partyNumbers } from '../common/technology-rules.ts';

const COMMITMENT = or(has('payment'), has('exclusivity'), has('rights'));

/** What does not go with a paper that does not bind, and points of law to look at. */
export const mouRules: readonly Rule[] = [
  {
    id: 'MOU-BINDING',
    violated: and(eq('binding', 'none'), COMMITMENT),
    severity: 'error',
    clauses: ['binding.effect'],
    paths: ['binding', 'payment', 'exclusivity', 'rights'],
    message: {
      ko: '구속력이 없다고 하면서 금전의 지급, 배타적 협력 또는 권리의 이전을 정하였다. 서로 맞지 아니한다.',
      en: 'It is not to bind, yet payment, exclusivity or a transfer of rights is set out; that does not go together.',
    },
    fix: {
      ko: '그 값을 지우고 실증협약, 공동개발계약 또는 기술실시계약에서 정한다.',
      en: 'Remove these values and agree them in a proof-of-concept, joint development or licence agreement.',
    },
  },
  {
    id: 'MOU-COMMITMENT',
    violated: and(eq('binding', 'full'), COMMITMENT),
    severity: 'warn',
    clauses: ['binding.effect'],
    paths: ['payment', 'exclusivity', 'rights'],
    message: {
      ko: '이 서식에는 금전의 지급, 배타적 협력이나 권리의 이전을 정하는 조항이 없다. 그에 맞는 계약서를 쓴다.',
      en: 'This form has no clause on payment, exclusivity or a transfer of rights; use the contract made for them.',
    },
  },
  {
    id: 'MOU-FULL',
    violated: eq('binding', 'full'),
    severity: 'warn',
    clauses: ['binding.effect'],
    paths: ['binding'],
    message: {
      ko: '업무협약 전체에 구속력을 두었다. 의무의 내용이 분명하지 아니하면 다툼이 될 수 있다.',
      en: 'The whole memorandum is to bind; where duties are not definite this may lead to disputes.',
    },
  },
  {
    id: 'MOU-AREAS',
    violated: not(has('areas')),
    severity: 'warn',
    clauses: ['schedule.areas.table'],
    paths: ['areas'],
    message: { ko: '협력 분야가 없다.', en: 'No area of cooperation is named.' },
  },
  {
    id: 'MOU-ONE-SIDED',
    violated: or(
      and(has('duties'), not(some('duties', eq('item.by', 'first')))),
      and(has('duties'), not(some('duties', eq('item.by', 'second')))),
    ),
    severity: 'warn',
    clauses: ['schedule.duties.table'],
    paths: ['duties'],
    message: { ko: '역할을 맡지 아니한 당사자가 있다.', en: 'One of the parties has no role.' },
  },
  {
    id: 'MOU-TERM',
    violated: gt('term', { value: 3, unit: 'year' }),
    severity: 'warn',
    clauses: ['term.length'],
    paths: ['term'],
    message: { ko: '유효기간이 3년을 넘는다.', en: 'The term exceeds 3 years.' },
  },
  {
    id: 'MOU-NOTICE',
    violated: { op: 'gte', path: 'endNotice', value: { path: 'term' } },
    severity: 'error',
    clauses: ['term.notice', 'term.length'],
    paths: ['endNotice', 'term'],
    message: {
      ko: '종료의 통지기간이 유효기간보다 짧지 아니하다.',
      en: 'The notice of termination is not shorter than the term.',
    },
  },
  {
    id: 'LF-IDEA',
    violated: { op: 'included', clause: 'rights' },
    severity: 'info',
    clauses: ['rights'],
    paths: [],
    message: {
      ko: '협의하면서 받은 아이디어를 목적에 반하여 쓰면 부정경쟁행위가 된다. 기술을 알려 주기 전에 비밀유지계약을 체결한다.',
      en: 'Using an idea received in talks against its purpose is unfair competition. Make a non-disclosure agreement before technology is shown.',
    },
    legal: cite('secret.idea', 'secret.definition'),
  },
  {
    id: 'LF-PUBLIC',
    violated: or(eq('parties.first.size', 'public'), eq('parties.second.size', 'public')),
    severity: 'info',
    clauses: ['preamble'],
    paths: ['parties.first.size', 'parties.second.size'],
    message: {
      ko: '공공기관이 당사자이다. 계약의 형식과 기재사항에 관한 규정이 적용되는지 확인한다.',
      en: 'A public body is a party. Check the rules on the form and contents of its contracts.',
    },
    legal: cite('public.contract'),
  },
  foreignLaw(foreignAmong('first', 'second')),
  ...partyNumbers('MOU', 'first', 'second'),
  sameParty('MOU-SAME-PARTY', 'first', 'second'),
];
