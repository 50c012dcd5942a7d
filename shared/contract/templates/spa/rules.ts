import type { Rule } from '../../engine/types.ts';
import { cite, FOREIGN_INVESTMENT } from '../../law/index.ts';
import { add, and, at, compare, div, eq, floor, foreignAmong, gt, mul, number, or, sum, won } from '../common/cond.ts';
import { coreTechnologyAbroad, mergerReport } from '../common/deal-rules.ts';
import { sameParty } from '../common/rules.ts';
import { before } from '../common/technology-rules.ts';

/** Whether the figures go together. */
const FIGURES: readonly Rule[] = [
  {
    id: 'SPA-LOTS',
    violated: compare(sum('lots', 'item.amount'), 'ne', at('price')),
    severity: 'error',
    clauses: ['schedule.lots.table', 'definitions.price'],
    paths: ['lots', 'price'],
    message: {
      ko: '주식별 금액의 합계가 매매대금과 다르다.',
      en: 'The amounts of the lots do not add up to the purchase price.',
    },
  },
  {
    id: 'SPA-SHARES',
    violated: compare(sum('lots', 'item.shares'), 'ne', at('sharesSold')),
    severity: 'error',
    clauses: ['schedule.lots.table', 'definitions.shares'],
    paths: ['lots', 'sharesSold'],
    message: {
      ko: '주식별 주식수의 합계가 매매 대상 주식수와 다르다.',
      en: 'The shares of the lots do not add up to the number of shares sold.',
    },
  },
  {
    id: 'SPA-PER-SHARE',
    violated: compare(floor(div(at('price'), at('sharesSold'))), 'ne', at('pricePerShare')),
    severity: 'error',
    clauses: ['definitions.price'],
    paths: ['price', 'sharesSold', 'pricePerShare'],
    message: {
      ko: '한 주의 가격이 매매대금을 주식수로 나눈 값과 다르다.',
      en: 'The price a share is not the purchase price divided by the shares.',
    },
  },
  {
    id: 'SPA-MORE-THAN-ALL',
    violated: gt('sharesSold', { path: 'issued' }),
    severity: 'error',
    clauses: ['definitions.shares', 'definitions.target'],
    paths: ['sharesSold', 'issued'],
    message: {
      ko: '매매 대상 주식수가 발행주식총수보다 많다.',
      en: 'More shares are sold than have been issued.',
    },
  },
  {
    id: 'SPA-STAKE',
    each: 'lots',
    violated: or(
      compare(mul(at('item.stake'), at('issued')), 'gt', add(mul(at('item.shares'), number(10_000)), at('issued'))),
      compare(add(mul(at('item.stake'), at('issued')), at('issued')), 'lt', mul(at('item.shares'), number(10_000))),
    ),
    severity: 'error',
    clauses: ['schedule.lots.table'],
    paths: ['item.stake', 'item.shares', 'issued'],
    message: {
      ko: '지분율이 주식수를 발행주식총수로 나눈 값과 0.01%p 넘게 다르다.',
      en: 'The stake differs by more than 0.01 percentage points from shares ÷ issued shares.',
    },
  },
  {
    id: 'SPA-INSTALMENTS',
    violated: compare(
      add(sum('instalments', 'item.amount'), {
        op: 'known',
        pick: 'max',
        of: [at('escrow.amount'), mul(at('price'), number(0))],
      }),
      'ne',
      at('price'),
    ),
    severity: 'error',
    clauses: ['schedule.instalments.table', 'payment.escrow', 'definitions.price'],
    paths: ['instalments', 'escrow.amount', 'price'],
    message: {
      ko: '지급 일정의 금액과 예치금의 합계가 매매대금과 다르다.',
      en: 'The instalments and the escrow do not add up to the purchase price.',
    },
  },
  {
    id: 'SPA-LIMITS',
    violated: or(gt('deMinimis', { path: 'basket' }), gt('basket', { path: 'cap' }), gt('cap', { path: 'price' })),
    severity: 'error',
    clauses: ['indemnity.limits', 'indemnity.cap'],
    paths: ['deMinimis', 'basket', 'cap', 'price'],
    message: {
      ko: '개별 최소금액, 합산 최소금액, 배상 한도와 매매대금의 순서가 맞지 아니한다.',
      en: 'De minimis, basket, cap and purchase price are not in ascending order.',
    },
  },
  {
    id: 'SPA-ESCROW-CAP',
    violated: gt('escrow.amount', { path: 'cap' }),
    severity: 'warn',
    clauses: ['payment.escrow', 'indemnity.cap'],
    paths: ['escrow.amount', 'cap'],
    message: { ko: '예치금이 배상 한도보다 많다.', en: 'The escrow exceeds the cap.' },
  },
  before('SPA-LONG-STOP', 'longStop', 'closingOn', ['completion.when'], {
    ko: '거래종결 예정일이 최종시한보다 늦다.',
    en: 'The envisaged closing date is after the long-stop date.',
  }),
  before('SPA-ORDER', 'closingOn', 'signedOn', ['completion.when', 'closing'], {
    ko: '거래종결 예정일이 계약 체결일보다 빠르다.',
    en: 'The envisaged closing date is before the date of this agreement.',
  }),
];

/** Points of company law, tax and competition. */
const LAW: readonly Rule[] = [
  {
    id: 'LF-TRANSFER-APPROVAL',
    violated: eq('transferRestricted', true),
    severity: 'warn',
    clauses: ['sale.approval'],
    paths: ['transferRestricted'],
    message: {
      ko: '정관에 양도제한이 있으면 이사회의 승인 없는 양도는 회사에 대하여 효력이 없다.',
      en: 'Where the articles restrict transfers, one without the approval of the board has no effect against the company.',
    },
    legal: cite('capital.transfer-approval'),
  },
  {
    id: 'LF-UNCERTIFICATED',
    violated: eq('certificates', false),
    severity: 'warn',
    clauses: ['sale.uncertificated'],
    paths: ['certificates'],
    message: {
      ko: '주권 발행 전의 양도는 회사 성립 또는 납입기일부터 6개월이 지나야 회사에 대하여 효력이 있다. 확정일자 있는 통지 또는 승낙을 갖춘다.',
      en: 'Before certificates are issued, a transfer has effect against the company only from 6 months after its formation or the day of payment. Have the notice or acknowledgement bear a certified date.',
    },
    legal: cite('capital.uncertificated'),
  },
  {
    id: 'LF-SQUEEZE',
    violated: compare(mul(at('sharesSold'), number(100)), 'gte', mul(at('issued'), number(95))),
    severity: 'info',
    clauses: ['definitions.shares'],
    paths: ['sharesSold', 'issued'],
    message: {
      ko: '발행주식총수의 95% 이상을 가진 지배주주는 소수주식의 매도를 청구할 수 있고, 소수주주는 매수를 청구할 수 있다.',
      en: 'A controlling shareholder with 95% or more may demand the sale of the remaining shares, and minority shareholders their purchase.',
    },
    legal: cite('capital.squeeze-out'),
  },
  {
    id: 'LF-SECURITIES-TAX',
    violated: { op: 'included', clause: 'taxes' },
    severity: 'info',
    clauses: ['taxes'],
    paths: ['price'],
    message: {
      ko: '비상장주식의 양도에는 0.35%의 증권거래세를 매도인이 낸다.',
      en: 'The seller pays securities transaction tax of 0.35% on a transfer of unlisted shares.',
    },
    legal: cite('securities.tax'),
  },
  {
    id: 'LF-DEEMED-ACQUISITION',
    violated: compare(mul(at('sharesSold'), number(2)), 'gt', at('issued')),
    severity: 'info',
    clauses: ['taxes'],
    paths: ['sharesSold', 'issued'],
    message: {
      ko: '50%를 넘는 지분을 취득하면 대상회사의 부동산 등에 대하여 취득세를 내야 할 수 있다.',
      en: 'Acquiring more than 50% may bring acquisition tax on the real property and the like of the target.',
    },
    legal: cite('tax.deemed-acquisition'),
  },
  {
    id: 'LF-WITHHOLD-GAIN',
    violated: foreignAmong('seller'),
    severity: 'warn',
    clauses: ['taxes'],
    paths: ['parties.seller.country', 'price'],
    message: {
      ko: '외국법인이 주식을 팔면 매수인은 대금의 10%와 양도차익의 20% 가운데 적은 금액과 지방소득세를 원천징수하여야 할 수 있다. 조세조약을 확인한다.',
      en: 'Where a foreign corporation sells shares, the buyer may have to withhold the lesser of 10% of the price and 20% of the gain, and local income tax. Check the tax treaty.',
    },
    legal: cite('tax.withholding-gain', 'tax.withholding-local', 'tax.treaty'),
  },
  {
    id: 'LF-FDI-SHARES',
    violated: and(
      foreignAmong('buyer'),
      compare(mul(at('sharesSold'), number(10)), 'gte', at('issued')),
      compare(at('price'), 'gte', won(FOREIGN_INVESTMENT.amount)),
    ),
    severity: 'warn',
    clauses: ['sale.transfer'],
    paths: ['parties.buyer.country', 'price', 'sharesSold'],
    message: {
      ko: '외국인이 1억원 이상으로 의결권 있는 주식의 10% 이상을 취득하면 미리 외국인투자 신고를 하여야 한다.',
      en: 'A foreign person that acquires 10% or more of the voting shares for KRW 100 million or more has to report a foreign investment beforehand.',
    },
    legal: cite('fdi.report'),
  },
  mergerReport('conditions.permits'),
  coreTechnologyAbroad('conditions.permits'),
  sameParty('SPA-SAME-PARTY', 'seller', 'buyer'),
];

/** Arithmetic and dates, and points of law. */
export const spaRules: readonly Rule[] = [...FIGURES, ...LAW];
