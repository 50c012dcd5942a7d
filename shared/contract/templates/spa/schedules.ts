import { column, tableSchedule } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { has } from '../common/cond.ts';
import { val } from './words.ts';

const line = (ko: string, en: string) => [column(ko, en, val('item.text', 'text'))];

/** What the agreement is attached to. */
export const schedules: readonly Clause[] = [
  tableSchedule('schedule.lots', '매매 대상 주식', 'Shares Sold', 'lots', [
    column('주식의 종류', 'Class', val('item.kind', 'text')),
    column('주식수', 'Number of shares', val('item.shares', 'shares')),
    column('지분율', 'Stake', val('item.stake', 'rate')),
    column('금액', 'Amount', val('item.amount', 'money')),
  ]),
  tableSchedule('schedule.instalments', '매매대금의 지급 일정', 'Instalments', 'instalments', [
    column('구분', 'Instalment', val('item.name', 'text')),
    column('금액', 'Amount', val('item.amount', 'money')),
    column('지급일', 'Due on', val('item.dueOn', 'date')),
  ]),
  tableSchedule('schedule.conditions', '선행조건', 'Conditions Precedent', 'conditions', line('조건', 'Condition')),
  tableSchedule('schedule.disclosures', '진술과 보장의 예외', 'Disclosures', 'disclosures', line('내용', 'Exception')),
  tableSchedule(
    'schedule.indemnities',
    '특별손해배상',
    'Specific Indemnities',
    'indemnities',
    [column('사유', 'Matter', val('item.matter', 'text')), column('한도', 'Limit', val('item.limit', 'money'))],
    has('indemnities'),
  ),
];
