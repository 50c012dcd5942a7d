import { reject } from '#shared/kernel/rejection.ts';
import { entity } from '#shared/table/codec.ts';
import { indexes, keys } from '#shared/table/keys.ts';
import type { Item, Table, Write } from '#shared/table/table.ts';
import { type ChainEnd, linked, START } from './rules.ts';
import { OWNER_SIDE, SYSTEM, TrailEntry, TrailHead } from './schema.ts';

/** gsi1 finds what a person did; gsi2 all chains there are, by their first entries. */
const entries = entity('TrailEntry', TrailEntry, entry => ({
  ...keys.trailEntry(entry.subject, entry.seq),
  ...(entry.actor === SYSTEM || entry.actor === OWNER_SIDE
    ? {}
    : indexes.trailBy(entry.actor, entry.at, entry.subject, entry.seq)),
  ...(entry.seq === 1 ? indexes.trails(entry.subject) : {}),
}));
const heads = entity('TrailHead', TrailHead, head => keys.trailHead(head.subject));

/** Another change was added to the same chain first; whoever lost reads its end again. */
export const headMoved = reject('conflict', '다시 시도해 주십시오', 'Changed at the same time; try again');

export const findHead = async (table: Table, subject: string): Promise<TrailHead | undefined> => {
  const item = await table.get(keys.trailHead(subject));
  return item === undefined ? undefined : heads.fromItem(item);
};

type Note = Omit<TrailEntry, 'format' | 'seq' | 'prev' | 'hash'>;

/** What adds notes about one subject to its chain: the entries in their order, and the head over the one that was read. */
export const chainWrites = async (table: Table, subject: string, notes: readonly Note[]): Promise<Write[]> => {
  const head = await findHead(table, subject);
  let end: ChainEnd = head === undefined ? START : { seq: head.version, hash: head.hash };
  const added: TrailEntry[] = [];
  for (const note of notes) {
    const entry = linked(end, note);
    added.push(entry);
    end = entry;
  }
  return [
    ...added.map((entry): Write => ({ put: entries.toItem(entry), when: 'absent', otherwise: headMoved })),
    {
      put: heads.toItem({ subject, version: end.seq, hash: end.hash }),
      when: head === undefined ? 'absent' : { version: head.version },
      otherwise: headMoved,
    },
  ];
};

const KEYS = new Set(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'entity', 'schemaVersion']);
/** An entry exactly as it is stored, whatever was done to it: reading it as what it should be would hide that it is not. */
const asStored = (item: Item): TrailEntry =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !KEYS.has(name))) as TrailEntry;

/** Entries of a chain after a place in it, oldest first. */
export const entriesAfter = async (
  table: Table,
  subject: string,
  { after, limit }: { after: number; limit: number },
): Promise<TrailEntry[]> => {
  const { pk, sk } = keys.trailEntry(subject, after);
  // The head sorts after all entries and is not one.
  const { items } = await table.query({ pk, sk: { after: sk }, limit });
  return items.filter(item => item.sk !== 'HEAD').map(asStored);
};

/** A page of all chains' first entries. */
export const firstEntries = async (
  table: Table,
  page: { limit: number; from?: Item },
): Promise<{ items: TrailEntry[]; next?: Item }> => {
  const { items, next } = await table.query({ index: 'gsi2', pk: 'TRAILS', ...page });
  return { items: items.map(entries.fromItem), ...(next === undefined ? {} : { next }) };
};

/** What a person did, oldest first, a thousand entries at a time; eventually consistent. */
export const entriesBy = async (
  table: Table,
  reference: string,
  from: Item | undefined,
): Promise<{ items: TrailEntry[]; next?: Item }> => {
  const pk = `TRAIL-BY#${reference}`;
  const { items, next } = await table.query({
    index: 'gsi1',
    pk,
    limit: 1_000,
    ...(from === undefined ? {} : { from }),
  });
  return { items: items.map(asStored), ...(next === undefined ? {} : { next }) };
};

/** Entries of a chain that concern a person. */
export const entriesAbout = async (table: Table, subject: string, reference: string): Promise<TrailEntry[]> =>
  (await table.queryAll({ pk: keys.trailHead(subject).pk, sk: { beginsWith: 'ENTRY#' } }))
    .map(asStored)
    .filter(({ about }) => about?.includes(reference) === true);
