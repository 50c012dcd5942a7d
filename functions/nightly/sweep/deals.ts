import { toldParty } from '#functions/deals/told.ts';
import { commit } from '#shared/change/store.ts';
import { type DealDuty, dealDutiesOn, dealDutyDone } from '#shared/deal/duties.ts';
import { isFrozen } from '#shared/deal/rules.ts';
import type { Deal, DealParty } from '#shared/deal/schema.ts';
import { dealsDue, dealWrites, findDeal } from '#shared/deal/store.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import type { NotificationKind } from '#shared/notification/schema.ts';
import { expireProposal } from '#shared/proposal/rules.ts';
import { findProposal, proposalWrites } from '#shared/proposal/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { SYSTEM } from '#shared/trail/schema.ts';
import type { Deps } from '../wiring.ts';
import { type Night, overShards, type SweepTask } from './task.ts';

/** What a duty tells whom, and the date it tells. */
const STEPS: Readonly<
  Record<
    DealDuty,
    { kind: NotificationKind; to: (party: DealParty, deal: Deal) => boolean; date: (deal: Deal) => string }
  >
> = {
  BEFORE: { kind: 'deal.due-soon', to: ({ acceptedAt }) => acceptedAt === undefined, date: deal => deal.respondBy! },
  DAY: { kind: 'deal.due-today', to: ({ acceptedAt }) => acceptedAt === undefined, date: deal => deal.respondBy! },
  EXPIRE: { kind: 'deal.expired', to: () => true, date: deal => deal.respondBy! },
  LAPSE_LOI: { kind: 'deal.loi-lapsed', to: () => true, date: deal => deal.loi!.validUntil },
  EXCLUSIVITY: { kind: 'deal.exclusivity-over', to: () => true, date: deal => deal.exclusiveUntil! },
  ACTION: {
    kind: 'deal.action-due',
    to: ({ role }, { nextAction }) => role === nextAction?.owner,
    date: deal => deal.nextAction!.due,
  },
  STALL: { kind: 'deal.stalled', to: () => true, date: deal => seoulDate(deal.stageSince!) },
};
/** What the trail and the record of the sweep call it. */
const CALLED: Readonly<Record<DealDuty, string>> = {
  BEFORE: 'reminded',
  DAY: 'reminded',
  EXPIRE: 'expired',
  LAPSE_LOI: 'loi-lapsed',
  EXCLUSIVITY: 'exclusivity-over',
  ACTION: 'action-due',
  STALL: 'stalled',
};

/** A match whose interest was not answered ends with its deal, in the same transaction. */
const pairExpired = async (table: Table, { parties, origin }: Deal, at: string): Promise<Write[]> => {
  if (origin.kind !== 'MATCH') return [];
  const [one, other] = parties.map(({ listingId }) => listingId!);
  const proposal = await findProposal(table, one!, other!);
  return proposal === undefined ? [] : proposalWrites(proposal, expireProposal(proposal, at));
};

/**
 * What is due about a deal, remembered in the transaction that tells of it: each is told once however often the night is repeated.
 * While a side is suspended nothing moves.
 */
const duty = async ({ table, newId }: Deps, { date, now, requestId }: Night, dealId: string): Promise<string> => {
  const before = await findDeal(table, dealId);
  const duties = before === undefined ? [] : dealDutiesOn(before, date);
  if (before === undefined || duties.length === 0) return 'skipped';
  if (isFrozen(before, await findSuspended(table))) return 'frozen';
  const done = duties.reduce((deal, each) => dealDutyDone(deal, each, now), before);
  const deal = { ...done, version: before.version + 1 };
  const expired = duties.includes('EXPIRE');
  await commit(
    table,
    newId,
    { now, requestId, receipt: undefined, actor: SYSTEM },
    {
      writes: [
        ...dealWrites(before, deal),
        ...(expired ? await pairExpired(table, before, now) : []),
        ...duties.flatMap(each => {
          const { kind, to, date: of } = STEPS[each];
          return deal.parties
            .filter(party => to(party, before))
            .map(party => toldParty(newId, deal, party, kind, now, { date: of(before), stage: before.stage }));
        }),
      ],
      audit: duties.map(each => ({
        subject: dealId,
        action: `deal.${CALLED[each]}`,
        changed: [deal.stage === before.stage ? 'reminded' : 'stage'],
      })),
      events: expired ? [{ type: 'deal.expired', subject: dealId, data: { kind: deal.kind, stage: deal.stage } }] : [],
      outcome: { body: undefined },
    },
  );
  return CALLED[duties.at(-1)!];
};

export const deals: SweepTask = {
  name: 'deals',
  page: overShards(({ table }, shard, { date }, page) => dealsDue(table, shard, date, page), duty),
};
