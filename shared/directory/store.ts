import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256Hex } from '#shared/kernel/hash.ts';
import { type Clock, epochSeconds, instantAfter, plusDays, seoulDate, systemClock } from '#shared/kernel/time.ts';
import { isShown } from '#shared/listing/rules.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { listingFrom } from '#shared/listing/store.ts';
import { findSuspended, markFrom } from '#shared/suspension/store.ts';
import { CHANGE_SHARDS, keys } from '#shared/table/keys.ts';
import type { Item, Table } from '#shared/table/table.ts';
import type { Shelf } from './find.ts';
import { type ShelfTier, Shelves } from './shelves.ts';

/** Bytes of compressed snapshot in one item; an item holds at most 400 KB. */
const CHUNK_BYTES = 350_000;
/**
 * The tail is read from this much before its mark: a change bears the moment of its request, which may take ten seconds to be
 * written; an index shows it a little later; and clocks differ a little.
 */
const OVERLAP_MS = 30_000;
/** What an index showed later than that is found when the directory is loaded anew, which a warm reader does this often. */
const RELOAD_MS = 15 * 60_000;
/** Chunks outlive many nights; a directory that never changes gets them written again well before their end. */
const CHUNK_DAYS = 30;
const REWRITE_DAYS = 7;

export interface SnapshotPointer {
  /** Content hash of the snapshot: equal listings give the same snapshot. */
  readonly snapshotId: string;
  readonly chunks: number;
  /** Everything that changed up to here is in it. */
  readonly upTo: string;
  /** When its chunks were written; they last a month from then. */
  readonly writtenAt: string;
}

/**
 * What a snapshot holds: every published listing, those of suspended organisations too, and beside them who is suspended. So
 * lifting a suspension needs no more than its mark in the log, for a reader who starts from a snapshot as well.
 */
export interface Published {
  readonly listings: readonly Listing[];
  /** Identifiers of organisations of which nothing is shown. */
  readonly suspended: readonly string[];
}

/** An item of the log of changes that cannot be read as what it is there for, and the error that says so. */
export interface Unreadable {
  /** Identifier of the listing, or whatever the item's key names. */
  readonly id: string;
  readonly error: unknown;
}

/** The listings that are to be seen. */
export const visibleIn = ({ listings, suspended }: Pick<Published, 'listings' | 'suspended'>): Listing[] => {
  const hidden = new Set(suspended);
  return listings.filter(({ organisationId }) => !hidden.has(organisationId));
};

/** The listings that are to be seen; keeps what it has loaded, so that a warm function reads only the tail of changes. */
export interface Directory {
  /**
   * They as a tier sees them, with all that changed up to now. Loads the snapshot the first time, then what changed since;
   * costs a few read units when nothing did.
   */
  readonly shelf: (tier: ShelfTier) => Promise<Shelf>;
  /** All of them in full, newest publication first. */
  readonly listings: () => Promise<readonly Listing[]>;
}

/**
 * Writes a snapshot, unless it is there already: its name is the hash of its content. Does not publish it.
 * @param upTo moment up to which changes are in it, and the moment of writing
 */
export const writeSnapshot = async (
  table: Table,
  { listings, suspended }: Published,
  upTo: string,
): Promise<SnapshotPointer> => {
  const sorted = [...listings].sort((a, b) => (a.listingId < b.listingId ? -1 : 1));
  const text = JSON.stringify({ listings: sorted, suspended: [...suspended].sort() } satisfies Published);
  const snapshotId = sha256Hex(text);
  const current = await findSnapshot(table);
  if (current?.snapshotId === snapshotId && current.writtenAt > plusDays(upTo, -REWRITE_DAYS))
    return { ...current, upTo };
  const bytes = gzipSync(text, { level: 6 });
  const chunks = Math.max(1, Math.ceil(bytes.length / CHUNK_BYTES));
  for (let chunk = 0; chunk < chunks; chunk += 1)
    await table.put({
      put: {
        ...keys.snapshot(snapshotId, chunk),
        entity: 'SnapshotChunk',
        bytes: bytes.subarray(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES),
        ttl: epochSeconds(plusDays(upTo, CHUNK_DAYS)),
      },
      when: 'always',
    });
  return { snapshotId, chunks, upTo, writtenAt: upTo };
};

/** The content of a snapshot. @throws Error where a chunk is missing. */
export const readSnapshot = async (
  table: Table,
  { snapshotId, chunks }: Pick<SnapshotPointer, 'snapshotId' | 'chunks'>,
): Promise<Published> => {
  const wanted = Array.from({ length: chunks }, (_, i) => keys.snapshot(snapshotId, i));
  // A chunk never changes, so a read at half the price is right, unless it was written just now and does not show yet.
  const found = await table.getMany(wanted);
  const late = wanted.filter((_, i) => found[i] === undefined);
  const shown = (await table.getMany(late, { consistent: true })).values();
  const items = found.map(item => item ?? shown.next().value);
  const parts = items.map(item => item?.bytes as Uint8Array | undefined);
  if (parts.some(part => part === undefined)) throw new Error(`snapshot ${snapshotId} is incomplete`);
  return JSON.parse(gunzipSync(Buffer.concat(parts as Uint8Array[])).toString('utf8')) as Published;
};

/** Makes a snapshot the one that readers start from, unless they start from a later one already. */
export const publishSnapshot = async (table: Table, pointer: SnapshotPointer): Promise<void> => {
  const before = await table.get(keys.snapshotPointer());
  if (before !== undefined && String(before.upTo) >= pointer.upTo) return;
  const version = Number(before?.version ?? 0) + 1;
  const put = { ...keys.snapshotPointer(), entity: 'SnapshotPointer', ...pointer, version };
  await table.put({ put, when: version === 1 ? 'absent' : { version: version - 1 } });
};

export const findSnapshot = async (table: Table): Promise<SnapshotPointer | undefined> => {
  const item = await table.get(keys.snapshotPointer(), { consistent: false });
  if (item === undefined) return undefined;
  const { snapshotId, chunks, upTo, writtenAt } = item;
  return { snapshotId: String(snapshotId), chunks: Number(chunks), upTo: String(upTo), writtenAt: String(writtenAt) };
};

/** What changed after a mark, from every shard of the change log; oldest first within a shard. */
const changesSince = async (table: Table, mark: string): Promise<Item[]> => {
  const shards = Array.from({ length: CHANGE_SHARDS }, (_, shard) =>
    table.queryAll({ index: 'gsi2', pk: `CHANGED#${shard}`, sk: { after: mark } }),
  );
  return (await Promise.all(shards)).flat();
};

/** The listings among changes, and what cannot be read: one bad record must not keep all others from being seen. */
const listingsIn = (changes: readonly Item[]): { listings: Listing[]; unreadable: Unreadable[] } => {
  const unreadable: Unreadable[] = [];
  const listings = changes.flatMap(item => {
    try {
      return markFrom(item) === undefined ? [listingFrom(item)] : [];
    } catch (error) {
      unreadable.push({ id: String(item.pk).replace(/^LISTING#/, ''), error });
      return [];
    }
  });
  return { listings, unreadable };
};

/** The listings to be seen now that have changed after a mark; eventually consistent. */
export const changedSince = async (table: Table, mark: string, now: string): Promise<Listing[]> => {
  const [changes, suspended] = await Promise.all([changesSince(table, mark), findSuspended(table)]);
  return listingsIn(changes).listings.filter(
    listing => isShown(listing, now) && !suspended.has(listing.organisationId),
  );
};

/**
 * Every published listing, from the log of changes alone, and who is suspended. What a night makes its snapshot from: whatever
 * an earlier snapshot or a late index missed is in it again. What cannot be read is told apart, unless it says that it is not
 * published.
 */
export const publishedListings = async (
  table: Table,
  now: string,
): Promise<Published & { readonly unreadable: readonly Unreadable[] }> => {
  const [changes, suspended] = await Promise.all([changesSince(table, '0'), findSuspended(table)]);
  const published = changes.filter(({ state }) => typeof state !== 'string' || state === 'PUBLISHED');
  const { listings, unreadable } = listingsIn(published);
  return { listings: listings.filter(listing => isShown(listing, now)), suspended: [...suspended], unreadable };
};

/** A directory over the table. */
export const openDirectory = (table: Table, clock: Clock = systemClock): Directory => {
  const shelves = new Shelves();
  /** Versions of the suspension marks that are in: an index may show an older one once more. */
  const marks = new Map<string, number>();
  /** Changes up to here are in; undefined until a snapshot was looked for. */
  let mark: string | undefined;
  let reloadAt = '';
  let loading: Promise<void> | undefined;

  const loadSnapshot = async (): Promise<string> => {
    const pointer = await findSnapshot(table);
    // Chunks that have expired, after a month without a night, are no loss: the log of changes has everything.
    const published = pointer === undefined ? undefined : await readSnapshot(table, pointer).catch(() => undefined);
    shelves.replace(published?.listings ?? [], published?.suspended ?? []);
    marks.clear();
    return pointer === undefined || published === undefined ? '0' : pointer.upTo;
  };

  const load = async (): Promise<void> => {
    const now = clock();
    if (mark === undefined || now > reloadAt) {
      mark = await loadSnapshot();
      reloadAt = instantAfter(now, RELOAD_MS);
    }
    for (const item of await changesSince(table, mark === '0' ? mark : instantAfter(mark, -OVERLAP_MS))) {
      const { listings, unreadable } = listingsIn([item]);
      if (unreadable.length > 0) {
        // As it was, it must not be shown any more; as it is, nobody can tell. The night names it.
        for (const { id } of unreadable) shelves.drop(id);
        continue;
      }
      const suspension = markFrom(item);
      if (suspension !== undefined) {
        const { organisationId, version } = suspension;
        if ((marks.get(organisationId) ?? 0) >= version) continue;
        marks.set(organisationId, version);
        shelves.suspend(organisationId, suspension.suspended);
        continue;
      }
      const known = shelves.find(String(item.listingId));
      if (known !== undefined && known.version >= Number(item.version)) continue;
      for (const listing of listings)
        if (listing.state === 'PUBLISHED') shelves.put(listing);
        else shelves.drop(listing.listingId);
    }
    mark = now;
    shelves.turnTo(seoulDate(now));
  };

  // Requests that arrive together share one refresh; after one that failed the next starts from the snapshot.
  const fresh = (): Promise<void> => {
    loading ??= load()
      .catch((error: unknown) => {
        mark = undefined;
        throw error;
      })
      .finally(() => {
        loading = undefined;
      });
    return loading;
  };

  return {
    shelf: async tier => {
      await fresh();
      return shelves.shelf(tier);
    },
    listings: async () => {
      await fresh();
      const at = ({ publishedAt, updatedAt, listingId }: Listing) => `${publishedAt ?? updatedAt}#${listingId}`;
      return shelves.listings().sort((a, b) => (at(a) < at(b) ? 1 : -1));
    },
  };
};
