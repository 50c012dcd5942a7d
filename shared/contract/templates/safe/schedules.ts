import { body, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { column } from '../common/closing.ts';
import { has } from '../common/cond.ts';
import { val } from './words.ts';

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

/** One line of the example: what it is, and its value. */
const line = (id: string, ko: ReturnType<typeof say>, en: ReturnType<typeof say>, when?: Clause['when']): Clause => ({
  id: `schedule.example.${id}`,
  kind: 'item',
  ...(when === undefined ? {} : { when }),
  body: body(ko, en),
});

const example: Clause = {
  id: 'schedule.example',
  kind: 'schedule',
  heading: { ko: '전환 예시', en: 'Example of a Conversion' },
  when: has('illustration.nextPreMoney'),
  children: [
    {
      id: 'schedule.example.note',
      kind: 'paragraph',
      body: body(
        say`이 예시는 후속투자 직전의 기업가치를 ${val('illustration.nextPreMoney', 'money')}으로 가정하여 계산한 것으로, 당사자를 구속하지 아니한다.`,
        say`This example is computed on the assumption that the company is valued at ${val('illustration.nextPreMoney', 'money')} immediately before the next financing. It binds nobody.`,
      ),
      children: [
        line(
          'next',
          say`후속투자의 한 주 가격: ${val('illustration.nextPrice', 'money')}`,
          say`Price of a share in the next financing: ${val('illustration.nextPrice', 'money')}`,
        ),
        line(
          'cap',
          say`가치평가상한에 따른 한 주 가격: ${val('illustration.capPrice', 'money')}`,
          say`Price of a share by the valuation cap: ${val('illustration.capPrice', 'money')}`,
          has('valuationCap'),
        ),
        line(
          'discount',
          say`할인율에 따른 한 주 가격: ${val('illustration.discountPrice', 'money')}`,
          say`Price of a share by the discount rate: ${val('illustration.discountPrice', 'money')}`,
          has('discount'),
        ),
        line(
          'price',
          say`전환가격: ${val('illustration.price', 'money')}`,
          say`Conversion price: ${val('illustration.price', 'money')}`,
        ),
        line(
          'shares',
          say`발행할 주식수: ${val('illustration.shares', 'shares')}, 한 주에 미달하여 지급할 금액: ${val('illustration.residual', 'money')}`,
          say`Shares to be issued: ${val('illustration.shares', 'shares')}; amount below one share to be paid: ${val('illustration.residual', 'money')}`,
        ),
        line(
          'stake',
          say`후속투자의 신주를 발행하기 전, 전환 직후의 지분율: ${val('illustration.stake', 'rate')}`,
          say`Stake right after conversion, before the new shares of the next financing: ${val('illustration.stake', 'rate')}`,
        ),
      ],
    },
  ],
};

/** Use of the money, the shareholders and their consent, other agreements of this kind, and an example. */
export const schedules: readonly Clause[] = [
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
  example,
];
