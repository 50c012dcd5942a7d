import { body, say } from '../../engine/author.ts';
import type { Clause } from '../../engine/types.ts';
import { has } from '../common/cond.ts';
import { conditionalSchedules } from '../common/conditional-schedules.ts';
import { val } from './words.ts';

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

/** What the SAFE is attached to, and an example of its arithmetic. */
export const schedules: readonly Clause[] = [...conditionalSchedules, example];
