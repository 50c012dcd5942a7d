import { body, ref, say } from '../../engine/author.ts';
import type { Clause, Signatory } from '../../engine/types.ts';
import {
  amendments,
  assignment,
  closing,
  column,
  disputes,
  language,
  notices,
  signatory,
  signing,
} from '../common/closing.ts';
import { FOREIGN } from '../common/cond.ts';
import { ROLES } from '../common/facts.ts';
import { quoted } from '../legal.ts';
import { MEDIA, METHODS, SECRECY_MEASURES } from './facts.ts';
import { info, parties, party, val } from './words.ts';

const articles: readonly Clause[] = [
  {
    id: 'no-commitment',
    kind: 'article',
    heading: { ko: '계약 체결 의무의 부존재', en: 'No Commitment' },
    body: body(
      say`이 계약은 ${party}에게 ${info}를 제공할 의무나 투자계약 또는 그 밖의 계약을 체결할 의무를 지우지 아니한다.`,
      say`This Agreement obliges neither ${party} to provide ${info} or to enter into an investment or any other agreement.`,
    ),
  },
  {
    id: 'export',
    kind: 'article',
    heading: { ko: '수출통제', en: 'Export Control' },
    when: FOREIGN,
    body: body(
      say`${party}는 ${info}를 국외로 이전하거나 외국인에게 제공하기 전에 ${quoted('industrialTechnology').ko}, ${quoted('foreignTrade').ko} 등 관계 법령에 따른 승인·신고·허가의 대상인지 확인하고, 필요한 절차를 마친다.`,
      say`Before ${info} is transferred abroad or provided to a foreign national, the ${party} concerned shall establish whether approval, reporting or permission is required under ${quoted('industrialTechnology').en}, ${quoted('foreignTrade').en} or other applicable law, and shall complete the necessary procedures.`,
    ),
  },
  {
    id: 'privacy',
    kind: 'article',
    heading: { ko: '개인정보', en: 'Personal Data' },
    body: body(
      say`${party}는 ${ref('schedule.recipients')}에 적힌 개인정보를 이 계약의 체결과 이행을 위하여 필요한 범위에서만 처리하고, 그 목적을 이루면 지체 없이 파기한다.`,
      say`The ${parties} shall process the personal data in ${ref('schedule.recipients')} only so far as necessary to conclude and perform this Agreement, and shall destroy it without delay once that purpose has been served.`,
    ),
  },
  notices,
  assignment,
  {
    id: 'entire',
    kind: 'article',
    heading: { ko: '완전합의와 변경', en: 'Entire Agreement and Amendment' },
    children: [
      {
        id: 'entire.agreement',
        kind: 'paragraph',
        body: body(
          say`이 계약은 ${info}의 보호에 관한 ${party} 사이의 완전한 합의이며, 그에 관한 종전의 모든 합의를 대신한다.`,
          say`This Agreement is the entire agreement between the ${parties} on the protection of ${info} and replaces all earlier agreements on that subject.`,
        ),
      },
      ...amendments,
    ],
  },
  signing,
  language,
  disputes,
];

const schedules: readonly Clause[] = [
  {
    id: 'schedule.materials',
    kind: 'schedule',
    heading: { ko: '기술자료 목록', en: 'Technical Materials' },
    children: [
      {
        id: 'schedule.materials.table',
        kind: 'table',
        each: 'materials',
        columns: [
          column('제공자', 'Disclosing Party', val('item.discloser', { labels: ROLES })),
          column('명칭', 'Name', val('item.name', 'text')),
          column('범위', 'Scope', val('item.scope', 'text')),
          column('매체', 'Medium', val('item.medium', { labels: MEDIA })),
          column('비밀관리 방법', 'Secrecy measure', val('item.secrecyMeasure', { labels: SECRECY_MEASURES })),
          column('제공 방법', 'Method', val('item.method', { labels: METHODS })),
          column('제공일', 'Date', val('item.providedOn', 'date')),
        ],
      },
    ],
  },
  {
    id: 'schedule.recipients',
    kind: 'schedule',
    heading: { ko: '보유 임직원 명단', en: 'Named Recipients' },
    children: [
      {
        id: 'schedule.recipients.table',
        kind: 'table',
        each: 'recipients',
        columns: [
          column('소속', 'Party', val('item.party', { labels: ROLES })),
          column('성명', 'Name', val('item.name', 'text')),
          column('전자우편', 'E-mail', val('item.email', 'text')),
        ],
      },
    ],
  },
];

/** Closing articles, closing words and schedules. */
export const generalClauses: readonly Clause[] = [...articles, closing, ...schedules];
export const signatories: readonly Signatory[] = [signatory('investor'), signatory('company')];
