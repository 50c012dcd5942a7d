import { authoring } from '../../engine/author.ts';
import type { TsFacts, TsRowField } from './facts.ts';

/** Defined terms of the term sheet. */
export const TERMS = {
  investor: { ko: '투자자', en: 'Investor' },
  company: { ko: '회사', en: 'Company' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  money: { ko: '투자금', en: 'Investment' },
  newShares: { ko: '신주', en: 'New Shares' },
  definitive: { ko: '본계약', en: 'Definitive Agreements' },
} as const;

export const { val, choose, term, terms, define } = authoring<TsFacts, keyof typeof TERMS, TsRowField>();

export const investor = term('investor');
export const company = term('company');
export const party = term('party');
export const parties = terms('party');
export const money = term('money');
export const newShares = term('newShares');
export const definitive = term('definitive');
