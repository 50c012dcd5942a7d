import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { closingFacts } from '../common/block-facts.ts';
import { codes, partiesAs, period, words } from '../common/facts.ts';

export const SIDES = {
  first: { ko: '제안기관', en: 'Proposing Party' },
  second: { ko: '협력기관', en: 'Cooperating Party' },
} as const;
export const BINDINGS = {
  none: { ko: '구속력 없음', en: 'Not binding' },
  full: { ko: '구속력 있음', en: 'Binding' },
} as const;
export const PUBLICITIES = {
  joint: { ko: '함께 알림', en: 'Announced jointly' },
  consent: { ko: '동의를 받아 알림', en: 'Announced with consent' },
  none: { ko: '알리지 아니함', en: 'Not announced' },
} as const;

const Area = z.strictObject({ area: named(words(200), '협력 분야', 'Area') });
const Duty = z.strictObject({
  duty: named(words(300), '역할', 'Role'),
  by: named(codes(SIDES), '담당', 'Of'),
});

/** What a memorandum is made from. `payment`, `exclusivity` and `rights` are there to be refused where nothing binds. */
export const MouFacts = z
  .strictObject({
    parties: partiesAs(['first', '제안기관', 'Proposing Party'], ['second', '협력기관', 'Cooperating Party']),
    aim: named(words(400), '협력의 목적', 'Aim of the cooperation'),
    areas: named(z.array(Area).max(20), '협력 분야', 'Areas of cooperation'),
    duties: named(z.array(Duty).max(20), '역할', 'Roles'),
    members: named(z.int().min(1).max(20), '실무협의체 위원 수(각)', 'Working group members of each side'),
    meetEvery: named(period(), '협의 주기', 'Meeting interval'),
    publicity: named(codes(PUBLICITIES), '홍보', 'Publicity'),
    binding: named(codes(BINDINGS), '법적 구속력', 'Binding effect'),
    payment: named(Money, '금전의 지급', 'Payment of money'),
    exclusivity: named(period(), '배타적 협력', 'Exclusive cooperation'),
    rights: named(words(300), '지식재산권의 이전', 'Transfer of intellectual property'),
    term: named(period(), '유효기간', 'Term'),
    endNotice: named(period(), '종료의 통지', 'Notice of termination'),
    ...closingFacts,
  })
  .describe('업무협약의 사실관계 / Facts of a memorandum of understanding');
export type MouFacts = z.infer<typeof MouFacts>;
export type MouRowField = keyof z.infer<typeof Area> | keyof z.infer<typeof Duty>;
