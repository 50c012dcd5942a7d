import type { Rule } from '../../engine/types.ts';
import { cite } from '../../law/index.ts';
import { after, and, compare, day, eq, has, lt, not, oneOf, or } from './cond.ts';

/** The rights listed: numbers, dates, co-owners. */
export const rightsRules = (prefix: string, clause = 'schedule.rights.table'): Rule[] => [
  {
    id: `${prefix}-RIGHT-NUMBER`,
    each: 'rights',
    violated: and(
      eq('item.country', 'KR'),
      oneOf('item.kind', 'patent', 'utility', 'design', 'trademark'),
      not({ op: 'matches', path: 'item.number', pattern: '^(10|20|30|40)-(\\d{7}|\\d{4}-\\d{7})$' }),
    ),
    severity: 'warn',
    clauses: [clause],
    paths: ['item.number'],
    message: {
      ko: '국내 권리의 번호가 등록번호(10-1234567)나 출원번호(10-2024-0012345)의 꼴이 아니다.',
      en: 'The number of a Korean right is neither of the form of a registration (10-1234567) nor of an application (10-2024-0012345).',
    },
  },
  {
    id: `${prefix}-RIGHT-STATUS`,
    each: 'rights',
    violated: and(
      eq('item.country', 'KR'),
      or(
        and(eq('item.status', 'registered'), { op: 'matches', path: 'item.number', pattern: '^\\d{2}-\\d{4}-\\d{7}$' }),
        and(eq('item.status', 'pending'), { op: 'matches', path: 'item.number', pattern: '^\\d{2}-\\d{7}$' }),
      ),
    ),
    severity: 'error',
    clauses: [clause],
    paths: ['item.status', 'item.number'],
    message: {
      ko: '등록된 권리에 출원번호를, 또는 출원 중인 권리에 등록번호를 적었다.',
      en: 'A registered right bears an application number, or a pending one a registration number.',
    },
  },
  {
    id: `${prefix}-RIGHT-TERM`,
    each: 'rights',
    violated: and(
      eq('item.kind', 'patent'),
      compare(day('item.expiresOn'), 'gt', after('item.filedOn', { value: 20, unit: 'year' })),
    ),
    severity: 'warn',
    clauses: [clause],
    paths: ['item.expiresOn', 'item.filedOn'],
    message: {
      ko: '만료일이 출원일 후 20년을 넘는다. 존속기간이 연장된 특허인지 확인한다.',
      en: 'The right expires more than 20 years after filing; check whether its term was extended.',
    },
    legal: cite('patent.term'),
  },
  {
    id: `${prefix}-RIGHT-EXPIRED`,
    each: 'rights',
    violated: lt('item.expiresOn', { path: 'signedOn' }),
    severity: 'error',
    clauses: [clause, 'closing'],
    paths: ['item.expiresOn', 'signedOn'],
    message: {
      ko: '계약을 체결하기 전에 이미 만료되는 권리가 있다.',
      en: 'A right expires before this agreement is made.',
    },
    legal: cite('patent.term'),
  },
  {
    id: 'LF-PAT-CO',
    each: 'rights',
    violated: and(eq('item.coOwned', true), not(has('item.coOwnersConsentedOn'))),
    severity: 'error',
    clauses: [clause],
    paths: ['item.coOwned', 'item.coOwnersConsentedOn'],
    message: {
      ko: '공유인 권리이다. 지분의 양도와 실시권의 허락에는 다른 공유자 모두의 동의가 필요하다.',
      en: 'The right is co-owned. Transferring a share or granting a licence needs the consent of all co-owners.',
    },
    fix: {
      ko: '공유자 전원의 동의를 받고 그 날짜를 적는다.',
      en: 'Obtain the consent of all co-owners and state its date.',
    },
    legal: cite('patent.co-ownership', 'patent.application-share'),
  },
  {
    id: `${prefix}-CONSENT-DATE`,
    each: 'rights',
    violated: { op: 'gt', path: 'item.coOwnersConsentedOn', value: { path: 'signedOn' } },
    severity: 'error',
    clauses: [clause, 'closing'],
    paths: ['item.coOwnersConsentedOn', 'signedOn'],
    message: {
      ko: '공유자의 동의일이 계약 체결일보다 늦다.',
      en: 'The co-owners consented only after the date of this agreement.',
    },
    legal: cite('patent.co-ownership'),
  },
];
