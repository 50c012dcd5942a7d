import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { type ConditionalRowField, duties, holders, illustration, proceeds } from '../common/conditional-facts.ts';
import { codes, day, disputes, investmentParties, language, rate, shares, signedOn } from '../common/facts.ts';

export const CAP_TYPES = {
  pre: { ko: '투자 전 기준', en: 'Pre-money' },
  post: { ko: '투자 후 기준', en: 'Post-money' },
} as const;
export const ROUND_SECURITIES = {
  same: { ko: '후속투자에서 발행하는 주식과 같은 종류의 주식', en: 'shares of the class issued in the Next Financing' },
  common: { ko: '보통주식', en: 'common shares' },
} as const;
/** What a Korean SAFE is made from. `interest` and `maturity` are there to be refused: a SAFE has neither. */
export const SafeFacts = z
  .strictObject({
    parties: investmentParties(),
    ...proceeds,
    capType: named(codes(CAP_TYPES), '가치평가상한의 기준', 'Basis of the valuation cap'),
    valuationCap: named(Money, '가치평가상한', 'Valuation cap'),
    discount: named(rate(5_000), '할인율', 'Discount rate'),
    qualifyingAmount: named(Money, '후속투자의 최소 금액', 'Least amount of the next financing'),
    roundSecurity: named(codes(ROUND_SECURITIES), '발행할 주식', 'Security to be issued'),
    fullyDiluted: named(shares(), '완전희석주식수', 'Fully diluted shares'),
    issued: named(shares(), '발행주식총수', 'Issued shares'),
    authorised: named(shares(), '발행할 주식의 총수', 'Authorised shares'),
    parValue: named(Money, '1주의 금액', 'Par value'),
    ...holders,
    mfn: named(z.boolean(), '최혜대우', 'Most favoured treatment'),
    proRata: named(z.boolean(), '비례참여권', 'Pro rata right'),
    ...duties,
    interest: named(rate(), '이자율', 'Interest rate'),
    maturity: named(day(), '만기일', 'Maturity'),
    illustration: illustration(),
    disputes: disputes(),
    language: language(),
    signedOn: signedOn(),
  })
  .describe('조건부지분인수계약의 사실관계 / Facts of a Korean SAFE');
export type SafeFacts = z.infer<typeof SafeFacts>;
export type SafeRowField = ConditionalRowField;
