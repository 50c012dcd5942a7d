import type * as z from 'zod';
import { businessDeadline, dateAfter } from '#shared/kernel/calendar.ts';
import type { Bilingual } from '#shared/kernel/i18n.ts';
import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { type NewId, untimedId } from '#shared/kernel/ids.ts';
import { invalidField, reject } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { Organisation } from '#shared/organisation/schema.ts';
import {
  LISTING_STATES,
  type Listing,
  type ListingChange,
  type ListingOf,
  type ListingState,
  type NewListing,
  type Review,
} from './schema.ts';

/** What each act on a listing needs, and where it leads. */
const ACTS = {
  submit: { from: ['DRAFT', 'CHANGES_REQUESTED', 'EXPIRED'], to: 'IN_REVIEW' },
  approve: { from: ['IN_REVIEW'], to: 'PUBLISHED' },
  return: { from: ['IN_REVIEW'], to: 'CHANGES_REQUESTED' },
  pause: { from: ['PUBLISHED'], to: 'PAUSED' },
  resume: { from: ['PAUSED'], to: 'PUBLISHED' },
  expire: { from: ['PUBLISHED', 'PAUSED'], to: 'EXPIRED' },
  close: { from: ['DRAFT', 'IN_REVIEW', 'CHANGES_REQUESTED', 'PUBLISHED', 'PAUSED', 'EXPIRED'], to: 'CLOSED' },
} as const satisfies Record<string, { from: readonly ListingState[]; to: ListingState }>;

/** States in which the owner may change the content: not while an operator reads it, not once it is over. */
const CHANGEABLE: readonly ListingState[] = ['DRAFT', 'CHANGES_REQUESTED', 'PUBLISHED', 'PAUSED', 'EXPIRED'];

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

/** True for a listing of a company that says it is founded. */
export const isFounded = ({ kind, profile }: Pick<NewListing, 'kind' | 'profile'>): boolean =>
  kind === 'company' && (profile as ListingOf<'company'>['profile']).raising.stage !== 'PRE_FOUNDING';

/**
 * Who has no business registration number yet is about to found a company: in Korea nobody raises money beyond that stage
 * without one.
 * @throws Rejection `invalid-body` at the stage.
 */
export const refuseUnregistered = (
  listing: Pick<NewListing, 'kind' | 'profile'>,
  { country, businessNumber }: Pick<Organisation, 'country' | 'businessNumber'>,
): void => {
  if (isFounded(listing) && country === 'KR' && businessNumber === undefined)
    throw invalidField('/profile/raising/stage', 'business-number-required', {
      ko: '사업자등록번호가 없는 국내 조직은 예비창업(PRE_FOUNDING) 단계로만 등록할 수 있습니다',
      en: 'Without a business registration number a Korean organisation can list only at stage PRE_FOUNDING',
    });
};

/** The identifier of a new listing: that of a teaser does not tell when it was drafted. */
export const newListingId = (kind: Listing['kind'], newId: NewId, at: string): string =>
  kind === 'acquisition' ? untimedId(at) : newId();

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

/** Business days in Korea within which a submitted listing is reviewed, the day of its submission not counted. */
export const REVIEW_DAYS = 3;

/**
 * A submitted listing, with the moment by which it is to be reviewed and the centre whose operators see it first.
 * @throws Rejection `wrong-state` where its last day is over: nobody could see it.
 */
export const submitListing = (listing: Listing, at: string, centre?: Listing['centre']): Listing => {
  const { centre: _before, ...submitted } = advance(listing, 'submit', at);
  refuseOver(listing, at);
  const clock = { submittedAt: at, reviewDueAt: businessDeadline(at, REVIEW_DAYS) };
  return { ...submitted, ...clock, ...(centre === undefined ? {} : { centre }) } as Listing;
};

/** The operator's decision. A listing keeps the moment it was first published. */
export const reviewListing = (listing: Listing, review: z.output<typeof Review>, at: string): Listing => {
  if (review.decision === 'APPROVE') {
    refuseOver(listing, at);
    const { review: _settled, ...approved } = advance(listing, 'approve', at);
    return { ...approved, publishedAt: listing.publishedAt ?? at } as Listing;
  }
  return {
    ...advance(listing, 'return', at),
    review: { reason: review.reason, text: withEnglishSource(review.text), at },
  };
};

/** The last day, in Seoul, on which a listing is shown; a need ends with its due date at the latest. */
export const lastDay = ({
  kind,
  expiresOn,
  profile,
}: Pick<Listing, 'kind' | 'expiresOn' | 'profile'>): string | undefined => {
  const due = kind === 'need' ? (profile as ListingOf<'need'>['profile']).deadlines.due : undefined;
  return due === undefined || (expiresOn !== undefined && expiresOn < due) ? expiresOn : due;
};

/** True once the last day of a listing is over in Seoul. */
export const isOver = (listing: Listing, at: string): boolean => (lastDay(listing) ?? '9999') < seoulDate(at);

/** True for what everybody may see now: published, and its last day not over, whether or not a sweep has come by. */
export const isShown = (listing: Listing, at: string): boolean => listing.state === 'PUBLISHED' && !isOver(listing, at);

/** True for what matching may show now: seen by everybody, and not opted out of it. */
export const isMatched = (listing: Listing, at: string): boolean => isShown(listing, at) && takesPart(listing);

/** True unless its owner has opted it out of matching. */
export const takesPart = ({ matching }: Pick<Listing, 'matching'>): boolean => matching !== 'OFF';

/**
 * A listing with its owner's choice about matching; the same one where nothing changes. It is no content, so a review goes on.
 * @throws Rejection `wrong-state` where it is closed.
 */
export const chooseMatching = (listing: Listing, matching: 'ON' | 'OFF', at: string): Listing => {
  if (listing.state === 'CLOSED')
    throw wrongState(
      listing.state,
      LISTING_STATES.filter(state => state !== 'CLOSED'),
    );
  if ((listing.matching ?? 'ON') === matching) return listing;
  return { ...listing, matching, version: listing.version + 1, updatedAt: at };
};

const refuseOver = (listing: Listing, at: string): void => {
  if (isOver(listing, at))
    throw reject(
      'wrong-state',
      `공개 기한(${lastDay(listing)})이 지났습니다. 날짜를 먼저 바꿔 주십시오`,
      `Its last day (${lastDay(listing)}) is over; change the date first`,
    );
};

/** The date from which on a listing is to be expired; none while it is not shown, or has no last day. */
export const expiresFrom = (listing: Listing): string | undefined => {
  const last = listing.state === 'PUBLISHED' || listing.state === 'PAUSED' ? lastDay(listing) : undefined;
  return last === undefined ? undefined : dateAfter(last, 1);
};

export const pauseListing = (listing: Listing, at: string): Listing => advance(listing, 'pause', at);
/** @throws Rejection `wrong-state` where its last day is over. */
export const resumeListing = (listing: Listing, at: string): Listing => {
  const resumed = advance(listing, 'resume', at);
  refuseOver(listing, at);
  return resumed;
};
/** @throws Rejection `wrong-state` before its last day is over. */
export const expireListing = (listing: Listing, at: string): Listing => {
  const expired = advance(listing, 'expire', at);
  if (!isOver(listing, at))
    throw reject('wrong-state', '공개 기한이 아직 지나지 않았습니다', 'Its last day is not over yet');
  return expired;
};
export const closeListing = (listing: Listing, at: string): Listing => advance(listing, 'close', at);

/** Members of the content that a change replaces, profile members with their path. */
export const changedMembers = (change: z.output<typeof ListingChange>): string[] => [
  ...(change.title === undefined ? [] : ['title']),
  ...(change.summary === undefined ? [] : ['summary']),
  ...(change.expiresOn === undefined ? [] : ['expiresOn']),
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
    expiresOn: change.expiresOn === null ? undefined : (change.expiresOn ?? listing.expiresOn),
    profile: Object.fromEntries(Object.entries(profile).filter(([, member]) => member !== null)),
    version: listing.version + 1,
    updatedAt: at,
  };
};
