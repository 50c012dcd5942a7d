import { commit } from '#shared/change/store.ts';
import { endExclusivity, newExclusivity, readmit } from '#shared/deal/exclusivity.ts';
import { advance, moveFor } from '#shared/deal/moves.ts';
import type { dealRoutes as routes } from '#shared/deal/routes.ts';
import { endDeal } from '#shared/deal/rules.ts';
import type { Deal, DealAct } from '#shared/deal/schema.ts';
import { dealsOf, dealWrites, exclusivityWrite } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Context } from '#shared/kernel/context.ts';
import { withEnglishSource } from '#shared/kernel/i18n.ts';
import { invalidField } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { requireListing } from '#shared/listing/store.ts';
import type { Item, Table, Write } from '#shared/table/table.ts';
import type { Deps } from './deps.ts';
import { actOnPair, requirePair } from './pair.ts';
import { enter, partyIn, type Room, saveDeal, shownTo } from './room.ts';
import { toldParty } from './told.ts';

/** Most of the other buyers that are told of an exclusivity in its own transaction; all of them are kept out. */
const MOST_TOLD = 60;

/** Deals of other buyers about the same company that are still going on. */
const rivals = async (table: Table, deal: Deal): Promise<Deal[]> => {
  const seller = partyIn(deal, 'seller');
  if (seller === undefined) return [];
  const found: Deal[] = [];
  let from: Item | undefined;
  do {
    const page = await dealsOf(table, seller.organisationId, { limit: 100, ...(from === undefined ? {} : { from }) });
    const others = page.items.filter(each => each.dealId !== deal.dealId && each.introducedAt !== undefined);
    found.push(...others.filter(each => partyIn(each, 'seller')?.listingId === seller.listingId && !each.closed));
    from = page.next;
  } while (from !== undefined && found.length < MOST_TOLD);
  return found.slice(0, MOST_TOLD);
};

/** The deal after an act of the caller's side; that of the machine, with what the act brings along. */
const after = ({ deal, mine, standing }: Room, body: DealAct, at: string): Deal => {
  switch (body.act) {
    case 'DECLINE':
    case 'CLOSE_LOST':
      return endDeal(deal, body.act, mine.role, body, at);
    case 'SEND_LOI': {
      const { text, ...loi } = body.loi;
      if (loi.validUntil < seoulDate(at))
        throw invalidField('/loi/validUntil', 'in-the-past', {
          ko: '유효기간은 오늘 이후여야 합니다',
          en: 'It has to be valid today at least',
        });
      const sent = { ...loi, ...(text === undefined ? {} : { text: withEnglishSource(text) }), sentAt: at };
      return { ...advance(deal, 'SEND_LOI', mine.role, at, standing), loi: sent };
    }
    case 'CLOSE_WON':
      return { ...advance(deal, 'CLOSE_WON', mine.role, at, standing), closed: { by: mine.role, at } };
    default:
      return advance(deal, body.act, mine.role, at, standing);
  }
};

/** What an act writes about who else may talk to the seller. */
const exclusivityAfter = async (
  { table, newId }: Deps,
  { deal: before, exclusivity }: Room,
  deal: Deal,
  act: DealAct['act'],
  at: string,
): Promise<Write[]> => {
  if (act === 'ACCEPT_LOI') {
    const others = await rivals(table, before);
    return [
      exclusivityWrite(newExclusivity(deal, exclusivity, at)),
      ...others.flatMap(other => {
        const buyer = partyIn(other, 'buyer');
        return buyer === undefined ? [] : [toldParty(newId, other, buyer, 'deal.held', at)];
      }),
    ];
  }
  if (exclusivity === undefined) return [];
  if (act === 'READMIT') return [exclusivityWrite(readmit(exclusivity, deal))];
  const ends = act === 'CLOSE_LOST' && exclusivity.dealId === deal.dealId && exclusivity.endedAt === undefined;
  return ends ? [exclusivityWrite(endExclusivity(exclusivity, at))] : [];
};

/** A refusal before an introduction stands in the refuser's chain alone, and a match ends with its pair. */
const decline = async (deps: Deps, context: Context, room: Room, body: Extract<DealAct, { act: 'DECLINE' }>) => {
  const { table, newId } = deps;
  const { deal: before, mine, other } = room;
  if (before.origin.kind === 'MATCH') {
    const listing = await requireListing(table, mine.listingId!);
    const pair = await requirePair(table, listing, other.listingId!, 'DECLINE', context.now);
    const said = { act: 'DECLINE' as const, reason: body.reason };
    const { deal, writes, audit, events } = actOnPair(newId, pair, said, context.now, body.text);
    const shown = deal ?? before;
    const outcome = { body: shownTo(room, shown), version: shown.version };
    return writes.length === 0 ? outcome : commit(table, newId, context, { writes, audit, events, outcome });
  }
  const deal = after(room, body, context.now);
  const { dealId } = deal;
  return commit(table, newId, context, {
    writes: [
      ...dealWrites(before, deal),
      ...(other.acceptedAt === undefined
        ? []
        : [toldParty(newId, deal, other, 'deal.declined', context.now, { reason: body.reason })]),
    ],
    audit: { subject: mine.organisationId, action: 'deal.declined', changed: [`deals.${dealId}.stage`] },
    events: [{ type: 'deal.declined', subject: dealId, data: { kind: deal.kind, stage: deal.stage } }],
    outcome: { body: shownTo(room, deal), version: deal.version },
  });
};

/** Moves a deal on, stalls it or ends it, by the machine. */
export const actOnDeal =
  (deps: Deps): UseCase<typeof routes.actOnDeal> =>
  async ({ params, body }, context) => {
    const room = await enter(deps, context, params.dealId, ({ role }, deal) => moveFor(deal, body.act)?.who === role);
    if (body.act === 'DECLINE') return decline(deps, context, room, body);
    const deal = after(room, body, context.now);
    const lost = body.act === 'CLOSE_LOST';
    return saveDeal(deps, context, room, deal, {
      action: `deal.${body.act.toLowerCase().replace('_', '-')}`,
      changed: body.act === 'SEND_LOI' ? ['loi'] : body.act === 'READMIT' ? ['readmitted'] : [],
      writes: await exclusivityAfter(deps, room, deal, body.act, context.now),
      ...(lost ? { told: { kind: 'deal.closed' as const, facts: { reason: body.reason } } } : {}),
      ...(body.act === 'READMIT' ? { told: { kind: 'deal.readmitted' as const } } : {}),
    });
  };
