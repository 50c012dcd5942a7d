import type { Rule } from '../../engine/types.ts';
import { eq, FOREIGN, has, not, or } from '../common/cond.ts';
import { sameParty } from '../common/rules.ts';
import { law } from '../legal.ts';
import { COMMISSIONED } from './scope.ts';
import { DECREE, graded, STATUTORY, SUB } from './statutory.ts';

/** Names that identify nothing: 일체 (but not 일체형), 모든 …, 기술자료, 관련 정보 등, "all documents". */
const VAGUE = [
  '일체(?!형)',
  '전부|모두|등등|제반|각종',
  '^(모든|기타|관련)(\\s|$)',
  '(관련|기타|전체)\\s*(기술\\s*)?(자료|정보|문서|사항)(\\s*등)?$',
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
  sameParty('NDA-SAME-PARTY'),
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

/** Statutory coverage, consistency of the values, and points of law to look at. */
export const ndaRules: readonly Rule[] = [...STATUTORY, ...CHECKS];
