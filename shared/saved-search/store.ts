import { notFound, reject } from '#shared/kernel/rejection.ts';
import { notificationWrite } from '#shared/notification/store.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { PersonalItems } from '#shared/table/personal.ts';
import type { Table, Write } from '#shared/table/table.ts';
import type { Alert } from './rules.ts';
import { type KeptSearch, MOST_SEARCHES, type SavedSearch, StoredSearch } from './schema.ts';

/** gsi2 finds those that want alerts. */
const searches = entity('SavedSearch', StoredSearch, search => ({
  ...keys.savedSearch(search.userId, search.slot),
  ...(search.state === 'KEPT' && search.alerts ? indexes.searchAlerts(search.userId, search.slot) : {}),
}));

const changed = reject(
  'conflict',
  '저장한 검색이 그 사이에 바뀌었습니다. 다시 시도해 주십시오',
  'Your saved searches have changed in the meantime; try again',
);
const searchWrite = (search: StoredSearch): Write => ({
  put: searches.toItem(search),
  when: search.version === 1 ? 'absent' : { version: search.version - 1 },
  otherwise: changed,
});

export const personalSearches: PersonalItems = {
  name: 'savedSearches',
  entities: [searches.name],
  keys: ['savedSearch', 'searchAlerts'],
  find: (table, userId) => table.queryAll({ pk: keys.savedSearch(userId, 1).pk }),
  shown: item => {
    const { userId: _, version: __, ...search } = searches.fromItem(item);
    return search;
  },
};

const placesOf = async (table: Table, userId: string): Promise<StoredSearch[]> =>
  (await personalSearches.find(table, userId)).map(searches.fromItem);

/** The searches that a person keeps, oldest first. */
export const searchesOf = async (table: Table, userId: string): Promise<KeptSearch[]> =>
  (await placesOf(table, userId))
    .filter(search => search.state === 'KEPT')
    .sort((a, b) => (a.savedSearchId < b.savedSearchId ? -1 : 1));

/** @throws Rejection `not-found`. */
export const requireSearch = async (table: Table, userId: string, savedSearchId: string): Promise<KeptSearch> => {
  const found = (await searchesOf(table, userId)).find(search => search.savedSearchId === savedSearchId);
  if (found === undefined) throw notFound();
  return found;
};

/** A new search in a free place. @throws Rejection `conflict` where there is none. */
export const newSearchWrite = async (table: Table, userId: string, search: SavedSearch): Promise<Write> => {
  const places = new Map((await placesOf(table, userId)).map(place => [place.slot, place]));
  const slot = Array.from({ length: MOST_SEARCHES }, (_, i) => i + 1).find(each => places.get(each)?.state !== 'KEPT');
  if (slot === undefined)
    throw reject(
      'conflict',
      `저장한 검색은 ${MOST_SEARCHES}개까지입니다. 하나를 지운 뒤 저장해 주십시오`,
      `You keep ${MOST_SEARCHES} searches, as many as there may be; remove one first`,
    );
  return searchWrite({ state: 'KEPT', userId, slot, version: (places.get(slot)?.version ?? 0) + 1, ...search });
};

/** Frees the place of a search. */
export const removeSearchWrite = ({ userId, slot, version }: KeptSearch): Write =>
  searchWrite({ state: 'FREE', userId, slot, version: version + 1 });

/** Every search that wants alerts; eventually consistent. */
export const searchesWithAlerts = async (table: Table): Promise<KeptSearch[]> =>
  (await table.queryAll({ index: 'gsi2', pk: 'SEARCH-ALERTS' }))
    .map(searches.fromItem)
    .filter(search => search.state === 'KEPT');

/**
 * Tells a person of an alert and moves the mark of their search, in one transaction: a night that is repeated tells nobody twice.
 * @param upTo moment up to which changes were looked at
 */
export const alertWrites = ({ search, listings }: Alert, notificationId: string, upTo: string): Write[] => [
  searchWrite({ ...search, alertedUpTo: upTo, version: search.version + 1 }),
  notificationWrite({
    notificationId,
    recipient: { userId: search.userId },
    kind: 'search.matched',
    subject: search.savedSearchId,
    facts: { title: search.name, count: String(listings.length) },
    at: upTo,
  }),
];
