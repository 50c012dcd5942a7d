import type { Item, Table } from './table.ts';

/**
 * What a concept keeps under a person's identifier. Declared beside the entity and listed in shared/person/registry.ts: what is
 * found here is what the person is shown when they ask, and what is removed when they want to be forgotten.
 */
export interface PersonalItems {
  /** Member of the export in which the items are shown. */
  readonly name: string;
  /** Names of the entities, as they are stored. */
  readonly entities: readonly string[];
  /** Keys and index entries of shared/table/keys.ts that are made with a person's identifier. */
  readonly keys: readonly string[];
  /** Every item about the person; may be eventually consistent. */
  readonly find: (table: Table, userId: string) => Promise<Item[]>;
  /** An item as the person is shown it. */
  readonly shown: (item: Item) => unknown;
}
