import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { isSafeText } from '#shared/kernel/text.ts';
import { named } from '../../engine/labels.ts';
import { codes, day, disputes, investmentParties, language, period, ROLES, signedOn, words } from '../common/facts.ts';

export const RELATIONS = {
  none: { ko: '위탁 관계 없음', en: 'No commission' },
  commission: { ko: '수탁·위탁거래', en: 'Commissioned manufacturing or services' },
  subcontract: { ko: '하도급거래', en: 'Subcontracting' },
} as const;
export const MEDIA = {
  document: { ko: '문서', en: 'Document' },
  file: { ko: '전자파일', en: 'Electronic file' },
  sample: { ko: '시제품·견본', en: 'Prototype or sample' },
  oral: { ko: '구두 설명', en: 'Oral explanation' },
  system: { ko: '시스템 접속', en: 'System access' },
} as const;
export const SECRECY_MEASURES = {
  marked: { ko: '비밀 표시', en: 'Marked as confidential' },
  access: { ko: '접근 권한 제한', en: 'Restricted access' },
  encrypted: { ko: '암호화', en: 'Encrypted' },
  locked: { ko: '잠금 보관', en: 'Kept under lock' },
} as const;
export const METHODS = {
  email: { ko: '전자우편 송부', en: 'E-mail' },
  secure_share: { ko: '보안 자료실 공유', en: 'Secure data room' },
  handover: { ko: '직접 교부', en: 'Hand delivery' },
  post: { ko: '등기우편 송부', en: 'Registered post' },
  demonstration: { ko: '현장 시연', en: 'On-site demonstration' },
} as const;
export const CONSIDERATIONS = {
  none: { ko: '없음', en: 'None' },
  paid: { ko: '있음', en: 'Paid' },
} as const;
export const DAMAGES_BASES = {
  actual: { ko: '실제 손해의 배상', en: 'Actual loss' },
  liquidated: { ko: '손해배상액의 예정', en: 'Liquidated damages' },
} as const;
export const Material = z.strictObject({
  discloser: named(codes(ROLES), '제공자', 'Disclosing Party'),
  name: named(words(100), '명칭', 'Name'),
  scope: named(words(250), '범위', 'Scope'),
  medium: named(codes(MEDIA), '매체', 'Medium'),
  secrecyMeasure: named(codes(SECRECY_MEASURES), '비밀관리 방법', 'Secrecy measure'),
  providedOn: named(day(), '제공일', 'Date of provision'),
  method: named(codes(METHODS), '제공 방법', 'Method of provision'),
});
export const Recipient = z.strictObject({
  party: named(codes(ROLES), '소속', 'Party'),
  name: named(words(80), '성명', 'Name'),
  email: named(z.email().max(254).refine(isSafeText, { error: 'unsafe-text' }), '전자우편', 'E-mail'),
});

/** What a mutual NDA is made from. Nothing is required to draft; what is missing is shown as missing. */
export const NdaFacts = z
  .strictObject({
    direction: named(z.enum(['mutual']), '제공 방향', 'Direction'),
    relation: named(codes(RELATIONS), '거래 관계', 'Business relation'),
    parties: investmentParties(),
    purpose: named(words(500), '사용 목적', 'Permitted Purpose'),
    materials: named(z.array(Material).max(30), '기술자료', 'Technical Materials'),
    usePeriod: named(period(), '사용기간', 'Period of use'),
    recipients: named(z.array(Recipient).max(30), '보유 임직원', 'Named Recipients'),
    consideration: named(
      z.strictObject({
        kind: named(codes(CONSIDERATIONS), '유무', 'Kind'),
        amount: named(Money, '금액', 'Amount'),
        paidOn: named(day(), '지급일', 'Date of payment'),
        method: named(z.enum(['bank_transfer', 'escrow']), '지급 방법', 'Method of payment'),
      }),
      '제공 대가',
      'Consideration',
    ),
    return: named(
      z.strictObject({
        by: named(day(), '일자', 'Date'),
        method: named(z.enum(['return', 'destroy', 'return_and_destroy']), '방법', 'Method'),
      }),
      '반환·폐기',
      'Return or destruction',
    ),
    damages: named(
      z.strictObject({
        basis: named(codes(DAMAGES_BASES), '배상 기준', 'Basis'),
        amount: named(Money, '예정액', 'Liquidated amount'),
      }),
      '손해배상',
      'Damages',
    ),
    penalty: named(Money, '위약벌', 'Penalty'),
    term: named(period(), '유효기간', 'Term'),
    survival: named(period(), '존속기간', 'Survival period'),
    disputes: disputes(),
    language: language(),
    signedOn: signedOn(),
  })
  .describe('비밀유지계약의 사실관계 / Facts of a mutual non-disclosure agreement');
export type NdaFacts = z.infer<typeof NdaFacts>;
export type NdaRowField = keyof z.infer<typeof Material> | keyof z.infer<typeof Recipient>;
