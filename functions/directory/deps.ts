import type { Directory } from '#shared/directory/store.ts';
import type { NewId } from '#shared/kernel/ids.ts';
import type { Table } from '#shared/table/table.ts';

/** What the use cases of this function reach the world with. */
export interface Deps {
  readonly table: Table;
  readonly newId: NewId;
  readonly directory: Directory;
}
