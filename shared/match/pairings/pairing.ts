import type { Label } from '#shared/kernel/i18n.ts';
import type { DealKind } from '#shared/kernel/vocabulary-deal.ts';
import type { Listing, ListingKind } from '#shared/listing/schema.ts';
import type { CompanyInput, Factor, InvestorInput, Weights } from '../engine/index.ts';
import type { Context, Dealings } from '../market.ts';
import type { PackedReason } from '../schema.ts';

/** The two sides of a pairing: who looks for something, and what is looked for. */
export type Side = 'seeker' | 'offer';

/** How much an offer gains by meeting a seeker, apart from how well the two fit: by seeker, in milli-points. */
export interface Appeal {
  readonly ticket: Int32Array;
  readonly activity: Int32Array;
}

/** Facts of an {@link Appeal}, told to the offer. */
export interface AppealFacts {
  readonly ticket: { readonly stated: boolean };
  readonly activity: { readonly score?: number };
}

/** One kind of match, defined once: what its sides are, what is read of them, how they are settled, and who reads which words. */
export interface Pairing {
  /** A match of it leads to a deal of this kind. */
  readonly id: DealKind;
  readonly seeker: { readonly kinds: readonly ListingKind[]; readonly name: Label };
  readonly offer: { readonly kinds: readonly ListingKind[]; readonly name: Label };
  /**
   * ONE: the seeker's score is the only one there is. PRODUCT: both sides have a score, and pairs are settled by the product of
   * what the two stand for, which is their sum in points. OWN: each side ranks by its own, and no two are left who would rather have each other.
   */
  readonly scores: 'ONE' | 'PRODUCT' | 'OWN';
  readonly weights: Weights;
  /** Least score that either side gives a pair that is proposed; an empty slot is better than a bad introduction. */
  readonly floor: { readonly seeker: number; readonly offer?: number };
  /** Whether what seekers did about offers they were shown counts. */
  readonly learns?: true;
  /** Factors it speaks of; the others are 0. */
  readonly factors: readonly Factor[];
  /** A listing as a seeker; undefined where it is none. */
  readonly toSeeker: (listing: Listing, context: Context) => InvestorInput | undefined;
  readonly toOffer: (listing: Listing, context: Context) => CompanyInput | undefined;
  /** What makes a seeker worth meeting; only where both sides have a score. */
  readonly appealOf?: (seekers: readonly Listing[], dealings: Dealings) => { appeal: Appeal; facts: AppealFacts[] };
  /** A reason as either side reads it. */
  readonly sentence: (reason: PackedReason, side: Side) => Label;
}
