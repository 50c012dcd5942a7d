import type { LawEntry } from './types.ts';

const read = { asOf: '2026-06', source: 'statute' } as const;

/** Patents and inventions, and technology from public research. */
export const RIGHTS_LAW = {
  'patent.term': {
    statute: 'patent',
    article: '제88조',
    says: {
      ko: '특허권의 존속기간은 설정등록한 날부터 출원일 후 20년이 되는 날까지이다.',
      en: 'A patent lasts from its registration until 20 years after the filing date.',
    },
    ...read,
  },
  'patent.exclusive': {
    statute: 'patent',
    article: '제100조',
    says: {
      ko: '전용실시권자는 정한 범위에서 발명을 실시할 권리를 독점하고, 특허권자의 동의 없이 실시권을 이전하거나 통상실시권을 허락할 수 없다.',
      en: 'A registered exclusive licensee alone may work the invention within the scope granted, and needs the patentee’s consent to transfer the licence or to grant licences under it.',
    },
    ...read,
  },
  'patent.registration': {
    statute: 'patent',
    article: '제101조제1항',
    says: {
      ko: '특허권의 이전과 전용실시권의 설정은 등록하여야만 효력이 생긴다.',
      en: 'A transfer of a patent, and the grant of a registered exclusive licence, take effect only on registration.',
    },
    ...read,
  },
  'patent.joint-filing': {
    statute: 'patentRegistration',
    article: '제15조',
    says: {
      ko: '등록은 등록권리자와 등록의무자가 공동으로 신청한다.',
      en: 'Registration is applied for jointly by the party that gains and the party that gives the right.',
    },
    ...read,
  },
  'patent.nonexclusive': {
    statute: 'patent',
    article: '제118조',
    says: {
      ko: '통상실시권은 등록하면 그 뒤에 특허권을 취득한 자에게도 효력이 있다.',
      en: 'A non-exclusive licence binds a later acquirer of the patent once it is registered.',
    },
    ...read,
  },
  'patent.nonexclusive-transfer': {
    statute: 'patent',
    article: '제102조제5항',
    says: {
      ko: '통상실시권은 특허권자의 동의 없이 이전할 수 없다.',
      en: 'A non-exclusive licence may not be transferred without the patentee’s consent.',
    },
    ...read,
  },
  'patent.co-ownership': {
    statute: 'patent',
    article: '제99조',
    says: {
      ko: '공유자는 다른 약정이 없으면 발명을 스스로 실시할 수 있으나, 지분의 양도와 실시권의 허락에는 다른 공유자 모두의 동의가 있어야 한다.',
      en: 'Unless agreed otherwise a co-owner may work the invention itself, but needs the consent of all co-owners to transfer its share or to grant a licence.',
    },
    ...read,
  },
  'patent.application-share': {
    statute: 'patent',
    article: '제37조제3항',
    says: {
      ko: '특허를 받을 수 있는 권리의 공유자는 다른 공유자 모두의 동의가 있어야 지분을 양도할 수 있다.',
      en: 'A co-owner of the right to a patent may transfer its share only with the consent of all co-owners.',
    },
    ...read,
  },
  'patent.applicant-change': {
    statute: 'patent',
    article: '제38조제4항',
    says: {
      ko: '출원한 뒤 특허를 받을 수 있는 권리의 승계는 출원인변경신고를 하여야만 효력이 생긴다.',
      en: 'Succession to the right to a patent after filing takes effect only on the notice of change of applicant.',
    },
    ...read,
  },
  'invention.employee': {
    statute: 'invention',
    article: '제10조·제13조·제15조',
    says: {
      ko: '직무발명에 관한 권리는 승계 규정이나 계약에 따라 사용자에게 승계되고, 종업원은 정당한 보상을 받을 권리를 가진다.',
      en: 'Rights in employee inventions pass to the employer by rule or contract, and the employee is entitled to fair compensation.',
    },
    ...read,
  },
  'public.nonexclusive': {
    statute: 'technologyTransferDecree',
    article: '제26조제4항',
    says: {
      ko: '공공연구기관의 기술은 통상실시권의 허락을 원칙으로 하고 예외를 둔다.',
      en: 'Technology of public research institutes is licensed non-exclusively as a rule, with exceptions.',
    },
    ...read,
  },
  'public.research-results': {
    statute: 'researchInnovation',
    article: '제16조·제18조',
    says: {
      ko: '국가연구개발성과는 연구기관이 소유함을 원칙으로 하며, 그 활용과 기술료에 관한 의무가 따른다.',
      en: 'Results of state-funded research belong to the research body as a rule; duties on their use and on royalties follow them.',
    },
    ...read,
  },
} as const satisfies Readonly<Record<string, LawEntry>>;
