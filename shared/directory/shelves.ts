import { shownAt } from '#shared/disclosure/rules.ts';
import type { ShownListing } from '#shared/disclosure/schema.ts';
import { lastDay } from '#shared/listing/rules.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { type Fields, openIndex, type SearchIndex } from '#shared/search/index.ts';
import { searchFields } from './fields.ts';
import type { Shelf } from './find.ts';

/** Tiers that people reach without any one listing having a say in it: what is found, is found in one of these. */
export const SHELF_TIERS = ['T0', 'T1'] as const;
export type ShelfTier = (typeof SHELF_TIERS)[number];

/** A listing that is held, with its faces, each made when it is first asked for. */
interface Held {
  readonly listing: Listing;
  T0?: ShownListing;
  T1?: ShownListing;
}

const faceOf = (held: Held, tier: ShelfTier): ShownListing => {
  held[tier] ??= shownAt(held.listing, tier);
  return held[tier];
};

/**
 * The published listings in memory: a shelf for each tier, with an index of just the words that the tier may see. Listings of
 * suspended organisations and those whose last day is over are held too, and stand on no shelf.
 */
export class Shelves {
  private held = new Map<string, Held>();
  private readonly suspended = new Set<string>();
  private today = '';
  private readonly indexes = new Map<ShelfTier, SearchIndex>();
  /** Listings that the indexes have to look at again. */
  private readonly dirty = new Map<ShelfTier, Set<string>>();

  /** The listing held under an id, on a shelf or not. */
  find(listingId: string): Listing | undefined {
    return this.held.get(listingId)?.listing;
  }

  put(listing: Listing): void {
    this.held.set(listing.listingId, { listing });
    this.touch(listing.listingId);
  }

  drop(listingId: string): void {
    if (this.held.delete(listingId)) this.touch(listingId);
  }

  /** Everything anew; what is held at the same version stays as it is. */
  replace(listings: readonly Listing[], suspended: readonly string[]): void {
    const before = this.held;
    this.held = new Map();
    for (const listing of listings) {
      const known = before.get(listing.listingId);
      if (known?.listing.version === listing.version) this.held.set(listing.listingId, known);
      else this.put(listing);
    }
    for (const listingId of before.keys()) if (!this.held.has(listingId)) this.touch(listingId);
    for (const organisationId of [...this.suspended]) this.suspend(organisationId, suspended.includes(organisationId));
    for (const organisationId of suspended) this.suspend(organisationId, true);
  }

  suspend(organisationId: string, isSuspended: boolean): void {
    if (this.suspended.has(organisationId) === isSuspended) return;
    if (isSuspended) this.suspended.add(organisationId);
    else this.suspended.delete(organisationId);
    for (const { listing } of this.held.values())
      if (listing.organisationId === organisationId) this.touch(listing.listingId);
  }

  /** Says which day it is in Seoul: a last day passes without any change of the listing. */
  turnTo(today: string): void {
    if (today === this.today) return;
    this.today = today;
    for (const { listing } of this.held.values()) if (lastDay(listing) !== undefined) this.touch(listing.listingId);
  }

  /** All that stand on a shelf, in no order. */
  listings(): Listing[] {
    return [...this.held.values()].filter(held => this.stands(held)).map(({ listing }) => listing);
  }

  shelf(tier: ShelfTier): Shelf {
    return {
      get: listingId => this.seen(listingId, tier),
      all: () => [...this.held.values()].filter(held => this.stands(held)).map(held => faceOf(held, tier)),
      index: () => this.index(tier),
    };
  }

  private stands({ listing }: Held): boolean {
    return !this.suspended.has(listing.organisationId) && (lastDay(listing) ?? this.today) >= this.today;
  }

  private seen(listingId: string, tier: ShelfTier): ShownListing | undefined {
    const held = this.held.get(listingId);
    return held !== undefined && this.stands(held) ? faceOf(held, tier) : undefined;
  }

  private touch(listingId: string): void {
    for (const dirty of this.dirty.values()) dirty.add(listingId);
  }

  private index(tier: ShelfTier): SearchIndex {
    const fieldsOf = (listingId: string): Fields | undefined => {
      const seen = this.seen(listingId, tier);
      return seen === undefined ? undefined : searchFields(seen);
    };
    const known = this.indexes.get(tier);
    const index = known ?? openIndex(fieldsOf);
    const dirty = known === undefined ? this.held.keys() : (this.dirty.get(tier) ?? []);
    for (const listingId of dirty) {
      const fields = fieldsOf(listingId);
      if (fields === undefined) index.remove(listingId);
      else index.set(listingId, fields);
    }
    this.indexes.set(tier, index);
    this.dirty.set(tier, new Set());
    return index;
  }
}
