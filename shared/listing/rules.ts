import type * as z from 'zod';
import type { Bilingual } from '#shared/kernel/i18n.ts';
import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { reject } from '#shared/kernel/rejection.ts';
import type { Listing, ListingChange, ListingState, NewListing, Review } from './schema.ts';

/** What each act on a listing needs, and where it leads. */
const ACTS = {
  submit: { from: ['DRAFT', 'CHANGES_REQUESTED'], to: 'IN_REVIEW' },
  approve: { from: ['IN_REVIEW'], to: 'PUBLISHED' },
  return: { from: ['IN_REVIEW'], to: 'CHANGES_REQUESTED' },
  close: { from: ['DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED', 'PUBLISHED'], to: 'CLOSED' },
} as const satisfies Record<string, { from: readonly ListingState[]; to: ListingState }>;

/** States in which the owner may change the content: not while an operator reads it, not once it is over. */
const CHANGEABLE: readonly ListingState[] = ['DRAFT', 'CHANGES_REQUESTED', 'PUBLISHED'];

const wrongState = (state: ListingState, allowed: readonly ListingState[]) =>
  reject(
    'wrong-state',
    `현재 상태는 ${state}이며, ${allowed.join(', ')} 상태에서만 할 수 있습니다`,
    `The listing is ${state}; this takes ${allowed.join(' or ')}`,
  );

const advance = (listing: Listing, act: keyof typeof ACTS, at: string): Listing => {
  const { from, to } = ACTS[act];
  if (!(from as readonly ListingState[]).includes(listing.state)) throw wrongState(listing.state, from);
  return { ...listing, state: to, version: listing.version + 1, updatedAt: at };
};

/** A new draft. */
export const draftListing = (input: NewListing, listingId: string, at: string): Listing => ({
  ...input,
  title: withEnglishSource(input.title),
  summary: withEnglishSource(input.summary),
  listingId,
  state: 'DRAFT',
  version: 1,
  createdAt: at,
  updatedAt: at,
});

export const submitListing = (listing: Listing, at: string): Listing => ({
  ...advance(listing, 'submit', at),
  submittedAt: at,
});

/** The operator's decision. A listing keeps the moment it was first published. */
export const reviewListing = (listing: Listing, review: z.output<typeof Review>, at: string): Listing => {
  if (review.decision === 'APPROVE') {
    const { review: _settled, ...approved } = advance(listing, 'approve', at);
    return { ...approved, publishedAt: listing.publishedAt ?? at } as Listing;
  }
  return {
    ...advance(listing, 'return', at),
    review: { reason: review.reason, text: withEnglishSource(review.text), at },
  };
};

export const closeListing = (listing: Listing, at: string): Listing => advance(listing, 'close', at);

/** Members of the content that a change replaces, profile members with their path. */
export const changedMembers = (change: z.output<typeof ListingChange>): string[] => [
  ...(change.title === undefined ? [] : ['title']),
  ...(change.summary === undefined ? [] : ['summary']),
  ...Object.keys(change.profile ?? {}).map(member => `profile.${member}`),
];

/**
 * The listing with a change merged in, as a candidate: the caller parses it against the full schema of its kind, so that a
 * change can never make a listing that could not have been created.
 */
export const mergeChange = (listing: Listing, change: z.output<typeof ListingChange>, at: string): unknown => {
  if (!CHANGEABLE.includes(listing.state)) throw wrongState(listing.state, CHANGEABLE);
  const text = (next: Bilingual | undefined, before: Bilingual) =>
    next === undefined ? before : withEnglishSource(next);
  const profile = { ...listing.profile, ...change.profile };
  return {
    ...listing,
    title: text(change.title, listing.title),
    summary: text(change.summary, listing.summary),
    profile: Object.fromEntries(Object.entries(profile).filter(([, member]) => member !== null)),
    version: listing.version + 1,
    updatedAt: at,
  };
};
