import type { Derivation, Rule } from '../../engine/types.ts';
import { law } from '../legal.ts';
import { add, at, compare, div, floor, mul, number, or, sub } from './cond.ts';

/**
 * Price = value before the money ÷ fully diluted shares; shares = investment ÷ price; value after = before + investment;
 * stake = investment ÷ value after, to the nearest basis point (halves up).
 */
export const equityDerivations: readonly Derivation[] = [
  { path: 'price', expr: div(at('preMoney'), at('fullyDiluted')) },
  { path: 'newShares', expr: div(at('investment'), at('price')) },
  { path: 'postMoney', expr: add(at('preMoney'), at('investment')) },
  {
    path: 'stake',
    expr: div(add(mul(at('investment'), number(20_000)), at('postMoney')), mul(at('postMoney'), number(2))),
  },
];

/** The clauses that state the figures of an issue of shares. */
export interface FigureClauses {
  readonly pre: string;
  readonly price: string;
  readonly shares: string;
  readonly post: string;
  /** Where the investment is named. */
  readonly money: string;
}

/** Whether the figures of an issue of shares go together; `prefix` makes the identifiers of a form's own. */
export const equityFigures = (prefix: string, clauses: FigureClauses): readonly Rule[] => [
  {
    id: `${prefix}-POST`,
    violated: compare(add(at('preMoney'), at('investment')), 'ne', at('postMoney')),
    severity: 'error',
    clauses: [clauses.post, clauses.pre],
    paths: ['preMoney', 'investment', 'postMoney'],
    message: {
      ko: '투자 전 기업가치와 투자금의 합이 투자 후 기업가치와 다르다.',
      en: 'The value before the investment and the investment do not add up to the value after it.',
    },
  },
  {
    id: `${prefix}-PRICE`,
    violated: compare(floor(div(at('preMoney'), at('fullyDiluted'))), 'ne', at('price')),
    severity: 'error',
    clauses: [clauses.price, clauses.pre],
    paths: ['price', 'preMoney', 'fullyDiluted'],
    message: {
      ko: '한 주의 발행가격이 투자 전 기업가치를 완전희석주식수로 나눈 값과 다르다.',
      en: 'The issue price is not the value before the investment divided by the fully diluted shares.',
    },
  },
  {
    id: `${prefix}-SHARES`,
    violated: compare(floor(div(at('investment'), at('price'))), 'ne', at('newShares')),
    severity: 'error',
    clauses: [clauses.shares, clauses.money],
    paths: ['newShares', 'investment', 'price'],
    message: {
      ko: '발행할 주식수가 투자금을 한 주의 발행가격으로 나눈 값과 다르다.',
      en: 'The number of shares is not the investment divided by the issue price.',
    },
  },
  {
    id: `${prefix}-REMAINDER`,
    violated: compare(sub(at('investment'), mul(at('newShares'), at('price'))), 'ne', mul(at('price'), number(0))),
    severity: 'warn',
    clauses: [clauses.shares],
    paths: ['investment', 'price', 'newShares'],
    message: {
      ko: '투자금이 발행가격으로 나누어떨어지지 아니하여 남는 금액이 있다.',
      en: 'The investment is not a multiple of the issue price; a remainder is left.',
    },
    fix: { ko: '투자금 또는 주식수를 맞춘다.', en: 'Adjust the investment or the number of shares.' },
  },
  {
    id: `${prefix}-STAKE`,
    violated: or(
      compare(mul(at('stake'), at('postMoney')), 'gt', add(mul(at('investment'), number(10_000)), at('postMoney'))),
      compare(add(mul(at('stake'), at('postMoney')), at('postMoney')), 'lt', mul(at('investment'), number(10_000))),
    ),
    severity: 'error',
    clauses: [clauses.post],
    paths: ['stake', 'investment', 'postMoney'],
    message: {
      ko: '지분율이 투자금을 투자 후 기업가치로 나눈 값과 0.01%p 넘게 다르다.',
      en: 'The stake differs by more than 0.01 percentage points from investment ÷ value after the investment.',
    },
  },
  {
    id: `${prefix}-PAR`,
    violated: { op: 'lt', path: 'price', value: { path: 'parValue' } },
    severity: 'error',
    clauses: [clauses.price],
    paths: ['price', 'parValue'],
    message: { ko: '발행가격이 한 주의 금액보다 낮다.', en: 'The issue price is below par.' },
    legal: [law('commercial', '제417조')],
  },
];
