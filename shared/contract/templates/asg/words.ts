import { authoring } from '../../engine/author.ts';
import type { AsgFacts, AsgRowField } from './facts.ts';

/** Defined terms of the assignment. */
export const TERMS = {
  assignor: { ko: '양도인', en: 'Assignor' },
  assignee: { ko: '양수인', en: 'Assignee' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  tech: { ko: '양도기술', en: 'Assigned Technology' },
  rights: { ko: '양도권리', en: 'Assigned Rights' },
  price: { ko: '양도대금', en: 'Price' },
  transfer: { ko: '이전등록', en: 'Transfer Registration' },
} as const;

export const { val, choose, term, terms, define } = authoring<AsgFacts, keyof typeof TERMS, AsgRowField>();

export const assignor = term('assignor');
export const assignee = term('assignee');
export const party = term('party');
export const parties = terms('party');
export const tech = term('tech');
export const rights = term('rights');
export const price = term('price');
export const transfer = term('transfer');
