import type { Cond, LegalNote, Rule } from '../../engine/types.ts';
import { law } from '../legal.ts';
import { FOREIGN } from './general.ts';
import { COMMISSIONED } from './scope.ts';

const has = (path: string): Cond => ({ op: 'has', path });
const included = (clause: string): Cond => ({ op: 'included', clause });
const and = (...of: Cond[]): Cond => ({ op: 'and', of });
const or = (...of: Cond[]): Cond => ({ op: 'or', of });
const not = (of: Cond): Cond => ({ op: 'not', of });
const eq = (path: string, value: string): Cond => ({ op: 'eq', path, value });
/** Every member of a list that has members holds all these fields. */
const eachHas = (list: string, ...fields: string[]): Cond =>
  and(has(list), { op: 'every', path: list, where: and(...fields.map(field => has(`item.${field}`))) });

/** Error where the statutes make the item compulsory; elsewhere the platform's own minimum. */
const graded: Rule['severity'] = {
  when: COMMISSIONED,
  severe: 'error',
  otherwise: 'warn',
  note: {
    ko: '(법정 의무가 아닌 거래에서는 플랫폼의 최소 기준이다.)',
    en: "(Where no statutory duty applies, this is the platform's own minimum.)",
  },
};
const ACT = law('cooperation', '제21조의2제1항');
const DECREE = law('cooperationDecree', '제14조의2');
const SUB = law('subcontractingDecree', '제7조의4');

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

/** Names that identify nothing: 일체 (but not 일체형), 모든 …, 기술자료, 관련 정보 등, "all documents". */
const VAGUE = [
  '일체(?!형)',
  '전부|모두|등등|제반|각종',
  '^(모든|기타|전체|관련)(\\s|$)',
  '(관련|기타)\\s*(기술\\s*)?(자료|정보|문서|사항)(\\s*등)?$',
  '^(기술|개발|연구|사업|영업|회사|경영|제품)?\\s*(자료|정보|문서|데이터|노하우|기술)(\\s*등)?$',
  '\\b(all|any|every|whole|entire|various|miscellaneous|etc)\\b',
  '^(the\\s+)?(technical|technology|business|development|research|related|relevant|other)?\\s*(data|information|documents?|materials?|know-?how)$',
].join('|');

const CHECKS: readonly Rule[] = [
  {
    id: 'NDA-RELATION',
    violated: not(has('relation')),
    severity: 'warn',
    clauses: ['identification.statute'],
    paths: ['relation'],
    message: {
      ko: '수탁·위탁거래 또는 하도급거래인지 정해지지 아니하여 법정 기재사항이 의무인지 판단할 수 없다.',
      en: 'Whether this is a commission or subcontract is not stated, so whether the statutory contents are compulsory cannot be told.',
    },
    legal: [law('cooperation', '제21조의2'), law('subcontracting', '제12조의3제3항')],
  },
  {
    id: 'NDA-VAGUE-NAME',
    each: 'materials',
    violated: { op: 'matches', path: 'item.name', pattern: VAGUE },
    severity: graded,
    clauses: ['schedule.materials.table'],
    paths: ['item.name'],
    message: {
      ko: '기술자료의 명칭이 포괄적이어서 무엇을 제공하는지 특정되지 아니한다.',
      en: 'The name of the technical material is a catch-all and does not identify what is provided.',
    },
    fix: {
      ko: '문서명, 도면번호, 판번호처럼 다른 자료와 구별되는 명칭을 쓴다.',
      en: 'Use a name that tells it apart: a document title, a drawing number, a revision.',
    },
    legal: [DECREE, SUB],
  },
  {
    id: 'NDA-DATE-ORDER',
    each: 'materials',
    violated: { op: 'lt', path: 'item.providedOn', value: { path: 'signedOn' } },
    severity: graded,
    clauses: ['schedule.materials.table', 'closing'],
    paths: ['item.providedOn', 'signedOn'],
    message: {
      ko: '기술자료의 제공일이 계약 체결일보다 빠르다. 비밀유지계약은 제공하는 날까지 체결하여야 한다.',
      en: 'The material is provided before the date of signature; the agreement must be made by the day of provision.',
    },
    legal: [law('cooperation', '제21조의2'), law('subcontracting', '제12조의3제3항')],
  },
  {
    id: 'NDA-RETURN-DATE',
    violated: { op: 'lt', path: 'return.by', value: { path: 'signedOn' } },
    severity: 'error',
    clauses: ['return.how', 'closing'],
    paths: ['return.by', 'signedOn'],
    message: {
      ko: '반환·폐기 일자가 계약 체결일보다 빠르다.',
      en: 'The date of return or destruction is before the date of signature.',
    },
  },
  {
    id: 'NDA-USE-TERM',
    violated: { op: 'gt', path: 'usePeriod', value: { path: 'term' } },
    severity: 'warn',
    clauses: ['purpose.period', 'term.length'],
    paths: ['usePeriod', 'term'],
    message: {
      ko: '사용기간이 계약의 유효기간보다 길다.',
      en: 'The period of use is longer than the term of the agreement.',
    },
  },
  {
    id: 'NDA-SURVIVAL',
    violated: { op: 'lt', path: 'survival', value: { path: 'term' } },
    severity: 'warn',
    clauses: ['term.survival'],
    paths: ['survival', 'term'],
    message: {
      ko: '비밀유지의무의 존속기간이 계약의 유효기간보다 짧다.',
      en: 'The duties survive for less than the term of the agreement.',
    },
  },
  {
    id: 'NDA-SECRECY-MEASURE',
    each: 'materials',
    violated: not(has('item.secrecyMeasure')),
    severity: 'warn',
    clauses: ['schedule.materials.table'],
    paths: ['item.secrecyMeasure'],
    message: {
      ko: '비밀관리 방법이 없으면 영업비밀로 보호받기 어려울 수 있다.',
      en: 'Without a secrecy measure the material may not qualify as a trade secret.',
    },
    legal: [law('tradeSecrets', '제2조제2호')],
  },
  {
    id: 'NDA-PENALTY',
    violated: or(has('penalty'), eq('damages.basis', 'liquidated')),
    severity: 'info',
    clauses: ['damages'],
    paths: ['penalty', 'damages.basis'],
    message: {
      ko: '위약금은 손해배상액의 예정으로 추정되고, 예정액이 부당하게 많으면 법원이 줄일 수 있다.',
      en: 'A sum payable on breach is presumed to be liquidated damages, which a court may reduce where excessive.',
    },
    legal: [law('civil', '제398조')],
  },
  {
    id: 'NDA-SAME-PARTY',
    violated: and(
      { op: 'eq', path: 'parties.investor.registrationNumber', value: { path: 'parties.company.registrationNumber' } },
      { op: 'eq', path: 'parties.investor.country', value: { path: 'parties.company.country' } },
    ),
    severity: 'error',
    clauses: ['preamble'],
    paths: ['parties.investor.registrationNumber', 'parties.company.registrationNumber'],
    message: {
      ko: '두 당사자의 등록번호가 같다.',
      en: 'Both parties have the same registration number.',
    },
  },
  {
    id: 'LF-TM-REQ',
    violated: COMMISSIONED,
    severity: 'warn',
    clauses: ['provision'],
    paths: ['relation'],
    message: {
      ko: '정당한 사유 없이 기술자료의 제공을 요구할 수 없다. 하도급거래에서는 요구 목적 등을 적은 서면을 따로 주어야 하는지 확인한다.',
      en: 'Technical data may not be demanded without just cause. In subcontracting, check whether a separate written request is due.',
    },
    legal: [law('cooperation', '제25조제1항제12호'), law('subcontracting', '제12조의3제1항·제2항')],
  },
  {
    id: 'LF-TM-MISUSE',
    violated: COMMISSIONED,
    severity: 'info',
    clauses: ['damages.statute'],
    paths: ['relation'],
    message: {
      ko: '제공받은 기술자료를 유용하면 손해액의 5배까지 배상책임을 질 수 있다.',
      en: 'Misuse of technical data may give rise to liability of up to 5 times the loss.',
    },
    legal: [law('cooperation', '제40조의2제2항제2호'), law('subcontracting', '제35조제2항')],
  },
  {
    id: 'LF-NCT',
    violated: FOREIGN,
    severity: 'warn',
    clauses: ['export'],
    paths: ['parties.investor.country', 'parties.company.country'],
    message: {
      ko: '외국 당사자가 있다. 제공할 기술이 국가핵심기술이거나 전략물자·기술인지 제공 전에 확인한다.',
      en: 'A party is from outside Korea. Before anything is provided, check whether it is national core or strategic technology.',
    },
    legal: [law('industrialTechnology', '제11조'), law('foreignTrade', '제19조')],
  },
];

export const ndaRules: readonly Rule[] = [...STATUTORY, ...CHECKS];
