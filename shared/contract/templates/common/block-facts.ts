import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { safeText } from '#shared/kernel/text.ts';
import { named } from '../../engine/labels.ts';
import { type CommonFacts, codes, day, disputes, language, period, signedOn, words } from './facts.ts';

export const RIGHT_KINDS = {
  patent: { ko: '특허', en: 'Patent' },
  utility: { ko: '실용신안', en: 'Utility model' },
  design: { ko: '디자인', en: 'Design' },
  trademark: { ko: '상표', en: 'Trademark' },
  copyright: { ko: '저작권', en: 'Copyright' },
} as const;
export const RIGHT_STATUSES = {
  registered: { ko: '등록', en: 'Registered' },
  pending: { ko: '출원 중', en: 'Application pending' },
} as const;
export const CORE_TECHNOLOGY = {
  yes: { ko: '해당', en: 'Yes' },
  no: { ko: '해당하지 아니함', en: 'No' },
  unknown: { ko: '확인 전', en: 'Not yet known' },
} as const;

/** Facts of the shared closing articles. */
export const closingFacts = {
  secrecyPeriod: named(period(), '비밀유지의무의 존속기간', 'Survival of the duty of confidence'),
  personalData: named(z.boolean(), '개인정보의 처리', 'Personal data processed'),
  disputes: disputes(),
  language: language(),
  signedOn: signedOn(),
};
const shape = z.strictObject(closingFacts);
export type BlockFacts = Omit<CommonFacts, 'parties'> & z.infer<typeof shape>;

/** A right that a contract is about, by its public number. */
export const Right = z.strictObject({
  kind: named(codes(RIGHT_KINDS), '종류', 'Kind'),
  country: named(z.string().regex(/^[A-Z]{2}$/, { error: 'bad-country' }), '국가', 'Country'),
  status: named(codes(RIGHT_STATUSES), '상태', 'Status'),
  number: named(safeText(40), '번호', 'Number'),
  title: named(words(200), '명칭', 'Title'),
  filedOn: named(day(), '출원일', 'Filed on'),
  expiresOn: named(day(), '만료일', 'Expires on'),
  coOwned: named(z.boolean(), '공유 여부', 'Co-owned'),
  coOwnersConsentedOn: named(day(), '공유자 전원의 동의일', 'Consent of all co-owners on'),
});
export type RightField = keyof z.infer<typeof Right>;
export const rights = () => named(z.array(Right).max(50), '계약의 대상인 권리', 'Rights');

/** A part of a sum with its day. */
export const Instalment = z.strictObject({
  name: named(words(80), '구분', 'Instalment'),
  amount: named(Money, '금액', 'Amount'),
  dueOn: named(day(), '지급일', 'Due on'),
});
export const Deliverable = z.strictObject({
  name: named(words(200), '명칭', 'Name'),
  form: named(words(120), '형태', 'Form'),
  deliverBy: named(day(), '인도일', 'Deliver by'),
});
/** What has to be reached, so that both sides can tell whether it was. */
export const Goal = z.strictObject({
  name: named(words(120), '지표', 'Metric'),
  target: named(words(120), '목표', 'Target'),
  method: named(words(200), '측정 방법', 'Method of measurement'),
});
export const coreTechnology = () => named(codes(CORE_TECHNOLOGY), '국가핵심기술 해당 여부', 'National core technology');
export const publiclyFunded = () => named(z.boolean(), '국가연구개발사업의 성과', 'Result of publicly funded research');
