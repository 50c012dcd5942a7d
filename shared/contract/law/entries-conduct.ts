import type { LawEntry } from './types.ts';

const read = { asOf: '2026-06', source: 'statute' } as const;

/** Fair dealing between large and small, secrets, exports, personal data. */
export const CONDUCT_LAW = {
  'techdata.nda': {
    statute: 'cooperation',
    article: '제21조의2',
    says: {
      ko: '수탁기업이 기술자료를 제공하면 위탁기업은 제공받는 날까지 비밀유지계약을 체결하여야 한다.',
      en: 'Where a supplier provides technical data, the commissioning firm must enter into a non-disclosure agreement by the day of provision.',
    },
    ...read,
  },
  'techdata.nda-subcontract': {
    statute: 'subcontracting',
    article: '제12조의3제3항',
    says: {
      ko: '하도급거래에서 기술자료를 제공받는 원사업자는 비밀유지계약을 체결하여야 한다.',
      en: 'A principal contractor that receives technical data in subcontracting must enter into a non-disclosure agreement.',
    },
    ...read,
  },
  'techdata.demand': {
    statute: 'cooperation',
    article: '제25조제1항제12호',
    says: {
      ko: '정당한 사유 없이 기술자료의 제공을 요구하여서는 아니 된다.',
      en: 'Technical data may not be demanded without just cause.',
    },
    ...read,
  },
  'techdata.misuse': {
    statute: 'cooperation',
    article: '제25조제2항',
    says: {
      ko: '제공받은 기술자료를 자기 또는 제3자를 위하여 유용하여서는 아니 되며, 계약을 체결하기 전에 받은 것도 같다.',
      en: 'Technical data received, even before a contract is made, may not be misused for oneself or a third party.',
    },
    ...read,
  },
  'techdata.damages': {
    statute: 'cooperation',
    article: '제40조의2제2항제2호',
    says: {
      ko: '기술자료를 유용하면 손해액의 5배까지 배상책임을 질 수 있다.',
      en: 'Misuse of technical data may give rise to liability of up to 5 times the loss.',
    },
    ...read,
  },
  'fair.abuse': {
    statute: 'fairTrade',
    article: '제45조제1항제6호',
    says: {
      ko: '거래상의 지위를 부당하게 이용하여 상대방과 거래하는 행위를 하여서는 아니 된다.',
      en: 'A superior bargaining position may not be exploited unfairly.',
    },
    ...read,
  },
  'fair.ip-guideline': {
    statute: 'ipGuideline',
    article: '실시허락',
    says: {
      ko: '특허권이 소멸한 뒤의 기술료 부과와 개량기술의 독점적 이전 강제는 부당한 행사로 볼 수 있다.',
      en: 'Royalties charged after a patent has lapsed, and forced exclusive grant-backs, may be held an abuse.',
    },
    asOf: '2026-06',
    source: 'secondary',
  },
  'secret.definition': {
    statute: 'tradeSecrets',
    article: '제2조제2호',
    says: {
      ko: '공공연히 알려져 있지 아니하고 독립된 경제적 가치를 가지며 비밀로 관리된 정보가 영업비밀이다.',
      en: 'A trade secret is information that is not public, has independent economic value and is kept secret.',
    },
    ...read,
  },
  'secret.idea': {
    statute: 'tradeSecrets',
    article: '제2조제1호차목',
    says: {
      ko: '거래 교섭에서 제공받은 아이디어를 목적에 반하여 쓰는 행위는 부정경쟁행위이다.',
      en: 'Using an idea received in negotiations against its purpose is an act of unfair competition.',
    },
    ...read,
  },
  'export.core-technology': {
    statute: 'industrialTechnology',
    article: '제11조·제11조의2',
    says: {
      ko: '국가의 지원을 받은 국가핵심기술의 수출은 승인을, 그 밖의 국가핵심기술의 수출과 해외 인수·합병은 신고를 요할 수 있다.',
      en: 'Exporting national core technology developed with state funds needs approval; other exports of it, and foreign takeovers, may need a report.',
    },
    ...read,
  },
  'export.strategic': {
    statute: 'foreignTrade',
    article: '제19조',
    says: {
      ko: '전략물자와 전략기술의 수출에는 허가가 필요하다.',
      en: 'Exporting strategic items and technology needs a licence.',
    },
    ...read,
  },
  'data.processing': {
    statute: 'personalData',
    article: '제26조',
    says: {
      ko: '개인정보의 처리를 맡기려면 목적 외 처리 금지 등을 적은 문서로 하여야 한다.',
      en: 'Processing of personal data may be entrusted only by a document that rules out other uses and sets out the safeguards.',
    },
    ...read,
  },
  'data.transfer-of-business': {
    statute: 'personalData',
    article: '제27조',
    says: {
      ko: '영업의 양도로 개인정보를 이전하려면 미리 정보주체에게 알려야 한다.',
      en: 'Before personal data pass with a business, the persons concerned must be told.',
    },
    ...read,
  },
  'data.abroad': {
    statute: 'personalData',
    article: '제28조의8',
    says: {
      ko: '개인정보의 국외 이전은 법이 정한 경우에만 할 수 있다.',
      en: 'Personal data may go abroad only on the grounds the Act lists.',
    },
    ...read,
  },
  'standard-terms': {
    statute: 'standardTerms',
    article: '제2조·제3조·제6조',
    says: {
      ko: '여러 상대방과 쓰려고 미리 마련한 계약은 약관일 수 있고, 불공정한 조항은 무효이다.',
      en: 'A contract prepared for many counterparties may be standard terms, whose unfair clauses are void.',
    },
    ...read,
  },
  'public.contract': {
    statute: 'localContracts',
    article: '제14조',
    says: {
      ko: '지방자치단체가 당사자인 계약은 법정 사항을 적은 계약서로 체결한다.',
      en: 'A contract to which a local government is a party is made by a document with the contents the Act lists.',
    },
    ...read,
  },
} as const satisfies Readonly<Record<string, LawEntry>>;
