import type { Cond, LegalNote, Rule } from '../../engine/types.ts';
import { and, eq, has, included, not, or } from '../common/cond.ts';
import { law } from '../legal.ts';
import { COMMISSIONED } from './scope.ts';

/** Every member of a list that has members holds all these fields. */
const eachHas = (list: string, ...fields: string[]): Cond =>
  and(has(list), { op: 'every', path: list, where: and(...fields.map(field => has(`item.${field}`))) });

/** Error where the statutes make the item compulsory; elsewhere the platform's own minimum. */
export const graded: Rule['severity'] = {
  when: COMMISSIONED,
  severe: 'error',
  otherwise: 'warn',
  note: {
    ko: '(법정 의무가 아닌 거래에서는 플랫폼의 최소 기준이다.)',
    en: "(Where no statutory duty applies, this is the platform's own minimum.)",
  },
};
const ACT = law('cooperation', '제21조의2제1항');
export const DECREE = law('cooperationDecree', '제14조의2');
export const SUB = law('subcontractingDecree', '제7조의4');

/**
 * The contents that 상생협력법 §21의2 with 시행령 §14의2 (eleven items) and 하도급법 §12의3③ with 시행령 §7의4 (seven of them)
 * list for a non-disclosure agreement on technical data. Coverage of the list, not a statement of compliance.
 */
const statutory = (
  number: number,
  slug: string,
  [ko, en]: readonly [string, string],
  legal: readonly LegalNote[],
  clauses: readonly string[],
  paths: readonly string[],
  given: readonly Cond[] = [],
): Rule => ({
  id: `NDA-STAT-${String(number).padStart(2, '0')}-${slug}`,
  violated: not(and(...clauses.map(included), ...given)),
  severity: graded,
  clauses,
  paths,
  message: {
    ko: `법정 기재사항 ‘${ko}’ 항목이 없거나 채워지지 아니하였다.`,
    en: `The statutory item “${en}” is absent or not filled in.`,
  },
  legal,
});

export const STATUTORY: readonly Rule[] = [
  statutory(1, 'PURPOSE', ['사용 목적', 'purpose of use'], [ACT], ['purpose.use'], ['purpose'], [has('purpose')]),
  statutory(2, 'SECRECY', ['비밀유지의무', 'duty of confidence'], [ACT, SUB], ['secrecy.duty'], []),
  statutory(
    3,
    'DAMAGES',
    ['위반에 따른 손해배상', 'damages for breach'],
    [ACT, SUB],
    ['damages.basis'],
    ['damages.basis'],
    [
      or(eq('damages.basis', 'actual'), and(eq('damages.basis', 'liquidated'), has('damages.amount'))),
      has('damages.basis'),
    ],
  ),
  statutory(
    4,
    'NAME',
    ['기술자료의 명칭과 범위', 'name and scope of the technical data'],
    [DECREE, SUB],
    ['identification.list', 'schedule.materials.table'],
    ['materials'],
    [eachHas('materials', 'name', 'scope')],
  ),
  statutory(
    5,
    'PERIOD',
    ['기술자료의 사용기간', 'period of use'],
    [DECREE, SUB],
    ['purpose.period'],
    ['usePeriod'],
    [has('usePeriod')],
  ),
  statutory(
    6,
    'HOLDERS',
    ['보유할 임직원의 명단', 'list of the persons who will hold the data'],
    [DECREE, SUB],
    ['recipients.list', 'schedule.recipients.table'],
    ['recipients'],
    [eachHas('recipients', 'name', 'party')],
  ),
  statutory(7, 'NO-OTHER-USE', ['목적 외 사용금지', 'no use for other purposes'], [DECREE, SUB], ['other-use.ban'], []),
  statutory(8, 'OWNERSHIP', ['권리의 귀속', 'ownership'], [DECREE], ['ownership.title'], []),
  statutory(
    9,
    'CONSIDERATION',
    ['대가와 지급 방법', 'consideration and its payment'],
    [DECREE],
    ['consideration'],
    ['consideration'],
    [
      has('consideration.kind'),
      or(
        eq('consideration.kind', 'none'),
        and(has('consideration.amount'), has('consideration.paidOn'), has('consideration.method')),
      ),
    ],
  ),
  statutory(
    10,
    'PROVISION',
    ['제공 방법과 제공일', 'manner and date of provision'],
    [DECREE],
    ['provision.how', 'schedule.materials.table'],
    ['materials'],
    [eachHas('materials', 'method', 'providedOn')],
  ),
  statutory(
    11,
    'RETURN',
    ['반환·폐기의 방법과 일자', 'manner and date of return or destruction'],
    [DECREE, SUB],
    ['return.how'],
    ['return.by', 'return.method'],
    [has('return.by'), has('return.method')],
  ),
];
