import type { Money } from '#shared/kernel/money.ts';
import type { DealTerms } from './schema.ts';

/** The amount that the outcome of a deal on these terms is told in; none where it is an event, or nothing is paid. */
export const amountOf = (terms: DealTerms): Money | undefined => {
  const amount =
    terms.kind === 'INVESTMENT'
      ? terms.amount
      : terms.kind === 'TECHNOLOGY'
        ? terms.upfront
        : terms.kind === 'ACQUISITION'
          ? terms.price
          : undefined;
  return amount === undefined || amount.amount === '0' ? undefined : amount;
};
