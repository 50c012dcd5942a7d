import { authoring } from '../../engine/author.ts';
import type { LicFacts, LicRowField } from './facts.ts';

/** Defined terms of the licence. */
export const TERMS = {
  licensor: { ko: '허락자', en: 'Licensor' },
  licensee: { ko: '실시권자', en: 'Licensee' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  tech: { ko: '계약기술', en: 'Licensed Technology' },
  rights: { ko: '계약권리', en: 'Licensed Rights' },
  product: { ko: '계약제품', en: 'Licensed Products' },
  field: { ko: '실시분야', en: 'Field of Use' },
  territory: { ko: '계약지역', en: 'Territory' },
  licence: { ko: '실시권', en: 'Licence' },
  sales: { ko: '순매출액', en: 'Net Sales' },
  royalty: { ko: '기술료', en: 'Royalties' },
  improvement: { ko: '개량기술', en: 'Improvements' },
} as const;

export const { val, choose, term, terms, define } = authoring<LicFacts, keyof typeof TERMS, LicRowField>();

export const licensor = term('licensor');
export const licensee = term('licensee');
export const party = term('party');
export const parties = terms('party');
export const tech = term('tech');
export const rights = term('rights');
export const product = term('product');
export const field = term('field');
export const territory = term('territory');
export const licence = term('licence');
export const sales = term('sales');
export const royalty = term('royalty');
export const improvement = term('improvement');
