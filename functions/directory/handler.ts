import { calendarRoutes } from '#shared/calendar/routes.ts';
import { directoryRoutes } from '#shared/directory/routes.ts';
import { openDirectory } from '#shared/directory/store.ts';
import { exchangeRoutes } from '#shared/exchange/routes.ts';
import { feedRoutes } from '#shared/feed/routes.ts';
import { api } from '#shared/http/api.ts';
import { bind } from '#shared/http/bind.ts';
import { tableEdge } from '#shared/http/table-edge.ts';
import { logger } from '#shared/http/wiring.ts';
import { savedSearchRoutes } from '#shared/saved-search/routes.ts';
import * as calendar from './calendar.ts';
import { exportDirectory } from './exports.ts';
import * as feed from './feed.ts';
import * as saved from './saved-searches.ts';
import * as directory from './use-cases.ts';

const { table, newId, edge } = tableEdge();
const deps = { table, newId, directory: openDirectory(table) };

/** Everything that is found rather than named: the directory and its search, for anybody and for people signed in. */
export const handler = api(
  [
    bind(directoryRoutes.listDirectory, directory.listDirectory(deps), edge),
    bind(exchangeRoutes.exportDirectory, exportDirectory(deps), edge),
    bind(directoryRoutes.readDirectoryEntry, directory.readDirectoryEntry(deps), edge),
    bind(directoryRoutes.listSimilar, directory.listSimilar(deps), edge),
    bind(directoryRoutes.searchCatalogue, directory.searchCatalogue(deps), edge),
    bind(directoryRoutes.listSimilarInCatalogue, directory.listSimilarInCatalogue(deps), edge),
    bind(savedSearchRoutes.createSavedSearch, saved.createSavedSearch(deps), edge),
    bind(savedSearchRoutes.listSavedSearches, saved.listSavedSearches(deps), edge),
    bind(savedSearchRoutes.readSavedSearch, saved.readSavedSearch(deps), edge),
    bind(savedSearchRoutes.removeSavedSearch, saved.removeSavedSearch(deps), edge),
    bind(savedSearchRoutes.listSavedSearchResults, saved.listSavedSearchResults(deps), edge),
    bind(calendarRoutes.readDeadlines, calendar.readDeadlines(deps), edge),
    bind(feedRoutes.listDirectoryChanges, feed.listDirectoryChanges(deps), edge),
  ],
  logger(),
);
