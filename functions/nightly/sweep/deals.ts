import { toldParty } from '#functions/deals/told.ts';
import { commit } from '#shared/change/store.ts';
import { type DealDuty, dealDutyDone, dealDutyOn, isFrozen } from '#shared/deal/rules.ts';
import type { Deal, DealParty } from '#shared/deal/schema.ts';
import { dealsDue, dealWrites, findDeal } from '#shared/deal/store.ts';
import type { NotificationKind } from '#shared/notification/schema.ts';
import { expireProposal } from '#shared/proposal/rules.ts';
import { findProposal, proposalWrites } from '#shared/proposal/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import type { Table, Write } from '#shared/table/table.ts';
import { SYSTEM } from '#shared/trail/schema.ts';
import type { Deps } from '../wiring.ts';
import { type Night, overShards, type SweepTask } from './task.ts';

const isAsked = ({ acceptedAt }: DealParty) => acceptedAt === undefined;
const STEPS = {
  BEFORE: { kind: 'deal.due-soon', to: isAsked, outcome: 'reminded' },
  DAY: { kind: 'deal.due-today', to: isAsked, outcome: 'reminded' },
  EXPIRE: { kind: 'deal.expired', to: () => true, outcome: 'expired' },
} as const satisfies Record<DealDuty, { kind: NotificationKind; to: (party: DealParty) => boolean; outcome: string }>;

/** A match whose interest was not answered ends with its deal, in the same transaction. */
const pairExpired = async (table: Table, { parties, origin }: Deal, at: string): Promise<Write[]> => {
  if (origin.kind !== 'MATCH') return [];
  const [one, other] = parties.map(({ listingId }) => listingId!);
  const proposal = await findProposal(table, one!, other!);
  return proposal === undefined ? [] : proposalWrites(proposal, expireProposal(proposal, at));
};

/**
 * The step that is due about a deal that waits for an answer, remembered in the transaction that tells of it: each is told once
 * however often the night is repeated. While a side is suspended nothing moves.
 */
const duty = async ({ table, newId }: Deps, { date, now, requestId }: Night, dealId: string): Promise<string> => {
  const before = await findDeal(table, dealId);
  const step = before === undefined ? undefined : dealDutyOn(before, date);
  if (before === undefined || step === undefined) return 'skipped';
  if (isFrozen(before, await findSuspended(table))) return 'frozen';
  const deal = dealDutyDone(before, step, now);
  const { kind, to, outcome } = STEPS[step];
  const expired = step === 'EXPIRE';
  await commit(
    table,
    newId,
    { now, requestId, receipt: undefined, actor: SYSTEM },
    {
      writes: [
        ...dealWrites(before, deal),
        ...(expired ? await pairExpired(table, before, now) : []),
        ...deal.parties
          .filter(to)
          .map(party => toldParty(newId, deal, party, kind, now, { date: before.respondBy ?? date })),
      ],
      audit: {
        subject: dealId,
        action: expired ? 'deal.expired' : 'deal.reminded',
        changed: [expired ? 'stage' : 'reminded'],
      },
      events: expired ? [{ type: 'deal.expired', subject: dealId, data: { kind: deal.kind, stage: deal.stage } }] : [],
      outcome: { body: undefined },
    },
  );
  return outcome;
};

export const deals: SweepTask = {
  name: 'deals',
  page: overShards(({ table }, shard, { date }, page) => dealsDue(table, shard, date, page), duty),
};
