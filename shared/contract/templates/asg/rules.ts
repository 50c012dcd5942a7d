import type { Rule } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { and, at, compare, eq, foreignAmong, gt, has, ne, not, some, sum } from '../common/cond.ts';
import { rightsRules } from '../common/rights-rules.ts';
import { sameParty } from '../common/rules.ts';
import { stampRules } from '../common/stamp.ts';
import {
  before,
  coreTechnologyRules,
  employeeInventions,
  foreignLaw,
  partyNumbers,
  unequalSizes,
  withholdingRules,
} from '../common/technology-rules.ts';

export const ABROAD = foreignAmong('assignor', 'assignee');
const PAID_ABROAD = and(eq('parties.assignee.country', 'KR'), ne('parties.assignor.country', 'KR'));

const FIGURES: readonly Rule[] = [
  {
    id: 'ASG-INSTALMENTS',
    violated: compare(sum('instalments', 'item.amount'), 'ne', at('price')),
    severity: 'error',
    clauses: ['schedule.instalments.table', 'price.amount'],
    paths: ['instalments', 'price'],
    message: {
      ko: '나누어 지급하는 금액의 합계가 양도대금과 다르다.',
      en: 'The instalments do not add up to the price.',
    },
  },
  before(
    'ASG-INSTALMENT-DATE',
    'item.dueOn',
    'signedOn',
    ['schedule.instalments.table', 'closing'],
    { ko: '계약 체결일보다 빠른 지급일이 있다.', en: 'An instalment is due before the date of this agreement.' },
    'instalments',
  ),
  {
    id: 'ASG-PAID-FIRST',
    violated: {
      op: 'every',
      path: 'instalments',
      where: { op: 'lt', path: 'item.dueOn', value: { path: 'registrationBy' } },
    },
    severity: 'warn',
    clauses: ['schedule.instalments.table', 'registration.filing'],
    paths: ['instalments', 'registrationBy'],
    message: {
      ko: '이전등록을 신청하기 전에 양도대금을 모두 지급하게 되어 있다. 마지막 지급을 이전등록과 맞바꾸는 것을 검토한다.',
      en: 'The whole price is due before the transfer is filed; consider paying the last instalment against the transfer.',
    },
  },
  before('ASG-REGISTRATION-DATE', 'registrationBy', 'signedOn', ['registration.filing', 'closing'], {
    ko: '이전등록 신청 기한이 계약 체결일보다 빠르다.',
    en: 'The transfer is to be filed before this agreement is made.',
  }),
  before(
    'ASG-DELIVERY-DATE',
    'item.deliverBy',
    'signedOn',
    ['schedule.deliverables.table', 'closing'],
    { ko: '계약 체결일보다 빠른 인도일이 있다.', en: 'Materials are to be handed over before this agreement is made.' },
    'deliverables',
  ),
  {
    id: 'ASG-LATE-RATE',
    violated: gt('lateRate', 1_500),
    severity: 'warn',
    clauses: ['price.late'],
    paths: ['lateRate'],
    message: {
      ko: '지연손해금률이 연 15%를 넘는다. 지나치면 법원이 줄일 수 있다.',
      en: 'Interest on arrears exceeds 15% a year; a court may reduce what is excessive.',
    },
    legal: cite('civil.penalty', 'civil.statutory-interest'),
  },
  {
    id: 'ASG-FREE',
    violated: { op: 'eq', path: 'price.amount', value: '0' },
    severity: 'warn',
    clauses: ['price.amount'],
    paths: ['price'],
    message: {
      ko: '대금이 0이다. 거래상의 지위를 이용한 무상 양도가 아닌지, 증여로 과세되지 아니하는지 확인한다.',
      en: 'The price is 0. Check that no bargaining position is exploited, and whether tax on a gift is due.',
    },
    legal: cite('fair.abuse', 'techdata.misuse'),
  },
  {
    id: 'ASG-NON-COMPETE',
    violated: gt('nonCompete', { value: 5, unit: 'year' }),
    severity: 'warn',
    clauses: ['non-compete'],
    paths: ['nonCompete'],
    message: {
      ko: '경업 제한 기간이 5년을 넘는다. 기술의 양도에 필요한 범위를 벗어날 수 있다.',
      en: 'The non-compete exceeds 5 years and may go beyond what the transfer of a technology needs.',
    },
    legal: cite('company.non-compete'),
  },
];

const STATUTE: readonly Rule[] = [
  {
    id: 'LF-PAT-ASG',
    violated: { op: 'included', clause: 'registration.effect' },
    severity: 'info',
    clauses: ['registration.effect'],
    paths: ['registrationBy'],
    message: {
      ko: '특허권의 이전은 등록하여야만 효력이 생기며, 등록은 양쪽이 공동으로 신청한다.',
      en: 'The transfer of a patent takes effect only on registration, which both sides apply for jointly.',
    },
    legal: cite('patent.registration', 'patent.joint-filing'),
  },
  {
    id: 'LF-PAT-PENDING',
    violated: some('rights', eq('item.status', 'pending')),
    severity: 'info',
    clauses: ['registration.pending'],
    paths: ['rights'],
    message: {
      ko: '출원 중인 권리의 승계는 출원인 변경신고를 하여야만 효력이 생긴다.',
      en: 'Succession to a pending application takes effect only on the notice of change of applicant.',
    },
    legal: cite('patent.applicant-change'),
  },
  {
    id: 'LF-LICENCE-BINDS',
    violated: some('existingLicences', eq('item.registered', true)),
    severity: 'warn',
    clauses: ['licences.listed', 'schedule.licences.table'],
    paths: ['existingLicences'],
    message: {
      ko: '등록된 실시권은 양수인에게도 효력이 있다. 범위와 기술료를 등록원부에서 확인한다.',
      en: 'A registered licence binds the assignee. Check its scope and royalties in the register.',
    },
    legal: cite('patent.nonexclusive'),
  },
  {
    id: 'LF-BOARD',
    violated: and(eq('materialAsset', true), not(has('boardApprovedOn'))),
    severity: 'warn',
    clauses: ['subject.rights'],
    paths: ['materialAsset', 'boardApprovedOn'],
    message: {
      ko: '중요한 자산의 양도에는 이사회의 결의가 필요하다. 이사가 한 명 또는 두 명인 작은 회사에서는 주주총회가 대신한다.',
      en: 'The transfer of a material asset needs a resolution of the board, or of the general meeting in small companies with one or two directors.',
    },
    legal: cite('company.board', 'company.small-board'),
  },
  {
    id: 'ASG-BOARD-DATE',
    violated: { op: 'gt', path: 'boardApprovedOn', value: { path: 'signedOn' } },
    severity: 'warn',
    clauses: ['subject.rights', 'closing'],
    paths: ['boardApprovedOn', 'signedOn'],
    message: {
      ko: '이사회 승인일이 계약 체결일보다 늦다.',
      en: 'The board approves only after the date of this agreement.',
    },
    legal: cite('company.board'),
  },
  {
    id: 'LF-BTA-SR',
    violated: eq('wholeBusiness', true),
    severity: 'error',
    clauses: ['subject.rights'],
    paths: ['wholeBusiness'],
    message: {
      ko: '실질이 영업의 양도이다. 주주총회의 특별결의와 반대주주의 주식매수청구 절차가 필요하며 이 서식으로는 부족하다.',
      en: 'In substance this is a transfer of the business: a special resolution and the procedure for dissenting shareholders are needed, and this form does not suffice.',
    },
    legal: cite('company.business-transfer'),
  },
  {
    id: 'LF-PUBTECH',
    violated: eq('publiclyFunded', true),
    severity: 'warn',
    clauses: ['subject.rights'],
    paths: ['publiclyFunded'],
    message: {
      ko: '국가연구개발사업의 성과이다. 양도의 승인과 기술료에 관한 의무를 확인한다.',
      en: 'The technology results from publicly funded research; check duties of approval and of royalties.',
    },
    legal: cite('public.research-results'),
  },
  {
    id: 'LF-VAT',
    violated: { op: 'included', clause: 'price.amount' },
    severity: 'info',
    clauses: ['price.amount'],
    paths: ['vat'],
    message: {
      ko: '권리의 양도에는 10%의 부가가치세가 붙을 수 있다. 대금에 포함되는지 분명히 한다.',
      en: 'Value-added tax of 10% may be due on the transfer; make clear whether the price includes it.',
    },
    legal: cite('tax.vat'),
  },
];

/** Arithmetic, dates, and points of law to look at. */
export const asgRules: readonly Rule[] = [
  ...FIGURES,
  ...stampRules('ASG', 'stampDuty', 'price', 'originals', 'costs.stamp'),
  ...rightsRules('ASG'),
  ...STATUTE,
  employeeInventions('warranties.inventors'),
  unequalSizes('assignee', 'assignor', has('knowHow'), 'subject.know-how'),
  ...coreTechnologyRules(ABROAD),
  ...withholdingRules(PAID_ABROAD, 'assignor', 'price.tax'),
  foreignLaw(ABROAD),
  ...partyNumbers('ASG', 'assignor', 'assignee'),
  sameParty('ASG-SAME-PARTY', 'assignor', 'assignee'),
];
