import { contentHash } from '#shared/kernel/hash.ts';
import { reject } from '#shared/kernel/rejection.ts';
import { seoulDate } from '#shared/kernel/time.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Page, Table, Write } from '#shared/table/table.ts';
import { Disclosure } from './schema.ts';

/** One entry a day for the same content, shown at the same tier to the same person of the same organisation. */
export const digestOf = ({ reader, organisationId, grantId, version, tier, contentHash: shown }: Disclosure): string =>
  contentHash([reader, organisationId, grantId, version, tier, shown]);

const ledger = entity('Disclosure', Disclosure, entry => ({
  ...keys.disclosure(entry.listingId, entry.on, digestOf(entry)),
  ...indexes.disclosures(entry.listingId, entry.at, digestOf(entry)),
}));

/** Told to nobody: the same reading is on record already. */
export const alreadyNoted = reject('conflict', '이미 기록되었습니다', 'On record already');

export const isNoted = async (table: Table, entry: Disclosure): Promise<boolean> =>
  (await table.get(keys.disclosure(entry.listingId, entry.on, digestOf(entry)))) !== undefined;

export const disclosureWrite = (entry: Disclosure): Write => ({
  put: ledger.toItem(entry),
  when: 'absent',
  otherwise: alreadyNoted,
});

export const disclosureFrom = (item: Item): Disclosure => ledger.fromItem(item);

export const disclosuresOf = (table: Table, listingId: string, page: { limit: number; from?: Item }): Promise<Page> =>
  table.query({ index: 'gsi1', pk: `DISCLOSURES#${listingId}`, newestFirst: true, ...page });

/** The readings that a chain seals, each at its place; one that is gone is left out. */
export const disclosuresAt = async (
  table: Table,
  listingId: string,
  places: readonly { readonly at: string; readonly digest: string }[],
): Promise<Disclosure[]> => {
  const items = await table.getMany(
    places.map(({ at, digest }) => keys.disclosure(listingId, seoulDate(at), digest)),
    { consistent: true },
  );
  return items.flatMap(item => (item === undefined ? [] : [ledger.fromItem(item)]));
};
