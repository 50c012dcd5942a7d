import { authoring } from '../../engine/author.ts';
import type { LoiFacts, LoiRowField } from './facts.ts';

/** Defined terms of the letter. */
export const TERMS = {
  seller: { ko: '매도인', en: 'Seller' },
  buyer: { ko: '매수인', en: 'Buyer' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  target: { ko: '대상', en: 'Target' },
  deal: { ko: '거래', en: 'Transaction' },
  definitive: { ko: '본계약', en: 'Definitive Agreement' },
} as const;

export const { val, choose, term, terms, define } = authoring<LoiFacts, keyof typeof TERMS, LoiRowField>();

export const seller = term('seller');
export const buyer = term('buyer');
export const party = term('party');
export const parties = terms('party');
export const target = term('target');
export const deal = term('deal');
export const definitive = term('definitive');
