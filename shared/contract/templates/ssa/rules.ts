import type { Rule } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { add, after, and, at, compare, day, eq, mul, not, number, oneOf, sum } from '../common/cond.ts';
import { equityFigures } from '../common/equity.ts';
import { foreignInvestment, sameParty, usesAddUp } from '../common/rules.ts';
import { before } from '../common/technology-rules.ts';

/** Whether the figures and dates go together. */
const FIGURES: readonly Rule[] = [
  ...equityFigures('SSA', {
    pre: 'issue.pre',
    price: 'issue.price',
    shares: 'issue.count',
    post: 'issue.post',
    money: 'definitions.money',
  }),
  usesAddUp('SSA-USES', 'investment', 'definitions.money'),
  {
    id: 'SSA-CAP-TABLE',
    violated: compare(sum('shareholders', 'item.shares'), 'ne', at('issued')),
    severity: 'error',
    clauses: ['schedule.shareholders.table'],
    paths: ['shareholders', 'issued'],
    message: {
      ko: '주주명부의 주식수 합계가 발행주식총수와 다르다.',
      en: 'The shares in the list of shareholders do not add up to the issued shares.',
    },
  },
  {
    id: 'SSA-DILUTED',
    violated: { op: 'lt', path: 'fullyDiluted', value: { path: 'issued' } },
    severity: 'error',
    clauses: ['issue.pre'],
    paths: ['fullyDiluted', 'issued'],
    message: {
      ko: '완전희석주식수가 발행주식총수보다 적다.',
      en: 'The fully diluted shares are fewer than the issued shares.',
    },
  },
  {
    id: 'SSA-AUTHORISED',
    violated: compare(add(at('issued'), at('newShares')), 'gt', at('authorised')),
    severity: 'error',
    clauses: ['issue.count'],
    paths: ['authorised', 'issued', 'newShares'],
    message: {
      ko: '발행하면 정관의 발행할 주식의 총수를 넘는다. 정관을 먼저 변경하여야 한다.',
      en: 'The issue would exceed the authorised shares; the articles have to be amended first.',
    },
  },
  {
    id: 'SSA-RESERVE',
    violated: and(
      oneOf('security', 'cps', 'rcps'),
      compare(add(at('issued'), mul(at('newShares'), number(2))), 'gt', at('authorised')),
    ),
    severity: 'error',
    clauses: ['conversion.reserve', 'issue.count'],
    paths: ['authorised', 'issued', 'newShares'],
    message: {
      ko: '전환으로 발행할 주식까지 더하면 발행할 주식의 총수를 넘는다. 전환청구기간 동안 그 수를 남겨 두어야 한다.',
      en: 'With the shares to be issued on conversion the authorised shares are exceeded; that number has to be kept in reserve while conversion is possible.',
    },
    legal: cite('capital.reserve'),
  },
  before('SSA-ORDER', 'closingOn', 'signedOn', ['closing-of-deal.payment', 'closing'], {
    ko: '납입일이 계약 체결일보다 빠르다.',
    en: 'The closing date is before the date of this agreement.',
  }),
  before('SSA-RESOLUTION-ORDER', 'closingOn', 'resolvedOn', ['issue.resolution', 'closing-of-deal.payment'], {
    ko: '신주발행의 결의일이 납입일보다 늦다.',
    en: 'The resolution to issue is later than the closing date.',
  }),
  {
    id: 'SSA-DRAG-PRICE',
    violated: compare(mul(at('drag.leastPrice'), number(10_000)), 'lt', mul(at('price'), at('preference.liquidation'))),
    severity: 'error',
    clauses: ['drag.right', 'liquidation.first'],
    paths: ['drag.leastPrice', 'price', 'preference.liquidation'],
    message: {
      ko: '동반매도의 최저가격이 잔여재산의 우선분배액보다 낮다. 창업자는 아무것도 받지 못할 수 있다.',
      en: 'The least drag-along price is below the liquidation preference; founders might receive nothing.',
    },
  },
  {
    id: 'SSA-DELAY',
    violated: { op: 'gte', path: 'delayInterest', value: 1_500 },
    severity: 'warn',
    clauses: ['breach.delay'],
    paths: ['delayInterest'],
    message: {
      ko: '지연이자율이 연 15% 이상이다. 흔한 범위를 벗어난다.',
      en: 'Interest on delay of 15% a year or more is unusual.',
    },
  },
  {
    id: 'SSA-FULL-RATCHET',
    violated: eq('antiDilution', 'full'),
    severity: 'warn',
    clauses: ['dilution'],
    paths: ['antiDilution'],
    message: {
      ko: '완전 조정은 후속투자가 낮은 가격에 이루어지면 창업자의 지분을 크게 희석한다. 가중평균을 검토한다.',
      en: 'A full ratchet dilutes founders heavily in a later round at a lower price; consider a weighted average.',
    },
  },
];

/** Points of company and investment law. */
const LAW: readonly Rule[] = [
  {
    id: 'LF-CLASS',
    violated: oneOf('security', 'cps', 'rcps'),
    severity: 'warn',
    clauses: ['conditions.articles'],
    paths: ['security'],
    message: {
      ko: '종류주식은 그 종류와 내용을 정관에서 정하고 등기하여야 한다.',
      en: 'Classes of shares and their terms must be provided for in the articles and registered.',
    },
    legal: cite('capital.classes', 'capital.conversion', 'capital.registration'),
  },
  {
    id: 'LF-REDEEM',
    violated: eq('security', 'rcps'),
    severity: 'warn',
    clauses: ['redemption.profit'],
    paths: ['preference.redemptionRate'],
    message: {
      ko: '상환은 배당할 수 있는 이익으로만 할 수 있고, 상환가액·기간·방법을 정관에서 정하여야 한다.',
      en: 'Redemption is possible only out of distributable profit; its price, period and manner must be in the articles.',
    },
    legal: cite('capital.redemption', 'capital.distributable'),
  },
  {
    id: 'LF-NV25',
    violated: and(
      eq('votes', 'none'),
      oneOf('security', 'cps', 'rcps'),
      compare(mul(at('newShares'), number(4)), 'gt', add(at('issued'), at('newShares'))),
    ),
    severity: 'error',
    clauses: ['votes', 'issue.count'],
    paths: ['votes', 'newShares', 'issued'],
    message: {
      ko: '의결권이 없는 주식은 발행주식총수의 4분의 1을 넘을 수 없다.',
      en: 'Shares without a vote may not exceed one quarter of the issued shares.',
    },
    legal: cite('capital.non-voting'),
  },
  {
    id: 'LF-ALLOT',
    violated: and(
      not(eq('noticeWaived', true)),
      compare(after('noticedOn', { value: 14, unit: 'day' }), 'gt', day('closingOn')),
    ),
    severity: 'error',
    clauses: ['issue.notice', 'closing-of-deal.payment'],
    paths: ['noticedOn', 'closingOn'],
    message: {
      ko: '주주에 대한 통지 또는 공고가 납입일 2주 전까지 이루어지지 아니한다.',
      en: 'Notice to the shareholders is not given at least 2 weeks before the closing date.',
    },
    fix: {
      ko: '납입일을 늦추거나 주주 전원의 기간 단축 동의를 받는다.',
      en: 'Move the closing date, or obtain the waiver of all shareholders.',
    },
    legal: cite('capital.allotment'),
  },
  {
    id: 'LF-ALLOT-WAIVER',
    violated: eq('noticeWaived', true),
    severity: 'warn',
    clauses: ['issue.waiver'],
    paths: ['noticeWaived'],
    message: {
      ko: '통지기간의 단축은 주주 전원의 동의서로 확인되어야 한다. 실무로 인정되나 법률 검토가 필요하다.',
      en: 'Shortening the notice has to be evidenced by the consent of all shareholders; it is practice and needs a lawyer’s review.',
    },
    legal: cite('capital.allotment', 'capital.waiver'),
  },
  {
    id: 'LF-VC-JOINT',
    violated: and(eq('founderLiability', 'joint'), oneOf('investorKind', 'fund', 'accelerator')),
    severity: 'error',
    clauses: ['breach.founders'],
    paths: ['founderLiability', 'investorKind'],
    message: {
      ko: '벤처투자회사·조합·창업기획자 등은 투자받은 기업의 의무에 대하여 제3자에게 연대책임을 지울 수 없다. 법정 사유가 제3자의 고의·중과실로 생긴 경우만 예외이다.',
      en: 'Venture investment companies, funds and accelerators may not make third parties jointly liable for the investee’s duties, except where a statutory case arises by their wilful act or gross negligence.',
    },
    fix: {
      ko: '책임을 지우지 아니하거나 법정 사유로 한정한다.',
      en: 'Leave the liability out, or confine it to the statutory cases.',
    },
    legal: cite('venture.joint-liability'),
  },
  {
    id: 'SSA-JOINT',
    violated: and(eq('founderLiability', 'joint'), oneOf('investorKind', 'company', 'individual')),
    severity: 'warn',
    clauses: ['breach.founders'],
    paths: ['founderLiability'],
    message: {
      ko: '창업자의 연대책임은 창업을 위축시키고 벤처투자에서 금지되는 관행이다. 투자자가 규제 대상이 아니더라도 다시 검토한다.',
      en: 'Joint liability of founders is a practice forbidden in venture investment; reconsider it even where the investor is not regulated.',
    },
    legal: cite('venture.joint-liability'),
  },
  {
    id: 'LF-SELFDEAL',
    violated: eq('related', true),
    severity: 'warn',
    clauses: ['issue.resolution'],
    paths: ['related'],
    message: {
      ko: '이사·주요주주 등과의 거래이면 이사회가 미리 이사 3분의 2 이상의 수로 승인하고 내용이 공정하여야 한다.',
      en: 'A dealing with a director, major shareholder or the like needs prior approval by two thirds of the directors and fair terms.',
    },
    legal: cite('company.self-dealing'),
  },
  {
    id: 'LF-PENALTY',
    violated: { op: 'included', clause: 'breach.penalty' },
    severity: 'info',
    clauses: ['breach.penalty'],
    paths: ['penalty'],
    message: {
      ko: '위약금은 손해배상액의 예정으로 추정되며 부당하게 많으면 법원이 줄일 수 있다.',
      en: 'A sum payable on breach is presumed to be liquidated damages, which a court may reduce.',
    },
    legal: cite('civil.penalty'),
  },
  foreignInvestment('definitions.money', 'investment'),
  sameParty('SSA-SAME-PARTY'),
];

/** Arithmetic and dates, and points of law. */
export const ssaRules: readonly Rule[] = [...FIGURES, ...LAW];
