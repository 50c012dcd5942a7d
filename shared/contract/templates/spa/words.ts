import { authoring } from '../../engine/author.ts';
import type { SpaFacts, SpaRowField } from './facts.ts';

/** Defined terms of the agreement. */
export const TERMS = {
  seller: { ko: '매도인', en: 'Seller' },
  buyer: { ko: '매수인', en: 'Buyer' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  target: { ko: '대상회사', en: 'Target' },
  shares: { ko: '대상주식', en: 'Shares' },
  price: { ko: '매매대금', en: 'Purchase Price' },
  closingDay: { ko: '거래종결일', en: 'Closing Date' },
} as const;

export const { val, choose, term, terms, define } = authoring<SpaFacts, keyof typeof TERMS, SpaRowField>();

export const seller = term('seller');
export const buyer = term('buyer');
export const party = term('party');
export const parties = terms('party');
export const target = term('target');
export const sold = term('shares');
export const price = term('price');
export const closingDay = term('closingDay');
