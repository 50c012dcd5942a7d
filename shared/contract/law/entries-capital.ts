import type { LawEntry } from './types.ts';

const read = { asOf: '2026-06', source: 'statute' } as const;

/** Shares, their issue and transfer; the transfer of a business. */
export const CAPITAL_LAW = {
  'capital.classes': {
    statute: 'commercial',
    article: '제344조제2항',
    says: {
      ko: '종류주식을 발행하려면 정관에서 그 종류와 내용, 수를 정하여야 한다.',
      en: 'Classes of shares can be issued only if the articles provide for them, their terms and their number.',
    },
    ...read,
  },
  'capital.conversion': {
    statute: 'commercial',
    article: '제346조',
    says: {
      ko: '전환의 조건과 기간, 전환으로 발행할 주식을 정관에서 정한다.',
      en: 'Terms and period of conversion, and the shares to be issued on it, are set out in the articles.',
    },
    ...read,
  },
  'capital.reserve': {
    statute: 'commercial',
    article: '제346조제4항',
    says: {
      ko: '전환청구기간 동안 전환으로 새로 발행할 주식의 수를 남겨 두어야 한다.',
      en: 'While conversion may be demanded, the shares to be newly issued on it are kept in reserve.',
    },
    ...read,
  },
  'capital.registration': {
    statute: 'commercial',
    article: '제317조',
    says: {
      ko: '주식의 종류와 내용은 등기사항이다.',
      en: 'Classes of shares and their terms are entered in the register.',
    },
    ...read,
  },
  'capital.redemption': {
    statute: 'commercial',
    article: '제345조제1항',
    says: {
      ko: '회사의 이익으로 소각할 수 있는 주식은 정관에서 상환가액, 기간과 방법을 정한다.',
      en: 'For shares redeemable out of profit the articles set out price, period and manner.',
    },
    ...read,
  },
  'capital.distributable': {
    statute: 'commercial',
    article: '제462조',
    says: {
      ko: '배당할 수 있는 이익은 순자산에서 자본금과 준비금 등을 뺀 범위이다.',
      en: 'Distributable profit is net assets less capital, reserves and the like.',
    },
    ...read,
  },
  'capital.non-voting': {
    statute: 'commercial',
    article: '제344조의3제2항',
    says: {
      ko: '의결권이 없거나 제한되는 주식은 발행주식총수의 4분의 1을 넘지 못한다.',
      en: 'Shares with no or restricted votes may not exceed one quarter of the issued shares.',
    },
    ...read,
  },
  'capital.allotment': {
    statute: 'commercial',
    article: '제418조제2항·제4항',
    says: {
      ko: '주주 외의 자에게 신주를 배정하려면 정관의 근거와 경영상 목적이 있어야 하고 납입기일 2주 전까지 주주에게 통지하거나 공고한다.',
      en: 'An allotment to others than shareholders needs a basis in the articles and a business purpose, and notice no later than 2 weeks before payment.',
    },
    ...read,
  },
  'capital.waiver': {
    statute: 'commercial',
    article: '제418조제4항',
    says: {
      ko: '주주 전원이 동의하면 통지기간을 줄이는 실무가 있다.',
      en: 'In practice all shareholders may agree to shorten the notice.',
    },
    asOf: '2026-06',
    source: 'general',
  },
  'capital.transfer-approval': {
    statute: 'commercial',
    article: '제335조제1항·제2항',
    says: {
      ko: '정관으로 주식의 양도에 이사회의 승인을 받게 할 수 있고, 승인 없는 양도는 회사에 효력이 없다.',
      en: 'The articles may require the approval of the board for transfers; one without it has no effect against the company.',
    },
    ...read,
  },
  'capital.uncertificated': {
    statute: 'commercial',
    article: '제335조제3항',
    says: {
      ko: '주권 발행 전의 양도는 회사 성립 또는 납입기일부터 6개월이 지난 뒤에는 회사에 효력이 있다.',
      en: 'A transfer before certificates are issued has effect against the company from 6 months after formation or payment.',
    },
    ...read,
  },
  'capital.squeeze-out': {
    statute: 'commercial',
    article: '제360조의24',
    says: {
      ko: '95% 이상을 가진 지배주주는 소수주식의 매도를 청구할 수 있다.',
      en: 'A controlling shareholder with 95% or more may demand the sale of the remaining shares.',
    },
    ...read,
  },
  'venture.joint-liability': {
    statute: 'ventureInvestment',
    article: '제14조제2항·제27조제1항·제39조제1항·제52조제2항',
    says: {
      ko: '벤처투자회사, 조합, 창업기획자 등은 법정 사유의 고의·중과실을 빼고 투자받은 기업의 의무에 제3자의 연대책임을 지울 수 없다.',
      en: 'Venture investment companies, funds and accelerators may not make third parties jointly liable for the investee, save for wilful or grossly negligent acts in statutory cases.',
    },
    ...read,
  },
  'business.small-transfer': {
    statute: 'commercial',
    article: '제374조의3',
    says: {
      ko: '총주주가 동의하거나 상대방이 90% 이상을 가지면 이사회의 승인으로 주주총회를 갈음할 수 있다.',
      en: 'With the consent of all shareholders, or where the other side holds 90% or more, the approval of the board takes the place of the general meeting.',
    },
    ...read,
  },
  'business.venture-route': {
    statute: 'ventureBusiness',
    article: '제15조의8',
    says: {
      ko: '벤처기업이 순자산의 10% 이하로 다른 회사의 영업을 양수하면 정관에 따라 이사회의 승인으로 주주총회를 갈음할 수 있다.',
      en: 'A venture business that takes over a business for no more than 10% of its net assets may, if its articles say so, do with the approval of its board.',
    },
    ...read,
  },
  'business.trade-name': {
    statute: 'commercial',
    article: '제42조',
    says: {
      ko: '양도인의 상호를 계속 쓰는 양수인은 양도인의 영업상 채무를 갚을 책임이 있고, 책임이 없음을 등기하거나 통지하면 그러하지 아니하다.',
      en: 'A transferee that goes on using the trade name answers for the transferor’s business debts unless it registers or gives notice that it does not.',
    },
    ...read,
  },
  'business.vat': {
    statute: 'valueAddedTax',
    article: '제10조제9항제2호·제52조제4항',
    says: {
      ko: '사업의 포괄양도는 재화의 공급으로 보지 아니하며, 양수인이 대리납부할 수도 있다.',
      en: 'The transfer of a business as a whole is no supply of goods; alternatively the transferee may pay the tax in the transferor’s place.',
    },
    ...read,
  },
  'business.secondary-tax': {
    statute: 'nationalTax',
    article: '제41조',
    says: {
      ko: '사업의 양수인은 양도인의 체납 세금에 대하여 제2차 납세의무를 진다.',
      en: 'The transferee of a business is secondarily liable for the transferor’s unpaid taxes.',
    },
    ...read,
  },
  'business.personal-data': {
    statute: 'personalData',
    article: '제27조',
    says: {
      ko: '영업양도로 개인정보를 이전하려면 미리 정보주체에게 알려야 한다.',
      en: 'Personal data may pass with a business only after those concerned have been notified.',
    },
    ...read,
  },
  'tax.withholding-gain': {
    statute: 'corporateTax',
    article: '제93조제9호·제98조제1항',
    says: {
      ko: '외국법인의 주식 양도에는 대금의 10%와 차익의 20% 가운데 적은 금액을 원천징수한다.',
      en: 'On shares sold by a foreign corporation the lesser of 10% of the price and 20% of the gain is withheld.',
    },
    ...read,
  },
  'tax.deemed-acquisition': {
    statute: 'localTax',
    article: '제7조제5항',
    says: {
      ko: '과점주주가 되면 법인의 부동산 등을 취득한 것으로 본다.',
      en: 'Whoever comes to hold the majority is deemed to acquire the company’s real property and the like.',
    },
    asOf: '2026-06',
    source: 'general',
  },
} as const satisfies Readonly<Record<string, LawEntry>>;
