import { authoring } from '../../engine/author.ts';
import type { CnFacts, CnRowField } from './facts.ts';

/** Defined terms of the agreement. */
export const TERMS = {
  investor: { ko: '투자자', en: 'Investor' },
  company: { ko: '회사', en: 'Company' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  money: { ko: '투자금', en: 'Investment Amount' },
  next: { ko: '후속투자', en: 'Next Financing' },
  bond: { ko: '전환사채', en: 'Convertible Bond' },
  diluted: { ko: '완전희석주식수', en: 'Fully Diluted Shares' },
  cap: { ko: '가치평가상한', en: 'Valuation Cap' },
  discount: { ko: '할인율', en: 'Discount Rate' },
  price: { ko: '전환가격', en: 'Conversion Price' },
} as const;

export const { val, choose, term, terms, define } = authoring<CnFacts, keyof typeof TERMS, CnRowField>();

export const investor = term('investor');
export const company = term('company');
export const party = term('party');
export const parties = terms('party');
export const money = term('money');
export const next = term('next');
export const bond = term('bond');
export const diluted = term('diluted');
export const cap = term('cap');
export const discount = term('discount');
export const price = term('price');
