import type { Change } from '#shared/change/store.ts';
import { identityOf, refuseIdentifying } from '#shared/disclosure/teaser/rules.ts';
import { completed } from '#shared/exchange/rules.ts';
import type { ImportRow, RowResult } from '#shared/exchange/schema.ts';
import { findNamed, listingClaim } from '#shared/exchange/store.ts';
import type { Actor, Context } from '#shared/kernel/context.ts';
import { Rejection, reject } from '#shared/kernel/rejection.ts';
import {
  changedMembers,
  draftListing,
  expiresFrom,
  mergeChange,
  newListingId,
  refuseUnregistered,
  reviewListing as review,
  submitListing as submit,
} from '#shared/listing/rules.ts';
import { Listing, type ListingState, NewListing } from '#shared/listing/schema.ts';
import { allListingsOf, dueWrite, listingWrite, listingWrites } from '#shared/listing/store.ts';
import { NewOrganisation, type Organisation } from '#shared/organisation/schema.ts';
import { findMembership } from '#shared/organisation/store.ts';
import { reviewDone } from '#shared/review/rules.ts';
import { reviewDoneWrite } from '#shared/review/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import type { TrailNote } from '#shared/trail/rules.ts';
import type { Deps } from './deps.ts';
import { checked, factsChange, listingChange, organisationOf, refuse, within } from './import-row.ts';
import { alteration, registration } from './organisations.ts';

/** What a row comes to: its result, and the change that brings it about, if any. */
export interface Plan {
  readonly result: RowResult;
  readonly change?: Omit<Change<undefined>, 'outcome'>;
}

/** What holds for all rows of a request. */
export interface Terms {
  /** The rows come from a public register: Korean companies may be listed before their business number is known. */
  readonly vouched: boolean;
}

const APPROVED = { decision: 'APPROVE' } as const;

/** Leads a listing on to the state a row wants, as its owner and an operator would, and no further back. */
const advanced = (
  listing: Listing,
  wanted: ListingState,
  isChanged: boolean,
  at: string,
  { centre }: Pick<Organisation, 'centre'>,
): Listing => {
  let state = listing;
  const waits = state.state === 'DRAFT' || (state.state === 'CHANGES_REQUESTED' && isChanged);
  if (waits && (wanted === 'IN_REVIEW' || wanted === 'PUBLISHED')) state = submit(state, at, centre);
  if (state.state === 'IN_REVIEW' && wanted === 'PUBLISHED') state = review(state, APPROVED, at);
  return state;
};
const eventsOf = (
  before: ListingState | undefined,
  { state, listingId, kind }: Listing,
): Change<undefined>['events'] => {
  if (before === state) return [];
  if (state === 'PUBLISHED') return [{ type: 'listing.published', subject: listingId, data: { kind } }];
  return state === 'IN_REVIEW' ? [{ type: 'listing.submitted', subject: listingId, data: { kind } }] : [];
};
const note = (listing: Listing, action: string, changed: readonly string[]): TrailNote => ({
  subject: listing.organisationId,
  action,
  changed,
});

/** Publishing is an operator's act, and a centre's operators act on what their centre looks after. */
const refuseOutside = ({ centres }: Actor, { centre }: Pick<Organisation, 'centre'>, { state }: Listing): void => {
  if (state !== 'PUBLISHED' || centres === 'ALL') return;
  if (centre === undefined || !centres.includes(centre)) throw new Rejection('outside-centre');
};

/** The listings an organisation has already, for the rules that look at them. */
type Others = () => Promise<readonly Listing[]>;
const NONE: Others = async () => [];

/** A teaser must not tell whose it is; other kinds pass. */
const refuseTelling = async (listing: Listing, organisation: Organisation, others: Others): Promise<void> => {
  if (listing.kind !== 'acquisition') return;
  const listings = await others();
  await within('/listing', () => refuseIdentifying(listing, identityOf(organisation, listings)));
};

/** A listing drafted, submitted and approved in one go: what is stored first is its first version. */
const fresh = async (
  deps: Deps,
  context: Context,
  organisation: Organisation,
  input: NewListing,
  wanted: ListingState,
  { vouched }: Terms,
  others: Others,
) => {
  const { now: at, actor } = context;
  if (!vouched) await within('/listing', () => refuseUnregistered(input, organisation));
  const listingId = newListingId(input.kind, deps.newId, at);
  const listing: Listing = {
    ...advanced(draftListing(input, listingId, at), wanted, true, at, organisation),
    version: 1,
  };
  refuseOutside(actor, organisation, listing);
  await refuseTelling(listing, organisation, others);
  return {
    listing,
    writes: [
      listingWrite(listing),
      ...(expiresFrom(listing) === undefined ? [] : [dueWrite(listing)]),
      listingClaim(listing),
    ],
    note: note(listing, 'listing.imported', vouched ? [listing.listingId, 'vouched'] : [listing.listingId]),
    events: eventsOf(undefined, listing) ?? [],
  };
};

const resultOf = (outcome: RowResult['outcome'], listing: Listing, changed?: readonly string[]): RowResult => ({
  outcome,
  organisationId: listing.organisationId,
  listingId: listing.listingId,
  state: listing.state,
  ...(changed === undefined ? {} : { changed: [...changed] }),
});

/** A row about an organisation that nobody has registered: both records in one transaction. */
const planNew = async (
  deps: Deps,
  context: Context,
  row: ImportRow,
  wanted: ListingState,
  terms: Terms,
): Promise<Plan> => {
  const whole = completed(row);
  const organisationId = deps.newId();
  const organisation = checked(NewOrganisation, whole.organisation, '/organisation');
  const listing = checked(NewListing, { ...whole.listing, organisationId }, '/listing');
  const [facts, input] = [organisation.value, listing.value];
  if (facts === undefined || input === undefined) throw refuse([...organisation.faults, ...listing.faults]);
  const registered = await within('/organisation', () => registration(deps, facts, organisationId, context));
  const made = await fresh(deps, context, registered.organisation, input, wanted, terms, NONE);
  return {
    result: resultOf('created', made.listing),
    change: {
      writes: [...registered.writes, ...made.writes],
      audit: [registered.audit, made.note],
      events: [...(registered.events ?? []), ...made.events],
    },
  };
};

/** A row about an organisation that is there: what differs is changed, what is missing is made. */
const planKnown = async (
  deps: Deps,
  context: Context,
  before: Organisation,
  row: ImportRow,
  wanted: ListingState,
  terms: Terms,
): Promise<Plan> => {
  const { organisationId } = before;
  const { actor, now: at } = context;
  const [membership, known] = await Promise.all([
    findMembership(deps.table, organisationId, actor.userId),
    findNamed(deps.table, organisationId, row.listing),
  ]);
  const told = factsChange(before, row.organisation);
  const mayChange = () => {
    if (membership?.status !== 'ACTIVE' || (told !== undefined && membership.role !== 'OWNER'))
      throw reject('already-exists', '다른 사람이 등록한 조직입니다', 'Somebody else has registered this organisation');
  };
  const others: Others = () => allListingsOf(deps.table, organisationId);
  const altered = async () => {
    mayChange();
    await refuseSuspended(deps.table, organisationId);
    return told === undefined ? undefined : within('/organisation', () => alteration(deps, before, told, context));
  };
  const names = Object.keys(told ?? {}).map(name => `organisation.${name}`);
  if (known === undefined) {
    const facts = await altered();
    const { listing: whole } = completed(row);
    const named = { ...whole, title: row.listing.title == null ? before.name : whole.title, organisationId };
    const { value, faults } = checked(NewListing, named, '/listing');
    if (value === undefined) throw refuse(faults);
    const made = await fresh(deps, context, facts?.organisation ?? before, value, wanted, terms, others);
    return {
      result: resultOf('created', made.listing, names.length === 0 ? undefined : names),
      change: {
        writes: [...(facts?.writes ?? []), ...made.writes],
        audit: [...(facts === undefined ? [] : [facts.audit]), made.note],
        events: made.events,
      },
    };
  }
  // What is over stays as it was when it ended.
  const change = known.state === 'CLOSED' ? {} : listingChange(known, row.listing);
  const isChanged = Object.keys(change).length > 0;
  const merged = isChanged
    ? checked(Listing, mergeChange(known, change, at), '/listing')
    : { value: known, faults: [] };
  if (merged.value === undefined) throw refuse(merged.faults);
  const moved = advanced(merged.value, wanted, isChanged, at, before);
  const changed = [...changedMembers(change), ...(moved.state === known.state ? [] : ['state'])];
  const isTouched = changed.length > 0;
  if (!isTouched && told === undefined) return { result: resultOf('unchanged', known) };
  const facts = await altered();
  const listing: Listing = isTouched ? { ...moved, version: known.version + 1, updatedAt: at } : known;
  if (isTouched && !terms.vouched)
    await within('/listing', () => refuseUnregistered(listing, facts?.organisation ?? before));
  if (moved.state !== known.state) refuseOutside(actor, before, listing);
  if (isTouched) await refuseTelling(listing, facts?.organisation ?? before, others);
  // A listing that somebody has submitted waits no longer.
  const isReviewed = known.state === 'IN_REVIEW' && listing.state === 'PUBLISHED';
  return {
    result: resultOf('updated', listing, [...names, ...changed]),
    change: {
      writes: [
        ...(facts?.writes ?? []),
        ...(isTouched ? listingWrites(known, listing) : []),
        ...(isReviewed ? [reviewDoneWrite(reviewDone(known, APPROVED, at))] : []),
      ],
      audit: [
        ...(facts === undefined ? [] : [facts.audit]),
        ...(isTouched ? [note(listing, 'listing.changed', changed)] : []),
      ],
      events: eventsOf(known.state, listing) ?? [],
    },
  };
};

/**
 * What a row comes to, by the rules that single requests go by. Writes nothing.
 * @throws Rejection with every fault of the row
 */
export const planRow = async (deps: Deps, context: Context, row: ImportRow, terms: Terms): Promise<Plan> => {
  const wanted = row.state ?? 'PUBLISHED';
  const before = await organisationOf(deps, context, completed(row).organisation);
  return before === undefined
    ? planNew(deps, context, row, wanted, terms)
    : planKnown(deps, context, before, row, wanted, terms);
};
