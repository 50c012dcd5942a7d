import { authoring } from '../../engine/author.ts';
import type { SsaFacts, SsaRowField } from './facts.ts';

/** Defined terms of the agreement. */
export const TERMS = {
  investor: { ko: '투자자', en: 'Investor' },
  company: { ko: '회사', en: 'Company' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  money: { ko: '투자금', en: 'Investment' },
  newShares: { ko: '신주', en: 'New Shares' },
  closingDay: { ko: '거래완결일', en: 'Closing Date' },
  founder: { ko: '창업자', en: 'Founder', enPlural: 'Founders' },
  diluted: { ko: '완전희석주식수', en: 'Fully Diluted Shares' },
} as const;

export const { val, choose, term, terms, define, defines } = authoring<SsaFacts, keyof typeof TERMS, SsaRowField>();

export const investor = term('investor');
export const company = term('company');
export const party = term('party');
export const parties = terms('party');
export const money = term('money');
export const newShares = term('newShares');
export const closingDay = term('closingDay');
export const founder = term('founder');
export const founders = terms('founder');
export const diluted = term('diluted');
