import { decidedAnew } from '#functions/deals/deps.ts';
import { actOnPair, requirePair } from '#functions/deals/pair.ts';
import { commit } from '#shared/change/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { isShown, takesPart } from '#shared/listing/rules.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { findListings, requireListing } from '#shared/listing/store.ts';
import type { matchRoutes } from '#shared/match/routes.ts';
import { shownMatch } from '#shared/match/rules.ts';
import type { Pack } from '#shared/match/schema.ts';
import { findActive, findPack } from '#shared/match/store.ts';
import { findMembership, requireMember, requireMemberOrOperator } from '#shared/organisation/store.ts';
import type { proposalRoutes } from '#shared/proposal/routes.ts';
import { isOut, otherSide, pairOf, sideOf, standingOf, stateOf } from '#shared/proposal/rules.ts';
import type { Proposal } from '#shared/proposal/schema.ts';
import { findProposals, keptCounterparts } from '#shared/proposal/store.ts';
import { findSuspended } from '#shared/suspension/store.ts';
import type { Table } from '#shared/table/table.ts';

export interface Deps {
  readonly table: Table;
  readonly newId: NewId;
}

/** A kept pair as the run that proposed it explained it; without reasons where that run's pack is gone. */
const explained = async (table: Table, proposal: Proposal, listingId: string): Promise<Pack['matches'][number]> => {
  const counterpartId = proposal[otherSide(sideOf(proposal, listingId))].listingId;
  const { runId, score } = proposal.origin;
  const pack = await findPack(table, listingId, { runId, abandoned: [] });
  return pack?.matches.find(match => match.counterpartId === counterpartId) ?? { counterpartId, score, reasons: [] };
};

/**
 * The matches of a listing in the run in force, and after them those of earlier runs that it keeps: an interest that waits for an
 * answer, a bookmark. A counterpart that was closed, suspended or taken out of matching since is left out at once, and so is a pair
 * that was declined or has expired; a listing that is not to be seen has none. Reading writes nothing.
 */
export const listMatches =
  ({ table }: Deps): UseCase<typeof matchRoutes.listMatches> =>
  async ({ params: { listingId } }, { actor, now }) => {
    const listing = await requireListing(table, listingId);
    const [active, suspended, , membership] = await Promise.all([
      findActive(table),
      findSuspended(table),
      requireMemberOrOperator(table, actor, listing.organisationId),
      findMembership(table, listing.organisationId, actor.userId),
    ]);
    const shown = (each: Listing) => isShown(each, now) && !suspended.has(each.organisationId);
    if (active === undefined || !shown(listing)) return { body: { listingId, items: [] } };
    const [pack, kept] = await Promise.all([findPack(table, listingId, active), keptCounterparts(table, listingId)]);
    const inForce = pack?.matches ?? [];
    const matched = new Set(inForce.map(({ counterpartId }) => counterpartId));
    const earlier = kept.filter(id => !matched.has(id));
    const ids = [...matched, ...earlier];
    const [found, proposals] = await Promise.all([findListings(table, ids), findProposals(table, listingId, ids)]);
    const day = seoulDate(now);
    /** Who left the matching is in no list but for the interests expressed before. */
    const isIn = (each: Listing) => {
      const proposal = proposals.get(each.listingId);
      const takingPart = proposal?.dealId !== undefined || [listing, each].every(takesPart);
      return takingPart && (proposal === undefined || !isOut(stateOf(proposal, day)));
    };
    const counterparts = new Map(
      found.flatMap(each => (each !== undefined && shown(each) && isIn(each) ? [[each.listingId, each]] : [])),
    );
    const kepts = earlier.filter(id => counterparts.has(id)).map(id => explained(table, proposals.get(id)!, listingId));
    const reader = membership?.status === 'ACTIVE' ? 'own' : 'operator';
    const items = [...inForce, ...(await Promise.all(kepts))]
      .flatMap(match => {
        const counterpart = counterparts.get(match.counterpartId);
        return counterpart === undefined ? [] : [{ match, counterpart }];
      })
      .map(({ match, counterpart }, i) => ({
        ...shownMatch(match, i + 1, counterpart, listing.kind),
        standing: standingOf(
          proposals.get(counterpart.listingId),
          pairOf<Listing>(listing, counterpart)[0] === listing ? 'a' : 'b',
          day,
          reader,
        ),
      }));
    return { body: { listingId, runId: active.runId, computedAt: active.publishedAt, items } };
  };

/** What somebody says of a match of their listing. What was said before is not said again. */
export const respondToMatch =
  ({ table, newId }: Deps): UseCase<typeof proposalRoutes.respondToMatch> =>
  async ({ params: { listingId, counterpartId }, body }, context) => {
    const mine = await requireListing(table, listingId);
    await requireMember(table, context.actor, mine.organisationId);
    return decidedAnew(async () => {
      const pair = await requirePair(table, mine, counterpartId, body.act, context.now);
      const { proposal, writes, audit, events } = actOnPair(newId, pair, body, context.now);
      const standing = standingOf(proposal, sideOf(proposal, listingId), seoulDate(context.now), 'own');
      const outcome = { body: { listingId, counterpartId, standing } };
      return writes.length === 0 ? outcome : commit(table, newId, context, { writes, audit, events, outcome });
    });
  };
