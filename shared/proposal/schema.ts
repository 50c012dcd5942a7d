import * as z from 'zod';
import { bilingual } from '#shared/kernel/i18n.ts';
import { date, instant } from '#shared/kernel/time.ts';
import { DeclineReason } from '#shared/kernel/vocabulary-trade.ts';
import { ListingId, ListingKind } from '#shared/listing/schema.ts';
import { OrganisationId } from '#shared/organisation/schema.ts';

/** What becomes of a matched pair. A is the side that looks for something, see `pairOf`. */
export const PROPOSAL_STATES = [
  'PROPOSED',
  'VIEWED',
  'INTERESTED_A',
  'INTERESTED_B',
  'MUTUAL',
  'DECLINED',
  'EXPIRED',
] as const;
export const ProposalState = z
  .enum(PROPOSAL_STATES)
  .meta({ id: 'ProposalState', description: 'A: investor, need or buyer; B: the other side' });
export type ProposalState = z.infer<typeof ProposalState>;

/** What one side of a matched pair can do. */
export const MatchAct = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('VIEW') }),
    z.strictObject({ act: z.literal('SAVE') }),
    z.strictObject({ act: z.literal('UNSAVE') }),
    z.strictObject({
      act: z.literal('INTEREST'),
      message: bilingual(2000).optional().describe('A word to the other side'),
    }),
    z.strictObject({
      act: z.literal('DECLINE'),
      reason: DeclineReason,
      note: bilingual(500).optional().describe('For your own side; never shown to the other'),
    }),
  ])
  .meta({ id: 'MatchAct' });
export type MatchAct = z.infer<typeof MatchAct>;

const declined = z.strictObject({ reason: DeclineReason, note: bilingual(500).optional(), at: instant() });
/** One side of a pair with what it did and when; `savedAt` and the note of a refusal are its own. */
const side = z.strictObject({
  listingId: ListingId,
  kind: ListingKind,
  organisationId: OrganisationId,
  viewedAt: instant().optional(),
  savedAt: instant().optional(),
  interestedAt: instant().optional(),
  declined: declined.optional(),
});
export type ProposalSide = z.infer<typeof side>;

/**
 * A pair of listings that was matched and that somebody has acted on; a pair nobody acted on is in the packs alone. Its state
 * follows from what the sides did, see `stateOf`; response time and mutual acceptance follow from the instants.
 */
export const Proposal = z.strictObject({
  a: side,
  b: side,
  origin: z.strictObject({ runId: z.string(), score: z.int() }),
  respondBy: date().optional(),
  dealId: z.string().optional(),
  expiredAt: instant().optional(),
  version: z.int().min(1),
  createdAt: instant(),
  updatedAt: instant(),
});
export type Proposal = z.infer<typeof Proposal>;
export type SideName = 'a' | 'b';

const label = z.strictObject({ ko: z.string(), en: z.string() });
/** How a match stands, as the owner of one of its listings reads it. */
export const MatchStanding = z
  .strictObject({
    state: ProposalState,
    toAct: z.enum(['ME', 'THEM', 'EITHER', 'NOBODY']).describe('Who is to act next'),
    respondBy: date().optional().describe('Last day to answer an expression of interest; after it the match ends'),
    dealId: z.string().optional().describe('The deal that came of it'),
    mine: z.strictObject({
      viewedAt: instant().optional(),
      savedAt: instant().optional().describe('Bookmarked; the other side does not see it'),
      interestedAt: instant().optional(),
      declined: z
        .strictObject({ reason: DeclineReason, label, note: bilingual(500).optional(), at: instant() })
        .optional(),
    }),
    theirs: z.strictObject({
      interestedAt: instant().optional(),
      declined: z.strictObject({ reason: DeclineReason, label, at: instant() }).optional(),
    }),
  })
  .meta({ id: 'MatchStanding' });
export type MatchStanding = z.infer<typeof MatchStanding>;

export const MatchResponse = z
  .strictObject({ listingId: ListingId, counterpartId: ListingId, standing: MatchStanding })
  .meta({ id: 'MatchResponse' });

/**
 * What an act says about what a side wants, for learning: `view` it opened the match; `save` it set a bookmark; `contact` it
 * expressed interest or accepted; `meeting` it met and reported how far it means to go on (`intent`); `decline` it refused.
 */
export const SIGNAL_KINDS = ['view', 'save', 'contact', 'meeting', 'decline'] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** A signal as it is kept: what the listing `by` did about the listing `about`, on a day in Seoul. */
export const StoredSignal = z.strictObject({
  signalId: z.string(),
  kind: z.enum(SIGNAL_KINDS),
  by: z.strictObject({ listingId: ListingId, kind: ListingKind }),
  about: z.strictObject({ listingId: ListingId, kind: ListingKind }),
  day: date(),
  intent: z.int().min(1).max(5).optional(),
});
export type StoredSignal = z.infer<typeof StoredSignal>;

/** A signal between an investor and a company. */
export interface Signal {
  readonly investorListing: string;
  readonly companyListing: string;
  readonly kind: SignalKind;
  /** Which side acted: an investor's acts tell what it looks for, a company's whether it would have it. */
  readonly by: 'investor' | 'company';
  readonly day: string;
  /** Of a meeting: 1 (no interest) to 5 (wants to go ahead). */
  readonly intent?: number | undefined;
}
