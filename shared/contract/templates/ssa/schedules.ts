import { column, tableSchedule } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { val } from './words.ts';

const holder = () => [
  column('성명 또는 상호', 'Name', val('item.name', 'text')),
  column('소유 주식수', 'Shares held', val('item.shares', 'shares')),
];
const line = (ko: string, en: string) => [column(ko, en, val('item.text', 'text'))];

/** What the agreement is attached to. */
export const schedules: readonly Clause[] = [
  tableSchedule('schedule.shareholders', '주주명부', 'Shareholders', 'shareholders', holder()),
  tableSchedule('schedule.founders', '창업자', 'Founders', 'founders', holder()),
  tableSchedule('schedule.conditions', '선행조건', 'Conditions Precedent', 'conditions', line('조건', 'Condition')),
  tableSchedule('schedule.uses', '투자금의 용도', 'Use of Proceeds', 'uses', [
    column('항목', 'Item', val('item.item', 'text')),
    column('금액', 'Amount', val('item.amount', 'money')),
  ]),
  tableSchedule('schedule.matters', '관여할 경영사항', 'Matters of Management', 'matters', line('사항', 'Matter')),
  tableSchedule(
    'schedule.disclosures',
    '진술과 보장의 예외',
    'Exceptions to the Representations',
    'disclosures',
    line('내용', 'Exception'),
  ),
];
