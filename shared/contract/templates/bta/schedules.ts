import { column, tableSchedule } from '../../engine/clauses.ts';
import type { Clause } from '../../engine/types.ts';
import { val } from './words.ts';

/** What the agreement is attached to. */
export const schedules: readonly Clause[] = [
  tableSchedule('schedule.assets', '양도 자산', 'Assets', 'assets', [
    column('명칭', 'Name', val('item.name', 'text')),
    column('종류', 'Kind', val('item.kind', 'text')),
    column('배분 금액', 'Amount allocated', val('item.amount', 'money')),
  ]),
  tableSchedule('schedule.debts', '인수하는 채무', 'Liabilities Assumed', 'debts', [
    column('내용', 'Liability', val('item.name', 'text')),
    column('금액', 'Amount', val('item.amount', 'money')),
  ]),
  tableSchedule('schedule.excluded', '제외하는 자산과 채무', 'Excluded Assets and Liabilities', 'excluded', [
    column('내용', 'What is excluded', val('item.text', 'text')),
  ]),
  tableSchedule('schedule.contracts', '승계하는 계약과 인허가', 'Contracts and Licences', 'contracts', [
    column('계약 또는 인허가', 'Contract or licence', val('item.name', 'text')),
    column('필요한 동의', 'Consent needed', val('item.consent', 'text')),
  ]),
  tableSchedule('schedule.instalments', '대금의 지급 일정', 'Instalments', 'instalments', [
    column('구분', 'Instalment', val('item.name', 'text')),
    column('금액', 'Amount', val('item.amount', 'money')),
    column('지급일', 'Due on', val('item.dueOn', 'date')),
  ]),
];
