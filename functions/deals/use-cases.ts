import { commit } from '#shared/change/store.ts';
import type { dealRoutes as routes } from '#shared/deal/routes.ts';
import { acceptDeal as accept, isFrozen, openDeal, shownDeal } from '#shared/deal/rules.ts';
import { dealsOf, dealWrite, newDealWrites, refuseFrozen, requireDeal, sidesOf } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { reject } from '#shared/kernel/rejection.ts';
import { isMatched } from '#shared/listing/rules.ts';
import { findListing, requireListing } from '#shared/listing/store.ts';
import { findActive, findPack } from '#shared/match/store.ts';
import { requireMember, requireMemberOrOperator } from '#shared/organisation/store.ts';
import { findSuspended, refuseSuspended } from '#shared/suspension/store.ts';
import type { Item, Table } from '#shared/table/table.ts';

export interface Deps {
  readonly table: Table;
  readonly newId: NewId;
}

/**
 * 1. The caller's listing. 2. Its match with the counterpart in the run in force. 3. The deal, with both sides' list rows.
 * A deal starts from a match, so that it can be followed from introduction to outcome.
 */
export const createDeal =
  ({ table, newId }: Deps): UseCase<typeof routes.createDeal> =>
  async ({ body }, context) => {
    const mine = await requireListing(table, body.listingId);
    await requireMember(table, context.actor, mine.organisationId);
    const active = await findActive(table);
    const pack = active === undefined ? undefined : await findPack(table, mine.listingId, active);
    const match = pack?.matches.find(({ counterpartId }) => counterpartId === body.counterpartId);
    const counterpart = match === undefined ? undefined : await findListing(table, body.counterpartId);
    if (
      active === undefined ||
      match === undefined ||
      counterpart === undefined ||
      ![mine, counterpart].every(each => isMatched(each, context.now))
    )
      throw reject(
        'conflict',
        '현재 매칭 결과에 없는 상대이거나, 공개 또는 매칭 참여 중이 아닌 등록 정보입니다',
        'The two are not matched in the run in force, or one of them is no longer published or takes no part in matching',
      );
    await refuseSuspended(table, mine.organisationId, counterpart.organisationId);
    const deal = openDeal(mine, counterpart, { runId: active.runId, score: match.score }, newId(), context.now);
    return commit(table, newId, context, {
      writes: newDealWrites(deal),
      audit: { subject: deal.dealId, action: 'deal.opened', changed: ['stage'] },
      events: [{ type: 'deal.opened', subject: deal.dealId, data: { kind: deal.kind, stage: deal.stage } }],
      outcome: { body: deal, version: 1, location: `/v1/deals/${deal.dealId}` },
    });
  };

export const readDeal =
  ({ table }: Deps): UseCase<typeof routes.readDeal> =>
  async ({ params }, { actor }) => {
    const [deal, suspended] = await Promise.all([
      requireDeal(table, actor, params.dealId, 'too'),
      findSuspended(table),
    ]);
    if (!isFrozen(deal, suspended)) return { body: deal, version: deal.version };
    // Frozen or not is no part of the version, so the version is no tag to ask with.
    const own = actor.operator ? ('ALL' as const) : await sidesOf(table, actor, deal);
    return { body: shownDeal(deal, suspended, own) };
  };

/** Once both sides have agreed they are introduced, and what one knows of the other may go into a contract. */
export const acceptDeal =
  ({ table, newId }: Deps): UseCase<typeof routes.acceptDeal> =>
  async ({ params }, context) => {
    const before = await requireDeal(table, context.actor, params.dealId, 'not');
    await refuseFrozen(table, before);
    const deal = accept(before, await sidesOf(table, context.actor, before), context.now);
    const introduced = deal.stage === 'INTRODUCED' && before.stage === 'PROPOSED';
    return commit(table, newId, context, {
      writes: deal === before ? [] : [dealWrite(deal)],
      audit: { subject: deal.dealId, action: 'deal.accepted', changed: deal === before ? [] : ['parties', 'stage'] },
      events: introduced ? [{ type: 'deal.introduced', subject: deal.dealId, data: { kind: deal.kind } }] : [],
      outcome: { body: deal, version: deal.version },
    });
  };

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
