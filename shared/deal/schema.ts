import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { Money } from '#shared/kernel/money.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { DealKind, DealRole, DealStage } from '#shared/kernel/vocabulary-deal.ts';
import { DeclineReason, SaleType } from '#shared/kernel/vocabulary-trade.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { RunId } from '#shared/match/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

export const DealId = id('deal');

/** Steps of the duty to answer that somebody has been told of. */
export const DEAL_REMINDERS = ['BEFORE', 'DAY'] as const;

export const NewDeal = z
  .strictObject({
    listingId: ListingId.describe('My listing'),
    counterpartId: ListingId.describe('The listing it was matched with'),
  })
  .meta({ id: 'NewDeal' });

const party = {
  role: DealRole,
  listingId: ListingId.optional().describe('The listing it is here with; who answers a listing may have none'),
  title: bilingual(120).describe('Title of its listing, or its name'),
  acceptedAt: instant().optional().describe('When this side agreed to the deal'),
};
export const DealParty = z.strictObject({ ...party, organisationId: OrganisationId });
export type DealParty = z.infer<typeof DealParty>;

const closed = z.strictObject({
  reason: DeclineReason.optional(),
  text: bilingual(500).optional(),
  by: DealRole.optional().describe('The side that ended it; none where its time was over'),
  at: instant(),
});
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'bad-sha256' })
  .describe('SHA-256 of the signed file, lower-case hex; both sides name the same');

/** A letter of intent: what a buyer offers, until when, and for how long it wants to talk alone. */
export const LetterOfIntent = z
  .strictObject({
    price: Money,
    saleType: SaleType,
    validUntil: date().describe('Last day on which it can be accepted'),
    exclusivityDays: z.int().min(1).max(180).describe('Days after acceptance in which the seller talks to nobody else'),
    text: bilingual(2000).optional(),
  })
  .meta({ id: 'LetterOfIntent' });

const signature = z.strictObject({
  document: z.enum(['NDA', 'CONTRACT']),
  role: DealRole,
  documentHash: sha256,
  draftId: id('draft it was made from').optional(),
  signedOn: date(),
  signatory: bilingual(80),
  endsOn: date().optional().describe('Of an NDA: last day of the duty of confidentiality'),
  at: instant().describe('When it was recorded'),
});
/** Business of a deal that its sides move: everything but who they are. */
const progress = {
  stageSince: instant().optional().describe('Since when it has been at its stage'),
  stalledAt: DealStage.optional().describe('The stage that a stalled deal goes back to'),
  terms: z
    .strictObject({
      number: z.int().min(1).describe('The latest version'),
      by: DealRole,
      acceptedBy: z.array(DealRole),
      agreed: z.int().min(1).optional().describe('The version both sides accepted, while it is the latest'),
    })
    .optional()
    .describe('How far the terms are'),
  nextAction: z
    .strictObject({ text: bilingual(300), owner: DealRole, due: date() })
    .optional()
    .describe('What is to be done next, by whom and until when'),
  signatures: z.array(signature).max(20).optional(),
  nda: z
    .strictObject({ documentHash: sha256, signedOn: date(), endsOn: date(), retainUntil: date() })
    .optional()
    .describe('The agreement both signed; it is kept until seven years after its end'),
  loi: LetterOfIntent.extend({ sentAt: instant(), acceptedAt: instant().optional() })
    .optional()
    .describe('The latest letter of intent'),
  exclusiveUntil: date().optional().describe('Last day on which the seller talks to this buyer alone'),
  outcomeId: z.string().optional().describe('The outcome that came of it'),
};
const shared = {
  dealId: DealId,
  kind: DealKind,
  stage: DealStage,
  origin: z
    .strictObject({
      kind: z.enum(['MATCH', 'ENQUIRY', 'DIRECT']),
      runId: RunId.optional(),
      score: z.int().optional(),
      enquiryId: z.string().optional(),
    })
    .describe('What the deal came from'),
  message: bilingual(2000).optional().describe('What the side that asked wrote'),
  respondBy: date().optional().describe('Last day for the other side to agree'),
  introducedAt: instant().optional().describe('When both sides had agreed'),
  ...progress,
  closed: closed.optional(),
  version: z.int().min(1),
  createdAt: instant(),
  updatedAt: instant(),
};

/** A deal as it is kept. */
export const Deal = z.strictObject({
  ...shared,
  parties: z.array(DealParty).length(2),
  reminded: z.enum(DEAL_REMINDERS).optional(),
  /** The stage since when, and the action, of which a reminder has been sent. */
  alarmed: z
    .strictObject({ stage: instant().optional(), action: date().optional(), exclusivity: date().optional() })
    .optional(),
});
export type Deal = z.infer<typeof Deal>;

/** A deal as its reader sees it. */
export const ShownDeal = z
  .strictObject({
    ...shared,
    parties: z
      .array(
        z
          .strictObject({
            ...party,
            organisationId: OrganisationId.optional().describe(
              'Of a side that has not agreed only its own people know whose listing it is',
            ),
          })
          .meta({ id: 'DealParty' }),
      )
      .length(2),
    frozen: z
      .literal(true)
      .optional()
      .describe('While one side is suspended nothing of the deal can be changed; never stored'),
    held: z
      .literal(true)
      .optional()
      .describe(
        'The seller talks to another buyer alone: this one sees and does nothing until let in again; never stored',
      ),
  })
  .meta({ id: 'Deal' });
export type ShownDeal = z.infer<typeof ShownDeal>;

export const DealPage = z
  .strictObject({ items: z.array(ShownDeal), next: z.string().optional() })
  .meta({ id: 'DealPage' });

const only = <const A extends string>(act: A) => z.strictObject({ act: z.literal(act) });
/** What a side can do with a deal, by itself. Agreeing, terms and signatures have routes of their own. */
export const DealAct = z
  .discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('DECLINE'),
      reason: DeclineReason,
      text: bilingual(500).optional().describe('Told to the other side'),
    }),
    only('DRAFT_NDA'),
    only('NEGOTIATE'),
    only('REOPEN'),
    only('DRAFT_CONTRACT'),
    only('SUBMIT_REVIEW'),
    only('RETURN'),
    only('CLOSE_WON'),
    z.strictObject({ act: z.literal('SEND_LOI'), loi: LetterOfIntent }),
    only('WITHDRAW_LOI'),
    only('REJECT_LOI'),
    only('ACCEPT_LOI'),
    only('START_DILIGENCE'),
    only('READMIT'),
    only('STALL'),
    only('RESUME'),
    z.strictObject({
      act: z.literal('CLOSE_LOST'),
      reason: DeclineReason,
      text: bilingual(500).optional().describe('Told to the other side'),
    }),
  ])
  .meta({ id: 'DealAct' });
export type DealAct = z.infer<typeof DealAct>;

export const DealChange = z
  .strictObject({
    nextAction: z
      .strictObject({ text: bilingual(300), owner: DealRole, due: date() })
      .nullable()
      .describe('What is to be done next; null when it is done'),
  })
  .meta({ id: 'DealChange' });

export const NewDealSignature = z
  .discriminatedUnion('document', [
    z.strictObject({
      document: z.literal('NDA'),
      documentHash: sha256,
      draftId: id('draft it was made from').optional(),
      signedOn: date(),
      signatory: bilingual(80),
      endsOn: date().describe('Last day of the duty of confidentiality; both sides name the same'),
    }),
    z.strictObject({
      document: z.literal('CONTRACT'),
      documentHash: sha256,
      draftId: id('draft it was made from').optional(),
      signedOn: date(),
      signatory: bilingual(80),
    }),
  ])
  .meta({ id: 'NewDealSignature' });
export type NewDealSignature = z.infer<typeof NewDealSignature>;

export const Approach = z
  .strictObject({
    organisationId: OrganisationId.describe('My organisation, which has to be verified'),
    withListingId: ListingId.optional().describe(
      'My own listing that I come with; needed where an investor is approached',
    ),
    message: bilingual(2000),
  })
  .meta({ id: 'Approach' });
