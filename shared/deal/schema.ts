import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { DealKind, DealRole } from '#shared/kernel/vocabulary-deal.ts';
import { DeclineReason } from '#shared/kernel/vocabulary-trade.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { RunId } from '#shared/match/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

export const DealId = id('deal');

/** Every stage a deal can be in; which leads where, who may and for which kinds is in `machine.ts`. */
export const DEAL_STAGES = ['PROPOSED', 'DECLINED', 'EXPIRED', 'INTRODUCED', 'NDA_DRAFT'] as const;
export const DealStage = z.enum(DEAL_STAGES).meta({ id: 'DealStage' });
export type DealStage = z.infer<typeof DealStage>;

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
  by: DealRole.optional().describe('The side that ended it; none where its time was over'),
  at: instant(),
});
const shared = {
  dealId: DealId,
  kind: DealKind,
  stage: DealStage,
  origin: z
    .strictObject({
      kind: z.enum(['MATCH']),
      runId: RunId.optional(),
      score: z.int().optional(),
    })
    .describe('What the deal came from'),
  message: bilingual(2000).optional().describe('What the side that asked wrote'),
  respondBy: date().optional().describe('Last day for the other side to agree'),
  introducedAt: instant().optional().describe('When both sides had agreed'),
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
  })
  .meta({ id: 'Deal' });
export type ShownDeal = z.infer<typeof ShownDeal>;

export const DealPage = z
  .strictObject({ items: z.array(ShownDeal), next: z.string().optional() })
  .meta({ id: 'DealPage' });
