import type { OutboxEvent } from '#shared/change/schema.ts';
import { commit } from '#shared/change/store.ts';
import { enquiryDeal } from '#shared/deal/rules.ts';
import { findLatest, newDealWrites } from '#shared/deal/store.ts';
import { isTrusted } from '#shared/disclosure/grant/rules.ts';
import type { enquiryRoutes as routes } from '#shared/enquiry/routes.ts';
import {
  answerEnquiry as answer,
  isHeld,
  newEnquiry,
  shownEnquiry,
  wasPublic,
  withdrawEnquiry as withdraw,
} from '#shared/enquiry/rules.ts';
import type { Side, StoredEnquiry } from '#shared/enquiry/schema.ts';
import { shownResponsiveness } from '#shared/enquiry/score.ts';
import {
  enquiriesAwaiting,
  enquiriesOf,
  enquiryWrite,
  findScore,
  newEnquiryWrites,
  requireEnquiry,
  requireNoneOpen,
} from '#shared/enquiry/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Context } from '#shared/kernel/context.ts';
import { notFound, Rejection, reject } from '#shared/kernel/rejection.ts';
import { isShown } from '#shared/listing/rules.ts';
import { findListing, requireListing } from '#shared/listing/store.ts';
import type { NotificationFacts, NotificationKind } from '#shared/notification/schema.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import { requireMember, requireOrganisation } from '#shared/organisation/store.ts';
import { findSuspended, refuseSuspended } from '#shared/suspension/store.ts';
import type { Item, Write } from '#shared/table/table.ts';
import type { Deps } from './notifications.ts';

/** What a side is told of an enquiry; what was written in it is read there. */
const told = (
  { newId }: Deps,
  { enquiryId, listing, ...enquiry }: StoredEnquiry,
  to: 'sender' | 'receiver',
  kind: NotificationKind,
  at: string,
  facts: NotificationFacts = {},
): Write =>
  notificationWrite({
    notificationId: newId(),
    recipient: { organisationId: enquiry[to].organisationId },
    kind,
    subject: enquiryId,
    facts: { title: listing.title, ...facts },
    at,
  });

/**
 * 1. For an organisation of the caller's that is verified. 2. About what is published, and of the right kind. 3. One open
 * enquiry of an organisation about a listing, held in the transaction.
 */
export const createEnquiry =
  (deps: Deps): UseCase<typeof routes.createEnquiry> =>
  async ({ body }, context) => {
    const { table, newId } = deps;
    await requireMember(table, context.actor, body.organisationId);
    const [sender, listing, technology, suspended] = await Promise.all([
      requireOrganisation(table, body.organisationId),
      findListing(table, body.listingId),
      body.technologyId === undefined ? undefined : findListing(table, body.technologyId),
      findSuspended(table),
    ]);
    if (listing === undefined || !wasPublic(listing, context.now) || suspended.has(listing.organisationId))
      throw notFound();
    if (!isTrusted(sender))
      throw reject(
        'forbidden',
        '확인된 조직만 제안·문의를 보낼 수 있습니다',
        'Only an organisation that is verified and not suspended may send proposals and enquiries',
      );
    const receiver = await requireOrganisation(table, listing.organisationId);
    const enquiry = newEnquiry(body, { listing, technology, sender, receiver }, newId(), context.now);
    const latest = await requireNoneOpen(table, listing.listingId, sender.organisationId);
    return commit(table, newId, context, {
      writes: [
        ...newEnquiryWrites(enquiry, latest),
        told(deps, enquiry, 'receiver', 'enquiry.received', context.now, { date: enquiry.respondBy }),
      ],
      audit: {
        subject: sender.organisationId,
        action: 'enquiry.sent',
        changed: [`enquiries.${enquiry.enquiryId}`],
      },
      events: [{ type: 'enquiry.sent', subject: enquiry.enquiryId, data: { kind: enquiry.kind } }],
      outcome: {
        body: shownEnquiry(enquiry, 'SENT'),
        version: 1,
        location: `/v1/enquiries/${enquiry.enquiryId}`,
      },
    });
  };

export const readEnquiry =
  ({ table }: Deps): UseCase<typeof routes.readEnquiry> =>
  async ({ params }, { actor }) => {
    const [{ enquiry, sides }, suspended] = await Promise.all([
      requireEnquiry(table, actor, params.enquiryId),
      findSuspended(table),
    ]);
    const body = shownEnquiry(enquiry, sides[0]!, suspended);
    // Frozen or not is no part of the version, so the version is no tag to ask with.
    return isHeld(enquiry, suspended) ? { body } : { body, version: enquiry.version };
  };

/** The enquiry for one of its sides, at the version the caller read; nothing moves while either side is suspended. */
const forSide = async ({ table }: Deps, context: Context, enquiryId: string, side: Side): Promise<StoredEnquiry> => {
  const { enquiry, sides } = await requireEnquiry(table, context.actor, enquiryId);
  if (!sides.includes(side)) throw notFound();
  if (enquiry.version !== context.expected) throw new Rejection('version-mismatch');
  await refuseSuspended(table, enquiry.sender.organisationId, enquiry.receiver.organisationId);
  return enquiry;
};

const ANSWERED = {
  CONTACT: 'enquiry.contacted',
  ACCEPT: 'enquiry.accepted',
  DECLINE: 'enquiry.declined',
} as const satisfies Record<string, NotificationKind & OutboxEvent['type']>;

/**
 * What an accepted enquiry opens: a deal between the two, introduced, since both have said what they want. Where they have one
 * already, the enquiry belongs to that.
 */
const dealOf = async ({ table, newId }: Deps, enquiry: StoredEnquiry, at: string) => {
  const [listing, technology, sender] = await Promise.all([
    requireListing(table, enquiry.listing.listingId),
    enquiry.technology === undefined ? undefined : requireListing(table, enquiry.technology.listingId),
    requireOrganisation(table, enquiry.sender.organisationId),
  ]);
  const sides = { enquiryId: enquiry.enquiryId, listing, mine: technology ?? sender };
  const deal = enquiryDeal(sides, enquiry.message, newId(), at);
  const latest = await findLatest(table, deal);
  const open = latest?.deal !== undefined && latest.deal.closed === undefined ? latest.deal : undefined;
  if (open !== undefined) return { dealId: open.dealId, writes: [], audit: [], events: [] };
  return {
    dealId: deal.dealId,
    writes: newDealWrites(deal, latest),
    audit: [{ subject: deal.dealId, action: 'deal.opened', changed: ['stage'] }],
    events: [{ type: 'deal.introduced' as const, subject: deal.dealId, data: { kind: deal.kind, stage: deal.stage } }],
  };
};

export const answerEnquiry =
  (deps: Deps): UseCase<typeof routes.answerEnquiry> =>
  async ({ params, body }, context) => {
    const answered = answer(await forSide(deps, context, params.enquiryId, 'RECEIVED'), body, context.now);
    const deal = body.decision === 'ACCEPT' ? await dealOf(deps, answered, context.now) : undefined;
    const enquiry = deal === undefined ? answered : { ...answered, dealId: deal.dealId };
    const kind = body.decision === 'REVIEW' ? undefined : ANSWERED[body.decision];
    const facts: NotificationFacts = body.decision === 'DECLINE' ? { reason: body.reason } : {};
    return commit(deps.table, deps.newId, context, {
      writes: [
        enquiryWrite(enquiry),
        ...(kind === undefined ? [] : [told(deps, enquiry, 'sender', kind, context.now, facts)]),
        ...(deal?.writes ?? []),
      ],
      audit: [
        {
          subject: enquiry.receiver.organisationId,
          action: kind ?? 'enquiry.reviewed',
          changed: [`enquiries.${enquiry.enquiryId}.state`],
        },
        ...(deal?.audit ?? []),
      ],
      events: [
        ...(kind === undefined ? [] : [{ type: kind, subject: enquiry.enquiryId, data: { kind: enquiry.kind } }]),
        ...(deal?.events ?? []),
      ],
      outcome: { body: shownEnquiry(enquiry, 'RECEIVED'), version: enquiry.version },
    });
  };

export const withdrawEnquiry =
  (deps: Deps): UseCase<typeof routes.withdrawEnquiry> =>
  async ({ params }, context) => {
    const enquiry = withdraw(await forSide(deps, context, params.enquiryId, 'SENT'), context.now);
    return commit(deps.table, deps.newId, context, {
      writes: [enquiryWrite(enquiry), told(deps, enquiry, 'receiver', 'enquiry.withdrawn', context.now)],
      audit: {
        subject: enquiry.sender.organisationId,
        action: 'enquiry.withdrawn',
        changed: [`enquiries.${enquiry.enquiryId}.state`],
      },
      events: [{ type: 'enquiry.withdrawn', subject: enquiry.enquiryId, data: { kind: enquiry.kind } }],
      outcome: { body: shownEnquiry(enquiry, 'SENT'), version: enquiry.version },
    });
  };

export const listEnquiries =
  ({ table }: Deps): UseCase<typeof routes.listEnquiries> =>
  async ({ params: { organisationId }, query }, { actor, cursor }) => {
    await requireMember(table, actor, organisationId);
    const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    const page = { limit: Number(query.limit), ...(from === undefined ? {} : { from }) };
    const side: Side = query.box === 'sent' ? 'SENT' : 'RECEIVED';
    const [{ items, next }, suspended] = await Promise.all([
      query.box === 'due'
        ? enquiriesAwaiting(table, organisationId, page)
        : enquiriesOf(table, organisationId, side, page),
      findSuspended(table),
    ]);
    return {
      body: {
        items: items.map(enquiry => shownEnquiry(enquiry, side, suspended)),
        ...(next === undefined ? {} : { next: cursor.seal(next) }),
      },
    };
  };

export const readResponsiveness =
  ({ table }: Deps): UseCase<typeof routes.readResponsiveness> =>
  async ({ params: { listingId } }, { now }) => {
    const [listing, suspended] = await Promise.all([findListing(table, listingId), findSuspended(table)]);
    if (listing === undefined || !isShown(listing, now) || suspended.has(listing.organisationId)) throw notFound();
    const score = listing.kind === 'acquisition' ? undefined : await findScore(table, listing.organisationId);
    return { body: shownResponsiveness(listing, score, now) };
  };
