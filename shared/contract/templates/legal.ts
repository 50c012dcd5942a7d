import type { LegalNote } from '../engine/types.ts';

/** Month in which the provisions below were read. A rule that cites a later reading says so itself. */
export const LAW_AS_OF = '2026-06';

/** Statutes by their official names, in one place: names of laws and of authorities change. */
const STATUTES = {
  cooperation: {
    statuteKo: '대·중소기업 상생협력 촉진에 관한 법률',
    statuteEn: 'Act on the Promotion of Mutually Beneficial Cooperation between Large Enterprises and SMEs',
  },
  cooperationDecree: {
    statuteKo: '대·중소기업 상생협력 촉진에 관한 법률 시행령',
    statuteEn: 'Enforcement Decree of the Act on the Promotion of Mutually Beneficial Cooperation',
  },
  subcontracting: {
    statuteKo: '하도급거래 공정화에 관한 법률',
    statuteEn: 'Fair Transactions in Subcontracting Act',
  },
  subcontractingDecree: {
    statuteKo: '하도급거래 공정화에 관한 법률 시행령',
    statuteEn: 'Enforcement Decree of the Fair Transactions in Subcontracting Act',
  },
  ventureInvestment: { statuteKo: '벤처투자 촉진에 관한 법률', statuteEn: 'Venture Investment Promotion Act' },
  ventureInvestmentRule: {
    statuteKo: '벤처투자 촉진에 관한 법률 시행규칙',
    statuteEn: 'Enforcement Rule of the Venture Investment Promotion Act',
  },
  commercial: { statuteKo: '상법', statuteEn: 'Commercial Act' },
  interest: { statuteKo: '이자제한법', statuteEn: 'Interest Limitation Act' },
  foreignInvestment: { statuteKo: '외국인투자 촉진법', statuteEn: 'Foreign Investment Promotion Act' },
  foreignExchange: { statuteKo: '외국환거래법', statuteEn: 'Foreign Exchange Transactions Act' },
  civil: { statuteKo: '민법', statuteEn: 'Civil Act' },
  tradeSecrets: {
    statuteKo: '부정경쟁방지 및 영업비밀보호에 관한 법률',
    statuteEn: 'Unfair Competition Prevention and Trade Secret Protection Act',
  },
  industrialTechnology: {
    statuteKo: '산업기술의 유출방지 및 보호에 관한 법률',
    statuteEn: 'Act on Prevention of Divulgence and Protection of Industrial Technology',
  },
  foreignTrade: { statuteKo: '대외무역법', statuteEn: 'Foreign Trade Act' },
} as const;
export type StatuteId = keyof typeof STATUTES;

/** A citation as read in {@link LAW_AS_OF}. */
export const law = (statute: StatuteId, article: string): LegalNote => ({
  ...STATUTES[statute],
  article,
  asOf: LAW_AS_OF,
});
/** A statute's name as contract text quotes it. */
export const quoted = (statute: StatuteId): { ko: string; en: string } => ({
  ko: `「${STATUTES[statute].statuteKo}」`,
  en: `the ${STATUTES[statute].statuteEn}`,
});
