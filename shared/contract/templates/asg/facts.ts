import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import {
  closingFacts,
  coreTechnology,
  Deliverable,
  Instalment,
  publiclyFunded,
  type RightField,
  rights,
} from '../common/block-facts.ts';
import { codes, day, partiesAs, period, rate, words } from '../common/facts.ts';

export const SIDES = {
  assignor: { ko: '양도인', en: 'Assignor' },
  assignee: { ko: '양수인', en: 'Assignee' },
} as const;
export const LICENCE_BACKS = {
  none: { ko: '유보하지 아니함', en: 'None' },
  nonexclusive: { ko: '통상실시권의 유보', en: 'Non-exclusive licence back' },
} as const;
export const VAT = {
  excluded: { ko: '별도', en: 'Not included' },
  included: { ko: '포함', en: 'Included' },
} as const;
export const STAMP_BEARERS = {
  equal: { ko: '똑같이 나눔', en: 'In equal parts' },
  assignor: { ko: '양도인', en: 'The Assignor' },
  assignee: { ko: '양수인', en: 'The Assignee' },
} as const;

const KnowHow = z.strictObject({
  title: named(words(200), '명칭', 'Title'),
  scope: named(words(300), '범위', 'Scope'),
});
const Licence = z.strictObject({
  holder: named(words(120), '실시권자', 'Licensee'),
  scope: named(words(200), '범위', 'Scope'),
  registered: named(z.boolean(), '등록 여부', 'Registered'),
});

/** What a technology assignment is made from. Nothing is required to draft; the stamp duty follows from price and originals. */
export const AsgFacts = z
  .strictObject({
    parties: partiesAs(['assignor', '양도인', 'Assignor'], ['assignee', '양수인', 'Assignee']),
    technology: named(words(300), '양도기술', 'Assigned technology'),
    rights: rights(),
    knowHow: named(z.array(KnowHow).max(30), '노하우', 'Know-how'),
    deliverables: named(z.array(Deliverable).max(30), '인도할 자료', 'Deliverables'),
    price: named(Money, '양도대금', 'Price'),
    instalments: named(z.array(Instalment).max(12), '양도대금의 분할', 'Instalments of the price'),
    lateRate: named(rate(), '연 지연손해금률', 'Interest on arrears a year'),
    vat: named(codes(VAT), '부가가치세', 'Value-added tax'),
    registrationBy: named(day(), '이전등록 신청 기한', 'Transfer filed by'),
    transferCosts: named(codes(SIDES), '이전비용의 부담', 'Costs of the transfer borne by'),
    supportDays: named(z.int().min(0).max(365), '기술지원(일)', 'Days of technical support'),
    licenceBack: named(codes(LICENCE_BACKS), '양도인의 실시권 유보', 'Licence back'),
    licenceBackField: named(words(200), '유보한 실시권의 범위', 'Scope of the licence back'),
    existingLicences: named(z.array(Licence).max(30), '기존의 실시권', 'Existing licences'),
    nonCompete: named(period(), '경업 제한 기간', 'Non-compete'),
    nonCompeteField: named(words(200), '경업 제한의 범위', 'Scope of the non-compete'),
    materialAsset: named(z.boolean(), '중요한 자산', 'Material asset'),
    boardApprovedOn: named(day(), '이사회 승인일', 'Approved by the board on'),
    wholeBusiness: named(z.boolean(), '영업 전부 또는 중요한 일부의 양도', 'Transfer of the business in substance'),
    publiclyFunded: publiclyFunded(),
    coreTechnology: coreTechnology(),
    inventionsSucceeded: named(z.boolean(), '직무발명의 승계', 'Employee inventions succeeded to'),
    curePeriod: named(period(), '시정기간', 'Period for cure'),
    liabilityCap: named(Money, '책임의 한도', 'Cap on liability'),
    originals: named(z.int().min(1).max(10), '원본의 수', 'Number of originals'),
    stampDuty: named(Money, '인지세', 'Stamp duty'),
    stampBearer: named(codes(STAMP_BEARERS), '인지세의 부담', 'Stamp duty borne by'),
    ...closingFacts,
  })
  .describe('기술양도계약의 사실관계 / Facts of a technology assignment');
export type AsgFacts = z.infer<typeof AsgFacts>;
export type AsgRowField =
  | RightField
  | keyof z.infer<typeof KnowHow>
  | keyof z.infer<typeof Licence>
  | keyof z.infer<typeof Instalment>
  | keyof z.infer<typeof Deliverable>;
