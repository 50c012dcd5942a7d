/** Statutes by their official names, in one place: names of laws change. English names are for reading, not official. */
export const STATUTES = {
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
  ventureBusiness: {
    statuteKo: '벤처기업육성에 관한 특별법',
    statuteEn: 'Special Act on the Fostering of Venture Businesses',
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
  industrialTechnologyDecree: {
    statuteKo: '산업기술의 유출방지 및 보호에 관한 법률 시행령',
    statuteEn: 'Enforcement Decree of the Act on Prevention of Divulgence and Protection of Industrial Technology',
  },
  foreignTrade: { statuteKo: '대외무역법', statuteEn: 'Foreign Trade Act' },
  patent: { statuteKo: '특허법', statuteEn: 'Patent Act' },
  patentRegistration: {
    statuteKo: '특허권 등의 등록령',
    statuteEn: 'Decree on the Registration of Patents and Other Rights',
  },
  invention: { statuteKo: '발명진흥법', statuteEn: 'Invention Promotion Act' },
  technologyTransferDecree: {
    statuteKo: '기술의 이전 및 사업화 촉진에 관한 법률 시행령',
    statuteEn: 'Enforcement Decree of the Technology Transfer and Commercialization Promotion Act',
  },
  researchInnovation: {
    statuteKo: '국가연구개발혁신법',
    statuteEn: 'National Research and Development Innovation Act',
  },
  fairTrade: {
    statuteKo: '독점규제 및 공정거래에 관한 법률',
    statuteEn: 'Monopoly Regulation and Fair Trade Act',
  },
  fairTradeDecree: {
    statuteKo: '독점규제 및 공정거래에 관한 법률 시행령',
    statuteEn: 'Enforcement Decree of the Monopoly Regulation and Fair Trade Act',
  },
  ipGuideline: {
    statuteKo: '지식재산권의 부당한 행사에 대한 심사지침',
    statuteEn: 'Guidelines on the Review of Unreasonable Exercise of Intellectual Property Rights',
  },
  stampDuty: { statuteKo: '인지세법', statuteEn: 'Stamp Tax Act' },
  corporateTax: { statuteKo: '법인세법', statuteEn: 'Corporate Tax Act' },
  localTax: { statuteKo: '지방세법', statuteEn: 'Local Tax Act' },
  valueAddedTax: { statuteKo: '부가가치세법', statuteEn: 'Value-Added Tax Act' },
  securitiesTax: { statuteKo: '증권거래세법', statuteEn: 'Securities Transaction Tax Act' },
  nationalTax: { statuteKo: '국세기본법', statuteEn: 'Framework Act on National Taxes' },
  personalData: { statuteKo: '개인정보 보호법', statuteEn: 'Personal Information Protection Act' },
  localContracts: {
    statuteKo: '지방자치단체를 당사자로 하는 계약에 관한 법률',
    statuteEn: 'Act on Contracts to Which a Local Government Is a Party',
  },
  electronicSignature: { statuteKo: '전자서명법', statuteEn: 'Digital Signature Act' },
  electronicDocuments: {
    statuteKo: '전자문서 및 전자거래 기본법',
    statuteEn: 'Framework Act on Electronic Documents and Transactions',
  },
  privateInternational: { statuteKo: '국제사법', statuteEn: 'Act on Private International Law' },
  standardTerms: {
    statuteKo: '약관의 규제에 관한 법률',
    statuteEn: 'Act on the Regulation of Terms and Conditions',
  },
} as const;
export type StatuteId = keyof typeof STATUTES;
