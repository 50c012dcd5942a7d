import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256Hex } from '#shared/kernel/hash.ts';
import { instantBefore } from '#shared/kernel/time.ts';
import type { Listing } from '#shared/listing/schema.ts';
import { listingFrom } from '#shared/listing/store.ts';
import { CHANGE_SHARDS, keys } from '#shared/table/keys.ts';
import type { Item, Table } from '#shared/table/table.ts';
import { byPublication, positionOf, searchText, toPublic } from './rules.ts';
import type { PublicListing } from './schema.ts';

/** Bytes of compressed snapshot in one item; an item holds at most 400 KB. */
const CHUNK_BYTES = 350_000;
/** Changes become visible on an index a little late, and clocks of writers differ a little: the tail is read this much before its mark. */
const OVERLAP_MS = 10_000;

export interface SnapshotPointer {
  /** Content hash of the snapshot: equal listings give the same snapshot. */
  readonly snapshotId: string;
  readonly chunks: number;
  /** Everything that changed up to here is in it. */
  readonly upTo: string;
}

/** A published listing with what searching it needs, made once. */
export interface Entry {
  readonly listing: Listing;
  readonly shown: PublicListing;
  readonly text: string;
}

/** The published listings; keeps what it has loaded, so that a warm function reads only the tail of changes. */
export interface Directory {
  /**
   * All of them, newest publication first. Loads the snapshot the first time, then what changed since;
   * costs a few read units when nothing did.
   */
  readonly entries: () => Promise<readonly Entry[]>;
}

/** Writes a snapshot of listings; content-addressed, so that writing it again changes nothing. Does not publish it. */
export const writeSnapshot = async (
  table: Table,
  listings: readonly Listing[],
  upTo: string,
): Promise<SnapshotPointer> => {
  const sorted = [...listings].sort((a, b) => (a.listingId < b.listingId ? -1 : 1));
  const text = JSON.stringify(sorted);
  const snapshotId = sha256Hex(text);
  const bytes = gzipSync(text, { level: 6 });
  const chunks = Math.max(1, Math.ceil(bytes.length / CHUNK_BYTES));
  const items = Array.from({ length: chunks }, (_, i) => ({
    ...keys.snapshot(snapshotId, i),
    entity: 'SnapshotChunk',
    bytes: bytes.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES),
  }));
  for (const item of items) await table.put({ put: item, when: 'always' });
  return { snapshotId, chunks, upTo };
};

/** The listings of a snapshot. @throws Error where a chunk is missing: a defect, since the pointer is written last. */
export const readSnapshot = async (
  table: Table,
  { snapshotId, chunks }: Pick<SnapshotPointer, 'snapshotId' | 'chunks'>,
): Promise<Listing[]> => {
  const wanted = Array.from({ length: chunks }, (_, i) => keys.snapshot(snapshotId, i));
  const items = await table.getMany(wanted);
  const parts = items.map(item => item?.bytes as Uint8Array | undefined);
  if (parts.some(part => part === undefined)) throw new Error(`snapshot ${snapshotId} is incomplete`);
  return JSON.parse(gunzipSync(Buffer.concat(parts as Uint8Array[])).toString('utf8')) as Listing[];
};

/** Makes a snapshot the one that readers start from. */
export const publishSnapshot = (table: Table, pointer: SnapshotPointer): Promise<void> =>
  table.put({ put: { ...keys.snapshotPointer(), entity: 'SnapshotPointer', ...pointer }, when: 'always' });

export const findSnapshot = async (table: Table): Promise<SnapshotPointer | undefined> => {
  const item = await table.get(keys.snapshotPointer(), { consistent: false });
  return item === undefined
    ? undefined
    : { snapshotId: String(item.snapshotId), chunks: Number(item.chunks), upTo: String(item.upTo) };
};

/** What changed after a mark, from every shard of the change log; oldest first within a shard. */
const changesSince = async (table: Table, mark: string): Promise<Item[]> => {
  const shards = Array.from({ length: CHANGE_SHARDS }, (_, shard) =>
    table.queryAll({ index: 'gsi2', pk: `CHANGED#${shard}`, sk: { after: mark } }),
  );
  return (await Promise.all(shards)).flat();
};

const entryOf = (listing: Listing): Entry => {
  const shown = toPublic(listing);
  return { listing, shown, text: searchText(shown) };
};

/** A directory over the table. */
export const openDirectory = (table: Table): Directory => {
  const byId = new Map<string, Entry>();
  let mark: string | undefined;
  let sorted: readonly Entry[] | undefined;
  let loading: Promise<readonly Entry[]> | undefined;

  const loadSnapshot = async (): Promise<string> => {
    const pointer = await findSnapshot(table);
    if (pointer === undefined) return '0';
    for (const listing of await readSnapshot(table, pointer)) byId.set(listing.listingId, entryOf(listing));
    return pointer.upTo;
  };

  const load = async (): Promise<readonly Entry[]> => {
    mark ??= await loadSnapshot();
    for (const item of await changesSince(table, mark === '0' ? mark : instantBefore(mark, OVERLAP_MS))) {
      const listing = listingFrom(item);
      if (listing.updatedAt > mark) mark = listing.updatedAt;
      if ((byId.get(listing.listingId)?.listing.version ?? 0) >= listing.version) continue;
      if (listing.state === 'PUBLISHED') byId.set(listing.listingId, entryOf(listing));
      else if (!byId.delete(listing.listingId)) continue;
      sorted = undefined;
    }
    sorted ??= [...byId.values()].sort((a, b) => byPublication(positionOf(a.shown), positionOf(b.shown)));
    return sorted;
  };

  return {
    // Requests that arrive together share one refresh; a failed one leaves what was loaded, and the next tries again.
    entries: () => {
      loading ??= load().finally(() => {
        loading = undefined;
      });
      return loading;
    },
  };
};
