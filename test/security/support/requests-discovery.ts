import type { SavedSearch } from '#shared/saved-search/schema.ts';
import { unique } from '#test/support/city.ts';
import type { Prepare } from './requests-organisation.ts';
import { fresh, type World } from './world.ts';

const savedSearch = () => ({
  name: `로봇 ${unique()}`,
  rule: { all: [{ field: 'words', words: '로봇 -게임' }], any: [], none: [{ field: 'kind', oneOf: ['investor'] }] },
});
const freshSearch = async (world: World): Promise<Record<string, string>> => {
  const made = await world.city.made201<SavedSearch>('ann', 'createSavedSearch', { body: savedSearch() });
  return { savedSearchId: made.savedSearchId };
};
/** One that is there already, if there is: a person keeps only so many. */
const annsSearch = async (world: World): Promise<Record<string, string>> => {
  const { body } = await world.city.as<{ items: SavedSearch[] }>('ann', 'listSavedSearches', {});
  const [first] = body.items;
  return first === undefined ? freshSearch(world) : { savedSearchId: first.savedSearchId };
};
/** Good requests for the routes of the directory and of saved searches. */
export const DISCOVERY_REQUESTS: Readonly<Record<string, Prepare>> = {
  listDirectory: () => ({}),
  readDirectoryEntry: world => ({ params: { listingId: world.first.listingId } }),
  listSimilar: world => ({ params: { listingId: world.first.listingId } }),
  searchCatalogue: () => ({ query: { q: '지게차' } }),
  createSavedSearch: () => ({ body: savedSearch(), headers: fresh() }),
  listSavedSearches: () => ({}),
  readSavedSearch: async world => ({ params: await annsSearch(world) }),
  listSavedSearchResults: async world => ({ params: await annsSearch(world) }),
  removeSavedSearch: async world => ({ params: await freshSearch(world) }),
  listSimilarInCatalogue: world => ({ params: { listingId: world.first.listingId } }),
};
