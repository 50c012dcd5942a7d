import type { Label } from '#shared/kernel/i18n.ts';
import type { Dated } from './types.ts';

/** Authorities under the names they have had, oldest first: ministries are renamed, contracts keep the name of their day. */
const AUTHORITIES = {
  intellectualProperty: [
    { name: { ko: '특허청', en: 'the Korean Intellectual Property Office' } },
    { from: '2025-10-01', name: { ko: '지식재산처', en: 'the Ministry of Intellectual Property' } },
  ],
  industry: [
    { name: { ko: '산업통상자원부', en: 'the Ministry of Trade, Industry and Energy' } },
    { from: '2025-10-01', name: { ko: '산업통상부', en: 'the Ministry of Trade and Industry' } },
  ],
  economy: [
    { name: { ko: '기획재정부', en: 'the Ministry of Economy and Finance' } },
    { from: '2026-01-02', name: { ko: '재정경제부', en: 'the Ministry of Finance and Economy' } },
  ],
  fairTrade: [{ name: { ko: '공정거래위원회', en: 'the Fair Trade Commission' } }],
  cityHall: [{ name: { ko: '서울특별시', en: 'the Seoul Metropolitan Government' } }],
  cityAgency: [{ name: { ko: '서울경제진흥원', en: 'the Seoul Business Agency' } }],
} as const satisfies Readonly<Record<string, readonly (Dated & { readonly name: Label })[]>>;
export type AuthorityId = keyof typeof AUTHORITIES;

/** The name an authority has on a day (`YYYY-MM-DD`) or in a month (`YYYY-MM`). */
export const authority = (id: AuthorityId, on: string): Label => {
  const names: readonly (Dated & { readonly name: Label })[] = AUTHORITIES[id];
  return (names.findLast(({ from }) => from === undefined || from.slice(0, on.length) <= on) ?? names[0]!).name;
};
