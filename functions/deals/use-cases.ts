import { commit } from '#shared/change/store.ts';
import type { dealRoutes as routes } from '#shared/deal/routes.ts';
import { acceptDeal as accept, isFrozen, shownDeal } from '#shared/deal/rules.ts';
import type { Deal, DealParty } from '#shared/deal/schema.ts';
import { dealsOf, dealWrites, findStanding, refuseFrozen, requireDeal, sidesOf } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { Rejection } from '#shared/kernel/rejection.ts';
import { requireListing } from '#shared/listing/store.ts';
import { requireMember, requireMemberOrOperator } from '#shared/organisation/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import type { Item } from '#shared/table/table.ts';
import { type Deps, decidedAnew } from './deps.ts';
import { actOnPair, requirePair } from './pair.ts';
import { otherParty, toldParty } from './told.ts';

/** Nothing is changed while a side is suspended, so of a deal that has just been changed nobody is. */
const NOBODY: ReadonlySet<string> = new Set();

/**
 * An expression of interest in a match of the caller's listing: the same as saying so in the list of matches, but that it is
 * refused where there is a deal between the two.
 */
export const createDeal =
  ({ table, newId }: Deps): UseCase<typeof routes.createDeal> =>
  async ({ body }, context) => {
    const mine = await requireListing(table, body.listingId);
    await requireMember(table, context.actor, mine.organisationId);
    return decidedAnew(async () => {
      const pair = await requirePair(table, mine, body.counterpartId, 'INTEREST', context.now);
      if (pair.deal !== undefined)
        throw new Rejection('already-exists', {
          detail: { ko: '이 매칭으로 이미 거래가 열려 있습니다', en: 'A deal between these listings exists' },
          existing: `/v1/deals/${pair.deal.dealId}`,
        });
      const { deal, writes, audit, events } = actOnPair(newId, pair, { act: 'INTEREST' }, context.now);
      if (deal === undefined) throw new Error('an interest that opens no deal');
      return commit(table, newId, context, {
        writes,
        audit,
        events,
        outcome: {
          body: shownDeal(deal, NOBODY, new Set([mine.organisationId])),
          version: deal.version,
          location: `/v1/deals/${deal.dealId}`,
        },
      });
    });
  };

export const readDeal =
  ({ table }: Deps): UseCase<typeof routes.readDeal> =>
  async ({ params }, { actor, now }) => {
    const [deal, suspended] = await Promise.all([
      requireDeal(table, actor, params.dealId, 'too'),
      findSuspended(table),
    ]);
    const [own, { standing }] = await Promise.all([
      actor.operator ? ('ALL' as const) : sidesOf(table, actor, deal),
      findStanding(table, deal, now),
    ]);
    const body = shownDeal(deal, suspended, own, standing.held);
    // Frozen or held is no part of the version, so the version is no tag to ask with.
    return isFrozen(deal, suspended) || standing.held ? { body } : { body, version: deal.version };
  };

/** What the agreement of a side writes: of a match through its pair, else to the deal alone. */
const acceptance = async (deps: Deps, before: Deal, asked: DealParty, at: string) => {
  const { table, newId } = deps;
  const other = otherParty(before, asked);
  if (before.origin.kind === 'MATCH') {
    const mine = await requireListing(table, asked.listingId!);
    const pair = await requirePair(table, mine, other.listingId!, 'INTEREST', at);
    return actOnPair(newId, pair, { act: 'INTEREST' }, at);
  }
  const { standing } = await findStanding(table, before, at);
  const deal = accept(before, asked.organisationId, at, standing);
  return {
    deal,
    writes: [
      ...dealWrites(before, deal),
      ...deal.parties.map(party => toldParty(newId, deal, party, 'deal.introduced', at)),
    ],
    audit: [{ subject: deal.dealId, action: 'deal.accepted', changed: ['parties', 'stage'] }],
    events: [{ type: 'deal.introduced' as const, subject: deal.dealId, data: { kind: deal.kind, stage: deal.stage } }],
  };
};

/** Once both sides have agreed they are introduced, and what one knows of the other may go into a contract. */
export const acceptDeal =
  (deps: Deps): UseCase<typeof routes.acceptDeal> =>
  async ({ params }, context) =>
    decidedAnew(async () => {
      const { table, newId } = deps;
      const before = await requireDeal(table, context.actor, params.dealId, 'not');
      await refuseFrozen(table, before);
      const own = await sidesOf(table, context.actor, before);
      const asked = before.parties.find(party => party.acceptedAt === undefined && own.has(party.organisationId));
      if (asked === undefined) return { body: shownDeal(before, NOBODY, own), version: before.version };
      const { deal, writes, audit, events } = await acceptance(deps, before, asked, context.now);
      if (deal === undefined) throw new Error(`the pair of deal ${before.dealId} has no deal`);
      return commit(table, newId, context, {
        writes,
        audit,
        events,
        outcome: { body: shownDeal(deal, NOBODY, own), version: deal.version },
      });
    });

export const listOrganisationDeals =
  ({ table }: Deps): UseCase<typeof routes.listOrganisationDeals> =>
  async ({ params: { organisationId }, query }, { actor, cursor }) => {
    await requireMemberOrOperator(table, actor, organisationId);
    const from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    const page = await dealsOf(table, organisationId, {
      limit: Number(query.limit),
      ...(from === undefined ? {} : { from }),
    });
    const suspended = await findSuspended(table);
    const own = actor.operator ? ('ALL' as const) : new Set([organisationId]);
    const items = page.items.map(deal => shownDeal(deal, suspended, own));
    return { body: { items, ...(page.next === undefined ? {} : { next: cursor.seal(page.next) }) } };
  };
