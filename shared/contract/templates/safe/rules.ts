import type { Rule } from '../../engine/types.ts';
import { add, and, at, compare, div, has, not, number, or } from '../common/cond.ts';
import {
  allConsented,
  consentedBefore,
  foreignInvestment,
  noticeToLater,
  sameParty,
  unusualDiscount,
  usesAddUp,
} from '../common/rules.ts';
import { law } from '../legal.ts';

const SAFE_ACT = law('ventureInvestment', '제2조제1호라목');
const SAFE_RULE = law('ventureInvestmentRule', '제3조');

/** What makes it a statutory SAFE at all. */
const STATUTORY: readonly Rule[] = [
  {
    id: 'LF-SAFE-1',
    violated: or(has('interest'), has('maturity')),
    severity: 'error',
    clauses: ['payment.nature'],
    paths: ['interest', 'maturity'],
    message: {
      ko: '조건부지분인수계약에는 이자와 만기를 둘 수 없다. 두면 대여 또는 조건부지분전환계약이 된다.',
      en: 'A SAFE has neither interest nor maturity; with either it becomes a loan or a convertible note.',
    },
    fix: { ko: '이자율과 만기일을 지운다.', en: 'Remove the interest rate and the maturity.' },
    legal: [SAFE_ACT],
  },
  allConsented('LF-SAFE-2', SAFE_RULE),
  noticeToLater(SAFE_RULE),
];

/** Whether the figures go together. */
const FIGURES: readonly Rule[] = [
  {
    id: 'SAFE-PRICE-TERM',
    violated: and(not(has('valuationCap')), not(has('discount'))),
    severity: 'error',
    clauses: ['price'],
    paths: ['valuationCap', 'discount'],
    message: {
      ko: '가치평가상한과 할인율이 모두 없어 투자자가 얻는 이익이 정해지지 아니한다.',
      en: 'With neither a valuation cap nor a discount rate, the investor has no benefit over the next investors.',
    },
  },
  unusualDiscount('SAFE-DISCOUNT'),
  {
    id: 'SAFE-CAP-AMOUNT',
    violated: { op: 'lte', path: 'valuationCap', value: { path: 'amount' } },
    severity: 'error',
    clauses: ['definitions.cap', 'definitions.money'],
    paths: ['valuationCap', 'amount'],
    message: {
      ko: '가치평가상한이 투자금보다 크지 아니하다.',
      en: 'The valuation cap is not above the investment amount.',
    },
  },
  usesAddUp('SAFE-USES', 'amount', 'definitions.money'),
  {
    id: 'SAFE-STACK',
    violated: compare(
      add(div(at('amount'), at('valuationCap')), {
        op: 'sum',
        each: 'otherSafes',
        of: div(at('item.amount'), at('item.cap')),
        orNone: true,
      }),
      'gte',
      number(1),
    ),
    severity: 'error',
    clauses: ['schedule.others', 'definitions.cap'],
    paths: ['amount', 'valuationCap', 'otherSafes'],
    message: {
      ko: '이 계약과 다른 조건부지분인수계약으로 받기로 한 지분의 합계가 100% 이상이다.',
      en: 'The equity promised by this and the other SAFEs adds up to 100% or more.',
    },
  },
  {
    id: 'SAFE-DILUTED',
    violated: { op: 'lt', path: 'fullyDiluted', value: { path: 'issued' } },
    severity: 'error',
    clauses: ['definitions.diluted'],
    paths: ['fullyDiluted', 'issued'],
    message: {
      ko: '완전희석주식수가 발행주식총수보다 적다.',
      en: 'The fully diluted shares are fewer than the issued shares.',
    },
  },
  {
    id: 'SAFE-PAR',
    violated: { op: 'lt', path: 'illustration.price', value: { path: 'parValue' } },
    severity: 'warn',
    clauses: ['price', 'schedule.example.price'],
    paths: ['illustration.price', 'parValue'],
    message: {
      ko: '예시의 전환가격이 1주의 금액보다 낮다. 액면 미달 발행에는 주주총회의 특별결의와 법원의 인가가 필요할 수 있다.',
      en: 'The conversion price of the example is below par; an issue below par may need a special resolution and leave of court.',
    },
    legal: [law('commercial', '제417조')],
  },
  {
    id: 'SAFE-AUTHORISED',
    violated: compare(add(at('issued'), at('illustration.shares')), 'gt', at('authorised')),
    severity: 'warn',
    clauses: ['conversion.steps', 'schedule.example.shares'],
    paths: ['authorised', 'issued', 'illustration.shares'],
    message: {
      ko: '예시대로 발행하면 정관의 발행할 주식의 총수를 넘는다. 정관을 먼저 변경하여야 한다.',
      en: 'An issue as in the example would exceed the authorised shares; the articles would have to be amended first.',
    },
  },
  {
    id: 'SAFE-DATE-ORDER',
    violated: { op: 'lt', path: 'paidOn', value: { path: 'signedOn' } },
    severity: 'warn',
    clauses: ['payment.when', 'closing'],
    paths: ['paidOn', 'signedOn'],
    message: {
      ko: '납입일이 계약 체결일보다 빠르다.',
      en: 'The date of payment is before the date of this agreement.',
    },
  },
  consentedBefore('SAFE-CONSENT-DATE', SAFE_RULE),
];

const LAW: readonly Rule[] = [
  foreignInvestment('foreign', 'amount'),
  {
    id: 'LF-VC-JOINT',
    violated: { op: 'included', clause: 'breach.others' },
    severity: 'info',
    clauses: ['breach.others'],
    paths: [],
    message: {
      ko: '벤처투자회사·조합 등은 투자받은 기업의 의무에 대하여 제3자에게 연대책임을 지울 수 없다(법정 예외 있음). 이 서식에는 연대책임이 없다.',
      en: 'Venture investment companies and funds may not make third parties jointly liable for the investee’s duties, with statutory exceptions. This form has no such liability.',
    },
    legal: [law('ventureInvestment', '제14조제2항·제27조제1항·제39조제1항·제52조제2항')],
  },
  sameParty('SAFE-SAME-PARTY'),
];

/** Statutory character, arithmetic, and points of law to look at. */
export const safeRules: readonly Rule[] = [...STATUTORY, ...FIGURES, ...LAW];
