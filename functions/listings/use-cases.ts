import { type Change, commit } from '#shared/change/store.ts';
import { refuseTelling } from '#shared/disclosure/teaser/store.ts';
import { listingClaim } from '#shared/exchange/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { faultsOf } from '#shared/http/faults.ts';
import type { Context, CursorSeal } from '#shared/kernel/context.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { completenessOf } from '#shared/listing/completeness/rules.ts';
import type { listingRoutes } from '#shared/listing/routes.ts';
import {
  changedMembers,
  closeListing as close,
  draftListing,
  isFounded,
  mergeChange,
  newListingId,
  refuseUnregistered,
  reviewListing as review,
  submitListing as submit,
} from '#shared/listing/rules.ts';
import { Listing, type NewListing } from '#shared/listing/schema.ts';
import { listingFrom, listingsOf, listingWrite, listingWrites, requireListing } from '#shared/listing/store.ts';
import type { NotificationKind } from '#shared/notification/schema.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import {
  findOrganisation,
  requireCentre,
  requireMember,
  requireMemberOrCentre,
  requireMemberOrOperator,
} from '#shared/organisation/store.ts';
import { reviewDone } from '#shared/review/rules.ts';
import { reviewDoneWrite } from '#shared/review/store.ts';
import { refuseSuspended } from '#shared/suspension/store.ts';
import type { Item, Page, Write } from '#shared/table/table.ts';
import type { Deps } from './deps.ts';

type Routes = typeof listingRoutes;

/** What the organisation of a listing is told of it. */
const told = (notificationId: string, kind: NotificationKind, listing: Listing, at: string) =>
  notificationWrite({
    notificationId,
    recipient: { organisationId: listing.organisationId },
    kind,
    subject: listing.listingId,
    facts: { title: listing.title },
    at,
  });

interface Trail {
  readonly action: string;
  readonly changed?: readonly string[];
  readonly events?: Change<Listing>['events'];
  /** What the organisation is told. */
  readonly told?: NotificationKind;
  readonly also?: readonly Write[];
}

/** Commits a listing that was read at the expected version; a concurrent change makes it 412. */
export const save = ({ table, newId }: Deps, context: Context, before: Listing, listing: Listing, trail: Trail) =>
  commit(table, newId, context, {
    writes: [
      ...listingWrites(before, listing),
      ...(trail.also ?? []),
      ...(trail.told === undefined ? [] : [told(newId(), trail.told, listing, context.now)]),
    ],
    audit: { subject: listing.organisationId, action: trail.action, changed: trail.changed ?? [listing.listingId] },
    events: trail.events ?? [],
    outcome: { body: listing, version: listing.version },
  });

/** The listing, if the caller may see it and it is at the version the caller read. */
export const forChange = async (
  deps: Deps,
  context: Context,
  listingId: string,
  operators: 'too' | 'only' | 'not',
): Promise<Listing> => {
  const listing = await requireListing(deps.table, listingId);
  if (operators === 'too') await requireMemberOrCentre(deps.table, context.actor, listing.organisationId);
  if (operators === 'only') await requireCentre(deps.table, context.actor, listing.organisationId);
  if (operators === 'not') await requireMember(deps.table, context.actor, listing.organisationId);
  await refuseSuspended(deps.table, listing.organisationId);
  if (listing.version !== context.expected) throw new Rejection('version-mismatch');
  return listing;
};

/** An organisation without a business number lists plans only; all others need not be read. */
const refuseUnfounded = async ({ table }: Deps, listing: NewListing | Listing): Promise<void> => {
  if (!isFounded(listing)) return;
  const organisation = await findOrganisation(table, listing.organisationId);
  if (organisation !== undefined) refuseUnregistered(listing, organisation);
};

export const createListing =
  (deps: Deps): UseCase<Routes['createListing']> =>
  async ({ body }, context) => {
    await requireMember(deps.table, context.actor, body.organisationId);
    await refuseSuspended(deps.table, body.organisationId);
    await refuseUnfounded(deps, body);
    const listing = draftListing(body, newListingId(body.kind, deps.newId, context.now), context.now);
    await refuseTelling(deps.table, listing);
    return commit(deps.table, deps.newId, context, {
      // What has no identifier of its own may be made twice by hand: only an import tells it by kind or title.
      writes: [listingWrite(listing), ...(listing.externalId === undefined ? [] : [listingClaim(listing)])],
      audit: { subject: listing.organisationId, action: 'listing.drafted', changed: [listing.listingId] },
      outcome: { body: listing, version: 1, location: `/v1/listings/${listing.listingId}` },
    });
  };

export const readListing =
  ({ table }: Deps): UseCase<Routes['readListing']> =>
  async ({ params: { listingId } }, { actor }) => {
    const body = await requireListing(table, listingId);
    await requireMemberOrOperator(table, actor, body.organisationId);
    return { body, version: body.version };
  };

export const readCompleteness =
  ({ table }: Deps): UseCase<Routes['readCompleteness']> =>
  async ({ params: { listingId } }, { actor }) => {
    const listing = await requireListing(table, listingId);
    await requireMemberOrOperator(table, actor, listing.organisationId);
    return { body: completenessOf(listing) };
  };

/** 1. Merge the change. 2. Check the whole as if it were new. 3. Commit over the version read. */
export const changeListing =
  (deps: Deps): UseCase<Routes['changeListing']> =>
  async ({ params, body: change }, context) => {
    const before = await forChange(deps, context, params.listingId, 'not');
    const merged = Listing.safeParse(mergeChange(before, change, context.now));
    if (!merged.success) throw new Rejection('invalid-body', { faults: faultsOf('body', merged.error.issues) });
    await refuseUnfounded(deps, merged.data);
    await refuseTelling(deps.table, merged.data);
    return save(deps, context, before, merged.data, { action: 'listing.changed', changed: changedMembers(change) });
  };

export const submitListing =
  (deps: Deps): UseCase<Routes['submitListing']> =>
  async ({ params }, context) => {
    const before = await forChange(deps, context, params.listingId, 'not');
    const organisation = await findOrganisation(deps.table, before.organisationId);
    const listing = submit(before, context.now, organisation?.centre);
    await refuseUnfounded(deps, listing);
    await refuseTelling(deps.table, listing);
    const events = [{ type: 'listing.submitted' as const, subject: listing.listingId, data: { kind: listing.kind } }];
    return save(deps, context, before, listing, { action: 'listing.submitted', events });
  };

export const reviewListing =
  (deps: Deps): UseCase<Routes['reviewListing']> =>
  async ({ params, body }, context) => {
    const before = await forChange(deps, context, params.listingId, 'only');
    const listing = review(before, body, context.now);
    // The organisation may have been renamed, or have listed more, since the teaser was submitted.
    if (body.decision === 'APPROVE') await refuseTelling(deps.table, listing);
    const type = body.decision === 'APPROVE' ? ('listing.published' as const) : ('listing.returned' as const);
    return save(deps, context, before, listing, {
      action: type,
      told: type,
      also: [reviewDoneWrite(reviewDone(before, body, context.now))],
      events: [{ type, subject: listing.listingId, data: { kind: listing.kind } }],
    });
  };

export const closeListing =
  (deps: Deps): UseCase<Routes['closeListing']> =>
  async ({ params }, context) => {
    const before = await forChange(deps, context, params.listingId, 'too');
    const listing = close(before, context.now);
    const events = [{ type: 'listing.closed' as const, subject: listing.listingId, data: { kind: listing.kind } }];
    return save(deps, context, before, listing, { action: 'listing.closed', events });
  };

/** A page of stored listings with the cursor to the next. */
const pageOf = async (
  query: { limit: string; cursor?: string | undefined },
  cursor: CursorSeal,
  read: (page: { limit: number; from?: Item }) => Promise<Page>,
) => {
  const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
  const { items, next } = await read({ limit: Number(query.limit), ...(from === undefined ? {} : { from }) });
  return { items: items.map(listingFrom), ...(next === undefined ? {} : { next: cursor.seal(next) }) };
};

export const listOrganisationListings =
  ({ table }: Deps): UseCase<Routes['listOrganisationListings']> =>
  async ({ params: { organisationId }, query }, { actor, cursor }) => {
    await requireMemberOrOperator(table, actor, organisationId);
    return { body: await pageOf(query, cursor, page => listingsOf(table, organisationId, page)) };
  };
