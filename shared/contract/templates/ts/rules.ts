import type { Rule } from '../../engine/types.ts';
import { eq } from '../common/cond.ts';
import { equityFigures } from '../common/equity.ts';
import { foreignInvestment, sameParty, usesAddUp } from '../common/rules.ts';
import { law } from '../legal.ts';

/** Whether the figures go together. */
const FIGURES: readonly Rule[] = [
  ...equityFigures('TS', {
    pre: 'valuation.pre',
    price: 'valuation.price',
    shares: 'valuation.shares',
    post: 'valuation.post',
    money: 'overview.deal',
  }),
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
