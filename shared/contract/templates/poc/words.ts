import { authoring } from '../../engine/author.ts';
import type { PocFacts, PocRowField } from './facts.ts';

/** Defined terms of the proof-of-concept agreement. */
export const TERMS = {
  provider: { ko: '공급기업', en: 'Provider' },
  host: { ko: '수요기업', en: 'Host' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  pilot: { ko: '실증', en: 'Pilot' },
  solution: { ko: '실증기술', en: 'Solution' },
  background: { ko: '배경기술', en: 'Background Technology' },
  results: { ko: '결과물', en: 'Results' },
} as const;

export const { val, choose, term, terms, define } = authoring<PocFacts, keyof typeof TERMS, PocRowField>();

export const provider = term('provider');
export const host = term('host');
export const party = term('party');
export const parties = terms('party');
export const pilot = term('pilot');
export const solution = term('solution');
export const background = term('background');
export const results = term('results');
