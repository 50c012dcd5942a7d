import { acceptTerms as accept, proposeTerms as propose } from '#shared/deal/moves.ts';
import type { dealRoutes as routes } from '#shared/deal/routes.ts';
import { requireDeal, termsOf, termsWrite } from '#shared/deal/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { invalidField } from '#shared/kernel/rejection.ts';
import { DEAL_KINDS } from '#shared/kernel/vocabulary-deal.ts';
import type { Deps } from './deps.ts';
import { enter, saveDeal, shownTo } from './room.ts';

/** A version of the terms by the caller's side, which accepts it by proposing it. Versions are never changed. */
export const proposeTerms =
  (deps: Deps): UseCase<typeof routes.proposeTerms> =>
  async ({ params, body }, context) => {
    const room = await enter(deps, context, params.dealId);
    const { deal: before, mine, standing } = room;
    if (body.terms.kind !== before.kind)
      throw invalidField('/terms/kind', 'another-kind', {
        ko: `이 거래의 종류는 「${DEAL_KINDS[before.kind].ko}」(${before.kind})입니다`,
        en: `The deal is of kind ${before.kind}`,
      });
    const deal = propose(before, mine.role, context.now, standing);
    const { number } = deal.terms!;
    const version = { dealId: deal.dealId, number, by: mine.role, terms: body.terms, at: context.now };
    return saveDeal(deps, context, room, deal, {
      action: 'deal.terms-proposed',
      changed: [`terms.${number}`],
      writes: [termsWrite(version)],
      told: { kind: 'deal.terms-proposed', facts: { number: String(number) } },
    });
  };

export const listTerms =
  ({ table }: Deps): UseCase<typeof routes.listTerms> =>
  async ({ params }, { actor }) => {
    const deal = await requireDeal(table, actor, params.dealId, 'too');
    const items = await termsOf(table, deal.dealId);
    return { body: { items, ...(deal.terms?.agreed === undefined ? {} : { agreed: deal.terms.agreed }) } };
  };

/** The latest version accepted by the caller's side; accepting again changes nothing. */
export const acceptTerms =
  (deps: Deps): UseCase<typeof routes.acceptTerms> =>
  async ({ params, body }, context) => {
    const room = await enter(
      deps,
      context,
      params.dealId,
      ({ role }, deal) => deal.terms?.acceptedBy.includes(role) === false,
    );
    const deal = accept(room.deal, room.mine.role, body.number, context.now, room.standing);
    if (deal === room.deal) return { body: shownTo(room, deal), version: deal.version };
    return saveDeal(deps, context, room, deal, {
      action: 'deal.terms-accepted',
      changed: [`terms.${body.number}.acceptedBy`],
    });
  };
