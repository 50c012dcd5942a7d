import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { readAssembly } from '#infra/local/assembly.ts';
import { localClientConfig, startEngine } from '#infra/local/engine.ts';
import { canonicalJson } from '#shared/kernel/hash.ts';
import { findActive, findPack } from '#shared/match/store.ts';
import { chunksOf } from '#shared/table/retry.ts';
import { type Item, openTable, type Table } from '#shared/table/table.ts';
import { type NightOptions, type NightResult, runNight } from './run.ts';

/** A table in which a night may end badly without anybody minding. */
export interface Scratch {
  readonly table: Table;
  readonly night: (options: Omit<NightOptions, 'assembly' | 'client' | 'tableName'>) => Promise<NightResult>;
  readonly items: () => Promise<Item[]>;
  readonly put: (items: readonly Item[]) => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** A table engine with room for many tables side by side. */
export interface Nights {
  /** A new table that holds what the base does. */
  readonly scratch: (base: readonly Item[]) => Promise<Scratch>;
  readonly close: () => Promise<void>;
}

/** In transactions, which the local engine makes durable as one: ten times as fast as its batches. */
const fill = async (table: Table, items: readonly Item[]): Promise<void> => {
  for (const chunk of chunksOf(items, 100)) await table.transact(chunk.map(put => ({ put, when: 'always' })));
};

export const openNights = async (assemblyDir: string): Promise<Nights> => {
  const engine = await startEngine();
  const assembly = readAssembly(assemblyDir);
  const raw = new DynamoDBClient({ ...localClientConfig(engine.endpoint, assembly.place.region), maxAttempts: 1 });
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  const { StreamSpecification: _quiet, ...shape } = assembly.tables[0]!;
  let made = 0;
  return {
    scratch: async base => {
      made += 1;
      const TableName = `night-${process.pid}-${made}`;
      await raw.send(new CreateTableCommand({ ...shape, TableName }));
      const table = openTable(client, TableName);
      await fill(table, base);
      return {
        table,
        night: options => runNight({ ...options, assembly, client, tableName: TableName }),
        items: async () => {
          const items: Item[] = [];
          let ExclusiveStartKey: Item | undefined;
          do {
            const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey }));
            items.push(...(page.Items ?? []));
            ExclusiveStartKey = page.LastEvaluatedKey;
          } while (ExclusiveStartKey !== undefined);
          return items;
        },
        put: items => fill(table, items),
        drop: async () => void (await raw.send(new DeleteTableCommand({ TableName }))),
      };
    },
    close: async () => {
      client.destroy();
      await engine.close();
    },
  };
};

/** What people read of the matches in force: the run, and every listing's pack. */
export const readersSee = async (table: Table, listingIds: readonly string[]): Promise<string> => {
  const active = await findActive(table);
  if (active === undefined) return 'nothing';
  const packs = await Promise.all(listingIds.map(listingId => findPack(table, listingId, active)));
  return canonicalJson([active.runId, packs.map(pack => pack?.matches ?? [])]);
};
