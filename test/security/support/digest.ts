import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { canonicalJson } from '#shared/kernel/hash.ts';
import type { StackHandle } from '#test/support/stack.ts';

export type Stored = Record<string, unknown>;

/** Reads the whole table of a stack, as no function may. */
export const tableReader = ({ stack }: StackHandle) => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(stack.dynamodb));
  const { tableName: TableName } = stack;
  /** Every item by its key; but for the counts of requests, which every request changes whatever becomes of it. */
  const items = async (): Promise<Map<string, Stored>> => {
    const found = new Map<string, Stored>();
    for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true }))
      for (const item of page.Items ?? []) if (item.entity !== 'RequestCount') found.set(`${item.pk} ${item.sk}`, item);
    return found;
  };
  return { items, close: () => client.destroy() };
};

const bytesAsText = (value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
const textOf = (item: Stored): string =>
  canonicalJson(Object.fromEntries(Object.entries(item).map(([name, value]) => [name, bytesAsText(value)])));

/** Content digest of a table: the same for the same items, whatever their order. */
export const digestOf = (items: ReadonlyMap<string, Stored>): string => {
  const hash = createHash('sha256');
  for (const key of [...items.keys()].sort()) hash.update(`${key}\n${textOf(items.get(key) ?? {})}\n`);
  return hash.digest('hex');
};

/** Items that are new, changed or gone. */
export const changesBetween = (before: ReadonlyMap<string, Stored>, after: ReadonlyMap<string, Stored>): Stored[] => [
  ...[...after].flatMap(([key, item]) => {
    const was = before.get(key);
    return was !== undefined && textOf(was) === textOf(item) ? [] : [item];
  }),
  ...[...before].flatMap(([key, item]) => (after.has(key) ? [] : [item])),
];
