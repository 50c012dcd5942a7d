import type { LawEntry } from './types.ts';

const read = { asOf: '2026-06', source: 'statute' } as const;

/** Companies, obligations, taxes, money across the border. */
export const BUSINESS_LAW = {
  'civil.penalty': {
    statute: 'civil',
    article: '제398조',
    says: {
      ko: '위약금은 손해배상액의 예정으로 추정되고, 부당하게 많으면 법원이 줄일 수 있다.',
      en: 'A sum payable on breach is presumed to be liquidated damages, which a court may reduce where excessive.',
    },
    ...read,
  },
  'civil.statutory-interest': {
    statute: 'civil',
    article: '제379조',
    says: { ko: '이자율을 정하지 아니하면 연 5%로 한다.', en: 'Where no rate is agreed, interest is 5% a year.' },
    ...read,
  },
  'interest.cap': {
    statute: 'interest',
    article: '제2조',
    says: {
      ko: '금전대차의 최고이자율은 연 20%이다.',
      en: 'The most that may be agreed for a money loan is 20% a year.',
    },
    ...read,
  },
  'company.board': {
    statute: 'commercial',
    article: '제393조제1항',
    says: {
      ko: '중요한 자산의 처분과 양도는 이사회의 결의로 한다.',
      en: 'The disposal of material assets is resolved by the board.',
    },
    ...read,
  },
  'company.small-board': {
    statute: 'commercial',
    article: '제383조제4항',
    says: {
      ko: '자본금 10억원 미만으로 이사가 한 명 또는 두 명인 회사에서는 주주총회가 이사회의 기능을 맡는다.',
      en: 'In a company with capital below KRW 1 billion and one or two directors, the general meeting takes the place of the board.',
    },
    ...read,
  },
  'company.self-dealing': {
    statute: 'commercial',
    article: '제398조',
    says: {
      ko: '이사나 주요주주 등과 회사의 거래는 이사회가 미리 이사 3분의 2 이상의 수로 승인하고 공정하여야 한다.',
      en: 'Dealings of a company with its directors, major shareholders or those close to them must be fair and approved beforehand by two thirds of the directors.',
    },
    ...read,
  },
  'company.business-transfer': {
    statute: 'commercial',
    article: '제374조·제374조의2·제434조',
    says: {
      ko: '영업의 전부 또는 중요한 일부의 양도에는 주주총회의 특별결의가 필요하고 반대주주는 주식매수를 청구할 수 있다.',
      en: 'Transferring the whole or a material part of a business needs a special resolution, and dissenting shareholders may demand to be bought out.',
    },
    ...read,
  },
  'company.non-compete': {
    statute: 'commercial',
    article: '제41조',
    says: {
      ko: '영업양도인의 경업금지는 약정이 없으면 같은 지역과 인접 지역에서 10년, 약정으로는 20년까지이다.',
      en: 'The transferor of a business may not compete in the same and adjacent areas for 10 years unless agreed, and for 20 years at most by agreement.',
    },
    ...read,
  },
  'stamp.brackets': {
    statute: 'stampDuty',
    article: '제3조제1항제5호',
    says: {
      ko: '무체재산권의 양도 증서는 기재금액에 따라 인지세를 낸다.',
      en: 'A document on the transfer of intangible property bears stamp duty by the amount stated.',
    },
    ...read,
  },
  'stamp.due': {
    statute: 'stampDuty',
    article: '제8조',
    says: {
      ko: '인지세는 과세문서를 작성한 달의 다음 달 10일까지 내고, 원본 한 통마다 매긴다.',
      en: 'Stamp duty is paid by the 10th of the month after the document is made, and each original bears it.',
    },
    ...read,
  },
  'tax.withholding-royalty': {
    statute: 'corporateTax',
    article: '제93조제8호·제98조제1항',
    says: {
      ko: '외국법인에 지급하는 사용료에는 20%의 법인세를 원천징수한다.',
      en: 'Corporate tax of 20% is withheld from royalties paid to foreign corporations.',
    },
    ...read,
  },
  'tax.withholding-local': {
    statute: 'localTax',
    article: '제103조의52',
    says: {
      ko: '원천징수하는 법인세의 10%를 지방소득세로 특별징수한다.',
      en: 'Local income tax of 10% of the corporate tax withheld is collected with it.',
    },
    ...read,
  },
  'tax.treaty': {
    statute: 'corporateTax',
    article: '제98조의4·제98조의6',
    says: {
      ko: '조세조약의 제한세율을 적용받으려면 신청서와 실질귀속자의 서류를 내야 한다.',
      en: 'A treaty rate needs an application and documents of the beneficial owner.',
    },
    ...read,
  },
  'tax.vat-proxy': {
    statute: 'valueAddedTax',
    article: '제52조제1항',
    says: {
      ko: '국외사업자에게서 용역이나 권리를 공급받으면 부가가치세를 대신 내야 하는 경우가 있다.',
      en: 'Whoever receives services or rights from a supplier abroad may have to pay value-added tax in its place.',
    },
    ...read,
  },
  'tax.vat': {
    statute: 'valueAddedTax',
    article: '제11조·제30조',
    says: {
      ko: '권리의 대여와 양도에는 10%의 부가가치세가 붙을 수 있다.',
      en: 'Value-added tax of 10% may be due on the licence or the transfer of rights.',
    },
    asOf: '2026-06',
    source: 'general',
  },
  'fdi.report': {
    statute: 'foreignInvestment',
    article: '제5조',
    says: {
      ko: '외국인투자는 미리 신고하고 경우에 따라 나중에 신고한다.',
      en: 'A foreign investment is reported beforehand, in some cases afterwards.',
    },
    ...read,
  },
  'fx.report': {
    statute: 'foreignExchange',
    article: '제18조',
    says: {
      ko: '외국환을 주고받는 자본거래에는 신고가 필요할 수 있다.',
      en: 'Capital transactions across the border may have to be reported.',
    },
    ...read,
  },
  'merger.report': {
    statute: 'fairTrade',
    article: '제11조',
    says: {
      ko: '자산이나 매출이 기준을 넘는 회사의 기업결합은 공정거래위원회에 신고한다.',
      en: 'Concentrations of companies above the thresholds of assets or turnover are reported to the Fair Trade Commission.',
    },
    ...read,
  },
  'securities.tax': {
    statute: 'securitiesTax',
    article: '제8조',
    says: {
      ko: '비상장주식의 양도에는 0.35%의 증권거래세가 붙는다.',
      en: 'The transfer of unlisted shares bears securities transaction tax of 0.35%.',
    },
    ...read,
  },
  'sign.electronic': {
    statute: 'electronicSignature',
    article: '제3조',
    says: {
      ko: '당사자가 정한 전자서명은 서명이나 기명날인과 같은 효력을 가진다.',
      en: 'An electronic signature the parties have chosen has the effect of a signature or seal.',
    },
    ...read,
  },
  'law.choice': {
    statute: 'privateInternational',
    article: '제45조·제8조',
    says: {
      ko: '당사자는 준거법과 관할을 고를 수 있다.',
      en: 'Parties may choose the governing law and the forum.',
    },
    ...read,
  },
} as const satisfies Readonly<Record<string, LawEntry>>;
