import type { OutboxEvent } from '#shared/change/schema.ts';
import { commit } from '#shared/change/store.ts';
import type { Exclusivity, Standing } from '#shared/deal/exclusivity.ts';
import { WORKING } from '#shared/deal/machine.ts';
import { isIntroduced, shownDeal } from '#shared/deal/rules.ts';
import type { Deal, DealParty, ShownDeal } from '#shared/deal/schema.ts';
import { dealWrites, findStanding, refuseFrozen, requireDeal, sidesOf } from '#shared/deal/store.ts';
import type { Context, Outcome } from '#shared/kernel/context.ts';
import { notFound, Rejection, reject } from '#shared/kernel/rejection.ts';
import { DEAL_STAGES, type DealRole } from '#shared/kernel/vocabulary-deal.ts';
import type { NotificationFacts, NotificationKind } from '#shared/notification/schema.ts';
import type { Write } from '#shared/table/table.ts';
import type { Deps } from './deps.ts';
import { otherParty, toldParty } from './told.ts';

/** A deal as one of its sides is about to change it. */
export interface Room {
  readonly deal: Deal;
  /** Organisations of the caller's among its sides. */
  readonly own: ReadonlySet<string>;
  readonly mine: DealParty;
  readonly other: DealParty;
  readonly standing: Standing;
  readonly exclusivity: Exclusivity | undefined;
}

/**
 * The deal for one of its sides. Somebody of both acts for the side that `prefers` picks, else for the first.
 * @throws Rejection `not-found`; `organisation-suspended`; `version-mismatch` where a version was named and is not the latest.
 */
export const enter = async (
  { table }: Deps,
  context: Context,
  dealId: string,
  prefers: (party: DealParty, deal: Deal) => boolean = () => true,
): Promise<Room> => {
  const deal = await requireDeal(table, context.actor, dealId, 'not');
  const [own, { standing, exclusivity }] = await Promise.all([
    sidesOf(table, context.actor, deal),
    findStanding(table, deal, context.now),
    refuseFrozen(table, deal),
  ]);
  if (context.expected !== 0 && context.expected !== deal.version) throw new Rejection('version-mismatch');
  const sides = deal.parties.filter(({ organisationId }) => own.has(organisationId));
  const mine = sides.find(side => prefers(side, deal)) ?? sides[0];
  if (mine === undefined) throw notFound();
  return { deal, own, mine, other: otherParty(deal, mine), standing, exclusivity };
};

/** For what only goes on between introduction and end. @throws Rejection `wrong-state`. */
export const requireOpen = ({ deal, standing }: Room): void => {
  const open = isIntroduced(deal) && (WORKING.includes(deal.stage) || deal.stage === 'STALLED');
  if (!open || standing.held)
    throw reject(
      'wrong-state',
      `거래의 현재 단계는 「${DEAL_STAGES[deal.stage].ko}」이므로 할 수 없습니다`,
      `The deal is at “${DEAL_STAGES[deal.stage].en}”, where this is not possible`,
    );
};

export const shownTo = ({ own, standing }: Room, deal: Deal): ShownDeal =>
  shownDeal(deal, new Set(), own, standing.held);

/** What a change of a deal brings besides the deal itself. */
export interface Consequences {
  readonly action: string;
  readonly changed: readonly string[];
  readonly writes?: readonly Write[];
  /** What the other side is told; the stage where nothing is said. */
  readonly told?: { readonly kind: NotificationKind; readonly facts?: NotificationFacts };
  readonly audit?: readonly { subject: string; action: string; changed?: readonly string[] }[];
}

/** Commits a deal that one side has changed; the other is told, and the trail of the deal has it. */
export const saveDeal = (
  { table, newId }: Deps,
  context: Context,
  room: Room,
  deal: Deal,
  { action, changed, writes = [], told, audit = [] }: Consequences,
): Promise<Outcome<ShownDeal>> => {
  const moved = deal.stage !== room.deal.stage;
  const telling = told ?? (moved ? ({ kind: 'deal.advanced' } as const) : undefined);
  const events: Pick<OutboxEvent, 'type' | 'subject' | 'data'>[] = moved
    ? [
        {
          type: 'deal.advanced',
          subject: deal.dealId,
          data: { kind: deal.kind, from: room.deal.stage, stage: deal.stage },
        },
      ]
    : [];
  return commit(table, newId, context, {
    writes: [
      ...dealWrites(room.deal, deal),
      ...writes,
      ...(telling === undefined
        ? []
        : [toldParty(newId, deal, room.other, telling.kind, context.now, { stage: deal.stage, ...telling.facts })]),
    ],
    audit: [{ subject: deal.dealId, action, changed: [...changed, ...(moved ? ['stage'] : [])] }, ...audit],
    events,
    outcome: { body: shownTo(room, deal), version: deal.version, location: `/v1/deals/${deal.dealId}` },
  });
};

/** The side of a deal in a role. */
export const partyIn = ({ parties }: Deal, role: DealRole): DealParty | undefined =>
  parties.find(party => party.role === role);
