import { authoring } from '../../engine/author.ts';
import type { JdaFacts, JdaRowField } from './facts.ts';

/** Defined terms of the joint development agreement. */
export const TERMS = {
  developer: { ko: '개발기업', en: 'Developer' },
  partner: { ko: '참여기업', en: 'Partner' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  project: { ko: '공동개발', en: 'Project' },
  background: { ko: '배경기술', en: 'Background Technology' },
  results: { ko: '개발결과물', en: 'Results' },
  committee: { ko: '운영위원회', en: 'Committee' },
} as const;

export const { val, choose, term, terms, define } = authoring<JdaFacts, keyof typeof TERMS, JdaRowField>();

export const developer = term('developer');
export const partner = term('partner');
export const party = term('party');
export const parties = terms('party');
export const project = term('project');
export const background = term('background');
export const results = term('results');
export const committee = term('committee');
