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
 * Kinds of deal, each with its two roles in the order in which they are listed, and the type of outcome it comes to. A deal
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
  },
  TECHNOLOGY: {
    ko: '기술 거래',
    en: 'Technology deal',
    roles: [
      { role: 'demander', listings: ['need', 'company'], withoutListing: true },
      { role: 'provider', listings: ['technology'], withoutListing: true },
    ],
    outcome: 'TECH_DEAL',
  },
  ACQUISITION: {
    ko: '인수·합병',
    en: 'Merger or acquisition',
    roles: [
      { role: 'buyer', listings: ['investor', 'company'], withoutListing: true },
      { role: 'seller', listings: ['acquisition'], withoutListing: false },
    ],
    outcome: 'MNA',
  },
  COLLABORATION: {
    ko: '협업·실증',
    en: 'Collaboration or proof of concept',
    roles: [
      { role: 'partner', listings: ['company', 'need'], withoutListing: true },
      { role: 'company', listings: ['company'], withoutListing: false },
    ],
    outcome: 'POC',
  },
} as const satisfies Readonly<
  Record<string, Label & { readonly roles: readonly [RoleOf, RoleOf]; readonly outcome: string }>
>;
export const DealKind = z.enum(codes(DEAL_KINDS)).meta({ id: 'DealKind', description: 'What a deal is about' });
export type DealKind = z.infer<typeof DealKind>;

/** The roles of a kind of deal, in order. */
export const rolesOf = (kind: DealKind): readonly [RoleOf, RoleOf] => DEAL_KINDS[kind].roles;
