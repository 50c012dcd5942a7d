import { authoring } from '../../engine/author.ts';
import type { NdaFacts, NdaRowField } from './facts.ts';

/** Defined terms of the agreement. */
export const TERMS = {
  investor: { ko: '투자자', en: 'Investor' },
  company: { ko: '기업', en: 'Company' },
  party: { ko: '당사자', en: 'Party', enPlural: 'Parties' },
  discloser: { ko: '제공자', en: 'Disclosing Party' },
  receiver: { ko: '수령자', en: 'Receiving Party' },
  info: { ko: '비밀정보', en: 'Confidential Information' },
  tech: { ko: '기술자료', en: 'Technical Materials' },
  purpose: { ko: '사용 목적', en: 'Permitted Purpose' },
  holder: { ko: '보유자', en: 'Named Recipient', enPlural: 'Named Recipients' },
} as const;

export const { val, choose, term, terms, define, defines } = authoring<NdaFacts, keyof typeof TERMS, NdaRowField>();

/** The terms as they are spoken of in the clauses. */
export const discloser = term('discloser');
export const holder = term('holder');
export const holders = terms('holder');
export const info = term('info');
export const parties = terms('party');
export const party = term('party');
export const purpose = term('purpose');
export const receiver = term('receiver');
export const tech = term('tech');
