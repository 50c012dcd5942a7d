import { refuseTelling } from '#shared/disclosure/teaser/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import type { Context } from '#shared/kernel/context.ts';
import { plusDays } from '#shared/kernel/time.ts';
import type { listingRoutes } from '#shared/listing/routes.ts';
import {
  chooseMatching as choose,
  expireListing as expire,
  pauseListing as pause,
  resumeListing as resume,
} from '#shared/listing/rules.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { listingFrom, reviewQueue } from '#shared/listing/store.ts';
import type { reviewRoutes } from '#shared/review/routes.ts';
import { reviewStatistics } from '#shared/review/rules.ts';
import { reviewsDone } from '#shared/review/store.ts';
import type { Item } from '#shared/table/table.ts';
import type { Deps } from './deps.ts';
import { forChange, save } from './use-cases.ts';

type Routes = typeof listingRoutes & typeof reviewRoutes;

/** One step of a listing's life that takes nothing but its version. */
const step =
  (
    act: (listing: Listing, at: string) => Listing,
    type: 'listing.paused' | 'listing.resumed' | 'listing.expired',
    operators: 'too' | 'not',
  ) =>
  (deps: Deps) =>
  async ({ params }: { readonly params: { readonly listingId: string } }, context: Context) => {
    const before = await forChange(deps, context, params.listingId, operators);
    const after = act(before, context.now);
    // What comes before the public again may tell more than it did when it was paused.
    if (after.state === 'PUBLISHED') await refuseTelling(deps.table, after);
    return save(deps, context, before, after, {
      action: type,
      events: [{ type, subject: after.listingId, data: { kind: after.kind } }],
    });
  };

export const pauseListing: (deps: Deps) => UseCase<Routes['pauseListing']> = step(pause, 'listing.paused', 'not');
export const resumeListing: (deps: Deps) => UseCase<Routes['resumeListing']> = step(resume, 'listing.resumed', 'not');
export const expireListing: (deps: Deps) => UseCase<Routes['expireListing']> = step(expire, 'listing.expired', 'too');

/** Readers of matches look at the listing itself, so the choice counts at once; the next night reads it from the log of changes. */
export const chooseMatching =
  (deps: Deps): UseCase<Routes['chooseMatching']> =>
  async ({ params, body }, context) => {
    const before = await forChange(deps, context, params.listingId, 'not');
    const after = choose(before, body.matching, context.now);
    if (after === before) return { body: before, version: before.version };
    return save(deps, context, before, after, { action: 'listing.matching-chosen', changed: ['matching'] });
  };

const keyOf = ({ pk, sk, gsi2pk, gsi2sk }: Item): Item => ({ pk, sk, gsi2pk, gsi2sk });

/**
 * The queue is in order of submission, and who submits later is due later: what is overdue comes first. A filter is applied
 * while reading, so that a page is full unless it is the last.
 */
export const listReviews =
  ({ table }: Deps): UseCase<Routes['listReviews']> =>
  async ({ query }, { cursor, now }) => {
    const limit = Number(query.limit);
    const fits = ({ centre, reviewDueAt }: Listing): boolean =>
      (query.centre === undefined || centre === query.centre) &&
      (query.overdue === undefined || (query.overdue === 'true') === (reviewDueAt ?? now) < now);
    const found: Item[] = [];
    let from = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Item);
    do {
      const page = await reviewQueue(table, { limit, ...(from === undefined ? {} : { from }) });
      found.push(...page.items.filter(item => fits(listingFrom(item))));
      from = page.next;
    } while (from !== undefined && found.length < limit);
    const shown = found.slice(0, limit);
    const next = found.length > limit ? keyOf(shown.at(-1)!) : from;
    return { body: { items: shown.map(listingFrom), ...(next === undefined ? {} : { next: cursor.seal(next) }) } };
  };

export const readReviewStatistics =
  ({ table }: Deps): UseCase<Routes['readReviewStatistics']> =>
  async ({ query }, { now }) => {
    const from = plusDays(now, -Number(query.days));
    return { body: reviewStatistics(await reviewsDone(table, from, now), from, now) };
  };
