import * as z from 'zod';
import { Money } from '#shared/kernel/money.ts';
import { named } from '../../engine/labels.ts';
import { type ConditionalRowField, duties, holders, illustration, proceeds } from '../common/conditional-facts.ts';
import { disputes, investmentParties, language, period, rate, shares, signedOn, words } from '../common/facts.ts';

/** What a Korean convertible note is made from. `collateral` is there to be refused: the bond to come is unsecured. */
export const CnFacts = z
  .strictObject({
    parties: investmentParties(),
    ...proceeds,
    term: named(period(), '계약기간', 'Term'),
    interest: named(rate(), '연 이자율', 'Interest a year'),
    delayInterest: named(rate(), '연 지연손해금률', 'Interest on arrears a year'),
    collateral: named(words(300), '담보', 'Collateral'),
    valuationCap: named(Money, '가치평가상한', 'Valuation cap'),
    discount: named(rate(5_000), '할인율', 'Discount rate'),
    qualifyingAmount: named(Money, '후속투자의 최소 금액', 'Least amount of the next financing'),
    fullyDiluted: named(shares(), '완전희석주식수', 'Fully diluted shares'),
    issued: named(shares(), '발행주식총수', 'Issued shares'),
    ...holders,
    ...duties,
    illustration: illustration(),
    disputes: disputes(),
    language: language(),
    signedOn: signedOn(),
  })
  .describe('조건부지분전환계약의 사실관계 / Facts of a Korean convertible note');
export type CnFacts = z.infer<typeof CnFacts>;
export type CnRowField = ConditionalRowField;
