import type { Rule } from '../../engine/types.ts';
import { add, at, compare, div, eq, floor, mul, number, or, sub } from '../common/cond.ts';
import { foreignInvestment, sameParty, usesAddUp } from '../common/rules.ts';
import { law } from '../legal.ts';

/** Whether the figures go together. */
const FIGURES: readonly Rule[] = [
  {
    id: 'TS-POST',
    violated: compare(add(at('preMoney'), at('investment')), 'ne', at('postMoney')),
    severity: 'error',
    clauses: ['valuation.post', 'valuation.pre'],
    paths: ['preMoney', 'investment', 'postMoney'],
    message: {
      ko: '투자 전 기업가치와 투자금의 합이 투자 후 기업가치와 다르다.',
      en: 'The value before the investment and the investment do not add up to the value after it.',
    },
  },
  {
    id: 'TS-PRICE',
    violated: compare(floor(div(at('preMoney'), at('fullyDiluted'))), 'ne', at('price')),
    severity: 'error',
    clauses: ['valuation.price', 'valuation.pre'],
    paths: ['price', 'preMoney', 'fullyDiluted'],
    message: {
      ko: '한 주의 발행가격이 투자 전 기업가치를 완전희석주식수로 나눈 값과 다르다.',
      en: 'The issue price is not the value before the investment divided by the fully diluted shares.',
    },
  },
  {
    id: 'TS-SHARES',
    violated: compare(floor(div(at('investment'), at('price'))), 'ne', at('newShares')),
    severity: 'error',
    clauses: ['valuation.shares', 'overview.deal'],
    paths: ['newShares', 'investment', 'price'],
    message: {
      ko: '발행할 주식수가 투자금을 한 주의 발행가격으로 나눈 값과 다르다.',
      en: 'The number of shares is not the investment divided by the issue price.',
    },
  },
  {
    id: 'TS-REMAINDER',
    violated: compare(sub(at('investment'), mul(at('newShares'), at('price'))), 'ne', mul(at('price'), number(0))),
    severity: 'warn',
    clauses: ['valuation.shares'],
    paths: ['investment', 'price', 'newShares'],
    message: {
      ko: '투자금이 발행가격으로 나누어떨어지지 아니하여 남는 금액이 있다.',
      en: 'The investment is not a multiple of the issue price; a remainder is left.',
    },
    fix: { ko: '투자금 또는 주식수를 맞춘다.', en: 'Adjust the investment or the number of shares.' },
  },
  {
    id: 'TS-STAKE',
    violated: or(
      compare(mul(at('stake'), at('postMoney')), 'gt', add(mul(at('investment'), number(10_000)), at('postMoney'))),
      compare(add(mul(at('stake'), at('postMoney')), at('postMoney')), 'lt', mul(at('investment'), number(10_000))),
    ),
    severity: 'error',
    clauses: ['valuation.post'],
    paths: ['stake', 'investment', 'postMoney'],
    message: {
      ko: '지분율이 투자금을 투자 후 기업가치로 나눈 값과 0.01%p 넘게 다르다.',
      en: 'The stake differs by more than 0.01 percentage points from investment ÷ value after the investment.',
    },
  },
  {
    id: 'TS-PAR',
    violated: { op: 'lt', path: 'price', value: { path: 'parValue' } },
    severity: 'error',
    clauses: ['valuation.price'],
    paths: ['price', 'parValue'],
    message: { ko: '발행가격이 한 주의 금액보다 낮다.', en: 'The issue price is below par.' },
    legal: [law('commercial', '제417조')],
  },
  usesAddUp('TS-USES', 'investment', 'overview.deal'),
  {
    id: 'TS-EXCLUSIVITY',
    violated: { op: 'gt', path: 'exclusivity', value: { value: 90, unit: 'day' } },
    severity: 'warn',
    clauses: ['exclusivity'],
    paths: ['exclusivity'],
    message: {
      ko: '배타적 협상기간이 90일을 넘는다. 회사의 다른 자금 조달을 오래 막을 수 있다.',
      en: 'Exclusivity exceeds 90 days and may keep the company from other funding for long.',
    },
  },
  {
    id: 'TS-VALID-DATE',
    violated: { op: 'lt', path: 'validUntil', value: { path: 'signedOn' } },
    severity: 'error',
    clauses: ['validity', 'closing'],
    paths: ['validUntil', 'signedOn'],
    message: {
      ko: '유효기간이 서명일보다 빠르다.',
      en: 'The document would cease to be valid before it is signed.',
    },
  },
];

/** What departs from moderate practice, and points of law to look at. */
const LAW: readonly Rule[] = [
  {
    id: 'TS-FULL-RATCHET',
    violated: eq('antiDilution', 'full'),
    severity: 'warn',
    clauses: ['dilution'],
    paths: ['antiDilution'],
    message: {
      ko: '완전 조정은 후속투자가 낮은 가격에 이루어지면 창업자의 지분을 크게 희석한다. 가중평균을 검토한다.',
      en: 'A full ratchet dilutes founders heavily in a later round at a lower price; consider a weighted average.',
    },
  },
  {
    id: 'TS-CONSENT',
    violated: eq('veto', 'consent'),
    severity: 'info',
    clauses: ['management.matters'],
    paths: ['veto'],
    message: {
      ko: '초기기업에는 사전동의보다 사전협의가 권장된다.',
      en: 'For early-stage companies, consultation is recommended rather than consent.',
    },
  },
  {
    id: 'LF-CLASS',
    violated: { op: 'included', clause: 'preference' },
    severity: 'warn',
    clauses: ['preference'],
    paths: ['security'],
    message: {
      ko: '종류주식은 그 종류와 내용을 정관에서 정하고 등기하여야 한다.',
      en: 'Classes of shares and their terms must be provided for in the articles and registered.',
    },
    legal: [law('commercial', '제344조제2항'), law('commercial', '제346조'), law('commercial', '제317조')],
  },
  {
    id: 'LF-REDEEM',
    violated: { op: 'included', clause: 'preference.redemption' },
    severity: 'warn',
    clauses: ['preference.redemption'],
    paths: ['preference.redemptionRate'],
    message: {
      ko: '상환은 배당할 수 있는 이익으로만 할 수 있고, 상환가액·기간·방법을 정관에서 정하여야 한다.',
      en: 'Redemption is possible only out of distributable profit; its price, period and manner must be in the articles.',
    },
    legal: [law('commercial', '제345조제1항'), law('commercial', '제462조')],
  },
  {
    id: 'LF-ALLOT',
    violated: { op: 'included', clause: 'valuation' },
    severity: 'warn',
    clauses: ['valuation'],
    paths: [],
    message: {
      ko: '주주 외의 자에게 신주를 배정하려면 정관의 근거와 경영상 목적이 있어야 하고, 납입기일 2주 전까지 주주에게 통지하거나 공고하여야 한다.',
      en: 'An allotment to others than shareholders needs a basis in the articles and a business purpose, and notice to shareholders no later than 2 weeks before payment.',
    },
    legal: [law('commercial', '제418조제2항·제4항')],
  },
  foreignInvestment('overview.deal', 'investment'),
  sameParty('TS-SAME-PARTY'),
];

/** Arithmetic, moderation, and points of law to look at. */
export const tsRules: readonly Rule[] = [...FIGURES, ...LAW];
