import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { Money } from '#shared/kernel/money.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { Instrument } from '#shared/kernel/vocabulary.ts';
import { DealRole } from '#shared/kernel/vocabulary-deal.ts';
import { FeeModel, SaleType, TransferType } from '#shared/kernel/vocabulary-trade.ts';

const months = z.int().min(1).max(360);
const rate = z.int().min(1).max(10_000);
const note = bilingual(2000).optional().describe('What the figures do not say');

const InvestmentTerms = z.strictObject({
  kind: z.literal('INVESTMENT'),
  instrument: Instrument,
  amount: Money.describe('What is invested in all'),
  preMoney: Money.optional().describe('Value of the company before the investment'),
  valuationCap: Money.optional().describe('Of a SAFE or convertible note'),
  discount: rate.optional().describe('Discount at conversion in basis points'),
  boardSeat: z.boolean().optional(),
  closingOn: date().optional(),
  note,
});
const TechnologyTerms = z.strictObject({
  kind: z.literal('TECHNOLOGY'),
  transferType: TransferType,
  feeModel: FeeModel.optional(),
  upfront: Money.describe('Paid once; 0 where nothing is'),
  running: rate.optional().describe('Running royalty in basis points of net sales'),
  minimum: Money.optional().describe('Least royalty in a year'),
  territory: bilingual(200).optional(),
  field: bilingual(200).optional().describe('Field of use'),
  exclusive: z.boolean().optional(),
  months: months.optional().describe('Term'),
  note,
});
const AcquisitionTerms = z.strictObject({
  kind: z.literal('ACQUISITION'),
  saleType: SaleType,
  price: Money,
  stake: rate.optional().describe('Share sold in basis points'),
  escrow: z.int().min(0).max(10_000).optional().describe('Part of the price held back, in basis points'),
  closingOn: date().optional(),
  note,
});
const CollaborationTerms = z.strictObject({
  kind: z.literal('COLLABORATION'),
  goal: bilingual(500).describe('What is to be shown, and by which measure'),
  budget: Money.optional(),
  months: months.optional(),
  site: bilingual(200).optional(),
  note,
});

/** The terms of a deal by its kind. Amounts in minor units, rates in basis points. */
export const DealTerms = z
  .discriminatedUnion('kind', [InvestmentTerms, TechnologyTerms, AcquisitionTerms, CollaborationTerms])
  .meta({ id: 'DealTerms' });
export type DealTerms = z.infer<typeof DealTerms>;

/** A version of the terms as one side proposed it. Versions are numbered and never changed. */
export const TermsVersion = z
  .strictObject({
    dealId: z.string(),
    number: z.int().min(1),
    by: DealRole,
    terms: DealTerms,
    at: instant(),
  })
  .meta({ id: 'TermsVersion' });
export type TermsVersion = z.infer<typeof TermsVersion>;
export const TermsVersions = z
  .strictObject({
    items: z.array(TermsVersion).describe('The first one first'),
    agreed: z.int().optional().describe('Number of the version both sides accepted'),
  })
  .meta({ id: 'TermsVersions' });

export const NewTerms = z.strictObject({ terms: DealTerms }).meta({ id: 'NewTerms' });
export const TermsAcceptance = z
  .strictObject({ number: z.int().min(1).describe('The version that is accepted; only the latest can be') })
  .meta({ id: 'TermsAcceptance' });
