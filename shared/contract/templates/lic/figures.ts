import type { Rule } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { among, and, ascending, at, compare, eq, every, gt, has, lt, ne, not, or, sum } from '../common/cond.ts';
import { before, otherCurrency } from '../common/technology-rules.ts';
import { COUNTED, EXCLUSIVE } from './conditions.ts';

/** Whether the figures and dates go together. */
export const FIGURES: readonly Rule[] = [
  {
    id: 'LIC-NO-ROYALTY',
    violated: not(
      or(has('royalty.upfront'), has('royalty.running'), has('royalty.minimum'), has('royalty.milestones')),
    ),
    severity: 'warn',
    clauses: ['royalties'],
    paths: ['royalty'],
    message: { ko: '대가가 하나도 정해지지 아니하였다.', en: 'No consideration of any kind is set out.' },
  },
  {
    id: 'LIC-INSTALMENTS',
    violated: compare(sum('royalty.instalments', 'item.amount'), 'ne', at('royalty.upfront')),
    severity: 'error',
    clauses: ['schedule.instalments.table', 'royalties.upfront'],
    paths: ['royalty.instalments', 'royalty.upfront'],
    message: {
      ko: '나누어 지급하는 금액의 합계가 선급기술료와 다르다.',
      en: 'The instalments do not add up to the upfront fee.',
    },
  },
  before(
    'LIC-INSTALMENT-DATE',
    'item.dueOn',
    'signedOn',
    ['schedule.instalments.table'],
    {
      ko: '계약 체결일보다 빠른 지급일이 있다.',
      en: 'An instalment is due before the date of this agreement.',
    },
    'royalty.instalments',
  ),
  otherCurrency('LIC-CURRENCY', 'royalty.upfront', 'royalty.minimum.amount', ['royalties']),
  {
    id: 'LIC-RATE-BAND',
    violated: or(lt('royalty.running.rate', 10), gt('royalty.running.rate', 3_000)),
    severity: 'warn',
    clauses: ['royalties.running'],
    paths: ['royalty.running.rate'],
    message: {
      ko: '경상기술료의 요율이 0.1%에서 30% 사이를 벗어난다. 단위를 잘못 적지 아니하였는지 확인한다.',
      en: 'The running royalty lies outside 0.1% to 30%; check that it is stated in the right unit.',
    },
  },
  {
    id: 'LIC-TIER-START',
    violated: ne('royalty.running.tiers.0.from.amount', '0'),
    severity: 'error',
    clauses: ['schedule.tiers.table'],
    paths: ['royalty.running.tiers'],
    message: {
      ko: '첫 구간이 0에서 시작하지 아니하여 요율이 없는 금액이 있다.',
      en: 'The first tier does not begin at 0, so that amounts below it have no rate.',
    },
  },
  {
    id: 'LIC-TIER-ORDER',
    violated: not(ascending('royalty.running.tiers', 'from')),
    severity: 'error',
    clauses: ['schedule.tiers.table'],
    paths: ['royalty.running.tiers'],
    message: {
      ko: '구간의 금액이 커지는 차례로 놓여 있지 아니하거나 같은 금액이 있다.',
      en: 'The tiers are not in ascending order, or two of them begin at the same amount.',
    },
  },
  {
    id: 'LIC-CAP',
    violated: lt('royalty.cap', { path: 'royalty.upfront' }),
    severity: 'error',
    clauses: ['royalties.cap', 'royalties.upfront'],
    paths: ['royalty.cap', 'royalty.upfront'],
    message: {
      ko: '기술료 총액의 한도가 선급기술료보다 적다.',
      en: 'The cap on all royalties is below the upfront fee.',
    },
  },
  {
    id: 'LIC-LATE-RATE',
    violated: gt('royalty.lateRate', 1_500),
    severity: 'warn',
    clauses: ['payment.late'],
    paths: ['royalty.lateRate'],
    message: {
      ko: '지연손해금률이 연 15%를 넘는다. 지나치면 법원이 줄일 수 있다.',
      en: 'Interest on arrears exceeds 15% a year; a court may reduce what is excessive.',
    },
    legal: cite('civil.penalty', 'civil.statutory-interest'),
  },
  {
    id: 'LIC-LEFTOVER',
    violated: and(not(COUNTED), or(has('reportEvery'), has('auditThreshold'), has('deductions'))),
    severity: 'warn',
    clauses: ['royalties'],
    paths: ['reportEvery', 'auditThreshold', 'deductions'],
    message: {
      ko: '판매에 따라 지급하는 기술료가 없는데 보고·검사·공제에 관한 값이 있다. 그 조항은 넣지 아니하였다.',
      en: 'There is no royalty by sales, yet values for reports, audit or deductions are given; those clauses are left out.',
    },
  },
  before('LIC-REGISTRATION-DATE', 'registrationBy', 'signedOn', ['registration.filing', 'closing'], {
    ko: '등록 신청 기한이 계약 체결일보다 빠르다.',
    en: 'Registration is to be filed before this agreement is made.',
  }),
  before(
    'LIC-DELIVERY-DATE',
    'item.deliverBy',
    'signedOn',
    ['schedule.deliverables.table', 'closing'],
    {
      ko: '계약 체결일보다 빠른 인도일이 있다.',
      en: 'Materials are to be delivered before this agreement is made.',
    },
    'deliverables',
  ),
  before('LIC-FIRST-SALE', 'diligence.firstSaleBy', 'signedOn', ['diligence.sale', 'closing'], {
    ko: '첫 판매 기한이 계약 체결일보다 빠르다.',
    en: 'The first sale is due before this agreement is made.',
  }),
  before('LIC-FIRST-SALE-TERM', 'term.endsOn', 'diligence.firstSaleBy', ['diligence.sale', 'term.length'], {
    ko: '첫 판매 기한이 계약의 종료일보다 늦다.',
    en: 'The first sale is due only after this agreement ends.',
  }),
  {
    id: 'LIC-TERM-ORDER',
    violated: { op: 'lte', path: 'term.endsOn', value: { path: 'signedOn' } },
    severity: 'error',
    clauses: ['term.length', 'closing'],
    paths: ['term.endsOn', 'signedOn'],
    message: {
      ko: '종료일이 계약 체결일보다 늦지 아니하다.',
      en: 'The agreement does not end after it is made.',
    },
  },
  {
    id: 'LIC-SELL-OFF',
    violated: gt('sellOff', { value: 12, unit: 'month' }),
    severity: 'warn',
    clauses: ['effects.sell-off'],
    paths: ['sellOff'],
    message: {
      ko: '재고 판매기간이 1년을 넘는다.',
      en: 'The sell-off period exceeds 1 year.',
    },
  },
  {
    id: 'LIC-NO-RIGHT',
    each: 'countries',
    violated: not(among('item.code', 'rights', 'country')),
    severity: 'warn',
    clauses: ['schedule.countries.table', 'schedule.rights.table'],
    paths: ['item.code', 'rights'],
    message: {
      ko: '계약지역에 넣은 이 국가에는 등록되거나 출원된 권리가 없다.',
      en: 'There is no right or application in this country of the territory.',
    },
  },
  {
    id: 'LIC-NO-RIGHT-KR',
    violated: and(eq('territory', 'kr'), every('rights', ne('item.country', 'KR'))),
    severity: 'warn',
    clauses: ['definitions.territory', 'schedule.rights.table'],
    paths: ['territory', 'rights'],
    message: {
      ko: '계약지역은 대한민국인데 국내에 등록되거나 출원된 권리가 없다.',
      en: 'The territory is Korea, but there is no right or application in Korea.',
    },
  },
  {
    id: 'LIC-SHELVED',
    violated: and(EXCLUSIVE, not(has('royalty.minimum')), not(has('diligence'))),
    severity: 'warn',
    clauses: ['diligence', 'royalties'],
    paths: ['royalty.minimum', 'diligence'],
    message: {
      ko: '독점적 실시인데 최저기술료도 실시의무의 기준도 없다. 기술이 사업화되지 아니한 채 묶일 수 있다.',
      en: 'The licence is exclusive, but there is neither a minimum royalty nor a measure of diligence; the technology may be shelved.',
    },
  },
];
