import type { Rule } from '../../engine/types.ts';
import { and, FOREIGN, has, not, or } from '../common/cond.ts';
import {
  allConsented,
  consentedBefore,
  noticeToLater,
  sameParty,
  unusualDiscount,
  usesAddUp,
} from '../common/rules.ts';
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
  allConsented('LF-CN-2', CN_RULE),
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
  unusualDiscount('CN-DISCOUNT'),
  usesAddUp('CN-USES', 'amount', 'definitions.money'),
  consentedBefore('CN-CONSENT-DATE', CN_RULE),
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
  noticeToLater(CN_RULE),
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
  sameParty('CN-SAME-PARTY'),
];
