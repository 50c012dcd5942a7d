import { commit } from '#shared/change/store.ts';
import { inLanguage } from '#shared/directory/reading.ts';
import type { Position } from '#shared/directory/rules.ts';
import { memberTier } from '#shared/disclosure/store.ts';
import type { UseCase } from '#shared/http/bind.ts';
import { requireReference } from '#shared/person/store.ts';
import type { savedSearchRoutes } from '#shared/saved-search/routes.ts';
import { resultsOf } from '#shared/saved-search/rules.ts';
import type { KeptSearch, SavedSearch } from '#shared/saved-search/schema.ts';
import { newSearchWrite, removeSearchWrite, requireSearch, searchesOf } from '#shared/saved-search/store.ts';
import type { Deps } from './deps.ts';

type Routes = typeof savedSearchRoutes;

const shown = ({ savedSearchId, name, rule, alerts, createdAt, alertedUpTo }: KeptSearch): SavedSearch => ({
  savedSearchId,
  name,
  rule,
  alerts,
  createdAt,
  alertedUpTo,
});

/** What a person keeps for themselves leaves its trail under their pseudonym. */
export const createSavedSearch =
  ({ table, newId }: Deps): UseCase<Routes['createSavedSearch']> =>
  async ({ body }, context) => {
    const { userId } = context.actor;
    const search: SavedSearch = { savedSearchId: newId(), ...body, createdAt: context.now, alertedUpTo: context.now };
    const [write, subject] = await Promise.all([
      newSearchWrite(table, userId, search),
      requireReference(table, userId),
    ]);
    return commit(table, newId, context, {
      writes: [write],
      audit: { subject, action: 'saved-search.created', changed: [search.savedSearchId] },
      outcome: { body: search, location: `/v1/saved-searches/${search.savedSearchId}` },
    });
  };

export const listSavedSearches =
  ({ table }: Deps): UseCase<Routes['listSavedSearches']> =>
  async (_, { actor }) => ({ body: { items: (await searchesOf(table, actor.userId)).map(shown) } });

export const readSavedSearch =
  ({ table }: Deps): UseCase<Routes['readSavedSearch']> =>
  async ({ params }, { actor }) => ({ body: shown(await requireSearch(table, actor.userId, params.savedSearchId)) });

export const removeSavedSearch =
  ({ table, newId }: Deps): UseCase<Routes['removeSavedSearch']> =>
  async ({ params }, context) => {
    const { userId } = context.actor;
    const search = await requireSearch(table, userId, params.savedSearchId);
    const subject = await requireReference(table, userId);
    return commit<undefined>(table, newId, context, {
      writes: [removeSearchWrite(search)],
      audit: { subject, action: 'saved-search.removed', changed: [search.savedSearchId] },
      outcome: { body: undefined },
    });
  };

export const listSavedSearchResults =
  ({ table, directory }: Deps): UseCase<Routes['listSavedSearchResults']> =>
  async ({ params, query }, { actor, cursor, language }) => {
    const [{ rule }, tier] = await Promise.all([
      requireSearch(table, actor.userId, params.savedSearchId),
      memberTier(table, actor),
    ]);
    const after = query.cursor === undefined ? undefined : (cursor.open(query.cursor) as Position);
    const { items, total, next } = resultsOf(rule, await directory.shelf(tier), Number(query.limit), after);
    return {
      body: {
        items: items.map(seen => inLanguage(seen, query.lang ?? language)),
        total,
        ...(next === undefined ? {} : { next: cursor.seal(next) }),
      },
    };
  };
