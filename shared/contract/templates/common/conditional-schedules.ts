import { authoring, body, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { column } from './closing.ts';
import { has } from './cond.ts';
import type { ConditionalFacts, ConditionalRowField } from './conditional-facts.ts';

const { val } = authoring<ConditionalFacts, never, ConditionalRowField>();

const table = (
  id: string,
  each: 'uses' | 'shareholders' | 'otherSafes',
  columns: ReturnType<typeof column>[],
): Clause => ({
  id: `schedule.${id}.table`,
  kind: 'table',
  each,
  columns,
});

/** Use of the money, the shareholders and their consent, and other agreements of this kind. */
export const conditionalSchedules: readonly Clause[] = [
  {
    id: 'schedule.uses',
    kind: 'schedule',
    heading: { ko: '투자금의 용도', en: 'Use of Proceeds' },
    children: [
      table('uses', 'uses', [
        column('항목', 'Item', val('item.item', 'text')),
        column('금액', 'Amount', val('item.amount', 'money')),
      ]),
    ],
  },
  {
    id: 'schedule.shareholders',
    kind: 'schedule',
    heading: { ko: '주주와 그 동의', en: 'Shareholders and Their Consent' },
    children: [
      table('shareholders', 'shareholders', [
        column('성명 또는 상호', 'Name', val('item.name', 'text')),
        column('소유 주식수', 'Shares held', val('item.shares', 'shares')),
        column('동의일', 'Date of consent', val('item.consentedOn', 'date')),
      ]),
    ],
  },
  {
    id: 'schedule.others',
    kind: 'schedule',
    heading: { ko: '주식을 받을 다른 권리', en: 'Other Rights to Receive Shares' },
    children: [
      {
        id: 'schedule.others.none',
        kind: 'paragraph',
        when: { op: 'not', of: has('otherSafes') },
        body: body(
          say`이 계약 체결일 현재 다른 조건부지분인수계약은 없다.`,
          say`There is no other conditional equity subscription agreement at the date of this Agreement.`,
        ),
      },
      {
        ...table('others', 'otherSafes', [
          column('투자자', 'Holder', val('item.holder', 'text')),
          column('투자금', 'Amount', val('item.amount', 'money')),
          column('가치평가상한', 'Valuation cap', val('item.cap', 'money')),
        ]),
        when: has('otherSafes'),
      },
    ],
  },
];
