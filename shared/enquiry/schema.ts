import * as z from 'zod';
import { Cursor, Limit } from '#shared/http/paging.ts';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { Money } from '#shared/kernel/money.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { DeclineReason, FeeModel, TransferType } from '#shared/kernel/vocabulary-trade.ts';
import { FeeTerms } from '#shared/listing/kinds/technology.ts';
import { ListingId, ListingKind } from '#shared/listing/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

export const EnquiryId = id('enquiry');

/** A proposal answers a need; an enquiry asks about a technology or a company for sale. */
export const EnquiryKind = z.enum(['PROPOSAL', 'ENQUIRY']).meta({ id: 'EnquiryKind' });

export const ENQUIRY_STATES = [
  'NEW',
  'UNDER_REVIEW',
  'CONTACTED',
  'ACCEPTED',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
] as const;
export const EnquiryState = z.enum(ENQUIRY_STATES).meta({ id: 'EnquiryState' });
export type EnquiryState = z.infer<typeof EnquiryState>;

export const OfferedTerms = z
  .strictObject({
    transferType: TransferType.optional(),
    feeModel: FeeModel.optional(),
    fee: FeeTerms.optional(),
    price: Money.optional().describe('Price offered'),
    startOn: date().optional().describe('Earliest start'),
    text: bilingual(2000).optional(),
  })
  .meta({ id: 'OfferedTerms' });

export const NewEnquiry = z
  .strictObject({
    listingId: ListingId.describe('The need, technology or company for sale it is about'),
    organisationId: OrganisationId.describe('My organisation, which asks'),
    technologyId: ListingId.optional().describe('My published technology that a proposal offers'),
    message: bilingual(4000),
    terms: OfferedTerms.optional(),
  })
  .meta({ id: 'NewEnquiry' });
export type NewEnquiry = z.infer<typeof NewEnquiry>;

const words = bilingual(2000).optional().describe('In your own words; the other side reads it');
export const EnquiryAnswer = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('REVIEW') }),
    z.strictObject({ decision: z.literal('CONTACT'), text: words }),
    z.strictObject({ decision: z.literal('ACCEPT'), text: words }),
    z
      .strictObject({ decision: z.literal('DECLINE'), reason: DeclineReason, text: words })
      .refine(({ reason, text }) => reason !== 'OTHER' || text !== undefined, {
        error: 'reason-needs-text',
        path: ['text'],
        when: ({ issues }) => issues.length === 0,
      }),
  ])
  .meta({ id: 'EnquiryAnswer' });
export type EnquiryAnswer = z.infer<typeof EnquiryAnswer>;

const step = z.strictObject({ state: EnquiryState, at: instant(), text: bilingual(2000).optional() });
const party = z.strictObject({ organisationId: OrganisationId, name: bilingual(120) });
/** Reminders already sent, the last of them; each is sent once. */
export const REMINDERS = ['BEFORE', 'DAY', 'OVERDUE'] as const;

const shared = {
  enquiryId: EnquiryId,
  kind: EnquiryKind,
  listing: z.strictObject({ listingId: ListingId, kind: ListingKind, title: bilingual(120) }),
  technology: z.strictObject({ listingId: ListingId, title: bilingual(120) }).optional(),
  sender: party,
  message: bilingual(4000),
  terms: OfferedTerms.optional(),
  state: EnquiryState,
  respondBy: date().describe('It is to be answered by the end of this day'),
  answeredAt: instant().optional().describe('First answer of substance: contact, acceptance or refusal'),
  acceptedAt: instant().optional().describe('When it became a deal'),
  dealId: z.string().optional().describe('The deal that came of it'),
  steps: z.array(step).describe('What happened, in order'),
  version: z.int().min(1),
  createdAt: instant(),
  updatedAt: instant(),
};

export const StoredEnquiry = z.strictObject({
  ...shared,
  receiver: party,
  decline: z.strictObject({ reason: DeclineReason, text: bilingual(2000).optional() }).optional(),
  reminded: z.enum(REMINDERS).optional(),
});
export type StoredEnquiry = z.infer<typeof StoredEnquiry>;

export const SIDES = ['SENT', 'RECEIVED'] as const;
export type Side = (typeof SIDES)[number];

const label = z.strictObject({ ko: z.string(), en: z.string() });
/** An enquiry as one of its sides reads it. */
export const Enquiry = z
  .strictObject({
    ...shared,
    side: z.enum(SIDES).describe('The side you are on'),
    frozen: z.literal(true).optional().describe('While one side is suspended nothing can be changed'),
    receiver: party
      .optional()
      .describe('Whose listing it is: the sender learns it once the enquiry is accepted, since a listing names nobody'),
    decline: z
      .strictObject({
        reason: DeclineReason,
        label: label.describe('The reason in words'),
        advice: label.describe('What would change the answer'),
        text: bilingual(2000).optional().describe('In the words of who declined'),
      })
      .optional(),
  })
  .meta({ id: 'Enquiry' });
export type Enquiry = z.infer<typeof Enquiry>;

export const EnquiryQuery = z.strictObject({
  box: z
    .enum(['received', 'sent', 'due'])
    .default('received')
    .describe('Received or sent, newest first; due: still to be answered by us, the most urgent first'),
  limit: Limit,
  cursor: Cursor,
});
export const EnquiryPage = z
  .strictObject({ items: z.array(Enquiry), next: z.string().optional() })
  .meta({ id: 'EnquiryPage' });

export const BANDS = ['EXCELLENT', 'GOOD', 'FAIR', 'SLOW'] as const;
/** Kept for each organisation, made anew every night. */
export const ResponseScore = z.strictObject({
  organisationId: OrganisationId,
  on: date(),
  n: z.int().min(0),
  answered: z.int().min(0),
  score: z.int().min(0).max(100).optional(),
  medianHours: z.number().min(0).optional(),
});
export type ResponseScore = z.infer<typeof ResponseScore>;

export const Responsiveness = z
  .strictObject({
    listingId: ListingId,
    band: z
      .enum([...BANDS, 'INSUFFICIENT', 'WITHHELD'])
      .describe('From 90, 75 and 40 points on; too few enquiries to tell; not told of this kind of listing'),
    score: z
      .int()
      .min(0)
      .max(100)
      .optional()
      .describe('75 % share answered and 25 % speed (100 within a day, 0 from 14 days on), of the last 90 days'),
    n: z.int().optional().describe('Proposals and enquiries that it rests on'),
    answeredPercent: z.int().min(0).max(100).optional(),
    medianDays: z.number().min(0).optional().describe('Median time to the first answer, in half days, rounded up'),
    on: date().optional().describe('The day it was computed; a night makes it anew'),
    least: z.int().describe('Fewer than these are not told of'),
  })
  .meta({ id: 'Responsiveness' });
export type Responsiveness = z.infer<typeof Responsiveness>;
