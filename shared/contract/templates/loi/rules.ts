import type { Rule } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { after, compare, day, gt } from '../common/cond.ts';
import { coreTechnologyAbroad, mergerReport } from '../common/deal-rules.ts';
import { sameParty } from '../common/rules.ts';
import { before } from '../common/technology-rules.ts';

/** Order of amounts and dates, and points of law. */
export const loiRules: readonly Rule[] = [
  {
    id: 'LOI-RANGE',
    violated: gt('priceFrom', { path: 'priceTo' }),
    severity: 'error',
    clauses: ['price.range'],
    paths: ['priceFrom', 'priceTo'],
    message: { ko: '대금의 하한이 상한보다 크다.', en: 'The lower end of the price is above the upper end.' },
  },
  {
    id: 'LOI-DEPOSIT',
    violated: gt('deposit', { path: 'priceTo' }),
    severity: 'error',
    clauses: ['deposit.payment', 'price.range'],
    paths: ['deposit', 'priceTo'],
    message: {
      ko: '이행보증금이 대금의 상한보다 크다.',
      en: 'The deposit is above the upper end of the price.',
    },
  },
  before('LOI-EXCLUSIVE-DATE', 'exclusiveUntil', 'signedOn', ['exclusivity', 'closing'], {
    ko: '배타적 협상의 종료일이 서명일보다 빠르다.',
    en: 'Exclusivity would end before this document is signed.',
  }),
  {
    id: 'LOI-EXCLUSIVE-LONG',
    violated: compare(day('exclusiveUntil'), 'gt', after('signedOn', { value: 90, unit: 'day' })),
    severity: 'warn',
    clauses: ['exclusivity'],
    paths: ['exclusiveUntil', 'signedOn'],
    message: {
      ko: '배타적 협상기간이 90일을 넘는다. 매도인의 다른 기회를 오래 막을 수 있다.',
      en: 'Exclusivity exceeds 90 days and may keep the seller from other opportunities for long.',
    },
  },
  before('LOI-VALID-DATE', 'validUntil', 'signedOn', ['validity', 'closing'], {
    ko: '유효기간이 서명일보다 빠르다.',
    en: 'The document would cease to be valid before it is signed.',
  }),
  {
    id: 'LOI-OUTLIVES',
    violated: compare(day('exclusiveUntil'), 'gt', day('validUntil')),
    severity: 'warn',
    clauses: ['exclusivity', 'validity'],
    paths: ['exclusiveUntil', 'validUntil'],
    message: {
      ko: '배타적 협상의 종료일이 문서의 유효기간보다 늦다.',
      en: 'Exclusivity would outlast the validity of the document.',
    },
  },
  {
    id: 'LOI-FORFEIT',
    violated: { op: 'eq', path: 'depositTerms', value: 'forfeited' },
    severity: 'info',
    clauses: ['deposit.terms'],
    paths: ['depositTerms'],
    message: {
      ko: '매도인에게 귀속하는 이행보증금은 손해배상액의 예정으로 추정되며 부당하게 많으면 법원이 줄일 수 있다.',
      en: 'A deposit kept by the seller is presumed to be liquidated damages, which a court may reduce.',
    },
    legal: cite('civil.penalty'),
  },
  mergerReport('overview.structure'),
  coreTechnologyAbroad('overview.target'),
  sameParty('LOI-SAME-PARTY', 'seller', 'buyer'),
];
