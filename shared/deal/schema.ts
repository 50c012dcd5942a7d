import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { id } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/time.ts';
import { DealKind, DealRole } from '#shared/kernel/vocabulary-deal.ts';
import { ListingId } from '#shared/listing/schema.ts';
import { RunId } from '#shared/match/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

export const DealId = id('deal');

/** Stages of an investment deal up to where this release goes; later stages join this list, none is renamed. */
export const DEAL_STAGES = ['PROPOSED', 'INTRODUCED', 'NDA_DRAFT'] as const;
export const DealStage = z.enum(DEAL_STAGES).meta({ id: 'DealStage' });

export const NewDeal = z
  .strictObject({
    listingId: ListingId.describe('My listing'),
    counterpartId: ListingId.describe('The listing it was matched with'),
  })
  .meta({ id: 'NewDeal' });

export const DealParty = z
  .strictObject({
    role: DealRole,
    listingId: ListingId.optional().describe('The listing it is here with; who answers a listing may have none'),
    organisationId: OrganisationId,
    title: bilingual(120),
    acceptedAt: instant().optional().describe('When this side agreed to the deal'),
  })
  .meta({ id: 'DealParty' });

export const Deal = z
  .strictObject({
    dealId: DealId,
    kind: DealKind,
    stage: DealStage,
    parties: z.array(DealParty).length(2),
    origin: z.strictObject({ runId: RunId, score: z.int() }).describe('The match the deal came from'),
    frozen: z
      .literal(true)
      .optional()
      .describe('While one side is suspended nothing of the deal can be changed; never stored'),
    version: z.int().min(1),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'Deal' });
export type Deal = z.infer<typeof Deal>;
export type DealParty = z.infer<typeof DealParty>;

export const DealPage = z.strictObject({ items: z.array(Deal), next: z.string().optional() }).meta({ id: 'DealPage' });
