import { authoring } from '../../engine/author.ts';
import type { BtaFacts, BtaRowField } from './facts.ts';

/** Defined terms of the agreement. */
export const TERMS = {
  transferor: { ko: '양도인', en: 'Transferor' },
  transferee: { ko: '양수인', en: 'Transferee' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  business: { ko: '대상영업', en: 'Business' },
  assets: { ko: '양도자산', en: 'Assets' },
  debts: { ko: '인수채무', en: 'Assumed Liabilities' },
  price: { ko: '양수도대금', en: 'Price' },
  transferDay: { ko: '양도일', en: 'Transfer Date' },
} as const;

export const { val, choose, term, terms, define } = authoring<BtaFacts, keyof typeof TERMS, BtaRowField>();

export const transferor = term('transferor');
export const transferee = term('transferee');
export const party = term('party');
export const parties = terms('party');
export const business = term('business');
export const assets = term('assets');
export const debts = term('debts');
export const price = term('price');
export const transferDay = term('transferDay');
