import * as z from 'zod';
import type { Label } from './i18n.ts';
import { codes, type Vocabulary } from './vocabulary.ts';

/** What somebody is in a deal. Contracts address their parties by these names too. */
export const DEAL_ROLES = {
  investor: { ko: '투자자', en: 'Investor' },
  company: { ko: '기업', en: 'Company' },
  provider: { ko: '기술 제공자', en: 'Technology provider' },
  demander: { ko: '기술 수요자', en: 'Technology demander' },
  seller: { ko: '매도인', en: 'Seller' },
  buyer: { ko: '매수인', en: 'Buyer' },
  partner: { ko: '협력 기업', en: 'Partner' },
} as const satisfies Vocabulary;
export const DealRole = z.enum(codes(DEAL_ROLES)).meta({ id: 'DealRole', description: 'What somebody is in a deal' });
export type DealRole = z.infer<typeof DealRole>;

/** A role in a kind of deal: the kinds of listing somebody takes it with, and whether it can be taken without any. */
interface RoleOf {
  readonly role: DealRole;
  readonly listings: readonly string[];
  readonly withoutListing: boolean;
}
/**
 * Kinds of deal, each with its two roles in the order in which they are listed, the type of outcome it comes to, and whose
 * gain that is. A deal
 * between two listings is of the first kind that both of them fit.
 */
export const DEAL_KINDS = {
  INVESTMENT: {
    ko: '투자',
    en: 'Investment',
    roles: [
      { role: 'investor', listings: ['investor'], withoutListing: false },
      { role: 'company', listings: ['company'], withoutListing: false },
    ],
    outcome: 'INVESTMENT',
    gains: 'company',
  },
  TECHNOLOGY: {
    ko: '기술 거래',
    en: 'Technology deal',
    roles: [
      { role: 'demander', listings: ['need', 'company'], withoutListing: true },
      { role: 'provider', listings: ['technology'], withoutListing: true },
    ],
    outcome: 'TECH_DEAL',
    gains: 'provider',
  },
  ACQUISITION: {
    ko: '인수·합병',
    en: 'Merger or acquisition',
    roles: [
      { role: 'buyer', listings: ['investor', 'company'], withoutListing: true },
      { role: 'seller', listings: ['acquisition'], withoutListing: false },
    ],
    outcome: 'MNA',
    gains: 'seller',
  },
  COLLABORATION: {
    ko: '협업·실증',
    en: 'Collaboration or proof of concept',
    roles: [
      { role: 'partner', listings: ['company', 'need'], withoutListing: true },
      { role: 'company', listings: ['company'], withoutListing: false },
    ],
    outcome: 'POC',
    gains: 'company',
  },
} as const satisfies Readonly<
  Record<
    string,
    Label & { readonly roles: readonly [RoleOf, RoleOf]; readonly outcome: string; readonly gains: DealRole }
  >
>;
export const DealKind = z.enum(codes(DEAL_KINDS)).meta({ id: 'DealKind', description: 'What a deal is about' });
export type DealKind = z.infer<typeof DealKind>;

/** The roles of a kind of deal, in order. */
export const rolesOf = (kind: DealKind): readonly [RoleOf, RoleOf] => DEAL_KINDS[kind].roles;

/** Stages of a deal. */
export const DEAL_STAGES = {
  PROPOSED: { ko: '관심 표시', en: 'Interest expressed' },
  DECLINED: { ko: '거절', en: 'Declined' },
  EXPIRED: { ko: '기한 만료', en: 'Expired' },
  INTRODUCED: { ko: '소개', en: 'Introduced' },
  NDA_DRAFT: { ko: '비밀유지계약 초안', en: 'NDA being drafted' },
  NDA_SIGNED: { ko: '비밀유지계약 체결', en: 'NDA signed' },
  NEGOTIATING: { ko: '협상', en: 'Negotiating' },
  TERMS_AGREED: { ko: '조건 합의', en: 'Terms agreed' },
  CONTRACT_DRAFT: { ko: '계약서 초안', en: 'Contract being drafted' },
  LOI_SENT: { ko: '인수의향서 제출', en: 'Letter of intent sent' },
  LOI_ACCEPTED: { ko: '인수의향서 수락(독점 협상)', en: 'Letter of intent accepted (exclusive)' },
  DILIGENCE: { ko: '실사', en: 'Due diligence' },
  SPA: { ko: '양수도계약서 작성', en: 'Purchase agreement being drafted' },
  IN_REVIEW: { ko: '계약 검토', en: 'Contract in review' },
  SIGNED: { ko: '계약 체결', en: 'Signed' },
  CLOSED_WON: { ko: '거래 완료', en: 'Closed' },
  STALLED: { ko: '보류', en: 'Stalled' },
  CLOSED_LOST: { ko: '거래 종료', en: 'Ended without a deal' },
} as const satisfies Vocabulary;
export const DealStage = z.enum(codes(DEAL_STAGES)).meta({ id: 'DealStage', description: 'Stage of a deal' });
export type DealStage = z.infer<typeof DealStage>;
