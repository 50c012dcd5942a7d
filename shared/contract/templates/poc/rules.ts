import type { Rule } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { and, eq, every, foreignAmong, gt, has, lt, not, oneOf, or, some } from '../common/cond.ts';
import { coOwnershipDefault, costsAddUp, projectDates, unpaidResults } from '../common/project.ts';
import { sameParty } from '../common/rules.ts';
import { coreTechnologyRules, foreignLaw, partyNumbers } from '../common/technology-rules.ts';
import { COMMISSIONED } from '../nda/scope.ts';
import { graded } from '../nda/statutory.ts';
import { JOINT, TO_HOST } from './results.ts';

export const ABROAD = foreignAmong('provider', 'host');

/** Arithmetic, measurable goals, protection of the smaller firm, and points of law to look at. */
export const pocRules: readonly Rule[] = [
  costsAddUp('POC-COSTS', 'total', ['pilot-costs.total', 'schedule.costs.table']),
  ...projectDates('POC', 'scope.period'),
  {
    id: 'POC-GOALS',
    violated: or(not(has('goals')), some('goals', not(and(has('item.target'), has('item.method'))))),
    severity: 'warn',
    clauses: ['schedule.goals.table'],
    paths: ['goals'],
    message: {
      ko: '목표값과 측정 방법이 없는 지표가 있다. 실증의 성공을 판단할 수 없다.',
      en: 'A metric lacks its target or how it is measured; whether the pilot succeeded could not be told.',
    },
  },
  {
    id: 'POC-SUPPORT-SHARE',
    each: 'costShares',
    violated: and(eq('item.party', 'city'), {
      op: 'ne',
      path: 'item.amount.amount',
      value: { path: 'support.amount.amount' },
    }),
    severity: 'error',
    clauses: ['schedule.costs.table', 'support.grant'],
    paths: ['item.amount', 'support.amount'],
    message: {
      ko: '지원기관의 부담금이 지원금과 다르다.',
      en: 'The share of the supporting body is not the amount of the grant.',
    },
  },
  {
    id: 'POC-ALONE',
    violated: and(every('costShares', eq('item.party', 'provider')), oneOf('parties.host.size', 'mid', 'large')),
    severity: 'warn',
    clauses: ['schedule.costs.table'],
    paths: ['costShares'],
    message: {
      ko: '비용을 공급기업만 부담한다. 수요기업이 중견·대기업이면 부담을 나누는 것을 검토한다.',
      en: 'The provider alone bears the costs; where the host is a larger firm, consider sharing them.',
    },
    legal: cite('fair.abuse'),
  },
  {
    id: 'POC-NDA',
    violated: and(has('techDataFrom'), not(has('ndaSignedOn'))),
    severity: graded,
    clauses: ['tech-data.nda'],
    paths: ['techDataFrom', 'ndaSignedOn'],
    message: {
      ko: '기술자료를 제공하는데 비밀유지계약의 체결일이 없다. 제공하는 날까지 체결하여야 한다.',
      en: 'Technical data are provided, but no non-disclosure agreement is dated; one is due by the day of provision.',
    },
    legal: cite('techdata.nda', 'techdata.nda-subcontract'),
  },
  {
    id: 'POC-NDA-DATE',
    violated: lt('techDataFrom', { path: 'ndaSignedOn' }),
    severity: graded,
    clauses: ['tech-data.nda'],
    paths: ['techDataFrom', 'ndaSignedOn'],
    message: {
      ko: '비밀유지계약을 체결하기 전에 기술자료를 제공한다.',
      en: 'Technical data are provided before the non-disclosure agreement is made.',
    },
    legal: cite('techdata.nda', 'techdata.nda-subcontract'),
  },
  {
    id: 'LF-TM-REQ',
    violated: COMMISSIONED,
    severity: 'warn',
    clauses: ['tech-data.limits'],
    paths: ['relation'],
    message: {
      ko: '수탁·위탁 또는 하도급 관계이다. 정당한 사유 없이 기술자료를 요구할 수 없고, 요구할 때에는 목적 등을 적은 서면이 필요할 수 있다.',
      en: 'This is a commission or a subcontract. Technical data may not be demanded without just cause, and a written request may be due.',
    },
    legal: cite('techdata.demand', 'techdata.misuse'),
  },
  unpaidResults('LF-UNFAIR', TO_HOST, 'host', 'provider', 'results.foreground'),
  coOwnershipDefault(JOINT, 'joint'),
  {
    id: 'POC-EXCLUSIVITY',
    violated: gt('exclusivity', { value: 12, unit: 'month' }),
    severity: 'warn',
    clauses: ['freedom.exclusive'],
    paths: ['exclusivity'],
    message: {
      ko: '실증 뒤의 독점 기간이 1년을 넘는다. 공급기업의 다른 거래를 오래 막을 수 있다.',
      en: 'Exclusivity after the pilot exceeds 1 year and may keep the provider from other business for long.',
    },
    legal: cite('fair.abuse'),
  },
  {
    id: 'POC-NEGOTIATION',
    violated: gt('negotiationDays', 90),
    severity: 'warn',
    clauses: ['follow-on'],
    paths: ['negotiationDays'],
    message: {
      ko: '우선협상 기간이 90일을 넘는다.',
      en: 'Priority negotiation lasts more than 90 days.',
    },
  },
  {
    id: 'POC-INSURANCE',
    violated: not(has('insurance')),
    severity: 'info',
    clauses: ['safety'],
    paths: ['insurance'],
    message: {
      ko: '현장의 사고에 대비한 보험이 정해지지 아니하였다.',
      en: 'No insurance against accidents on site is set out.',
    },
  },
  {
    id: 'POC-REPORT-DATE',
    violated: lt('support.reportBy', { path: 'endsOn' }),
    severity: 'warn',
    clauses: ['support.report', 'scope.period'],
    paths: ['support.reportBy', 'endsOn'],
    message: {
      ko: '성과보고일이 실증의 종료일보다 빠르다.',
      en: 'The report on results is due before the pilot ends.',
    },
  },
  {
    id: 'LF-PUBLIC',
    violated: has('support'),
    severity: 'info',
    clauses: ['support'],
    paths: ['support.body'],
    message: {
      ko: '공공기관이 지원한다. 지원기관이 당사자가 되면 계약서의 형식과 기재사항에 관한 규정이 적용되는지 확인한다.',
      en: 'A public body gives support. Where it becomes a party, check the rules on the form and contents of its contracts.',
    },
    legal: cite('public.contract'),
  },
  {
    id: 'LF-PIPA',
    violated: eq('personalData', true),
    severity: 'warn',
    clauses: ['personal-data'],
    paths: ['personalData'],
    message: {
      ko: '개인정보를 처리한다. 처리위탁 문서와 국외 이전의 근거가 필요한지 확인한다.',
      en: 'Personal data are processed. Check whether a processing document, and a ground for transfers abroad, are needed.',
    },
    legal: cite('data.processing', 'data.abroad'),
  },
  ...coreTechnologyRules(ABROAD),
  foreignLaw(ABROAD),
  ...partyNumbers('POC', 'provider', 'host'),
  sameParty('POC-SAME-PARTY', 'provider', 'host'),
];
