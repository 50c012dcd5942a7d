import { commit } from '#shared/change/store.ts';
import type { dealRoutes as routes } from '#shared/deal/routes.ts';
import { directDeal, refuseAgain, shownDeal } from '#shared/deal/rules.ts';
import { dealsOf, findLatest, newDealWrites } from '#shared/deal/store.ts';
import { isTrusted } from '#shared/disclosure/grant/rules.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { invalidField, notFound, Rejection, reject } from '#shared/kernel/rejection.ts';
import { plusDays, seoulDate } from '#shared/kernel/time.ts';
import { isShown } from '#shared/listing/rules.ts';
import { findListing } from '#shared/listing/store.ts';
import { requireMember, requireOrganisation } from '#shared/organisation/store.ts';
import { signalWrite } from '#shared/proposal/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import type { Table } from '#shared/table/table.ts';
import type { Deps } from './deps.ts';
import { toldParty } from './told.ts';

/** Approaches that an organisation may make in 24 hours: a person who means it needs fewer, a machine that does not wants more. */
const A_DAY = 10;

const refuseSpam = async (table: Table, organisationId: string, now: string): Promise<void> => {
  const since = plusDays(now, -1);
  const { items } = await dealsOf(table, organisationId, { limit: 100 });
  const made = items.filter(
    ({ origin, createdAt, parties }) =>
      origin.kind === 'DIRECT' &&
      createdAt > since &&
      parties.some(party => party.organisationId === organisationId && party.acceptedAt === createdAt),
  );
  if (made.length < A_DAY) return;
  const again = made.map(({ createdAt }) => createdAt).sort()[made.length - A_DAY]!;
  throw new Rejection('too-many-requests', {
    detail: {
      ko: `조직마다 하루에 ${A_DAY}번까지 먼저 연락할 수 있습니다`,
      en: `An organisation can approach others ${A_DAY} times a day`,
    },
    retryAfter: Math.max(1, Math.ceil((Date.parse(plusDays(again, 1)) - Date.parse(now)) / 1000)),
  });
};

/**
 * An expression of interest that no match led to. 1. For a verified organisation of the caller's. 2. To what is published, and not
 * its own. 3. With the listing it comes with, where the kind of deal needs one. 4. Within the day's limit, one at a time, and after
 * a refusal not before long.
 */
export const approachListing =
  ({ table, newId }: Deps): UseCase<typeof routes.approachListing> =>
  async ({ params, body }, context) => {
    const { organisationId, withListingId, message } = body;
    const { now } = context;
    await requireMember(table, context.actor, organisationId);
    const [sender, listing, mine, suspended] = await Promise.all([
      requireOrganisation(table, organisationId),
      findListing(table, params.listingId),
      withListingId === undefined ? undefined : findListing(table, withListingId),
      findSuspended(table),
    ]);
    if (listing === undefined || !isShown(listing, now) || suspended.has(listing.organisationId)) throw notFound();
    if (!isTrusted(sender))
      throw reject(
        'forbidden',
        '확인된 조직만 먼저 연락할 수 있습니다',
        'Only an organisation that is verified and not suspended may approach others',
      );
    if (listing.organisationId === organisationId)
      throw reject('conflict', '자기 조직의 등록 정보입니다', 'The listing is your own');
    if (withListingId !== undefined && (mine?.organisationId !== organisationId || !isShown(mine, now)))
      throw invalidField('/withListingId', 'not-yours', {
        ko: '이 조직의 공개 중인 등록 정보가 아닙니다',
        en: 'Not a published listing of this organisation',
      });
    const deal = directDeal(listing, mine ?? sender, message, newId(), now);
    const latest = await findLatest(table, deal);
    refuseAgain(latest?.deal, now);
    await refuseSpam(table, organisationId, now);
    const asked = deal.parties.find(party => party.listingId === listing.listingId)!;
    const own = deal.parties.find(party => party !== asked)!;
    const told = { date: deal.respondBy ?? seoulDate(now) };
    return commit(table, newId, context, {
      writes: [
        ...newDealWrites(deal, latest),
        toldParty(newId, deal, asked, 'deal.proposed', now, told),
        ...(mine === undefined
          ? []
          : [
              signalWrite({
                signalId: newId(),
                kind: 'contact',
                by: { listingId: mine.listingId, kind: mine.kind },
                about: { listingId: listing.listingId, kind: listing.kind },
                day: seoulDate(now),
              }),
            ]),
      ],
      audit: [
        { subject: deal.dealId, action: 'deal.opened', changed: ['stage'] },
        { subject: own.organisationId, action: 'deal.opened', changed: [`deals.${deal.dealId}`] },
      ],
      events: [{ type: 'deal.opened', subject: deal.dealId, data: { kind: deal.kind, stage: deal.stage } }],
      outcome: {
        body: shownDeal(deal, suspended, new Set([organisationId])),
        version: 1,
        location: `/v1/deals/${deal.dealId}`,
      },
    });
  };
