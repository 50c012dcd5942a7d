import { canonicalJson } from '#shared/kernel/hash.ts';
import type { Item } from '#shared/table/table.ts';

/** What differs between two nights that came to the same: what it took. */
const PASSING = new Set(['consumed']);
const lasting = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(lasting);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (PASSING.has(name) ? [] : [[name, lasting(member)]])),
  );
};

const bare = (item: Item): unknown => {
  const { pk: _pk, sk: _sk, ...rest } = item;
  // How often a sweep was called, and which of its calls found what to do, is its history.
  if (item.entity === 'Sweep')
    return (rest.tasks as { name: string; state: string }[]).map(({ name, state }) => `${name} ${state}`);
  if (item.entity === 'Outbox') return { ...rest, eventId: undefined };
  if (item.entity === 'Notification') return { ...rest, notificationId: undefined };
  return rest;
};

/** Where an item stands. Events and notices have names drawn by lot. */
const placeOf = (item: Item): string => {
  if (item.entity === 'Outbox') return `event ${item.type} ${item.subject}`;
  return item.entity === 'Notification' ? `notice ${item.pk}` : `${item.pk} / ${item.sk}`;
};

/** Everything in a table, by key, as text that is equal exactly where everything that lasts is. */
export const contents = (items: readonly Item[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const item of items) {
    const key = placeOf(item);
    // What was told twice stands here twice.
    found.set(key, `${found.get(key) ?? ''}${canonicalJson(lasting(bare(item)))}`);
  }
  return found;
};

/** Keys at which two tables differ. */
export const differences = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter(key => a.get(key) !== b.get(key)).sort();
