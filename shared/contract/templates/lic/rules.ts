import type { Rule } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { and, eq, every, has, lt, ne, not, or, some } from '../common/cond.ts';
import { rightsRules } from '../common/rights-rules.ts';
import { sameParty } from '../common/rules.ts';
import {
  coreTechnologyRules,
  employeeInventions,
  foreignLaw,
  partyNumbers,
  unequalSizes,
  withholdingRules,
} from '../common/technology-rules.ts';
import { ABROAD, PAID_ABROAD, REGISTERED, REGISTERED_EXCLUSIVE, RUNNING } from './conditions.ts';
import { FIGURES } from './figures.ts';

/** Points of law to look at. */
const STATUTE: readonly Rule[] = [
  {
    id: 'LF-PAT-EXCL',
    violated: and(
      REGISTERED_EXCLUSIVE,
      or(not(has('rights')), some('rights', or(ne('item.status', 'registered'), eq('item.kind', 'copyright')))),
    ),
    severity: 'error',
    clauses: ['grant.licence', 'schedule.rights.table'],
    paths: ['exclusivity', 'rights'],
    message: {
      ko: '전용실시권은 등록된 권리에만 설정할 수 있다. 출원 중이거나 등록할 수 없는 권리가 있다.',
      en: 'A registered exclusive licence can be granted on registered rights only; one of the rights is pending or cannot be registered.',
    },
    fix: {
      ko: '독점적 통상실시권으로 바꾸거나, 등록된 뒤에 전용실시권을 설정하기로 한다.',
      en: 'Use a contractual exclusive licence, or grant the registered one after registration.',
    },
    legal: cite('patent.exclusive', 'patent.registration'),
  },
  {
    id: 'LF-PAT-EXCL-REGISTER',
    violated: REGISTERED_EXCLUSIVE,
    severity: 'info',
    clauses: ['registration'],
    paths: ['exclusivity'],
    message: {
      ko: '전용실시권은 등록하여야만 효력이 생기고, 등록은 양쪽이 공동으로 신청한다.',
      en: 'A registered exclusive licence takes effect only on registration, which both sides apply for jointly.',
    },
    legal: cite('patent.registration', 'patent.joint-filing'),
  },
  {
    id: 'LF-PAT-NONEXCL',
    violated: not(REGISTERED),
    severity: 'info',
    clauses: ['grant.licence'],
    paths: ['register'],
    message: {
      ko: '등록하지 아니한 통상실시권은 권리를 나중에 취득한 자에게 주장할 수 없다.',
      en: 'A licence that is not registered does not bind a later acquirer of the right.',
    },
    legal: cite('patent.nonexclusive', 'patent.nonexclusive-transfer'),
  },
  {
    id: 'LF-PAT-EXP',
    violated: and(RUNNING, every('rights', lt('item.expiresOn', { path: 'term.endsOn' }))),
    severity: 'warn',
    clauses: ['term.length', 'royalties'],
    paths: ['term.endsOn', 'rights'],
    message: {
      ko: '모든 권리가 만료된 뒤까지 경상기술료를 지급하게 되어 있다. 만료 후의 기술료 부과는 부당한 행사로 볼 수 있다.',
      en: 'Running royalties would be due after all rights have expired, which may be held an abuse.',
    },
    legal: cite('patent.term', 'fair.ip-guideline'),
  },
  {
    id: 'LF-GRANTBACK',
    violated: eq('improvements', 'grantback_exclusive'),
    severity: 'warn',
    clauses: ['improvements.title'],
    paths: ['improvements'],
    message: {
      ko: '실시권자의 개량기술을 독점적으로 이전받는 조건은 부당한 행사로 볼 수 있다. 비독점적 실시 허락을 검토한다.',
      en: 'An exclusive grant-back of the licensee’s improvements may be held an abuse; consider a non-exclusive one.',
    },
    legal: cite('fair.ip-guideline', 'fair.abuse'),
  },
  {
    id: 'LF-PUBTECH',
    violated: and(eq('publiclyFunded', true), ne('exclusivity', 'nonexclusive')),
    severity: 'warn',
    clauses: ['grant.licence'],
    paths: ['publiclyFunded', 'exclusivity'],
    message: {
      ko: '국가연구개발사업의 성과이다. 통상실시권의 허락이 원칙이므로 독점적 실시가 허용되는 예외인지 확인한다.',
      en: 'The technology results from publicly funded research. Non-exclusive licences are the rule; check whether an exception allows exclusivity.',
    },
    legal: cite('public.nonexclusive', 'public.research-results'),
  },
  {
    id: 'LF-STAMP',
    violated: { op: 'included', clause: 'costs' },
    severity: 'info',
    clauses: ['costs'],
    paths: [],
    message: {
      ko: '인지세의 과세문서인 무체재산권의 양도에 실시 허락은 문언상 들지 아니하나, 이를 확인한 해석은 찾지 못하였다.',
      en: 'By its wording the stamp duty on transfers of intangible property does not extend to a licence; no ruling to confirm this was found.',
    },
    legal: cite('stamp.brackets').map(note => ({ ...note, unconfirmed: true as const })),
  },
  {
    id: 'LF-VAT',
    violated: { op: 'included', clause: 'taxes.vat' },
    severity: 'info',
    clauses: ['taxes.vat'],
    paths: ['royalty.vat'],
    message: {
      ko: '기술료에는 10%의 부가가치세가 붙을 수 있다. 금액에 포함되는지 분명히 한다.',
      en: 'Value-added tax of 10% may be due on the royalties; make clear whether the amounts include it.',
    },
    legal: cite('tax.vat'),
  },
];

/** Arithmetic, dates, and points of law to look at. */
export const licRules: readonly Rule[] = [
  ...FIGURES,
  ...rightsRules('LIC'),
  ...STATUTE,
  employeeInventions('warranties.inventors'),
  unequalSizes('licensee', 'licensor', has('knowHow'), 'deliverables.know-how'),
  ...coreTechnologyRules(ABROAD),
  ...withholdingRules(PAID_ABROAD, 'licensor', 'taxes.withholding'),
  foreignLaw(ABROAD),
  ...partyNumbers('LIC', 'licensor', 'licensee'),
  sameParty('LIC-SAME-PARTY', 'licensor', 'licensee'),
];
