import * as z from 'zod';
import { codes, type Vocabulary } from './vocabulary.ts';

/** How a technology changes hands. */
export const TRANSFER_TYPES = {
  ASSIGNMENT: { ko: '양도', en: 'Assignment' },
  EXCLUSIVE: { ko: '전용실시권', en: 'Exclusive licence' },
  NON_EXCLUSIVE: { ko: '통상실시권', en: 'Non-exclusive licence' },
  KNOW_HOW: { ko: '노하우 이전', en: 'Know-how transfer' },
  JOINT_DEVELOPMENT: { ko: '공동개발', en: 'Joint development' },
  POC: { ko: '실증(PoC)', en: 'Proof of concept' },
} as const satisfies Vocabulary;
export const TransferType = z
  .enum(codes(TRANSFER_TYPES))
  .meta({ id: 'TransferType', description: 'How a technology changes hands' });

/** How a technology is paid for. */
export const FEE_MODELS = {
  LUMP_SUM: { ko: '일시금', en: 'Lump sum' },
  FIXED: { ko: '정액 기술료', en: 'Fixed fee' },
  RUNNING: { ko: '경상기술료(매출 연동)', en: 'Running royalty' },
  MINIMUM_GUARANTEE: { ko: '최저 기술료', en: 'Minimum guarantee' },
} as const satisfies Vocabulary;
export const FeeModel = z.enum(codes(FEE_MODELS)).meta({ id: 'FeeModel', description: 'How a technology is paid for' });

/** Kinds of right in a technology. */
export const IP_KINDS = {
  PATENT: { ko: '특허권', en: 'Patent' },
  PATENT_APPLICATION: { ko: '특허출원', en: 'Patent application' },
  UTILITY_MODEL: { ko: '실용신안권', en: 'Utility model' },
  DESIGN: { ko: '디자인권', en: 'Design right' },
  TRADEMARK: { ko: '상표권', en: 'Trademark' },
  COPYRIGHT: { ko: '저작권', en: 'Copyright' },
} as const satisfies Vocabulary;
export const IpKind = z.enum(codes(IP_KINDS)).meta({ id: 'IpKind', description: 'Kind of right in a technology' });

/** Size of a firm; apart from its stage and its business age. */
export const COMPANY_SIZES = {
  STARTUP: { ko: '스타트업', en: 'Startup' },
  SME: { ko: '중소기업', en: 'Small or medium firm' },
  MID: { ko: '중견기업', en: 'Mid-size firm' },
  LARGE: { ko: '대기업', en: 'Large firm' },
  PUBLIC: { ko: '공공기관', en: 'Public body' },
} as const satisfies Vocabulary;
export const CompanySize = z.enum(codes(COMPANY_SIZES)).meta({ id: 'CompanySize', description: 'Size of a firm' });

/** Amounts as bands: what an anonymous teaser may say of a figure. Lower edge included, in won. */
export const AMOUNT_BANDS = {
  UNDER_1B: { ko: '10억 원 미만', en: 'Under KRW 1 billion' },
  FROM_1B: { ko: '10억~50억 원', en: 'KRW 1 to 5 billion' },
  FROM_5B: { ko: '50억~100억 원', en: 'KRW 5 to 10 billion' },
  FROM_10B: { ko: '100억~300억 원', en: 'KRW 10 to 30 billion' },
  FROM_30B: { ko: '300억~1,000억 원', en: 'KRW 30 to 100 billion' },
  FROM_100B: { ko: '1,000억 원 이상', en: 'KRW 100 billion or more' },
} as const satisfies Vocabulary;
export const AmountBand = z.enum(codes(AMOUNT_BANDS)).meta({ id: 'AmountBand', description: 'Band of an amount' });

/** Numbers of people as bands. */
export const PEOPLE_BANDS = {
  UNDER_10: { ko: '10명 미만', en: 'Fewer than 10 people' },
  FROM_10: { ko: '10~29명', en: '10 to 29 people' },
  FROM_30: { ko: '30~99명', en: '30 to 99 people' },
  FROM_100: { ko: '100~299명', en: '100 to 299 people' },
  FROM_300: { ko: '300명 이상', en: '300 people or more' },
} as const satisfies Vocabulary;
export const PeopleBand = z
  .enum(codes(PEOPLE_BANDS))
  .meta({ id: 'PeopleBand', description: 'Band of a number of people' });

/** Shapes of a sale of a company. */
export const SALE_TYPES = {
  SHARES: { ko: '주식 양수도', en: 'Share sale' },
  BUSINESS: { ko: '영업 양수도', en: 'Business transfer' },
  MERGER: { ko: '합병', en: 'Merger' },
  MINORITY: { ko: '소수 지분 매각', en: 'Minority stake' },
} as const satisfies Vocabulary;
export const SaleType = z.enum(codes(SALE_TYPES)).meta({ id: 'SaleType', description: 'Shape of a sale of a company' });

/** Age of a business in the bands of the venture statistics: up to 3, 3 to 7, over 7 years. */
export const BUSINESS_AGES = {
  EARLY: { ko: '초기(3년 이하)', en: 'Early (up to 3 years)' },
  MIDDLE: { ko: '중기(3~7년)', en: 'Middle (3 to 7 years)' },
  LATE: { ko: '후기(7년 초과)', en: 'Late (over 7 years)' },
} as const satisfies Vocabulary;
export const BusinessAge = z.enum(codes(BUSINESS_AGES)).meta({ id: 'BusinessAge', description: 'Age of a business' });

/** Why an approach is declined. A code is required, so that the other side can be told what would change the answer. */
export const DECLINE_REASONS = {
  STAGE_TOO_EARLY: { ko: '단계가 너무 이름', en: 'Too early a stage' },
  STAGE_TOO_LATE: { ko: '단계가 너무 늦음', en: 'Too late a stage' },
  FIELD_MISMATCH: { ko: '분야가 맞지 않음', en: 'Another field' },
  BENEFIT_UNCLEAR: { ko: '기존 대비 이점이 불분명함', en: 'Benefit over what exists unclear' },
  COMMERCIAL_ROUTE_UNCLEAR: { ko: '사업화 경로가 불분명함', en: 'Commercial route unclear' },
  DESCRIPTION_UNCLEAR: { ko: '설명이 불분명함', en: 'Description unclear' },
  TECH_CONCERN: { ko: '기술적 우려', en: 'Technical concern' },
  TERMS: { ko: '조건이 맞지 않음', en: 'Terms' },
  CAPACITY: { ko: '현재 여력 없음', en: 'No capacity at present' },
  CONFLICT: { ko: '이해 상충', en: 'Conflict of interest' },
  TIMING: { ko: '시기가 맞지 않음', en: 'Timing' },
  OTHER: { ko: '기타', en: 'Other' },
} as const satisfies Vocabulary;
export const DeclineReason = z
  .enum(codes(DECLINE_REASONS))
  .meta({ id: 'DeclineReason', description: 'Why an approach is declined' });
export type DeclineReason = z.infer<typeof DeclineReason>;
