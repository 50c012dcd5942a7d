import type { Rule } from '../../engine/types.ts';
import { and, at, compare, FOREIGN, has, not, or, sum } from '../common/cond.ts';
import { law } from '../legal.ts';

const CN_ACT = law('ventureInvestment', '제2조제1호마목');
const CN_RULE = law('ventureInvestmentRule', '제3조의2');

/** What makes it a statutory convertible note, whether the figures go together, and points of law to look at. */
export const cnRules: readonly Rule[] = [
  {
    id: 'LF-CN-1',
    violated: has('collateral'),
    severity: 'error',
    clauses: ['bond.terms'],
    paths: ['collateral'],
    message: {
      ko: '조건부지분전환계약에 따라 발행하는 전환사채는 무담보이어야 한다.',
      en: 'The bond issued under a statutory convertible note must be unsecured.',
    },
    fix: { ko: '담보를 지운다.', en: 'Remove the collateral.' },
    legal: [CN_ACT, CN_RULE],
  },
  {
    id: 'LF-CN-2',
    violated: or(
      not(has('shareholders')),
      { op: 'some', path: 'shareholders', where: not(has('item.consentedOn')) },
      compare(sum('shareholders', 'item.shares'), 'ne', at('issued')),
    ),
    severity: 'error',
    clauses: ['consent.given', 'schedule.shareholders.table'],
    paths: ['shareholders', 'issued'],
    message: {
      ko: '주주 전원의 동의가 확인되지 아니한다. 주주별 동의일이 모두 있고 주식수의 합계가 발행주식총수와 같아야 한다.',
      en: 'The consent of all shareholders is not established: each needs a date of consent, and their shares must add up to the issued shares.',
    },
    legal: [CN_RULE],
  },
  {
    id: 'LF-CN-INTEREST',
    violated: or({ op: 'gt', path: 'interest', value: 2_000 }, { op: 'gt', path: 'delayInterest', value: 2_000 }),
    severity: 'error',
    clauses: ['interest', 'repayment.delay'],
    paths: ['interest', 'delayInterest'],
    message: {
      ko: '금전대차의 최고이자율인 연 20%를 넘는다. 넘는 부분은 무효이다.',
      en: 'The rate exceeds 20% a year, the most that may be agreed for a money loan; the excess is void.',
    },
    legal: [law('interest', '제2조')],
  },
  {
    id: 'CN-PRICE-TERM',
    violated: and(not(has('valuationCap')), not(has('discount'))),
    severity: 'warn',
    clauses: ['price'],
    paths: ['valuationCap', 'discount'],
    message: {
      ko: '가치평가상한과 할인율이 모두 없어 투자자는 후속투자자와 같은 가격으로 전환한다.',
      en: 'With neither a valuation cap nor a discount rate, the investor converts at the price of the next investors.',
    },
  },
  {
    id: 'CN-DISCOUNT',
    violated: { op: 'gt', path: 'discount', value: 3_000 },
    severity: 'warn',
    clauses: ['price.discount'],
    paths: ['discount'],
    message: { ko: '할인율이 30%를 넘는다. 흔한 범위를 벗어난다.', en: 'The discount exceeds 30%, which is unusual.' },
  },
  {
    id: 'CN-USES',
    violated: compare(sum('uses', 'item.amount'), 'ne', at('amount')),
    severity: 'error',
    clauses: ['schedule.uses.table', 'definitions.money'],
    paths: ['uses', 'amount'],
    message: {
      ko: '용도별 금액의 합계가 투자금과 다르다.',
      en: 'The amounts by purpose do not add up to the investment amount.',
    },
  },
  {
    id: 'CN-CONSENT-DATE',
    each: 'shareholders',
    violated: { op: 'gt', path: 'item.consentedOn', value: { path: 'signedOn' } },
    severity: 'error',
    clauses: ['schedule.shareholders.table', 'closing'],
    paths: ['item.consentedOn', 'signedOn'],
    message: {
      ko: '주주의 동의일이 계약 체결일보다 늦다.',
      en: 'A shareholder consented only after the date of this agreement.',
    },
    legal: [CN_RULE],
  },
  {
    id: 'LF-CB',
    violated: { op: 'included', clause: 'bond.steps' },
    severity: 'info',
    clauses: ['bond.steps'],
    paths: [],
    message: {
      ko: '주주 외의 자에게 전환사채를 발행하려면 정관의 규정 또는 주주총회의 특별결의가 있어야 한다.',
      en: 'An issue of convertible bonds to others than shareholders needs a provision of the articles or a special resolution.',
    },
    legal: [law('commercial', '제513조제3항')],
  },
  {
    id: 'LF-SAFE-3',
    violated: { op: 'included', clause: 'later-contracts' },
    severity: 'info',
    clauses: ['later-contracts'],
    paths: [],
    message: {
      ko: '회사는 자본 변동을 가져오는 다음 계약의 상대방에게 이 계약이 있음을 서면으로 알려야 한다.',
      en: 'The company must give the counterparty of its next capital transaction written notice of this agreement.',
    },
    legal: [CN_RULE],
  },
  {
    id: 'LF-FX',
    violated: FOREIGN,
    severity: 'warn',
    clauses: ['foreign'],
    paths: ['parties.investor.country'],
    message: {
      ko: '외국 당사자가 있다. 상환의무가 있는 자금의 차입과 전환사채의 발행은 외국환거래 신고 대상일 수 있다.',
      en: 'A party is from outside Korea. Borrowing that has to be repaid and the issue of convertible bonds may have to be reported under foreign exchange law.',
    },
    legal: [law('foreignExchange', '제18조')],
  },
];
