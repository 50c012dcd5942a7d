import type { Rule } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { and, at, compare, eq, gt, or, sub, sum } from '../common/cond.ts';
import { coreTechnologyAbroad, mergerReport } from '../common/deal-rules.ts';
import { sameParty } from '../common/rules.ts';
import { before } from '../common/technology-rules.ts';

/** Whether the figures and dates go together. */
const FIGURES: readonly Rule[] = [
  {
    id: 'BTA-ALLOCATION',
    violated: compare(
      sub(sum('assets', 'item.amount'), { op: 'sum', each: 'debts', of: at('item.amount') }),
      'ne',
      at('price'),
    ),
    severity: 'error',
    clauses: ['schedule.assets.table', 'schedule.debts.table', 'definitions.price'],
    paths: ['assets', 'debts', 'price'],
    message: {
      ko: '자산의 배분 금액에서 인수하는 채무를 뺀 값이 양수도대금과 다르다.',
      en: 'The amounts allocated to assets less the liabilities assumed are not the price.',
    },
  },
  {
    id: 'BTA-INSTALMENTS',
    violated: compare(sum('instalments', 'item.amount'), 'ne', at('price')),
    severity: 'error',
    clauses: ['schedule.instalments.table', 'definitions.price'],
    paths: ['instalments', 'price'],
    message: {
      ko: '지급 일정의 금액 합계가 양수도대금과 다르다.',
      en: 'The instalments do not add up to the price.',
    },
  },
  {
    id: 'BTA-CAP',
    violated: gt('cap', { path: 'price' }),
    severity: 'warn',
    clauses: ['liability.cap'],
    paths: ['cap', 'price'],
    message: { ko: '배상 한도가 양수도대금보다 많다.', en: 'The cap exceeds the price.' },
  },
  before('BTA-LONG-STOP', 'longStop', 'closingOn', ['completion.when'], {
    ko: '양도일이 최종시한보다 늦다.',
    en: 'The transfer date is after the long-stop date.',
  }),
  before('BTA-APPROVAL-ORDER', 'closingOn', 'resolvedOn', ['approval.procedure', 'completion.when'], {
    ko: '승인일이 양도일보다 늦다.',
    en: 'The approval is later than the transfer date.',
  }),
  before('BTA-ORDER', 'closingOn', 'signedOn', ['completion.when', 'closing'], {
    ko: '양도일이 계약 체결일보다 빠르다.',
    en: 'The transfer date is before the date of this agreement.',
  }),
];

/** The statutory gates of a business transfer. */
const LAW: readonly Rule[] = [
  {
    id: 'LF-BTA-SR',
    violated: and(eq('wholeOrMaterial', true), eq('approval', 'not_needed')),
    severity: 'error',
    clauses: ['approval.procedure'],
    paths: ['wholeOrMaterial', 'approval'],
    message: {
      ko: '영업의 전부 또는 중요한 일부의 양도에는 주주총회의 특별결의와 반대주주의 주식매수청구 절차가 필요하다.',
      en: 'Transferring the whole or a material part of a business needs a special resolution and the procedure for dissenting shareholders.',
    },
    legal: cite('company.business-transfer'),
  },
  {
    id: 'LF-BTA-SIMPLE',
    violated: eq('approval', 'simplified'),
    severity: 'info',
    clauses: ['approval.procedure'],
    paths: ['approval'],
    message: {
      ko: '간이절차는 총주주가 동의하거나 상대방이 90% 이상을 가진 경우에 쓸 수 있다. 벤처기업인 양수인에게는 순자산의 10% 이하인 경우의 특례가 따로 있다.',
      en: 'The simplified procedure is open with the consent of all shareholders or where the other side holds 90% or more. A transferee that is a venture business has a separate route up to 10% of its net assets.',
    },
    legal: cite('business.small-transfer', 'business.venture-route'),
  },
  {
    id: 'LF-NONCOMP',
    violated: gt('nonCompete.years', 20),
    severity: 'error',
    clauses: ['non-compete'],
    paths: ['nonCompete.years'],
    message: {
      ko: '경업금지의 약정은 20년을 넘는 범위에서 효력이 없다.',
      en: 'An agreed non-compete has no effect beyond 20 years.',
    },
    legal: cite('company.non-compete'),
  },
  {
    id: 'LF-NONCOMP-LONG',
    violated: and(gt('nonCompete.years', 10), { op: 'lte', path: 'nonCompete.years', value: 20 }),
    severity: 'warn',
    clauses: ['non-compete'],
    paths: ['nonCompete.years', 'nonCompete.area'],
    message: {
      ko: '법이 정한 기간은 10년이다. 더 길게 정하려면 지역과 함께 필요한지 다시 검토한다.',
      en: 'The statutory period is 10 years; a longer one, with its area, should be reconsidered.',
    },
    legal: cite('company.non-compete'),
  },
  {
    id: 'LF-TRADE-NAME',
    violated: eq('tradeName', 'used'),
    severity: 'warn',
    clauses: ['trade-name'],
    paths: ['tradeName'],
    message: {
      ko: '상호를 계속 쓰는 양수인은 양도인의 영업상 채무를 갚을 책임을 진다. 면책의 등기나 통지를 검토한다.',
      en: 'A transferee that goes on using the trade name answers for the transferor’s business debts; consider registering or notifying a disclaimer.',
    },
    legal: cite('business.trade-name'),
  },
  {
    id: 'LF-BTA-VAT',
    violated: eq('vat', 'whole'),
    severity: 'info',
    clauses: ['taxes.vat'],
    paths: ['vat'],
    message: {
      ko: '포괄양도로 인정되려면 사업장별로 모든 권리와 의무가 승계되어야 한다. 제외하는 자산과 채무를 확인한다.',
      en: 'For the transfer not to be taxed, all rights and duties of the place of business must pass; check what is excluded.',
    },
    legal: cite('business.vat'),
  },
  {
    id: 'LF-BTA-TAX',
    violated: { op: 'included', clause: 'taxes.earlier' },
    severity: 'info',
    clauses: ['taxes.earlier'],
    paths: [],
    message: {
      ko: '양수인은 양도인의 체납 세금에 대하여 제2차 납세의무를 질 수 있다. 납세증명서를 확인한다.',
      en: 'The transferee may be secondarily liable for unpaid taxes of the transferor; check the certificates.',
    },
    legal: cite('business.secondary-tax'),
  },
  {
    id: 'LF-PIPA',
    violated: eq('personalData', true),
    severity: 'warn',
    clauses: ['data'],
    paths: ['personalData'],
    message: {
      ko: '개인정보가 이전되므로 정보주체에게 미리 알려야 한다.',
      en: 'Personal data pass; those concerned have to be notified beforehand.',
    },
    legal: cite('business.personal-data'),
  },
  {
    id: 'LF-STAMP',
    violated: {
      op: 'some',
      path: 'assets',
      where: or(
        {
          op: 'matches',
          path: 'item.kind',
          pattern: '특허|상표|디자인|실용신안|저작권|지식재산|patent|trademark|copyright|intellectual',
        },
        { op: 'matches', path: 'item.kind', pattern: '부동산|토지|건물|real property|land|building' },
      ),
    },
    severity: 'info',
    clauses: ['schedule.assets.table'],
    paths: ['assets'],
    message: {
      ko: '지식재산권이나 부동산의 양도에는 기재금액에 따라 인지세가 붙는다.',
      en: 'The transfer of intellectual or real property bears stamp duty by the amount stated.',
    },
    legal: cite('stamp.brackets', 'stamp.due'),
  },
  mergerReport('conditions.approval'),
  coreTechnologyAbroad('conditions.approval', 'transferor', 'transferee'),
  sameParty('BTA-SAME-PARTY', 'transferor', 'transferee'),
];

/** Arithmetic and dates, and points of law. */
export const btaRules: readonly Rule[] = [...FIGURES, ...LAW];
