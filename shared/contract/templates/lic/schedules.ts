import { column, tableSchedule } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { RIGHT_KINDS, RIGHT_STATUSES } from '../common/block-facts.ts';
import { and, eq, has } from '../common/cond.ts';
import { UPFRONT } from './conditions.ts';
import { val } from './words.ts';

/** Rights, countries, know-how, deliverables, and the tables of what is paid. */
export const schedules: readonly Clause[] = [
  tableSchedule('schedule.rights', '계약권리', 'Licensed Rights', 'rights', [
    column('종류', 'Kind', val('item.kind', { labels: RIGHT_KINDS })),
    column('국가', 'Country', val('item.country', 'text')),
    column('상태', 'Status', val('item.status', { labels: RIGHT_STATUSES })),
    column('번호', 'Number', val('item.number', 'text')),
    column('명칭', 'Title', val('item.title', 'text')),
    column('만료일', 'Expires on', val('item.expiresOn', 'date')),
  ]),
  tableSchedule(
    'schedule.countries',
    '계약지역의 국가',
    'Countries of the Territory',
    'countries',
    [column('코드', 'Code', val('item.code', 'text')), column('국가', 'Country', val('item.name', 'text'))],
    eq('territory', 'listed'),
  ),
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
  tableSchedule(
    'schedule.instalments',
    '선급기술료의 분할',
    'Instalments of the Upfront Fee',
    'royalty.instalments',
    [
      column('구분', 'Instalment', val('item.name', 'text')),
      column('금액', 'Amount', val('item.amount', 'money')),
      column('지급일', 'Due on', val('item.dueOn', 'date')),
    ],
    and(UPFRONT, has('royalty.instalments')),
  ),
  tableSchedule(
    'schedule.tiers',
    '구간별 요율',
    'Tiers',
    'royalty.running.tiers',
    [
      column('순매출액이 넘는 금액', 'Net Sales above', val('item.from', 'money')),
      column('요율', 'Rate', val('item.rate', 'rate')),
    ],
    has('royalty.running.tiers'),
  ),
  tableSchedule(
    'schedule.milestones',
    '단계별 기술료',
    'Milestones',
    'royalty.milestones',
    [
      column('사건', 'Event', val('item.event', 'text')),
      column('금액', 'Amount', val('item.amount', 'money')),
      column('기한', 'Target date', val('item.byDay', 'date')),
    ],
    has('royalty.milestones'),
  ),
  tableSchedule(
    'schedule.deductions',
    '순매출액의 공제 항목',
    'Deductions from Sales',
    'deductions',
    [column('항목', 'Item', val('item.item', 'text'))],
    has('deductions'),
  ),
];
